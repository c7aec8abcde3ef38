package luoshi.engine.coverage.plane;

/**
 * The cells of 64 rows: for each grid, plane and period the strands side by side, one word each with a bit a row, in
 * chunks of 64 strands. Never changed; a changed copy shares the chunks that stayed the same.
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
    public static final Block EMPTY = new Block(new long[0][][][][], new long[0][], new LateDays[0][]);

    /** Grid, plane, period, segment, strand. */
    final long[][][][][] bits;
    /** By grid and period the rows of which bound cells count; what is not there is all of them. */
    final long[][] there;

    /** By grid and period. */
    final LateDays[][] late;

    Block(long[][][][][] bits, long[][] there, LateDays[][] late) {
        this.bits = bits;
        this.there = there;
        this.late = late;
    }

    /** When late cells of a period were met. */
    public LateDays late(int grid, int period) {
        return grid < late.length && period < late[grid].length ? late[grid][period] : LateDays.NONE;
    }

    /**
     * The rows of which bound cells of a period count. Who is bound in one period is mostly bound in others by the same
     * duties, or not there at all: so periods share chunks of {@link Plane#BOUND}, each with its own rows.
     */
    public long there(int grid, int period) {
        return there(there, grid, period);
    }

    static long there(long[][] there, int grid, int period) {
        return grid < there.length && period < there[grid].length ? there[grid][period] : -1L;
    }

    /**
     * The 64 words of a segment; of {@link Plane#BOUND} only the rows of {@link #there} count. The array belongs to the
     * block: do not write to it.
     */
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
        var word = chunk(grid, plane, period, strand >> 6)[strand & 63];
        return plane == Plane.BOUND ? word & there(grid, period) : word;
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
