package luoshi.engine.coverage;

import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.Plane;

/** Reads the planes of a view and does nothing with them, to know what reading alone costs. */
public final class PlaneReading {
    private PlaneReading() {}

    /** The sum of all words of all planes that have bits, in the order in which a cube reads them. */
    public static long sum(CoverageView view) {
        var planes = (PlaneView) view;
        var layout = planes.snapshot().layout();
        var sum = 0L;
        for (var b = 0; b < planes.blocks().size(); b++) {
            var block = planes.blocks().get(b);
            for (var grid = 0; grid < layout.size(); grid++) {
                for (var period = 0; period < block.periods(grid, Plane.BOUND); period++) {
                    sum += sum(block, grid, period);
                }
            }
        }
        return sum;
    }

    private static long sum(Block block, int grid, int period) {
        var sum = 0L;
        for (var segment = 0; segment < block.segments(grid, Plane.BOUND, period); segment++) {
            for (var plane = 0; plane < Plane.COUNT; plane++) {
                var chunk = block.chunk(grid, plane, period, segment);
                if (!Block.isEmpty(chunk)) {
                    for (var word : chunk) {
                        sum += word;
                    }
                }
            }
        }
        return sum;
    }
}
