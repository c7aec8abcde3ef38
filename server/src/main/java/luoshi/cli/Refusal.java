package luoshi.cli;

/** Why a command does not run, with what to do about it, in Chinese and English. */
final class Refusal extends RuntimeException {
    Refusal(String chinese, String english) {
        super(chinese + System.lineSeparator() + english);
    }
}
