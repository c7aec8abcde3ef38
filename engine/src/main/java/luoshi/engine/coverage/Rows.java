package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One bit position for each assignment slot and each unit, numbered in tree order: a unit's own row, its slots, some
 * spare rows for who comes later, then what stands below it. A unit with others below begins at a whole word, so that
 * its branch is a range of words. Where spare rows do not suffice, a unit gets some of a word behind all others: no other
 * row ever changes its number.
 */
final class Rows {
    private static final int SPARE_AT_LEAST = 4;
    /** How many rows a unit gets that has no spare one left; a divisor of 64. */
    private static final int MORE = 8;

    /** Unit of each row, 0 for padding. */
    final long[] unit;
    /** Person of each row, 0 for a unit's own row and for spare ones. */
    final long[] person;
    /** Slot id of each row, 0 where there is none. */
    final long[] slot;

    final int words;
    /** Units in tree order. */
    final List<Long> units;
    /** Half-open ranges of rows of each unit of {@link #units}, first and end by turns. */
    private final int[][] ranges;
    /** The first row that no unit has. */
    private final int end;

    private final Map<Long, Integer> placeOfUnit;
    private final Map<Slot, Integer> rowOfSlot;
    private final UnitTree tree;
    private final Map<Branch, long[]> branches = new ConcurrentHashMap<>();

    private record Branch(long unit, int segment) {}

    /** A copy of its own, with more rows for the unit at a place unless that is negative. */
    private Rows(Rows like, int place) {
        var more = place < 0 ? 0 : MORE;
        this.end = like.end + more;
        this.words = (end + 63) >> 6;
        this.unit = Arrays.copyOf(like.unit, words << 6);
        this.person = Arrays.copyOf(like.person, words << 6);
        this.slot = Arrays.copyOf(like.slot, words << 6);
        this.units = like.units;
        this.ranges = like.ranges.clone();
        this.placeOfUnit = like.placeOfUnit;
        this.rowOfSlot = new HashMap<>(like.rowOfSlot);
        this.tree = like.tree;
        if (more > 0) {
            var old = ranges[place];
            ranges[place] = Arrays.copyOf(old, old.length + 2);
            ranges[place][old.length] = like.end;
            ranges[place][old.length + 1] = end;
            Arrays.fill(unit, like.end, end, units.get(place));
        }
    }

    Rows(World world) {
        tree = world.tree;
        var slots = new HashMap<Long, List<Slot>>();
        world.facts
                .slots()
                .forEach(held -> slots.computeIfAbsent(held.unit(), key -> new ArrayList<>())
                        .add(held));
        var order = new ArrayList<>(tree.inOrder(world.to - 1));
        // units that no walk from a top reaches, should facts be broken: they own cells all the same
        Stream.concat(slots.keySet().stream(), tree.units().stream().map(Unit::id))
                .filter(id -> !order.contains(id))
                .sorted()
                .distinct()
                .toList()
                .forEach(order::add);
        units = List.copyOf(order);
        ranges = new int[units.size()][];
        placeOfUnit = new HashMap<>();
        rowOfSlot = new HashMap<>();
        var next = 0;
        for (var i = 0; i < ranges.length; i++) {
            var id = units.get(i);
            var held = slots.getOrDefault(id, List.of());
            if (tree.hasBelow(id)) {
                next = (next + 63) & -64;
            }
            placeOfUnit.put(id, i);
            var first = next;
            next += 1 + held.size() + Math.max(SPARE_AT_LEAST, held.size() / 4);
            ranges[i] = new int[] {first, next};
        }
        end = (next + MORE - 1) & -MORE;
        words = (end + 63) >> 6;
        unit = new long[words << 6];
        person = new long[unit.length];
        slot = new long[unit.length];
        for (var i = 0; i < ranges.length; i++) {
            Arrays.fill(unit, ranges[i][0], ranges[i][1], units.get(i));
        }
        slots.values().forEach(held -> held.forEach(this::place));
    }

    private boolean place(Slot held) {
        var i = placeOfUnit.get(held.unit());
        if (i == null) {
            return false;
        }
        for (var range = 0; range < ranges[i].length; range += 2) {
            for (var row = ranges[i][range]; row < ranges[i][range + 1]; row++) {
                if (person[row] == 0 && row != ranges[i][0]) {
                    person[row] = held.person();
                    slot[row] = held.id();
                    rowOfSlot.put(held, row);
                    return true;
                }
            }
        }
        return false;
    }

    /** The same rows without some slots and with others, or null when nobody knows the unit of one. */
    @Nullable
    Rows with(Collection<Slot> gone, Collection<Slot> come) {
        var next = new Rows(this, -1);
        for (var held : gone) {
            var row = next.rowOfSlot.remove(held);
            if (row != null) {
                next.person[row] = 0;
                next.slot[row] = 0;
            }
        }
        for (var held : come) {
            if (!next.place(held)) {
                var full = placeOfUnit.get(held.unit());
                if (full == null) {
                    return null;
                }
                next = new Rows(next, full);
                next.place(held);
            }
        }
        return next;
    }

    int of(Slot held) {
        var row = rowOfSlot.get(held);
        if (row == null) {
            throw new IllegalStateException("no row for " + held);
        }
        return row;
    }

    int ofUnit(long id) {
        var place = placeOfUnit.get(id);
        if (place == null) {
            throw new IllegalStateException("no row for unit " + id);
        }
        return ranges[place][0];
    }

    /** Place of a row's unit in {@link #units}. */
    int place(int row) {
        return placeOfUnit.getOrDefault(unit[row], 0);
    }

    /** The bits of a range of rows in one word. */
    static long bits(int first, int end, int word) {
        var low = Math.max(first - (word << 6), 0);
        var high = Math.min(end - (word << 6), 64);
        return (-1L << low) & (-1L >>> (64 - high));
    }

    /** Who owes the cells of a row. */
    Subject subject(int row) {
        return person[row] == 0 ? Subject.unit(unit[row]) : Subject.person(person[row]);
    }

    /** Whether a subject may have cells. */
    boolean knows(Subject subject, World world) {
        return subject.kind() == SubjectKind.PERSON
                ? world.persons.containsKey(subject.id())
                : placeOfUnit.containsKey(subject.id());
    }

    /** Half-open ranges of the rows of a unit, first and end by turns; nobody writes to it. */
    int[] ranges(int place) {
        return ranges[place];
    }

    /** Rows of the unit and of all below it on a day. */
    long[] branch(long root, int day) {
        return branches.computeIfAbsent(new Branch(root, tree.segment(day)), key -> {
            var mask = new long[words];
            for (var i = 0; i < ranges.length; i++) {
                if (tree.isBelow(units.get(i), root, day)) {
                    for (var range = 0; range < ranges[i].length; range += 2) {
                        for (var row = ranges[i][range]; row < ranges[i][range + 1]; row++) {
                            mask[row >> 6] |= 1L << row;
                        }
                    }
                }
            }
            return mask;
        });
    }

    /** Place of each unit in tree order as of a day. */
    Map<Long, Integer> order(int day) {
        var order = new HashMap<Long, Integer>();
        tree.inOrder(day).forEach(id -> order.put(id, order.size()));
        units.forEach(id -> order.putIfAbsent(id, order.size()));
        return order;
    }
}
