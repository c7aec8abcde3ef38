package luoshi.engine.coverage.plane;

import java.util.Arrays;

/** One strand of all blocks while it is written anew, apart from the others that share chunks with it. */
final class OpenStrand {
    private final int grid;
    private final int strand;
    private final int blocks;
    /** By plane and period the words of all blocks. */
    private final long[][][] words = new long[Plane.COUNT][0][];
    /** Row, period and day of what was met late, by turns. */
    private int[] late = new int[63];

    private int lateSize;

    OpenStrand(int grid, int strand, int blocks) {
        this.grid = grid;
        this.strand = strand;
        this.blocks = blocks;
    }

    boolean is(int otherGrid, int otherStrand) {
        return strand == otherStrand && grid == otherGrid;
    }

    long word(int block, int plane, int period) {
        return period < words[plane].length ? words[plane][period][block] : 0;
    }

    void put(int block, int plane, int period, long bits, boolean on) {
        if (on && bits != 0) {
            if (period >= words[plane].length) {
                var longer = Arrays.copyOf(words[plane], period + 1);
                for (var i = words[plane].length; i <= period; i++) {
                    longer[i] = new long[blocks];
                }
                words[plane] = longer;
            }
            words[plane][period][block] |= bits;
        } else if (!on && period < words[plane].length) {
            words[plane][period][block] &= ~bits;
        }
    }

    void late(int row, int period, int day) {
        if (lateSize == late.length) {
            late = Arrays.copyOf(late, lateSize * 2);
        }
        late[lateSize++] = row;
        late[lateSize++] = period;
        late[lateSize++] = day;
    }

    void write(BlocksEditor into) {
        for (var plane = 0; plane < Plane.COUNT; plane++) {
            var periods = Math.max(words[plane].length, into.periods(grid, plane));
            for (var block = 0; block < blocks; block++) {
                for (var period = 0; period < periods; period++) {
                    into.set(block, grid, plane, period, strand, word(block, plane, period));
                }
            }
        }
        for (var i = 0; i < lateSize; i += 3) {
            if ((word(late[i] >> 6, Plane.LATE, late[i + 1]) >>> late[i] & 1) != 0) {
                into.putLate(late[i], grid, late[i + 1], strand, late[i + 2]);
            }
        }
    }
}
