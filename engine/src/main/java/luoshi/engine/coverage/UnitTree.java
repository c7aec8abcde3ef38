package luoshi.engine.coverage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Unit;

/** The leading tree over time (单位隶属): who stood below whom on which day. */
final class UnitTree {
    private final Map<Long, Unit> units = new HashMap<>();
    private final Map<Long, List<Placement>> above = new HashMap<>();
    private final Map<Long, List<Placement>> below = new HashMap<>();
    /** Days on which a placement begins or ends, in order: between two of them the tree stays the same. */
    private final int[] changes;

    UnitTree(Collection<Unit> known, Collection<Placement> placements) {
        known.forEach(unit -> units.put(unit.id(), unit));
        placements.forEach(placement -> {
            above.computeIfAbsent(placement.unit(), key -> new ArrayList<>()).add(placement);
            below.computeIfAbsent(placement.parent(), key -> new ArrayList<>()).add(placement);
        });
        changes = placements.stream()
                .flatMapToInt(placement -> IntStream.of(Days.epoch(placement.from()), Days.epoch(placement.to())))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Days on which the tree changes, in order; nobody writes to them. */
    int[] changes() {
        return changes;
    }

    /** Number of the stretch of days around this one in which the tree stays the same. */
    int segment(int day) {
        var place = Arrays.binarySearch(changes, day);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** Whether some unit ever stood below. */
    boolean hasBelow(long unit) {
        return below.containsKey(unit);
    }

    Collection<Unit> units() {
        return units.values();
    }

    /** The units and all that ever stood below one of them. */
    Set<Long> everBelow(Collection<Long> roots) {
        return closure(roots, below, Placement::unit);
    }

    /** The units and all below which one of them ever stood. */
    Set<Long> everAbove(Collection<Long> some) {
        return closure(some, above, Placement::parent);
    }

    private static Set<Long> closure(
            Collection<Long> some, Map<Long, List<Placement>> placements, ToLongFunction<Placement> next) {
        var found = new LinkedHashSet<>(some);
        var left = new ArrayDeque<>(some);
        while (!left.isEmpty()) {
            for (var placement : placements.getOrDefault(left.remove(), List.of())) {
                if (found.add(next.applyAsLong(placement))) {
                    left.add(next.applyAsLong(placement));
                }
            }
        }
        return found;
    }

    /** Days on which the unit is one of the roots or stands below one of them. */
    Days daysBelow(long unit, Set<Long> roots, Days none) {
        return daysBelow(unit, roots, none, new HashSet<>());
    }

    private Days daysBelow(long unit, Set<Long> roots, Days none, Set<Long> seen) {
        var days = none.like();
        if (!seen.add(unit)) {
            return days;
        }
        if (roots.contains(unit)) {
            days.add(Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
            seen.remove(unit);
            return days;
        }
        for (var placement : above.getOrDefault(unit, List.of())) {
            var through = none.like();
            through.add(Days.epoch(placement.from()), Days.epoch(placement.to()));
            through.and(daysBelow(placement.parent(), roots, none, seen));
            days.or(through);
        }
        seen.remove(unit);
        return days;
    }

    /** Days on which the unit exists and has no unit below it. */
    Days daysAsLeaf(long unit, Days none) {
        var days = existence(unit, none);
        var parent = none.like();
        for (var placement : below.getOrDefault(unit, List.of())) {
            parent.add(Days.epoch(placement.from()), Days.epoch(placement.to()));
        }
        days.andNot(parent);
        return days;
    }

    Days existence(long unit, Days none) {
        var days = none.like();
        var known = units.get(unit);
        if (known != null) {
            days.add(Days.epoch(known.from()), Days.epoch(known.to()));
        }
        return days;
    }

    /** The days of {@link #daysBelow}, however far back. */
    Spans below(long unit, Set<Long> roots) {
        return below(unit, roots, new HashSet<>());
    }

    private Spans below(long unit, Set<Long> roots, Set<Long> seen) {
        if (roots.contains(unit)) {
            return Spans.ALL;
        }
        var days = Spans.NONE;
        if (seen.add(unit)) {
            for (var placement : above.getOrDefault(unit, List.of())) {
                days = days.or(of(placement).and(below(placement.parent(), roots, seen)));
            }
            seen.remove(unit);
        }
        return days;
    }

    /** The days of {@link #daysAsLeaf}, however far back. */
    Spans asLeaf(long unit) {
        return existence(unit)
                .without(Spans.union(below.getOrDefault(unit, List.of()).stream()
                        .map(UnitTree::of)
                        .toList()));
    }

    /** Whether the unit exists on a day and has none below it. */
    boolean isLeaf(long unit, int day) {
        return asLeaf(unit).contains(day);
    }

    Spans existence(long unit) {
        var known = units.get(unit);
        return known == null ? Spans.NONE : Spans.of(Days.epoch(known.from()), Days.epoch(known.to()));
    }

    private static Spans of(Placement placement) {
        return Spans.of(Days.epoch(placement.from()), Days.epoch(placement.to()));
    }

    /** Units in tree order as of a day: each before what stands below it, siblings by their order. */
    List<Long> inOrder(int day) {
        var children = new HashMap<Long, List<Unit>>();
        var roots = new ArrayList<Unit>();
        for (var unit : units.values()) {
            var parent = parentOn(unit.id(), day);
            if (parent == 0) {
                roots.add(unit);
            } else {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(unit);
            }
        }
        var order = new ArrayList<Long>();
        var siblings = Comparator.comparingInt(Unit::order).thenComparingLong(Unit::id);
        roots.stream().sorted(siblings).forEach(root -> walk(root, children, siblings, order));
        return order;
    }

    private static void walk(Unit unit, Map<Long, List<Unit>> children, Comparator<Unit> siblings, List<Long> order) {
        order.add(unit.id());
        children.getOrDefault(unit.id(), List.of()).stream()
                .sorted(siblings)
                .forEach(child -> walk(child, children, siblings, order));
    }

    /** The parent on a day, 0 for none. */
    long parentOn(long unit, int day) {
        for (var placement : above.getOrDefault(unit, List.of())) {
            if (Days.epoch(placement.from()) <= day && day < Days.epoch(placement.to())) {
                return placement.parent();
            }
        }
        return 0;
    }

    /** Whether the unit is the root or stands below it on a day. */
    boolean isBelow(long unit, long root, int day) {
        var up = unit;
        for (var steps = 0; up != 0 && steps <= units.size(); steps++) {
            if (up == root) {
                return true;
            }
            up = parentOn(up, day);
        }
        return false;
    }
}
