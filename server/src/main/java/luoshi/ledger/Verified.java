package luoshi.ledger;

import java.time.Instant;

/**
 * One verification that was made (校验): when, for how long, by whom, and what it found.
 *
 * @param millis how long it took
 * @param by who asked for it, {@code luoshi} for the daily one
 * @param broken how many disagreements there were; the first of them are in {@code found}
 */
record Verified(Instant at, long millis, String by, int broken, Verification found) {}
