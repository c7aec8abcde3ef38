package luoshi.engine.coverage.log;

import java.util.Arrays;

/** Columns of 65,536 entries. */
final class Segment {
    static final int SHIFT = 16;
    static final int LENGTH = 1 << SHIFT;
    static final int MASK = LENGTH - 1;
    static final long[] NONE = {};

    /** In marks: the two lowest bits are the kind. */
    static final int KIND = 3;

    static final int NIGHT = 4;
    static final int OFF_HOURS = 8;
    static final int UNANNOUNCED = 16;
    /** In marks: the chain so far has documents or meetings. */
    static final int SOFT = 32;
    /** In marks: the chain so far may have pieces withdrawn or told twice. */
    static final int MIXED = 64;

    static final int OF_CHAIN = SOFT | MIXED;

    final long[] at = new long[LENGTH];
    final long[] entered = new long[LENGTH];
    final long[] id = new long[LENGTH];
    /** Places of duties and subjects. */
    final int[] duty = new int[LENGTH];

    final int[] subject = new int[LENGTH];
    final int[] previous = new int[LENGTH];
    /** The last of the chain so far in order of filling. */
    final int[] newest = new int[LENGTH];

    final int[] quantity = new int[LENGTH];
    final byte[] marks = new byte[LENGTH];
    /** Sequences of withdrawal, once there is one. */
    volatile long[] withdrawn = NONE;

    /** The columns of small numbers. */
    int[][] numbers() {
        return new int[][] {duty, subject, previous, newest, quantity};
    }

    void withdraw(int i, long sequence) {
        if (sequence != Long.MAX_VALUE && withdrawn == NONE) {
            var all = new long[LENGTH];
            Arrays.fill(all, Long.MAX_VALUE);
            withdrawn = all;
        }
        if (withdrawn != NONE) {
            withdrawn[i] = sequence;
        }
    }

    long withdrawn(int i) {
        return withdrawn == NONE ? Long.MAX_VALUE : withdrawn[i];
    }

    long sequence(int i) {
        var gone = withdrawn(i);
        return gone == Long.MAX_VALUE ? entered[i] : Math.max(entered[i], gone);
    }
}
