package luoshi.engine.coverage;

import java.util.BitSet;
import java.util.Objects;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/** One walk over the cells that a query asks for, as of a day and as known at a sequence. */
final class Visits {
    private final Snapshot snapshot;
    private final CoverageQuery query;
    /** Rows of the unit asked for; null: all. */
    private final long @Nullable [] mask;

    private final int from;
    private final int to;
    private final int day;
    private final long knownAt;

    /** What is done with each cell. */
    interface Visitor {
        void visit(Track track, Filling filling, int i, CellState state);
    }

    Visits(Snapshot snapshot, CoverageQuery query, int day, long knownAt) {
        this.snapshot = snapshot;
        this.query = query;
        this.mask = query.unit() == null ? null : snapshot.rows().branch(query.unit(), day);
        this.from = Days.epoch(query.from());
        this.to = Days.epoch(query.to());
        this.day = day;
        this.knownAt = knownAt;
    }

    boolean asks(DutyState duty) {
        return (query.duties().isEmpty() || query.duties().contains(duty.plan().duty))
                && (query.kind() == null || duty.plan().binds(query.kind()));
    }

    boolean asks(Column column) {
        return from <= column.last()
                && column.last() < to
                && (query.areas().isEmpty() || query.areas().contains(column.area()))
                && (query.kind() == null || query.kind() == column.line().subject());
    }

    /** The rows asked for in a word. */
    long rows(int word) {
        return mask == null ? -1 : mask[word];
    }

    /** Cells by event only, with their states but not their counts. */
    void events(DutyState duty, Visitor visitor) {
        if (duty.plan().byEvent()) {
            for (var place = 0; place < duty.tracks().size(); place++) {
                var track = duty.tracks().get(place);
                if (track.cells.hasEvents && asks(track)) {
                    visit(track, track.statesAt(day, knownAt), true, visitor);
                }
            }
        }
    }

    /** Cells of all kinds. */
    void all(DutyState duty, Visitor visitor) {
        var subject = query.subject();
        if (subject == null) {
            var wanted = wanted(duty);
            for (var place = wanted.nextSetBit(0); place >= 0; place = wanted.nextSetBit(place + 1)) {
                visit(duty, place, visitor);
            }
            return;
        }
        for (var kind : SubjectKind.values()) {
            var place = snapshot.subjects().place(kind, subject);
            if (place != null) {
                visit(duty, place, visitor);
            }
        }
    }

    private void visit(DutyState duty, int place, Visitor visitor) {
        var track = duty.tracks().get(place);
        if (track.cells.size() > 0 && asks(track)) {
            visit(track, track.fillingAt(day, knownAt), false, visitor);
        }
    }

    private boolean asks(Track track) {
        return query.kind() == null || query.kind() == track.kind;
    }

    private void visit(Track track, Filling filling, boolean eventsOnly, Visitor visitor) {
        var cells = track.cells;
        for (var i = eventsOnly ? cells.firstEventFrom(from) : 0; i < cells.size(); i++) {
            var counted = cells.countedOn(i);
            if (eventsOnly && cells.start(i) >= to) {
                return;
            }
            if (from <= counted
                    && counted < to
                    && (!eventsOnly || cells.isEvent(i))
                    && (query.areas().isEmpty() || query.areas().contains(cells.area(i)))
                    && (rows(cells.row[i] >> 6) >>> cells.row[i] & 1) != 0) {
                var state = filling.state(i, day);
                if (query.wants(state)) {
                    visitor.visit(track, filling, i, state);
                }
            }
        }
    }

    /** Subjects that may have cells in the states asked for. */
    private BitSet wanted(DutyState duty) {
        var wanted = new BitSet(duty.tracks().size());
        var columns = duty.plan().columns;
        for (var c = 0; c < columns.size(); c++) {
            if (asks(columns.get(c))) {
                var state = duty.columns().get(c);
                for (var word = 0; word < state.plane(ColumnState.BOUND).length; word++) {
                    var bits = state.wanted(query, word, state.closed(columns.get(c), word, day)) & rows(word);
                    for (; bits != 0; bits &= bits - 1) {
                        wanted.set(place((word << 6) + Long.numberOfTrailingZeros(bits)));
                    }
                }
            }
        }
        for (var place = 0; duty.plan().byEvent() && place < duty.tracks().size(); place++) {
            if (duty.tracks().get(place).cells.hasEvents) {
                wanted.set(place);
            }
        }
        return wanted;
    }

    private int place(int row) {
        var rows = snapshot.rows();
        var kind = rows.kind(row);
        var id = kind == SubjectKind.PERSON ? rows.person[row] : rows.unit[row];
        return Objects.requireNonNull(snapshot.subjects().place(kind, id));
    }
}
