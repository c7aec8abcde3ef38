package luoshi.bench.coverage;

import luoshi.bench.Rounds;

/** What became of one contender. */
sealed interface Result {
    String name();

    /**
     * The same answers as the others, and times.
     *
     * @param read of merely reading the same arrays; empty for all but ours
     */
    record Measured(String name, String note, double loadMillis, Rounds cube, Rounds total, Rounds read)
            implements Result {}

    /** Not started here, and why. */
    record Skipped(String name, String reason) implements Result {}

    /** Other answers, and where they differ first. */
    record Different(String name, String where) implements Result {}
}
