package luoshi.lens;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageBreakdown;
import luoshi.engine.coverage.CoverageCube;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DutyTally;
import luoshi.engine.coverage.Extent;
import luoshi.engine.coverage.Tally;
import luoshi.engine.coverage.UnitAreas;

/**
 * A view that counts the months its readers look at once: a view never changes, and most look at the same few.
 * Whatever came last, it states the newest sequence that it stands on.
 */
final class RememberingView implements CoverageView {
    private static final int KEPT = 24;

    private final long knownAt;
    private final CoverageView view;
    private final Map<CoverageQuery, UnitAreas> tallies = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CoverageQuery, UnitAreas> eldest) {
            return size() > KEPT;
        }
    };

    RememberingView(long knownAt, CoverageView view) {
        this.knownAt = knownAt;
        this.view = view;
    }

    @Override
    public LocalDate asOf() {
        return view.asOf();
    }

    @Override
    public long knownAt() {
        return knownAt;
    }

    @Override
    public Tally tally(CoverageQuery query) {
        return view.tally(query);
    }

    @Override
    public List<Cell> cells(CoverageQuery query) {
        return view.cells(query);
    }

    @Override
    public UnitAreas unitAreas(CoverageQuery query) {
        synchronized (tallies) {
            var known = tallies.get(query);
            if (known == null) {
                known = view.unitAreas(query);
                tallies.put(query, known);
            }
            return known;
        }
    }

    @Override
    public CoverageCube cube(CoverageQuery query, List<Long> units) {
        return view.cube(query, units);
    }

    @Override
    public CoverageBreakdown breakdown(CoverageQuery query, Extent extent) {
        return view.breakdown(query, extent);
    }

    @Override
    public List<DutyTally> byDuty(CoverageQuery query) {
        return view.byDuty(query);
    }
}
