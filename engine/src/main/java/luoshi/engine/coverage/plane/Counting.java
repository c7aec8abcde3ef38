package luoshi.engine.coverage.plane;

import java.util.Arrays;

/** Counts cells by state, strand by strand: exempt, open, met, late, weak, debt. */
public final class Counting {
    public static final int EXEMPT = 0;
    public static final int OPEN = 1;
    public static final int MET = 2;
    public static final int LATE = 3;
    public static final int WEAK = 4;
    public static final int DEBT = 5;

    /** How many there are. */
    public static final int STATES = 6;

    private static final int[] NONE = {};

    private final int strands;
    private final int[][] counts = {NONE, NONE, NONE, NONE, NONE, NONE};
    private final boolean[] touched = new boolean[STATES];

    /** Zero of everything, for a grid of so many strands. */
    public Counting(int strands) {
        this.strands = strands;
    }

    /** By state and strand; an array of length 0 stands for zeros only. The arrays change as more is added. */
    public int[][] counts() {
        var now = new int[STATES][];
        for (var state = 0; state < STATES; state++) {
            now[state] = touched[state] ? counts[state] : NONE;
        }
        return now;
    }

    /** Whether nothing was added that has cells. */
    public boolean isEmpty() {
        for (var each : touched) {
            if (each) {
                return false;
            }
        }
        return true;
    }

    /** The sum of both; this one stays as it is. */
    public Counting plus(Counting other) {
        var sum = new Counting(strands);
        for (var state = 0; state < STATES; state++) {
            sum.add(state, this);
            sum.add(state, other);
        }
        return sum;
    }

    private void add(int state, Counting other) {
        if (other.touched[state]) {
            var own = of(state);
            for (var strand = 0; strand < own.length; strand++) {
                own[strand] += other.counts[state][strand];
            }
        }
    }

    /** Begins again at zero. */
    public void clear() {
        for (var state = 0; state < STATES; state++) {
            if (touched[state]) {
                Arrays.fill(counts[state], 0);
                touched[state] = false;
            }
        }
    }

    private int[] of(int state) {
        touched[state] = true;
        if (counts[state].length == 0) {
            counts[state] = new int[strands];
        }
        return counts[state];
    }

    /**
     * Adds the cells of one period of a block.
     *
     * @param among the rows that count, one bit each
     * @param closed whether cells are past due
     * @param closedForLeaders whether the cells of leaders are past due
     */
    public void add(Block block, int grid, int period, long among, boolean closed, boolean closedForLeaders) {
        var rows = among & block.there(grid, period);
        var segments = rows == 0 ? 0 : block.segments(grid, Plane.BOUND, period);
        for (var segment = 0; segment < segments; segment++) {
            var bound = block.chunk(grid, Plane.BOUND, period, segment);
            var exempt = block.chunk(grid, Plane.EXEMPT, period, segment);
            var leader = closed || !closedForLeaders ? Block.NO_BITS : block.chunk(grid, Plane.LEADER, period, segment);
            if (!Block.isEmpty(bound)) {
                if (!Block.isEmpty(exempt)) {
                    add(EXEMPT, segment, rows, bound, bound, Block.NO_BITS, exempt);
                }
                if (!closed) {
                    addOpen(segment, rows, bound, exempt, leader);
                }
                if (closed || !Block.isEmpty(leader)) {
                    addClosed(block, grid, period, segment, rows, bound, closed ? bound : leader, exempt);
                }
            }
        }
    }

    private void addClosed(
            Block block, int grid, int period, int segment, long rows, long[] bound, long[] among, long[] exempt) {
        var done = block.chunk(grid, Plane.DONE, period, segment);
        var late = block.chunk(grid, Plane.LATE, period, segment);
        var weak = block.chunk(grid, Plane.WEAK, period, segment);
        var plain = Block.isEmpty(exempt) && Block.isEmpty(weak) && among == bound;
        if (plain && !Block.isEmpty(late)) {
            addPlain(segment, rows, bound, done, late);
            return;
        }
        if (!Block.isEmpty(done)) {
            add(MET, segment, rows, bound, among, exempt, done, late);
        }
        if (!Block.isEmpty(late)) {
            add(LATE, segment, rows, bound, among, exempt, late);
        }
        if (!Block.isEmpty(weak)) {
            add(WEAK, segment, rows, bound, among, exempt, weak);
        }
        addDebt(segment, rows, bound, among, exempt, done, weak);
    }

    /** The usual case in one go: nobody exempt, nothing weak. */
    private void addPlain(int segment, long rows, long[] bound, long[] done, long[] late) {
        var met = of(MET);
        var lateOnes = of(LATE);
        var debt = of(DEBT);
        var first = segment << 6;
        var end = Math.min(Block.STRANDS, strands - first);
        for (var strand = 0; strand < end; strand++) {
            var here = done[strand] & rows;
            met[first + strand] += Long.bitCount(here & ~late[strand]);
            lateOnes[first + strand] += Long.bitCount(here & late[strand]);
            debt[first + strand] += Long.bitCount(bound[strand] & rows & ~done[strand]);
        }
    }

    private void add(int state, int segment, long rows, long[] bound, long[] among, long[] exempt, long[] plane) {
        add(state, segment, rows, bound, among, exempt, plane, Block.NO_BITS);
    }

    /** Cells of a plane that are not in another. */
    private void add(
            int state,
            int segment,
            long rows,
            long[] bound,
            long[] among,
            long[] exempt,
            long[] plane,
            long[] without) {
        var counted = of(state);
        var first = segment << 6;
        var end = Math.min(Block.STRANDS, strands - first);
        for (var strand = 0; strand < end; strand++) {
            var owed = bound[strand] & among[strand] & rows & ~exempt[strand];
            counted[first + strand] += Long.bitCount(owed & plane[strand] & ~without[strand]);
        }
    }

    private void addOpen(int segment, long rows, long[] bound, long[] exempt, long[] closed) {
        var counted = of(OPEN);
        var first = segment << 6;
        var end = Math.min(Block.STRANDS, strands - first);
        for (var strand = 0; strand < end; strand++) {
            counted[first + strand] += Long.bitCount(bound[strand] & rows & ~exempt[strand] & ~closed[strand]);
        }
    }

    private void addDebt(int segment, long rows, long[] bound, long[] among, long[] exempt, long[] done, long[] weak) {
        var counted = of(DEBT);
        var first = segment << 6;
        var end = Math.min(Block.STRANDS, strands - first);
        for (var strand = 0; strand < end; strand++) {
            var owed = bound[strand] & among[strand] & rows & ~exempt[strand];
            counted[first + strand] += Long.bitCount(owed & ~(done[strand] | weak[strand]));
        }
    }
}
