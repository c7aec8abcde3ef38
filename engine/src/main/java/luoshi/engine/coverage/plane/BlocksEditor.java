package luoshi.engine.coverage.plane;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Changes to the cells of all rows; whoever reads the blocks that it began with sees none of them. */
public final class BlocksEditor {
    private final Sheet<Block> before;
    /** By block, once there is more than one. */
    private @Nullable BlockEditor[] editors = {};

    private @Nullable OpenStrand opened;
    private @Nullable BlockEditor last;
    private int lastBlock = -1;

    public BlocksEditor(Sheet<Block> before) {
        this.before = before;
    }

    /**
     * Opens a strand to be written anew: until {@link #close} all that is said of it is what was put since.
     *
     * @param blocks how many blocks there are
     */
    public void open(int grid, int strand, int blocks) {
        opened = new OpenStrand(grid, strand, Math.max(blocks, before.size()));
    }

    /** Writes the strand that was opened: only blocks in which it differs from before are copied. */
    public void close() {
        var strand = opened;
        opened = null;
        if (strand != null) {
            strand.write(this);
        }
    }

    /** The word of a block as changed so far. */
    public long word(int block, int grid, int plane, int period, int strand) {
        var open = opened;
        if (open != null && open.is(grid, strand)) {
            return open.word(block, plane, period);
        }
        var editor = known(block);
        if (editor != null) {
            return editor.word(grid, plane, period, strand);
        }
        return block < before.size() ? before.get(block).word(grid, plane, period, strand) : 0;
    }

    /** Periods of a plane and grid that may have bits somewhere. */
    int periods(int grid, int plane) {
        var periods = 0;
        for (var block = 0; block < before.size(); block++) {
            var editor = known(block);
            var some = editor == null ? before.get(block).periods(grid, plane) : editor.periods(grid, plane);
            periods = Math.max(periods, some);
        }
        return periods;
    }

    /** Makes a word what it is to be. */
    void set(int block, int grid, int plane, int period, int strand, long word) {
        var now = word(block, grid, plane, period, strand);
        if (now != word) {
            editor(block).put(grid, plane, period, strand, now & ~word, false);
            editor(block).put(grid, plane, period, strand, word & ~now, true);
        }
    }

    public boolean has(int row, int grid, int plane, int period, int strand) {
        return (word(row >> 6, grid, plane, period, strand) >>> row & 1) != 0;
    }

    public void put(int row, int grid, int plane, int period, int strand, boolean on) {
        var open = opened;
        if (open != null && open.is(grid, strand)) {
            open.put(row >> 6, plane, period, 1L << row, on);
        } else if (has(row, grid, plane, period, strand) != on) {
            editor(row >> 6).put(grid, plane, period, strand, 1L << row, on);
        }
    }

    /** Marks a cell as met late, on a day. */
    public void putLate(int row, int grid, int period, int strand, int day) {
        put(row, grid, Plane.LATE, period, strand, true);
        var open = opened;
        if (open != null && open.is(grid, strand)) {
            open.late(row, period, day);
        } else {
            editor(row >> 6).late(grid, period, strand, row, day);
        }
    }

    /** Puts bits of a block in. */
    public void put(int block, int grid, int plane, int period, int strand, long bits) {
        var open = opened;
        if (open != null && open.is(grid, strand)) {
            open.put(block, plane, period, bits, true);
        } else if (bits != 0) {
            editor(block).put(grid, plane, period, strand, bits, true);
        }
    }

    /** Takes a row's bits out of all periods and planes of a strand. */
    public void clear(int row, int grid, int strand) {
        editor(row >> 6).clear(grid, strand, 1L << row);
    }

    /** Takes rows out of a block altogether. */
    public void clearRows(int block, long rows) {
        editor(block).clear(rows);
    }

    /** Told of words in which the bound cells of some rows changed, and whether some went and some came. */
    public interface Difference {
        void at(int grid, int period, int strand, boolean gone, boolean come);
    }

    /** Tells where the bound cells of some rows of a block differ from before. */
    public void differences(int block, long rows, Difference found) {
        var editor = known(block);
        if (editor != null) {
            editor.differences(rows, found);
        }
    }

    /** Takes all bits out of a strand. */
    public void clear(int grid, int strand) {
        for (var block = 0; block < before.size(); block++) {
            if (known(block) != null || before.get(block).periods(grid, Plane.BOUND) > 0) {
                editor(block).clear(grid, strand, -1L);
            }
        }
    }

    private @Nullable BlockEditor known(int block) {
        if (block == lastBlock) {
            return last;
        }
        return block < editors.length ? editors[block] : null;
    }

    private BlockEditor editor(int block) {
        var editor = known(block);
        if (editor == null) {
            editor = new BlockEditor(block < before.size() ? before.get(block) : Block.EMPTY);
            if (lastBlock >= 0) {
                editors = Arrays.copyOf(
                        editors, Math.max(editors.length, Math.max(before.size(), Math.max(block, lastBlock) + 1)));
                editors[block] = editor;
                editors[lastBlock] = last;
            }
        }
        last = editor;
        lastBlock = block;
        return editor;
    }

    /** The changed blocks, at least so many. */
    public Sheet<Block> done(int blocks) {
        return done(blocks, false);
    }

    /** The same, with what is equal between periods shared: for many changes at once. */
    public Sheet<Block> compact(int blocks) {
        return done(blocks, true);
    }

    private Sheet<Block> done(int blocks, boolean compact) {
        var next = before.grown(blocks, Block.EMPTY).edit();
        for (var block = 0; block < next.size(); block++) {
            var editor = known(block);
            if (editor != null) {
                next.set(block, compact ? editor.compact() : editor.done());
            }
        }
        return next.done();
    }
}
