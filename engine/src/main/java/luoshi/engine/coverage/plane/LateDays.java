package luoshi.engine.coverage.plane;

import java.util.Arrays;

/**
 * The days on which late cells of one period of a block were met. There may be more than one knows of: a day counts only
 * while {@link Plane#LATE} has the cell's bit.
 */
public final class LateDays {
    static final LateDays NONE = new LateDays(new long[0], 0);

    /** Strand, row and day of each. */
    private long[] entries;

    private int size;

    private LateDays(long[] entries, int size) {
        this.entries = entries;
        this.size = size;
    }

    /** Told of each. */
    public interface Visitor {
        void late(int strand, int row, int day);
    }

    /** Tells each; rows are those of the block, 0 to 63. */
    public void each(Visitor visitor) {
        for (var i = 0; i < size; i++) {
            var cell = (int) (entries[i] >>> 32);
            visitor.late(cell >>> 6, cell & 63, (int) entries[i]);
        }
    }

    /** A copy to be written to. */
    LateDays copy() {
        return new LateDays(Arrays.copyOf(entries, size + 4), size);
    }

    /** Puts a day in; only of a copy that nobody has yet. */
    void put(int strand, int row, int day) {
        var cell = (long) (strand << 6 | row) << 32;
        var entry = cell | day & 0xffff_ffffL;
        for (var i = 0; i < size; i++) {
            if ((entries[i] & 0xffff_ffff_0000_0000L) == cell) {
                entries[i] = entry;
                return;
            }
        }
        entries = size == entries.length ? Arrays.copyOf(entries, size * 3 / 2 + 4) : entries;
        entries[size++] = entry;
    }
}
