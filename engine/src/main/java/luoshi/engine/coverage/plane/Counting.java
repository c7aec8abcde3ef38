package luoshi.engine.coverage.plane;

/** Counts of cells by state, strand by strand: exempt, open, met, late, weak, debt. */
public final class Counting {
    public static final int EXEMPT = 0;
    public static final int OPEN = 1;
    public static final int MET = 2;
    public static final int LATE = 3;
    public static final int WEAK = 4;
    public static final int DEBT = 5;

    /** How many there are. */
    public static final int STATES = 6;

    private Counting() {}

    /**
     * Adds the cells of one period of a block.
     *
     * @param rows the rows that count, one bit each
     * @param closed whether cells are past due
     * @param closedForLeaders whether the cells of leaders are past due
     * @param counts by state and strand; as many strands as the longest segment asked for
     */
    public static void add(
            Block block, int grid, int period, long rows, boolean closed, boolean closedForLeaders, int[][] counts) {
        var segments = block.segments(grid, Plane.BOUND, period);
        for (var segment = 0; segment < segments; segment++) {
            var bound = block.chunk(grid, Plane.BOUND, period, segment);
            if (Block.isEmpty(bound)) {
                continue;
            }
            var exempt = block.chunk(grid, Plane.EXEMPT, period, segment);
            var first = segment << 6;
            var end = Math.min(Block.STRANDS, counts[OPEN].length - first);
            if (!closed) {
                var leader = closedForLeaders ? block.chunk(grid, Plane.LEADER, period, segment) : Block.NO_BITS;
                open(bound, exempt, leader, rows, counts, first, end);
                if (Block.isEmpty(leader)) {
                    continue;
                }
                closed(block, grid, period, segment, leader, rows, counts, end);
            } else if (Block.isEmpty(exempt)) {
                closed(block, grid, period, segment, bound, rows, counts, end);
            } else {
                exempt(bound, exempt, rows, counts[EXEMPT], first, end);
                closed(block, grid, period, segment, bound, rows, counts, end);
            }
        }
    }

    private static void open(
            long[] bound, long[] exempt, long[] leader, long rows, int[][] counts, int first, int end) {
        exempt(bound, exempt, rows, counts[EXEMPT], first, end);
        var open = counts[OPEN];
        for (var strand = 0; strand < end; strand++) {
            open[first + strand] += Long.bitCount(bound[strand] & rows & ~exempt[strand] & ~leader[strand]);
        }
    }

    private static void exempt(long[] bound, long[] exempt, long rows, int[] counts, int first, int end) {
        for (var strand = 0; strand < end; strand++) {
            counts[first + strand] += Long.bitCount(bound[strand] & rows & exempt[strand]);
        }
    }

    private static void closed(
            Block block, int grid, int period, int segment, long[] among, long rows, int[][] counts, int end) {
        var bound = block.chunk(grid, Plane.BOUND, period, segment);
        var exempt = block.chunk(grid, Plane.EXEMPT, period, segment);
        var done = block.chunk(grid, Plane.DONE, period, segment);
        var late = block.chunk(grid, Plane.LATE, period, segment);
        var weak = block.chunk(grid, Plane.WEAK, period, segment);
        var first = segment << 6;
        var met = counts[MET];
        var debt = counts[DEBT];
        for (var strand = 0; strand < end; strand++) {
            var owed = bound[strand] & among[strand] & rows & ~exempt[strand];
            met[first + strand] += Long.bitCount(owed & done[strand] & ~late[strand]);
            debt[first + strand] += Long.bitCount(owed & ~(done[strand] | weak[strand]));
        }
        if (!Block.isEmpty(late)) {
            plus(bound, among, exempt, late, rows, counts[LATE], first, end);
        }
        if (!Block.isEmpty(weak)) {
            plus(bound, among, exempt, weak, rows, counts[WEAK], first, end);
        }
    }

    private static void plus(
            long[] bound, long[] among, long[] exempt, long[] plane, long rows, int[] counts, int first, int end) {
        for (var strand = 0; strand < end; strand++) {
            counts[first + strand] +=
                    Long.bitCount(bound[strand] & among[strand] & rows & ~exempt[strand] & plane[strand]);
        }
    }
}
