package luoshi.lens.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.Standing;
import luoshi.engine.coverage.Tally;
import luoshi.organisation.Area;
import luoshi.organisation.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one look at 全面, already cut to what the actor sees.
 *
 * @param focus the unit in the middle, or null where a slice has no common root
 * @param rows units of the matrix, 所领导 first
 * @param areas columns that mean something here
 * @param month whose cells are counted
 * @param tallies cells owned by each unit × area
 * @param corners each leaf unit × area
 */
record Frame(
        Asked asked,
        Sight sight,
        @Nullable Unit focus,
        List<Row> rows,
        List<Area> areas,
        YearMonth month,
        CoverageView view,
        CoverageFacts facts,
        Standing standing,
        Map<Spot, Tally> tallies,
        Map<Spot, Corner> corners) {
    /** One unit × one work area (格子在矩阵里的位置). */
    record Spot(long unit, long area) {}

    /**
     * One row.
     *
     * @param members the units summed in it, as far as they are seen
     * @param leaf whether it is one unit without others below, so that its cells are corners
     * @param own the unit in the middle itself, without what stands below
     */
    record Row(Unit unit, Set<Long> members, boolean leaf, boolean own) {}

    LocalDate asOf() {
        return asked.asOf();
    }

    /** Cells that count in the month. */
    CoverageQuery inMonth() {
        return CoverageQuery.all(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    Tally tally(Row row, long area) {
        return sum(row.members(), List.of(area));
    }

    Tally tally(Row row) {
        return sum(row.members(), areas.stream().map(Area::id).toList());
    }

    Tally total() {
        return rows.stream().map(this::tally).reduce(Tally.ZERO, Tally::plus);
    }

    private Tally sum(Collection<Long> units, Collection<Long> areas) {
        var sum = Tally.ZERO;
        for (var unit : units) {
            for (var area : areas) {
                sum = sum.plus(tallies.getOrDefault(new Spot(unit, area), Tally.ZERO));
            }
        }
        return sum;
    }

    /** Corners of the row in the area, those that apply. */
    List<Corner> applicable(Row row, long area) {
        return row.members().stream()
                .map(unit -> corners.get(new Spot(unit, area)))
                .filter(corner -> corner != null && corner.applicable())
                .toList();
    }

    boolean excluded(Row row, long area) {
        return row.members().stream()
                .map(unit -> corners.get(new Spot(unit, area)))
                .anyMatch(corner -> corner != null && corner.excluded());
    }

    /** Corners of all rows that apply. */
    List<Corner> applicable() {
        return rows.stream()
                .flatMap(row -> areas.stream().flatMap(area -> applicable(row, area.id()).stream()))
                .toList();
    }

    long dead(CornerState state) {
        return applicable().stream().filter(corner -> corner.state() == state).count();
    }

    List<Corner> dead() {
        return applicable().stream().filter(Corner::dead).toList();
    }

    long notApplicable() {
        return rows.stream()
                .filter(Row::leaf)
                .mapToLong(row -> areas.stream()
                        .filter(area -> applicable(row, area.id()).isEmpty() && excluded(row, area.id()))
                        .count())
                .sum();
    }

    /** Whether days of a year whose holidays are not published took part. */
    boolean provisional() {
        return !facts.calendar().isKnown(asOf())
                || !facts.calendar().isKnown(month.atDay(1))
                || !facts.calendar().isKnown(month.atEndOfMonth());
    }
}
