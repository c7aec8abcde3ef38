package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import luoshi.engine.coverage.Layout.Grid;
import org.jspecify.annotations.Nullable;

/** Counts of cells by unit × duty × period (立方): how each unit, with what stands below it, kept each duty in each period. */
public final class CoverageCube {
    private final List<Long> units;
    private final Layout layout;
    private final Visits visits;
    /** By unit, grid and period: by state the counts of all strands; no array where nothing was counted. */
    private final Numbers[][][] @Nullable [] counts;

    CoverageCube(List<Long> units, Layout layout, Visits visits) {
        this.units = List.copyOf(units);
        this.layout = layout;
        this.visits = visits;
        this.counts = new Numbers[units.size()][layout.size()][][];
        for (var unit : counts) {
            for (var g = 0; g < unit.length; g++) {
                unit[g] = new Numbers[layout.get(g).spans.size()][];
            }
        }
    }

    /** One place of the cube that has cells. */
    public interface Visitor {
        /**
         * Told of each place.
         *
         * @param unit place of the unit among those that were asked for
         * @param duty the duty
         * @param area the work area
         * @param start first day of the period
         * @param last last day of the period; of cells by event the day of their due
         * @param tally counts by state
         */
        void visit(int unit, long duty, long area, LocalDate start, LocalDate last, Tally tally);
    }

    /** All duties of a unit in one period at once. */
    public interface Slices {
        /**
         * Told of each unit and period that has cells. Nobody writes to the duties.
         *
         * @param unit place of the unit among those that were asked for
         * @param start first day of the period
         * @param last last day of the period
         * @param duties the duty of each place, 0 for one that was not asked for
         * @param counts by place, for each {@link CellState} by its ordinal; of length 0 where all are zero; the visitor's own
         */
        void slice(int unit, LocalDate start, LocalDate last, long[] duties, int[][] counts);
    }

    /** Visits all units and periods, whatever states were asked for. */
    public void slices(Slices visitor) {
        for (var g = 0; g < layout.size(); g++) {
            var grid = layout.get(g);
            var duties = IntStream.range(0, grid.strands())
                    .mapToObj(grid::strand)
                    .mapToLong(strand -> visits.asks(strand) ? strand.duty() : 0)
                    .toArray();
            for (var unit = 0; unit < counts.length; unit++) {
                for (var period = 0; period < counts[unit][g].length; period++) {
                    var counted = counts[unit][g][period];
                    if (counted != null) {
                        var span = grid.spans.get(period);
                        visitor.slice(
                                unit,
                                LocalDate.ofEpochDay(span.start()),
                                LocalDate.ofEpochDay(span.last()),
                                duties,
                                all(counted));
                    }
                }
            }
        }
    }

    /** The units that were asked for. */
    public List<Long> units() {
        return units;
    }

    private static int[][] all(Numbers[] counted) {
        return Arrays.stream(counted).map(Numbers::all).toArray(int[][]::new);
    }

    /**
     * Copies the counts of a unit and period.
     *
     * @param limit none is larger
     */
    void put(int unit, int grid, int period, int[][] counted, int limit) {
        var kept = new Numbers[counted.length];
        for (var state = 0; state < kept.length; state++) {
            kept[state] = counted[state].length == 0 ? Numbers.NONE : new Numbers(counted[state], limit);
        }
        counts[unit][grid][period] = kept;
    }

    /** Visits every place that has cells in the states asked for, unit by unit. */
    public void each(Visitor visitor) {
        for (var unit = 0; unit < counts.length; unit++) {
            for (var g = 0; g < counts[unit].length; g++) {
                for (var period = 0; period < counts[unit][g].length; period++) {
                    each(visitor, unit, layout.get(g), period, counts[unit][g][period]);
                }
            }
        }
    }

    private void each(Visitor visitor, int unit, Grid grid, int period, Numbers @Nullable [] counted) {
        if (counted == null) {
            return;
        }
        var span = grid.spans.get(period);
        var start = LocalDate.ofEpochDay(span.start());
        var last = LocalDate.ofEpochDay(span.last());
        for (var strand = 0; strand < grid.strands(); strand++) {
            var of = grid.strand(strand);
            if (visits.asks(of)) {
                var sum = new Counts();
                sum.add(counted, strand);
                var tally = visits.tally(sum);
                if (tally.bound() > 0) {
                    visitor.visit(unit, of.duty(), of.area(), start, last, tally);
                }
            }
        }
    }

    /** Visits every place, one after the other, as a list: for few of them. */
    public List<Place> places() {
        var places = new ArrayList<Place>();
        each((unit, duty, area, start, last, tally) ->
                places.add(new Place(units.get(unit), duty, area, start, last, tally)));
        return places;
    }

    /** One place of the cube: see {@link Visitor}. */
    public record Place(long unit, long duty, long area, LocalDate start, LocalDate last, Tally tally) {}
}
