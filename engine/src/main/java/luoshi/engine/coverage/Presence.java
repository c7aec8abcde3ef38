package luoshi.engine.coverage;

import java.util.Arrays;

/**
 * For the 64 rows of a block, grid and period by period, who is there: everything of the half rule (domain §3) that does
 * not ask what a duty says.
 */
final class Presence {
    /** The row's slot is the only one of its holder in the period, with at least half of the days that count. */
    static final int ENOUGH = 0;
    /** The row's slot is the only one of its holder in the period. */
    static final int ALONE = 1;
    /** The row's slot is one of several that its holder has in the period. */
    static final int SEVERAL = 2;

    private static final int KINDS = 3;
    private static final long[] NONE = {};
    static final Presence NOBODY = new Presence(new long[0][][]);

    /** Grid, kind, period. */
    private final long[][][] bits;

    private Presence(long[][][] bits) {
        this.bits = bits;
    }

    /** One bit a row. */
    long word(int kind, int grid, int period) {
        if (grid >= bits.length || period >= bits[grid][kind].length) {
            return 0;
        }
        return bits[grid][kind][period];
    }

    /** A copy to be written to, with room for so many grids. */
    Presence copy(int grids) {
        var copy = new long[Math.max(grids, bits.length)][KINDS][];
        for (var grid = 0; grid < copy.length; grid++) {
            for (var kind = 0; kind < KINDS; kind++) {
                copy[grid][kind] = grid < bits.length ? bits[grid][kind].clone() : NONE;
            }
        }
        return new Presence(copy);
    }

    /** Takes rows out; only of a copy that nobody has yet. */
    void clear(long rows) {
        for (var grid : bits) {
            for (var kind : grid) {
                for (var period = 0; period < kind.length; period++) {
                    kind[period] &= ~rows;
                }
            }
        }
    }

    /** Puts a row in; only of a copy that nobody has yet. */
    void add(int kind, int grid, int period, int row) {
        var periods = bits[grid][kind];
        if (period >= periods.length) {
            periods = Arrays.copyOf(periods, period + 1);
            bits[grid][kind] = periods;
        }
        periods[period] |= 1L << row;
    }

    /** Takes a row out; only of a copy that nobody has yet. */
    void remove(int kind, int grid, int period, int row) {
        var periods = bits[grid][kind];
        if (period < periods.length) {
            periods[period] &= ~(1L << row);
        }
    }
}
