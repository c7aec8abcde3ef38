package luoshi.engine.coverage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.Layout.Grid;
import luoshi.engine.coverage.Layout.Span;
import luoshi.engine.coverage.Layout.Strand;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.BlocksEditor;
import luoshi.engine.coverage.plane.Sheet;
import org.jspecify.annotations.Nullable;

/** One walk over the cells that a query asks for, as of a day and as known at a sequence. */
final class Visits {
    private final Snapshot snapshot;
    private final Sheet<Block> blocks;
    private final Layout layout;
    private final CoverageQuery query;
    /** Rows of the unit and post asked for; null: all. */
    private final @Nullable BranchRows mask;

    private final int from;
    private final int to;
    private final int day;
    private final long knownAt;

    /** What is done with each cell. */
    interface Visitor {
        void visit(Track track, Filling filling, int i, CellState state);
    }

    Visits(Snapshot snapshot, Sheet<Block> blocks, CoverageQuery query, int day, long knownAt) {
        this.snapshot = snapshot;
        this.blocks = blocks;
        this.layout = snapshot.layout();
        this.query = query;
        this.mask = mask(snapshot, query, day);
        this.from = Days.epoch(query.from());
        this.to = Days.epoch(query.to());
        this.day = day;
        this.knownAt = knownAt;
    }

    private static @Nullable BranchRows mask(Snapshot snapshot, CoverageQuery query, int day) {
        var rows = snapshot.rows();
        var branch = query.unit() == null ? null : rows.branch(query.unit(), day);
        var post = query.post();
        if (post == null) {
            return branch;
        }
        var held = new long[rows.words];
        for (var row = 0; row < rows.unit.length; row++) {
            var slot = rows.slot(row);
            if (slot != null && slot.post() == post && (branch == null || branch.has(row))) {
                held[row >> 6] |= 1L << row;
            }
        }
        return BranchRows.of(held);
    }

    boolean asks(DutyPlan duty) {
        return (query.duties().isEmpty() || query.duties().contains(duty.duty))
                && (query.kind() == null || duty.binds(query.kind()));
    }

    private boolean asks(Column column) {
        return asks(column.span())
                && (query.areas().isEmpty() || query.areas().contains(column.area()))
                && (query.kind() == null || query.kind() == column.line().subject());
    }

    /** The states asked for. */
    Tally tally(Counts counts) {
        return counts.tally(query.states());
    }

    boolean asks(Span span) {
        return from <= span.last() && span.last() < to;
    }

    boolean asks(Grid grid) {
        return query.kind() == null || query.kind() == grid.key.kind();
    }

    boolean asks(Strand strand) {
        return (query.duties().isEmpty() || query.duties().contains(strand.duty()))
                && (query.areas().isEmpty() || query.areas().contains(strand.area()));
    }

    /** The rows asked for in a word. */
    long rows(int word) {
        return mask == null ? -1 : mask.word(word);
    }

    /** Cells of a duty. */
    void all(DutyPlan duty, Visitor visitor) {
        var tracks = snapshot.tracks(duty.duty);
        var subject = query.subject();
        var asked = subject == null
                ? wanted(duty)
                : Stream.of(SubjectKind.values())
                        .filter(kind -> query.kind() == null || query.kind() == kind)
                        .map(kind -> new Subject(kind, subject))
                        .filter(one -> snapshot.rows().knows(one, snapshot.world()))
                        .collect(Collectors.toSet());
        var bits = new CellBits(new BlocksEditor(blocks), layout);
        for (var one : asked) {
            visit(tracks.marked(one, bits), visitor);
        }
    }

    /** Cells of one subject under a duty. */
    void of(DutyPlan duty, Subject subject, Visitor visitor) {
        var bits = new CellBits(new BlocksEditor(blocks), layout);
        visit(snapshot.tracks(duty.duty).marked(subject, bits), visitor);
    }

    private void visit(Track track, Visitor visitor) {
        if (track.cells.size() > 0) {
            visit(track, Filling.of(track.cells, track.pieces, day, knownAt), visitor);
        }
    }

    private void visit(Track track, Filling filling, Visitor visitor) {
        var cells = track.cells;
        for (var i = 0; i < cells.size(); i++) {
            var counted = cells.countedOn(i);
            if (from <= counted
                    && counted < to
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
    private Set<Subject> wanted(DutyPlan duty) {
        var wanted = new HashSet<Subject>();
        for (var column : duty.columns) {
            if (asks(column)) {
                want(wanted, column.grid(), column.period(), column.strand(), column.span());
            }
        }
        duty.events().forEach((events, own) -> {
            var asked = query.areas().isEmpty() || query.areas().contains(events.area());
            var spans = asked && own.grid() < layout.size() ? layout.get(own.grid()).spans : List.<Span>of();
            for (var period = 0; period < spans.size(); period++) {
                if (asks(spans.get(period))) {
                    want(wanted, own.grid(), period, own.strand(), spans.get(period));
                }
            }
        });
        return wanted;
    }

    private void want(Set<Subject> wanted, int grid, int period, int strand, Span span) {
        var words = new StateWords(day);
        for (var word = 0; word < blocks.size(); word++) {
            if (rows(word) != 0) {
                var bits = rows(word) & wanted(words, blocks.get(word), grid, period, strand, span);
                for (; bits != 0; bits &= bits - 1) {
                    wanted.add(snapshot.rows().subject((word << 6) + Long.numberOfTrailingZeros(bits)));
                }
            }
        }
    }

    /** Rows whose cells are in a state that the query asks for. */
    long wanted(StateWords words, Block block, int grid, int period, int strand, Span span) {
        var bound = words.read(block, grid, period, strand, span);
        return bound == 0 || query.states().isEmpty() ? bound : words.of(query.states());
    }
}
