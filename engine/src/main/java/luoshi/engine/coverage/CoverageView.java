package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.List;

/**
 * Coverage as of a day, as known at a sequence of the ledger (截至某日、某条所知). A view never changes: whatever is
 * recorded later is seen by later views only, and any number of threads may read one.
 */
public interface CoverageView {
    /** The last day whose evidence counts. */
    LocalDate asOf();

    /** The last sequence of the ledger that is known. */
    long knownAt();

    /** Counts by state. */
    Tally tally(CoverageQuery query);

    /** The cells themselves, ordered by owning unit in tree order, kind, subject, duty, start, period. */
    List<Cell> cells(CoverageQuery query);

    /** One tally for each unit that owns cells × area, in tree order, then by area; none for empty ones. */
    default List<UnitAreaTally> byUnitAndArea(CoverageQuery query) {
        return unitAreas(query).all();
    }

    /** The same, to be looked up by unit. */
    UnitAreas unitAreas(CoverageQuery query);

    /**
     * Counts unit × duty × period. Each of the units counts with what stands below it on the as-of day; units may lie
     * within each other. A question about one subject is not answered by a cube: ask for its cells.
     *
     * @throws IllegalArgumentException when the query names a subject
     */
    CoverageCube cube(CoverageQuery query, List<Long> units);

    /** One tally for each duty that has cells, by id. */
    List<DutyTally> byDuty(CoverageQuery query);

    /** The same by further groups, and page by page, of what may be seen. */
    CoverageBreakdown breakdown(CoverageQuery query, Extent extent);
}
