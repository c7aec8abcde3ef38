package luoshi.lens.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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
 * @param cells figures and corners of the rows
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
        RowCells cells) {
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
        return cells.tally(row, area);
    }

    Tally tally(Row row) {
        return areas.stream().map(area -> cells.tally(row, area.id())).reduce(Tally.ZERO, Tally::plus);
    }

    Tally total() {
        return rows.stream().map(this::tally).reduce(Tally.ZERO, Tally::plus);
    }

    /** Corners of the row in the area, those that apply. */
    List<Corner> applicable(Row row, long area) {
        return cells.applicable(row, area);
    }

    boolean excluded(Row row, long area) {
        return cells.excluded(row, area);
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
