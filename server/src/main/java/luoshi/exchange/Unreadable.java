package luoshi.exchange;

import luoshi.kernel.Reason;

/** A file that cannot be taken as a table at all (读不了). */
final class Unreadable extends Exception {
    private final transient Reason reason;

    Unreadable(String key, Object... data) {
        super(key);
        this.reason = Reason.of("reason.exchange." + key, data);
    }

    Reason reason() {
        return reason;
    }
}
