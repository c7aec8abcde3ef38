package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
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

    private static final int[] NO_RANGES = {};

    /** Unit of each row, 0 for padding. */
    final long[] unit;

    final int words;
    /** Units in tree order, later ones behind them. */
    final List<Long> units;
    /** What is held in each row, null for a unit's own row and for spare ones. */
    private final @Nullable Slot[] held;
    /** Half-open ranges of rows of each unit of {@link #units}, first and end by turns. */
    private final int[][] ranges;
    /** The first row that no unit has. */
    private final int end;

    private final Map<Long, Integer> placeOfUnit;
    private final UnitTree tree;
    private final Map<Top, BranchRows> branches;
    private volatile @Nullable RowGroups groups;

    private record Top(long unit, int segment) {}

    /** A copy with slots of its own. */
    private Rows(Rows like) {
        this.unit = like.unit;
        this.words = like.words;
        this.units = like.units;
        this.held = like.held.clone();
        this.ranges = like.ranges;
        this.end = like.end;
        this.placeOfUnit = like.placeOfUnit;
        this.tree = like.tree;
        this.branches = like.branches;
    }

    /** A copy with more rows for the unit at a place. */
    private Rows(Rows like, int place) {
        this.end = like.end + MORE;
        this.words = (end + 63) >> 6;
        this.unit = Arrays.copyOf(like.unit, words << 6);
        this.held = Arrays.copyOf(like.held, words << 6);
        this.units = like.units;
        this.ranges = like.ranges.clone();
        this.placeOfUnit = like.placeOfUnit;
        this.tree = like.tree;
        this.branches = new ConcurrentHashMap<>();
        var old = ranges[place];
        ranges[place] = Arrays.copyOf(old, old.length + 2);
        ranges[place][old.length] = like.end;
        ranges[place][old.length + 1] = end;
        Arrays.fill(unit, like.end, end, units.get(place));
    }

    /** The same rows under another tree; units that it does not know yet get rows behind all others. */
    private Rows(Rows like, UnitTree tree, List<Long> more) {
        this.tree = tree;
        this.branches = new ConcurrentHashMap<>();
        this.end = like.end + more.size() * MORE;
        this.words = (end + 63) >> 6;
        this.unit = Arrays.copyOf(like.unit, words << 6);
        this.held = Arrays.copyOf(like.held, words << 6);
        this.units = Stream.concat(like.units.stream(), more.stream()).toList();
        this.ranges = Arrays.copyOf(like.ranges, units.size());
        this.placeOfUnit = new HashMap<>(like.placeOfUnit);
        for (var i = 0; i < more.size(); i++) {
            var place = like.units.size() + i;
            var first = like.end + i * MORE;
            ranges[place] = new int[] {first, first + MORE};
            placeOfUnit.put(more.get(i), place);
            Arrays.fill(unit, first, first + MORE, more.get(i));
        }
    }

    Rows(World world) {
        tree = world.tree;
        branches = new ConcurrentHashMap<>();
        var slots = new HashMap<Long, List<Slot>>();
        world.people
                .records(PersonFacts::slots)
                .forEach(one -> slots.computeIfAbsent(one.unit(), key -> new ArrayList<>())
                        .add(one));
        var order = new LinkedHashSet<>(tree.inOrder(world.to - 1));
        // units that no walk from a top reaches, should facts be broken: they own cells all the same
        Stream.concat(slots.keySet().stream(), tree.units().stream().map(Unit::id))
                .sorted()
                .forEach(order::add);
        units = List.copyOf(order);
        ranges = new int[units.size()][];
        placeOfUnit = new HashMap<>();
        var next = 0;
        for (var i = 0; i < ranges.length; i++) {
            var id = units.get(i);
            var own = slots.getOrDefault(id, List.of()).size();
            if (tree.hasBelow(id)) {
                next = (next + 63) & -64;
            }
            placeOfUnit.put(id, i);
            var first = next;
            next += 1 + own + Math.max(SPARE_AT_LEAST, own / 4);
            ranges[i] = new int[] {first, next};
        }
        end = (next + MORE - 1) & -MORE;
        words = (end + 63) >> 6;
        unit = new long[words << 6];
        held = new Slot[unit.length];
        for (var i = 0; i < ranges.length; i++) {
            Arrays.fill(unit, ranges[i][0], ranges[i][1], units.get(i));
        }
        slots.values().forEach(all -> all.forEach(this::place));
    }

    private boolean place(Slot one) {
        var i = placeOfUnit.get(one.unit());
        if (i == null) {
            return false;
        }
        for (var range = 0; range < ranges[i].length; range += 2) {
            for (var row = ranges[i][range]; row < ranges[i][range + 1]; row++) {
                if (held[row] == null && row != ranges[i][0]) {
                    held[row] = one;
                    return true;
                }
            }
        }
        return false;
    }

    /** The same rows without some slots and with others. */
    Rows with(Collection<Slot> gone, Collection<Slot> come) {
        var next = new Rows(this);
        for (var one : gone) {
            var row = next.find(one);
            if (row >= 0) {
                next.held[row] = null;
            }
        }
        for (var one : come) {
            if (!next.place(one)) {
                var full = next.placeOfUnit.get(one.unit());
                next = full == null ? new Rows(next, tree, List.of(one.unit())) : new Rows(next, full);
                next.place(one);
            }
        }
        return next;
    }

    /** The same rows under another tree. */
    Rows under(UnitTree other) {
        return new Rows(
                this,
                other,
                other.units().stream()
                        .map(Unit::id)
                        .filter(id -> !placeOfUnit.containsKey(id))
                        .sorted()
                        .toList());
    }

    int of(Slot one) {
        var row = find(one);
        if (row < 0) {
            throw new IllegalStateException("no row for " + one);
        }
        return row;
    }

    private int find(Slot one) {
        var place = placeOfUnit.get(one.unit());
        var own = place == null ? NO_RANGES : ranges[place];
        for (var range = 0; range < own.length; range += 2) {
            for (var row = own[range]; row < own[range + 1]; row++) {
                var other = held[row];
                if (one == other || (other != null && one.id() == other.id() && one.equals(other))) {
                    return row;
                }
            }
        }
        return -1;
    }

    /** The slot held in a row, null for a unit's own row and a spare one. */
    @Nullable
    Slot slot(int row) {
        return held[row];
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

    /** Place of a unit in {@link #units}, or -1. */
    int place(long id) {
        return placeOfUnit.getOrDefault(id, -1);
    }

    /** The bits of a range of rows in one word. */
    static long bits(int first, int end, int word) {
        var low = Math.max(first - (word << 6), 0);
        var high = Math.min(end - (word << 6), 64);
        return (-1L << low) & (-1L >>> (64 - high));
    }

    /** All rows that are held, in groups. */
    RowGroups groups() {
        var known = groups;
        if (known == null) {
            known = RowGroups.all(this);
            groups = known;
        }
        return known;
    }

    /** Whether other rows lie as these do, whoever holds them. */
    boolean liesLike(Rows other) {
        return branches == other.branches;
    }

    /** Who owes the cells of a row. */
    Subject subject(int row) {
        var slot = held[row];
        return slot == null ? Subject.unit(unit[row]) : Subject.person(slot.person());
    }

    /** Whether a subject may have cells. */
    boolean knows(Subject subject, World world) {
        return subject.kind() == SubjectKind.PERSON
                ? world.people.knows(subject.id())
                : placeOfUnit.containsKey(subject.id());
    }

    /** Half-open ranges of the rows of a unit, first and end by turns; nobody writes to it. */
    int[] ranges(int place) {
        return ranges[place];
    }

    /** Rows of the unit and of all below it on a day. */
    BranchRows branch(long root, int day) {
        return branches.computeIfAbsent(new Top(root, tree.segment(day)), key -> {
            var rows = new long[words];
            for (var i = 0; i < ranges.length; i++) {
                if (tree.isBelow(units.get(i), root, day)) {
                    for (var range = 0; range < ranges[i].length; range += 2) {
                        for (var w = ranges[i][range] >> 6; w <= (ranges[i][range + 1] - 1) >> 6; w++) {
                            rows[w] |= bits(ranges[i][range], ranges[i][range + 1], w);
                        }
                    }
                }
            }
            return BranchRows.of(rows);
        });
    }

    /** Place of each unit in tree order as of a day; units that the tree does not know come last, by id. */
    Map<Long, Integer> order(int day) {
        var order = new HashMap<Long, Integer>();
        tree.inOrder(day).forEach(id -> order.put(id, order.size()));
        units.stream().sorted().forEach(id -> order.putIfAbsent(id, order.size()));
        return order;
    }
}
