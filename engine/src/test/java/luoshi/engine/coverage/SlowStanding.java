package luoshi.engine.coverage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.DeadCorners.LastCheck;
import org.jspecify.annotations.Nullable;

/**
 * What applies where and who answers on one day, as slowly as it reads: day by day and duty by duty. Absence is left aside: a unit does not stop having work because a
 * member is on leave.
 */
final class SlowStanding {
    private static final int YEARS_BACK = 3660;

    private final CoverageFacts facts;
    private final int day;
    private final UnitTree tree;
    private final Days none;
    private final Map<Long, List<Slot>> slots = new HashMap<>();

    SlowStanding(CoverageFacts facts, int day) {
        this.facts = facts;
        this.day = day;
        this.tree = new UnitTree(facts.units(), facts.placements());
        this.none = Days.none(day - YEARS_BACK, YEARS_BACK + 1);
        facts.slots()
                .forEach(slot -> slots.computeIfAbsent(slot.unit(), key -> new ArrayList<>())
                        .add(slot));
    }

    /** Units without others below them that exist on the day, in tree order. */
    List<Long> leaves() {
        return tree.inOrder(day).stream()
                .filter(unit -> tree.daysAsLeaf(unit, none).contains(day))
                .toList();
    }

    /** Days on which a duty of the area in force binds the unit or one of its members. */
    Days applies(long unit, long area, boolean exclusions) {
        var applies = none.copy();
        for (var duty : facts.duties()) {
            if (duty.area() == area) {
                var days = members(duty, unit);
                days.and(inForce(duty, unit, exclusions));
                applies.or(days);
            }
        }
        return applies;
    }

    private Days members(Duty duty, long unit) {
        if (duty.subject() == SubjectKind.UNIT) {
            var scope = duty.scope();
            if (scope.leaves()) {
                return tree.daysAsLeaf(unit, none);
            }
            return scope.units().contains(unit) ? tree.existence(unit, none) : none.copy();
        }
        var days = none.copy();
        for (var slot : slots.getOrDefault(unit, List.of())) {
            if (Reach.binds(duty, slot)) {
                days.add(Days.epoch(slot.from()), Days.epoch(slot.to()));
            }
        }
        return days;
    }

    private Days inForce(Duty duty, long unit, boolean exclusions) {
        var days = tree.daysBelow(unit, duty.scope().units(), none);
        days.keep(Days.epoch(duty.from()), Days.epoch(duty.to()));
        for (var exclusion : facts.exclusions()) {
            if (exclusions && Reach.touches(exclusion, duty)) {
                var away = tree.daysBelow(unit, Set.of(exclusion.unit()), none);
                away.keep(Days.epoch(exclusion.from()), Days.epoch(exclusion.to()));
                days.andNot(away);
            }
        }
        return days;
    }

    /** In charge of the area at the unit or above, or of the unit as a whole. */
    List<Long> owners(long unit, long area) {
        var owners = new TreeSet<Long>();
        for (var charge : facts.charges()) {
            var forArea = charge.area() == area && tree.isBelow(unit, charge.unit(), day);
            var forUnit = charge.area() == 0 && charge.unit() == unit;
            if ((forArea || forUnit) && isOn(charge)) {
                owners.add(charge.person());
            }
        }
        return List.copyOf(owners);
    }

    boolean isOn(Charge charge) {
        return Days.epoch(charge.from()) <= day && day < Days.epoch(charge.to());
    }

    boolean isOn(Slot slot) {
        return Days.epoch(slot.from()) <= day && day < Days.epoch(slot.to());
    }

    /** Persons bound by some duty on the day. */
    Set<Long> bound() {
        var bound = new TreeSet<Long>();
        for (var duty : facts.duties()) {
            var where = new HashMap<Long, Boolean>();
            facts.slots().stream()
                    .filter(slot -> binds(duty, slot, where))
                    .map(Slot::person)
                    .forEach(bound::add);
        }
        return bound;
    }

    /** Duties that bind a person on the day, by id. */
    List<Long> dutiesOf(long person) {
        var held =
                facts.slots().stream().filter(slot -> slot.person() == person).toList();
        return facts.duties().stream()
                .filter(duty -> held.stream().anyMatch(slot -> binds(duty, slot, new HashMap<>())))
                .map(Duty::duty)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean binds(Duty duty, Slot slot, Map<Long, Boolean> inForce) {
        return duty.subject() == SubjectKind.PERSON
                && Days.epoch(duty.from()) <= day
                && day < Days.epoch(duty.to())
                && isOn(slot)
                && Reach.binds(duty, slot)
                && inForce.computeIfAbsent(
                        slot.unit(), unit -> inForce(duty, unit, true).contains(day));
    }

    /** The unit and what stands above it, from the top down. */
    List<Long> path(long unit) {
        var path = new ArrayList<Long>();
        for (var up = unit; up != 0 && !path.contains(up); up = tree.parentOn(up, day)) {
            path.add(up);
        }
        return path.reversed();
    }

    List<Slot> slotsIn(long unit) {
        return slots.getOrDefault(unit, List.of());
    }

    static List<Corner> corners(
            CoverageFacts facts, List<LastCheck> checks, Map<Long, Integer> intervalDays, LocalDate asOf) {
        var corners = new ArrayList<Corner>();
        var standing = new SlowStanding(facts, Days.epoch(asOf));
        var last = new HashMap<Place, LocalDate>();
        for (var check : checks) {
            if (!check.day().isAfter(asOf)) {
                last.merge(new Place(check.unit(), check.area()), check.day(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        var areas = new TreeSet<>(intervalDays.keySet());
        facts.duties().forEach(duty -> areas.add(duty.area()));
        for (var unit : standing.leaves()) {
            for (var area : areas) {
                var interval = intervalDays.getOrDefault(area, DeadCorners.DEFAULT_INTERVAL);
                corners.add(corner(standing, unit, area, last.get(new Place(unit, area)), interval, asOf));
            }
        }
        return corners;
    }

    private static Corner corner(
            SlowStanding standing, long unit, long area, @Nullable LocalDate last, int interval, LocalDate asOf) {
        var day = Days.epoch(asOf);
        var applies = standing.applies(unit, area, true);
        var applicable = applies.contains(day);
        var excluded = !applicable && standing.applies(unit, area, false).contains(day);
        var owners = standing.owners(unit, area);
        var since = applicable ? LocalDate.ofEpochDay(applies.runStart(day)) : asOf;
        var seen = last == null || last.isBefore(since) ? since : last;
        var days = (int) ChronoUnit.DAYS.between(seen, asOf);
        var state = CornerState.OK;
        if (applicable && owners.isEmpty()) {
            state = CornerState.NO_OWNER;
        } else if (applicable && days > interval) {
            state = CornerState.OVERDUE;
        }
        return new Corner(unit, area, applicable, excluded, owners, last, since, days, interval, state);
    }

    private record Place(long unit, long area) {}
}
