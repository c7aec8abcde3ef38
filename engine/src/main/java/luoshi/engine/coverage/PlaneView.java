package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    private final LastUnitAreas last;

    PlaneView(Snapshot snapshot, LocalDate asOf, long knownAt) {
        this(snapshot, asOf, knownAt, new LastUnitAreas());
    }

    /** One that may begin with what was answered before. */
    PlaneView(Snapshot snapshot, LocalDate asOf, long knownAt, LastUnitAreas last) {
        this.snapshot = snapshot;
        this.last = last;
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
    public UnitAreas unitAreas(CoverageQuery query) {
        var visits = visits(query);
        return query.subject() == null
                ? last.of(query, day, earlier -> UnitAreas.of(snapshot, blocks, query, day, visits, earlier))
                : ofSubject(query, visits);
    }

    private UnitAreas ofSubject(CoverageQuery query, Visits visits) {
        var found = new HashMap<List<Long>, Counts>();
        for (var duty : duties) {
            if (visits.asks(duty)) {
                visits.all(
                        duty,
                        (track, filling, i, state) -> found.computeIfAbsent(
                                        List.of(snapshot.rows().unit[track.cells.row[i]], track.cells.area(i)),
                                        any -> new Counts())
                                .add(state, 1));
            }
        }
        return UnitAreas.of(
                snapshot,
                blocks,
                day,
                found.entrySet().stream()
                        .map(counts -> new UnitAreaTally(
                                counts.getKey().getFirst(),
                                counts.getKey().getLast(),
                                counts.getValue().tally(query.states())))
                        .filter(tally -> tally.tally().bound() > 0)
                        .toList());
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
