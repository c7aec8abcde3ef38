package luoshi.engine.coverage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.Plane;

/** Counts of the cells of each row that a question asks for and its reader may see, a word of rows at a time. */
final class SubjectRows {
    private static final Comparator<Subject> IN_ORDER =
            Comparator.comparing(Subject::kind).thenComparing(Subject::id);

    private final PlaneView view;
    private final Layout layout;
    private final Rows rows;
    private final Visits visits;
    private final Seen seen;
    private final StateWords words;
    /** Counts of words that were asked for. */
    private final Map<Integer, RowCounts> counted = new HashMap<>();

    SubjectRows(PlaneView view, Visits visits, Seen seen, int day) {
        this.view = view;
        this.layout = view.snapshot().layout();
        this.rows = view.snapshot().rows();
        this.visits = visits;
        this.seen = seen;
        this.words = new StateWords(day);
    }

    /** What is done with the bound rows of a period of a strand, as last read. */
    private interface Reader {
        void read(long bound, int grid, int period, int strand);
    }

    /** Rows that count of the unit at a place. */
    void each(int place, IntConsumer visitor) {
        var own = seen.part(place).rows();
        var ranges = rows.ranges(place);
        for (var range = 0; range < ranges.length; range += 2) {
            for (var row = ranges[range]; row < ranges[range + 1]; row++) {
                if ((own[row >> 6] >>> row & 1) != 0) {
                    visitor.accept(row);
                }
            }
        }
    }

    /** Adds the counts of a row. */
    void addTo(Counts counts, int row) {
        counted.computeIfAbsent(row >> 6, this::count).addTo(counts, row);
    }

    /** Counts of who owes in the unit at a place, persons by id, then the unit itself. */
    SortedMap<Subject, Counts> of(int place) {
        var subjects = new TreeMap<Subject, Counts>(IN_ORDER);
        each(place, row -> addTo(subjects.computeIfAbsent(rows.subject(row), any -> new Counts()), row));
        return subjects;
    }

    /** Duties under which a subject has cells that are asked for in the unit at a place. */
    Set<Long> duties(int place, Subject subject) {
        var own = new HashMap<Integer, Long>();
        each(place, row -> {
            if (rows.subject(row).equals(subject)) {
                own.merge(row >> 6, 1L << row, (some, more) -> some | more);
            }
        });
        var duties = new TreeSet<Long>();
        own.forEach((word, bits) -> read(word, seen.part(place), (bound, g, period, strand) -> {
            var span = layout.get(g).spans.get(period);
            if ((bits & visits.wanted(words, view.blocks().get(word), g, period, strand, span)) != 0) {
                duties.add(layout.get(g).strand(strand).duty());
            }
        }));
        return duties;
    }

    private RowCounts count(int word) {
        var counts = new RowCounts();
        for (var part : seen.parts) {
            var own = part.rows()[word];
            if (own != 0) {
                read(word, part, (bound, g, period, strand) -> {
                    for (var state : CellState.values()) {
                        counts.add(state, own & words.of(state));
                    }
                });
            }
        }
        return counts;
    }

    private void read(int word, Seen.Part part, Reader reader) {
        var block = view.blocks().get(word);
        for (var g = 0; g < layout.size(); g++) {
            var grid = layout.get(g);
            var held = visits.asks(grid) ? held(grid, part) : new boolean[0];
            for (var period = 0; held.length > 0 && period < grid.spans.size(); period++) {
                if (visits.asks(grid.spans.get(period))) {
                    read(block, g, period, held, reader);
                }
            }
        }
    }

    private boolean[] held(Layout.Grid grid, Seen.Part part) {
        var held = new boolean[grid.strands()];
        for (var strand = 0; strand < held.length; strand++) {
            var of = grid.strand(strand);
            held[strand] = visits.asks(of) && seen.holds(part, of.area());
        }
        return held;
    }

    private void read(Block block, int g, int period, boolean[] held, Reader reader) {
        var span = layout.get(g).spans.get(period);
        for (var strand = 0; strand < held.length; strand++) {
            if ((strand & Block.STRANDS - 1) == 0 && Block.isEmpty(block.chunk(g, Plane.BOUND, period, strand >> 6))) {
                strand += Block.STRANDS - 1;
                continue;
            }
            if (held[strand]) {
                var bound = words.read(block, g, period, strand, span);
                if (bound != 0) {
                    reader.read(bound, g, period, strand);
                }
            }
        }
    }
}
