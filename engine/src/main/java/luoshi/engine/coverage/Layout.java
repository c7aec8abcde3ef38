package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Where cells lie: duties of one kind of subject and one cadence share a grid of periods, and each of them has a strand
 * of it for every area of its versions. Changed only while a state of the index is being made.
 */
final class Layout {
    private final List<Grid> grids = new ArrayList<>();
    private final Map<Key, Integer> places = new HashMap<>();

    /** What the duties of a grid have in common. */
    record Key(SubjectKind kind, Cadence cadence, KeyTime.@Nullable Part part) {}

    /**
     * Days of a period, inclusive epoch days: see {@link Column}. Cells by event of one day and due share one, whose last
     * day is the due, under which they count.
     */
    record Span(int start, int last, int due, int leaderDue, int lateEnd, int leaderLateEnd) {
        /** Whether cells of the period are past due on a day, the leaders' ones apart. */
        boolean isClosed(int day) {
            return day > due;
        }

        boolean isClosedForLeaders(int day) {
            return day > leaderDue;
        }
    }

    /** The cells of one duty in one area; by event the first, second … of one day. */
    record Strand(long duty, long area) {
        private static final Strand FREE = new Strand(0, 0);
    }

    /** Periods × strands. */
    static final class Grid {
        final Key key;
        final List<Span> spans = new ArrayList<>();
        private final Map<Span, Integer> periods = new HashMap<>();
        private final List<Strand> strands = new ArrayList<>();

        private Grid(Key key) {
            this.key = key;
        }

        int strands() {
            return strands.size();
        }

        /** A strand; one of no duty when it is free. */
        Strand strand(int strand) {
            return strands.get(strand);
        }

        /** The place of a period, a new one if need be. */
        int period(Span span) {
            var known = periods.get(span);
            if (known == null) {
                known = spans.size();
                spans.add(span);
                periods.put(span, known);
            }
            return known;
        }

        /** A strand for a duty, a free one before a new one. */
        int allot(long duty, long area) {
            var strand = new Strand(duty, area);
            var free = strands.indexOf(Strand.FREE);
            if (free < 0) {
                strands.add(strand);
                return strands.size() - 1;
            }
            strands.set(free, strand);
            return free;
        }

        void free(int strand) {
            strands.set(strand, Strand.FREE);
        }
    }

    Layout copy() {
        var copy = new Layout();
        for (var grid : grids) {
            var like = copy.grids.get(copy.grid(grid.key));
            grid.spans.forEach(like::period);
            like.strands.addAll(grid.strands);
        }
        return copy;
    }

    int size() {
        return grids.size();
    }

    Grid get(int grid) {
        return grids.get(grid);
    }

    /** The place of a grid, a new one if need be. */
    int grid(Key key) {
        var known = places.get(key);
        if (known == null) {
            known = grids.size();
            grids.add(new Grid(key));
            places.put(key, known);
        }
        return known;
    }
}
