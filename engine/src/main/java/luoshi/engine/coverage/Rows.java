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
 * its branch is a range of words.
 */
final class Rows {
    private static final int SPARE_AT_LEAST = 4;

    /** Unit of each row, 0 for padding. */
    final long[] unit;
    /** Person of each row, 0 for a unit's own row and for spare ones. */
    final long[] person;
    /** Slot id of each row, 0 where there is none. */
    final long[] slot;

    final int words;
    /** Units in tree order. */
    final List<Long> units;
    /** First row of each unit of {@link #units}, and after the last. */
    private final int[] firstOf;

    private final int[] endOf;
    private final Map<Long, Integer> placeOfUnit;
    private final Map<Slot, Integer> rowOfSlot;
    private final UnitTree tree;
    private final Map<Branch, long[]> branches = new ConcurrentHashMap<>();

    private record Branch(long unit, int segment) {}

    private Rows(Rows like, long[] person, long[] slot, Map<Slot, Integer> rowOfSlot) {
        this.unit = like.unit;
        this.person = person;
        this.slot = slot;
        this.words = like.words;
        this.units = like.units;
        this.firstOf = like.firstOf;
        this.endOf = like.endOf;
        this.placeOfUnit = like.placeOfUnit;
        this.rowOfSlot = rowOfSlot;
        this.tree = like.tree;
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
        firstOf = new int[units.size()];
        endOf = new int[units.size()];
        placeOfUnit = new HashMap<>();
        rowOfSlot = new HashMap<>();
        var next = 0;
        for (var i = 0; i < firstOf.length; i++) {
            var id = units.get(i);
            var held = slots.getOrDefault(id, List.of());
            if (tree.hasBelow(id)) {
                next = (next + 63) & -64;
            }
            placeOfUnit.put(id, i);
            firstOf[i] = next;
            next += 1 + held.size() + Math.max(SPARE_AT_LEAST, held.size() / 4);
            endOf[i] = next;
        }
        words = (next + 63) >> 6;
        unit = new long[words << 6];
        person = new long[unit.length];
        slot = new long[unit.length];
        for (var i = 0; i < firstOf.length; i++) {
            Arrays.fill(unit, firstOf[i], endOf[i], units.get(i));
        }
        slots.values().forEach(held -> held.forEach(this::place));
    }

    private boolean place(Slot held) {
        var i = placeOfUnit.get(held.unit());
        if (i == null) {
            return false;
        }
        for (var row = firstOf[i] + 1; row < endOf[i]; row++) {
            if (person[row] == 0) {
                person[row] = held.person();
                slot[row] = held.id();
                rowOfSlot.put(held, row);
                return true;
            }
        }
        return false;
    }

    /** The same rows without some slots and with others, or null when a unit has no spare row left. */
    @Nullable
    Rows with(Collection<Slot> gone, Collection<Slot> come) {
        var next = new Rows(this, person.clone(), slot.clone(), new HashMap<>(rowOfSlot));
        for (var held : gone) {
            var row = next.rowOfSlot.remove(held);
            if (row != null) {
                next.person[row] = 0;
                next.slot[row] = 0;
            }
        }
        for (var held : come) {
            if (!next.place(held)) {
                return null;
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
        return firstOf[place];
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

    SubjectKind kind(int row) {
        return person[row] == 0 ? SubjectKind.UNIT : SubjectKind.PERSON;
    }

    int first(int place) {
        return firstOf[place];
    }

    int end(int place) {
        return endOf[place];
    }

    /** Rows of the unit and of all below it on a day. */
    long[] branch(long root, int day) {
        return branches.computeIfAbsent(new Branch(root, tree.segment(day)), key -> {
            var mask = new long[words];
            for (var i = 0; i < firstOf.length; i++) {
                if (tree.isBelow(units.get(i), root, day)) {
                    for (var row = firstOf[i]; row < endOf[i]; row++) {
                        mask[row >> 6] |= 1L << row;
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
