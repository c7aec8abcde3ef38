package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.Sheet;

/** A view that counts bits of columns and looks at single cells only where they are asked for. */
final class PlaneView implements CoverageView {
    private final Snapshot snapshot;
    private final List<DutyPlan> duties;
    private final Sheet<Block> blocks;
    private final LocalDate asOf;
    private final int day;
    private final long knownAt;

    PlaneView(Snapshot snapshot, LocalDate asOf, long knownAt) {
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.day = Days.epoch(asOf);
        this.knownAt = knownAt;
        this.duties = snapshot.plans();
        this.blocks = Seeing.of(snapshot, day, knownAt);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Sheet<Block> blocks() {
        return blocks;
    }

    @Override
    public LocalDate asOf() {
        return asOf;
    }

    @Override
    public long knownAt() {
        return knownAt;
    }

    private Visits visits(CoverageQuery query) {
        return new Visits(snapshot, blocks, query, day, knownAt);
    }

    @Override
    public Tally tally(CoverageQuery query) {
        var sum = new Counts();
        byDuty(query, (duty, counts) -> sum.add(counts));
        return sum.tally(query.states());
    }

    @Override
    public List<DutyTally> byDuty(CoverageQuery query) {
        var found = new ArrayList<DutyTally>();
        byDuty(query, (duty, counts) -> {
            var tally = counts.tally(query.states());
            if (tally.bound() > 0) {
                found.add(new DutyTally(duty, tally));
            }
        });
        return found;
    }

    private void byDuty(CoverageQuery query, BiConsumer<Long, Counts> found) {
        var visits = visits(query);
        var byDuty = new TreeMap<Long, Counts>();
        if (query.subject() == null) {
            var rows = new long[blocks.size()];
            for (var word = 0; word < rows.length; word++) {
                rows[word] = visits.rows(word);
            }
            new StrandCounts(snapshot.layout(), blocks, visits, day)
                    .count(
                            0,
                            rows,
                            (strand, counts) -> counts(byDuty, strand.duty()).add(counts));
        }
        for (var i = 0; i < duties.size(); i++) {
            var duty = duties.get(i);
            if (query.subject() != null && visits.asks(duty)) {
                visits.all(
                        duty,
                        (track, filling, cell, state) ->
                                counts(byDuty, duty.duty).add(state, 1));
            }
        }
        byDuty.forEach(found);
    }

    @Override
    public CoverageCube cube(CoverageQuery query, List<Long> units) {
        if (query.subject() != null) {
            throw new IllegalArgumentException("a cube counts units, not subject " + query.subject());
        }
        return new StrandCounts(snapshot.layout(), blocks, visits(query), day).cube(units, snapshot.rows());
    }

    @Override
    public CoverageBreakdown breakdown(CoverageQuery query, Extent extent) {
        return new CoverageBreakdown(this, visits(query), query, extent, day);
    }

    private static Counts counts(Map<Long, Counts> byKey, long key) {
        return byKey.computeIfAbsent(key, any -> new Counts());
    }

    @Override
    public List<UnitAreaTally> byUnitAndArea(CoverageQuery query) {
        var visits = visits(query);
        var byArea = new TreeMap<Long, List<Counts>>();
        if (query.subject() == null) {
            countUnits(visits, byArea);
        }
        for (var i = 0; i < duties.size(); i++) {
            var duty = duties.get(i);
            if (query.subject() != null && visits.asks(duty)) {
                visits.all(duty, (track, filling, cell, state) -> add(byArea, track, cell, state));
            }
        }
        return sorted(byArea, query);
    }

    private void countUnits(Visits visits, Map<Long, List<Counts>> byArea) {
        var rows = snapshot.rows();
        var counting = new StrandCounts(snapshot.layout(), blocks, visits, day);
        for (var place = 0; place < rows.units.size(); place++) {
            var unit = place;
            var ranges = rows.ranges(place);
            for (var range = 0; range < ranges.length; range += 2) {
                var first = ranges[range] >> 6;
                var own = new long[((ranges[range + 1] - 1) >> 6) - first + 1];
                for (var i = 0; i < own.length; i++) {
                    own[i] = Rows.bits(ranges[range], ranges[range + 1], first + i) & visits.rows(first + i);
                }
                counting.count(
                        first,
                        own,
                        (strand, counts) -> counts(byArea, strand.area(), unit).add(counts));
            }
        }
    }

    private void add(Map<Long, List<Counts>> byArea, Track track, int i, CellState state) {
        var place = snapshot.rows().place(track.cells.row[i]);
        counts(byArea, track.cells.area(i), place).add(state, 1);
    }

    /** Counts of an area and unit. */
    private Counts counts(Map<Long, List<Counts>> byArea, long area, int place) {
        return byArea.computeIfAbsent(
                        area,
                        any -> snapshot.rows().units.stream()
                                .map(unit -> new Counts())
                                .toList())
                .get(place);
    }

    private List<UnitAreaTally> sorted(Map<Long, List<Counts>> byArea, CoverageQuery query) {
        var units = snapshot.rows().units;
        var order = snapshot.rows().order(day);
        var found = new ArrayList<UnitAreaTally>();
        byArea.forEach((area, counts) -> {
            for (var place = 0; place < counts.size(); place++) {
                var tally = counts.get(place).tally(query.states());
                if (tally.bound() > 0) {
                    found.add(new UnitAreaTally(units.get(place), area, tally));
                }
            }
        });
        found.sort(Comparator.comparing((UnitAreaTally tally) -> Objects.requireNonNull(order.get(tally.unit())))
                .thenComparing(UnitAreaTally::area));
        return found;
    }

    @Override
    public List<Cell> cells(CoverageQuery query) {
        var visits = visits(query);
        var found = new ArrayList<Cell>();
        for (var i = 0; i < duties.size(); i++) {
            var duty = duties.get(i);
            if (visits.asks(duty)) {
                visits.all(
                        duty, (track, filling, cell, state) -> found.add(cell(duty.duty, track, filling, cell, state)));
            }
        }
        var order = snapshot.rows().order(day);
        found.sort(Comparator.comparing((Cell cell) -> Objects.requireNonNull(order.get(cell.unit())))
                .thenComparing(Cell::kind)
                .thenComparing(Cell::subject)
                .thenComparing(Cell::duty)
                .thenComparing(Cell::start)
                .thenComparing(Cell::period));
        return found;
    }

    Cell cell(long duty, Track track, Filling filling, int i, CellState state) {
        var cells = track.cells;
        var row = cells.row[i];
        var slot = snapshot.rows().slot(row);
        return new Cell(
                track.subject.kind(),
                track.subject.id(),
                duty,
                cells.version[i].version(),
                cells.area(i),
                cells.period(i),
                LocalDate.ofEpochDay(cells.start(i)),
                LocalDate.ofEpochDay(cells.lastDay(i)),
                LocalDate.ofEpochDay(cells.due(i)),
                LocalDate.ofEpochDay(cells.lateEnd(i)),
                cells.days[i],
                cells.bound[i],
                slot == null ? 0 : slot.id(),
                snapshot.rows().unit[row],
                cells.leader(i),
                cells.version[i].count(),
                filling.strong[i],
                filling.soft[i],
                state,
                cells.provisional(i));
    }
}
