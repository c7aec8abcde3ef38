package luoshi.engine.coverage;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import luoshi.engine.coverage.Layout.Grid;
import luoshi.engine.coverage.Layout.Strand;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.Counting;
import luoshi.engine.coverage.plane.Sheet;

/** Counts the cells of some rows in the planes, strand by strand. */
final class StrandCounts {
    /** From so many blocks on, a province's, the work is shared among processors. */
    private static final int SHARED = 4096;

    private final Layout layout;
    private final Sheet<Block> blocks;
    private final Visits visits;
    private final int day;

    StrandCounts(Layout layout, Sheet<Block> blocks, Visits visits, int day) {
        this.layout = layout;
        this.blocks = blocks;
        this.visits = visits;
        this.day = day;
    }

    /**
     * Counts.
     *
     * @param first the first block that counts
     * @param rows the rows that count in this and the following blocks
     * @param found told of each strand asked for
     */
    void count(int first, long[] rows, BiConsumer<Strand, Counts> found) {
        for (var g = 0; g < layout.size(); g++) {
            var grid = layout.get(g);
            if (visits.asks(grid) && grid.strands() > 0) {
                tell(grid, counted(g, grid, first, rows), found);
            }
        }
    }

    /** Counts unit by unit and period by period. */
    CoverageCube cube(List<Long> units, Rows rows) {
        var cube = new CoverageCube(units, layout, visits);
        var each = IntStream.range(0, units.size());
        (blocks.size() < SHARED ? each : each.parallel())
                .forEach(unit -> fill(cube, unit, Branch.of(rows.branch(units.get(unit), day), visits)));
        return cube;
    }

    private void fill(CoverageCube cube, int unit, Branch branch) {
        for (var g = 0; g < layout.size(); g++) {
            if (visits.asks(layout.get(g)) && layout.get(g).strands() > 0) {
                fill(cube, unit, g, layout.get(g), branch);
            }
        }
    }

    /** Blocks of a branch and the rows in each. */
    private record Branch(int[] blocks, long[] rows) {
        static Branch of(BranchRows branch, Visits visits) {
            var blocks = IntStream.range(branch.first(), branch.end())
                    .filter(word -> (branch.word(word) & visits.rows(word)) != 0)
                    .toArray();
            return new Branch(
                    blocks,
                    IntStream.of(blocks)
                            .mapToLong(word -> branch.word(word) & visits.rows(word))
                            .toArray());
        }
    }

    private void fill(CoverageCube cube, int unit, int g, Grid grid, Branch branch) {
        var counting = new Counting(grid.strands());
        var cells = branch.blocks.length * Long.SIZE;
        for (var period = 0; period < grid.spans.size(); period++) {
            var span = grid.spans.get(period);
            if (visits.asks(span)) {
                var closed = span.isClosed(day);
                var closedForLeaders = span.isClosedForLeaders(day);
                for (var i = 0; i < branch.blocks.length; i++) {
                    counting.add(blocks.get(branch.blocks[i]), g, period, branch.rows[i], closed, closedForLeaders);
                }
                if (!counting.isEmpty()) {
                    cube.put(unit, g, period, counting.counts(), cells);
                    counting.clear();
                }
            }
        }
    }

    private int[][] counted(int g, Grid grid, int first, long[] rows) {
        if (rows.length < SHARED) {
            return counted(g, grid, first, rows, 0, rows.length).counts();
        }
        var parts = (rows.length + SHARED - 1) / SHARED;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part ->
                        counted(g, grid, first, rows, part * SHARED, Math.min((part + 1) * SHARED, rows.length)))
                .reduce(new Counting(grid.strands()), Counting::plus)
                .counts();
    }

    /** Block by block, since periods share chunks. */
    private Counting counted(int g, Grid grid, int first, long[] rows, int from, int to) {
        var counting = new Counting(grid.strands());
        var periods = IntStream.range(0, grid.spans.size())
                .filter(period -> visits.asks(grid.spans.get(period)))
                .toArray();
        for (var i = from; i < to; i++) {
            if (rows[i] != 0) {
                var block = blocks.get(first + i);
                for (var period : periods) {
                    var span = grid.spans.get(period);
                    counting.add(block, g, period, rows[i], span.isClosed(day), span.isClosedForLeaders(day));
                }
            }
        }
        return counting;
    }

    private void tell(Grid grid, int[][] counted, BiConsumer<Strand, Counts> found) {
        for (var strand = 0; strand < grid.strands(); strand++) {
            if (visits.asks(grid.strand(strand))) {
                var counts = new Counts();
                counts.add(counted, strand);
                found.accept(grid.strand(strand), counts);
            }
        }
    }
}
