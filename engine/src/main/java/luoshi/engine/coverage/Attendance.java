package luoshi.engine.coverage;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.plane.Sheet;

/**
 * Who is there in which period, for everybody and all grids of persons.
 *
 * @param blocks a block for each word of rows
 * @param periods of each grid the periods looked at so far
 */
record Attendance(Sheet<Presence> blocks, int[] periods) {
    static final Attendance NONE = new Attendance(Sheet.of(List.of()), new int[0]);

    Presence block(int word) {
        return word < blocks.size() ? blocks.get(word) : Presence.NOBODY;
    }

    /** The same for rows that are free now and persons that hold others. */
    Attendance with(World world, Rows rows, Collection<Integer> free, Collection<Long> persons, Layout layout) {
        var editor = new Editor(rows.words, layout.size());
        free.forEach(row -> editor.block(row >> 6).clear(1L << row));
        for (var person : persons) {
            for (var slot : world.person(person).slots()) {
                var row = rows.of(slot);
                editor.block(row >> 6).clear(1L << row);
            }
            for (var grid = 0; grid < periods.length; grid++) {
                editor.add(world, rows, person, layout.get(grid), grid, 0, periods[grid]);
            }
        }
        return new Attendance(editor.done(), periods);
    }

    /** With the grids and periods that it lacks of a layout. */
    Attendance extended(World world, Rows rows, Layout layout) {
        var to = Arrays.copyOf(periods, layout.size());
        var more = false;
        for (var grid = 0; grid < to.length; grid++) {
            to[grid] = layout.get(grid).spans.size();
            more |= needs(layout.get(grid)) && to[grid] > known(grid);
        }
        if (!more) {
            return this;
        }
        var editor = new Editor(rows.words, layout.size());
        for (var person : world.people.all()) {
            for (var grid = 0; grid < to.length; grid++) {
                editor.add(world, rows, person, layout.get(grid), grid, known(grid), to[grid]);
            }
        }
        return new Attendance(editor.done(), to);
    }

    private int known(int grid) {
        return grid < periods.length ? periods[grid] : 0;
    }

    private static boolean needs(Layout.Grid grid) {
        return grid.key.kind() == SubjectKind.PERSON && !Line.byEvent(grid.key.cadence());
    }

    /** Copies of the blocks that change. */
    private final class Editor {
        private final int grids;
        private final Map<Integer, Presence> changed = new HashMap<>();
        private final int words;

        Editor(int words, int grids) {
            this.words = words;
            this.grids = grids;
        }

        Presence block(int word) {
            return changed.computeIfAbsent(
                    word, any -> Attendance.this.block(word).copy(grids));
        }

        /** Looks at a person in some periods of a grid. */
        void add(World world, Rows rows, long person, Layout.Grid grid, int g, int from, int to) {
            var slots = world.person(person).slots();
            if (slots.isEmpty() || !needs(grid)) {
                return;
            }
            var days = world.daysOf(person);
            var counting = days.counting(grid.key.cadence());
            var own = new Days[slots.size()];
            var at = new int[own.length];
            for (var i = 0; i < own.length; i++) {
                own[i] = days.held(grid.key.cadence(), i);
                at[i] = rows.of(slots.get(i));
            }
            for (var period = from; period < to; period++) {
                var span = grid.spans.get(period);
                var all = counting.count(span.start(), span.last() + 1);
                var alone = -1;
                var held = 0;
                for (var i = 0; all > 0 && i < own.length; i++) {
                    var count = own[i] == counting ? all : own[i].count(span.start(), span.last() + 1);
                    if (count > 0) {
                        alone = held == 0 ? i : alone;
                        held++;
                        if (held == 1 && 2 * count >= all) {
                            block(at[i] >> 6).add(Presence.ENOUGH, g, period, at[i]);
                        }
                    }
                }
                if (held == 1) {
                    block(at[alone] >> 6).add(Presence.ALONE, g, period, at[alone]);
                } else if (held > 1) {
                    several(own, at, g, period, span, alone);
                }
            }
        }

        private void several(Days[] own, int[] at, int g, int period, Layout.Span span, int first) {
            block(at[first] >> 6).remove(Presence.ENOUGH, g, period, at[first]);
            for (var i = first; i < own.length; i++) {
                if (own[i].count(span.start(), span.last() + 1) > 0) {
                    block(at[i] >> 6).add(Presence.SEVERAL, g, period, at[i]);
                }
            }
        }

        Sheet<Presence> done() {
            var next = blocks.grown(words, Presence.NOBODY).edit();
            changed.forEach(next::set);
            return next.done();
        }
    }
}
