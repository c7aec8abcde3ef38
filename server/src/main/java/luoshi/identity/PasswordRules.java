package luoshi.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import luoshi.kernel.Reason;

/** What a password must be (密码要求): long, not about oneself, not a row of the same. */
final class PasswordRules {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 6;
    private static final List<String> COMMON =
            List.of("password", "123456", "qwerty", "abcdef", "admin", "luoshi", "888888", "666666", "111111");

    private PasswordRules() {}

    /**
     * Why the password is not taken, or empty.
     *
     * @param username may not be part of it
     */
    static Optional<Reason> refusal(String password, String username) {
        var length = password.codePointCount(0, password.length());
        var small = password.toLowerCase(Locale.ROOT);
        if (length < SHORTEST) {
            return Optional.of(Reason.of("reason.identity.password-short", length, SHORTEST));
        }
        if (length > LONGEST) {
            return Optional.of(Reason.of("reason.identity.password-long", LONGEST));
        }
        if (username.length() >= 3 && small.contains(username.toLowerCase(Locale.ROOT))) {
            return Optional.of(Reason.of("reason.identity.password-name"));
        }
        if (COMMON.stream().anyMatch(word -> small.contains(word) && length < SHORTEST + word.length())) {
            return Optional.of(Reason.of("reason.identity.password-common"));
        }
        if (password.codePoints().distinct().count() < FEWEST_DIFFERENT || kinds(password) < 2) {
            return Optional.of(Reason.of("reason.identity.password-plain"));
        }
        return Optional.empty();
    }

    /** Kinds of characters: letters, digits, everything else. */
    private static long kinds(String password) {
        return password.codePoints()
                .map(c -> Character.isDigit(c) ? 0 : Character.isLetter(c) ? (c < 128 ? 1 : 2) : 3)
                .distinct()
                .count();
    }
}
