package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A view that counts bits of columns and looks at single cells only where they are asked for. */
final class PlaneView implements CoverageView {
    private final Snapshot snapshot;
    private final Sheet<DutyState> duties;
    private final LocalDate asOf;
    private final int day;
    private final long knownAt;

    PlaneView(Snapshot snapshot, LocalDate asOf, long knownAt) {
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.day = Days.epoch(asOf);
        this.knownAt = knownAt;
        this.duties = snapshot.seen(day, knownAt);
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
        return new Visits(snapshot, query, day, knownAt);
    }

    @Override
    public Tally tally(CoverageQuery query) {
        var counts = new Counts();
        var visits = visits(query);
        for (var i = 0; i < duties.size(); i++) {
            count(duties.get(i), query, visits, counts);
        }
        return counts.tally(query.states());
    }

    @Override
    public List<DutyTally> byDuty(CoverageQuery query) {
        var found = new ArrayList<DutyTally>();
        var visits = visits(query);
        for (var i = 0; i < duties.size(); i++) {
            var counts = new Counts();
            count(duties.get(i), query, visits, counts);
            var tally = counts.tally(query.states());
            if (tally.bound() > 0) {
                found.add(new DutyTally(duties.get(i).plan().duty, tally));
            }
        }
        return found;
    }

    private void count(DutyState duty, CoverageQuery query, Visits visits, Counts counts) {
        if (!visits.asks(duty)) {
            return;
        }
        if (query.subject() != null) {
            visits.all(duty, (track, filling, i, state) -> counts.add(state, 1));
            return;
        }
        var columns = duty.plan().columns;
        for (var c = 0; c < columns.size(); c++) {
            if (visits.asks(columns.get(c))) {
                var state = duty.columns().get(c);
                var words = state.plane(ColumnState.BOUND).length;
                for (var word = 0; word < words; word++) {
                    counts.add(state, word, visits.rows(word), state.closed(columns.get(c), word, day));
                }
            }
        }
        visits.events(duty, (track, filling, i, state) -> counts.add(state, 1));
    }

    @Override
    public List<UnitAreaTally> byUnitAndArea(CoverageQuery query) {
        var visits = visits(query);
        var byArea = new TreeMap<Long, List<Counts>>();
        for (var i = 0; i < duties.size(); i++) {
            var duty = duties.get(i);
            if (!visits.asks(duty)) {
                continue;
            }
            if (query.subject() != null) {
                visits.all(duty, (track, filling, cell, state) -> add(byArea, track, cell, state));
                continue;
            }
            var columns = duty.plan().columns;
            for (var c = 0; c < columns.size(); c++) {
                if (visits.asks(columns.get(c)) && duty.columns().get(c).plane(ColumnState.BOUND).length > 0) {
                    count(
                            columns.get(c),
                            duty.columns().get(c),
                            visits,
                            counts(byArea, columns.get(c).area()));
                }
            }
            visits.events(duty, (track, filling, cell, state) -> add(byArea, track, cell, state));
        }
        return sorted(byArea, query);
    }

    private void count(Column column, ColumnState state, Visits visits, List<Counts> counts) {
        var rows = snapshot.rows();
        for (var place = 0; place < counts.size(); place++) {
            var first = rows.first(place);
            var end = rows.end(place);
            for (var word = first >> 6; word <= (end - 1) >> 6; word++) {
                var own = Rows.bits(first, end, word) & visits.rows(word);
                if ((state.word(ColumnState.BOUND, word) & own) != 0) {
                    counts.get(place).add(state, word, own, state.closed(column, word, day));
                }
            }
        }
    }

    private void add(Map<Long, List<Counts>> byArea, Track track, int i, CellState state) {
        var place = snapshot.rows().place(track.cells.row[i]);
        counts(byArea, track.cells.area(i)).get(place).add(state, 1);
    }

    /** Counts of an area, one for each unit. */
    private List<Counts> counts(Map<Long, List<Counts>> byArea, long area) {
        return byArea.computeIfAbsent(
                area,
                key -> snapshot.rows().units.stream().map(unit -> new Counts()).toList());
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
                        duty,
                        (track, filling, cell, state) ->
                                found.add(cell(duty.plan().duty, track, filling, cell, state)));
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

    private Cell cell(long duty, Track track, Filling filling, int i, CellState state) {
        var cells = track.cells;
        var row = cells.row[i];
        return new Cell(
                track.kind,
                track.subject,
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
                snapshot.rows().slot[row],
                snapshot.rows().unit[row],
                cells.leader(i),
                cells.version[i].count(),
                filling.strong[i],
                filling.soft[i],
                state,
                cells.provisional(i));
    }
}
