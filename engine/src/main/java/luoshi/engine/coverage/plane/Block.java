package luoshi.engine.coverage.plane;

/**
 * The cells of 64 rows: for each grid, plane and period the strands side by side, one word each with a bit a row, in
 * chunks of 64 strands. Never changed; a changed copy shares the chunks that stayed the same, and equal neighbours of a
 * period share one.
 *
 * <p>Arrays may be shorter than what is asked of them: what is not there has no bits.
 */
public final class Block {
    /** Strands of a chunk. */
    public static final int STRANDS = 64;

    /** The chunk without bits, the same one everywhere. */
    static final long[] NO_BITS = new long[STRANDS];

    static final long[][] NO_SEGMENTS = {};
    static final long[][][] NO_PERIODS = {};
    static final long[][][][] NO_PLANES = {};

    /** A block without cells. */
    public static final Block EMPTY = new Block(new long[0][][][][]);

    /** Grid, plane, period, segment, strand. */
    final long[][][][][] bits;

    Block(long[][][][][] bits) {
        this.bits = bits;
    }

    /** The 64 words of a segment. The array belongs to the block: do not write to it. */
    public long[] chunk(int grid, int plane, int period, int segment) {
        if (grid >= bits.length) {
            return NO_BITS;
        }
        var planes = bits[grid];
        if (plane >= planes.length || period >= planes[plane].length) {
            return NO_BITS;
        }
        var segments = planes[plane][period];
        return segment < segments.length ? segments[segment] : NO_BITS;
    }

    /** One bit a row. */
    public long word(int grid, int plane, int period, int strand) {
        return chunk(grid, plane, period, strand >> 6)[strand & 63];
    }

    /** Periods of a grid that may have bits in a plane. */
    public int periods(int grid, int plane) {
        return grid < bits.length && plane < bits[grid].length ? bits[grid][plane].length : 0;
    }

    /** Segments of a period that may have bits. */
    public int segments(int grid, int plane, int period) {
        return period < periods(grid, plane) ? bits[grid][plane][period].length : 0;
    }

    /** Whether the chunk has no bits at all and is known to have none. */
    public static boolean isEmpty(long[] chunk) {
        return chunk == NO_BITS;
    }
}
