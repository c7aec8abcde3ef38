package luoshi.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How long an account waits after wrong passwords (锁定): nothing for four, then 30 seconds, doubling to 15 minutes. */
final class Lockout {
    private static final int FREE_FAILURES = 4;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Lockout() {}

    /**
     * Until when the account is locked after one more failure.
     *
     * @param failures wrong passwords before this one, since the last success
     */
    static @Nullable OffsetDateTime after(int failures, OffsetDateTime now) {
        var over = failures + 1 - FREE_FAILURES;
        if (over <= 0) {
            return null;
        }
        var wait = FIRST.multipliedBy(1L << Math.min(over - 1, 10));
        return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
