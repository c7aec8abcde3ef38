package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Scope;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/**
 * What applies where and who answers (常态), of all days and whoever is away: a unit does not stop having work because a
 * member is on leave. It belongs to one state of the facts, keeps what it was asked, and may be asked by many at once.
 *
 * <p>Duties that bind alike are looked at as one, and days are runs between changes, so that a corner costs about as much
 * as there are kinds of scope, not duties or days.
 */
public final class Standing {
    private final CoverageFacts facts;
    private final UnitTree tree;
    private final Map<Long, List<Slot>> slots = new HashMap<>();
    private final Map<Long, List<Charge>> charges = new HashMap<>();
    private final TreeMap<Long, List<Bond>> bonds = new TreeMap<>();
    private final Map<Corner, Applying> applying = new ConcurrentHashMap<>();
    private final Map<Below, Spans> below = new ConcurrentHashMap<>();

    private record Corner(long unit, long area) {}

    private record Below(long unit, Set<Long> roots) {}

    /** How duties bind. */
    private record Kind(SubjectKind subject, Scope scope, List<Exclusion> exclusions) {}

    /** Duties of one area that bind alike: one of them, 不适用 that touches them, and the days on which any is in force. */
    private record Bond(Duty like, List<Exclusion> exclusions, Spans inForce) {}

    /**
     * Days on which some duty of the area binds the unit or a member.
     *
     * @param regardless the same as if nothing were signed as 不适用
     */
    record Applying(Spans days, Spans regardless) {}

    private Standing(CoverageFacts facts) {
        this.facts = facts;
        this.tree = new UnitTree(facts.units(), facts.placements());
        facts.slots()
                .forEach(slot -> slots.computeIfAbsent(slot.unit(), key -> new ArrayList<>())
                        .add(slot));
        facts.charges()
                .forEach(charge -> charges.computeIfAbsent(charge.unit(), key -> new ArrayList<>())
                        .add(charge));
        var byArea = new TreeMap<Long, Map<Kind, Bond>>();
        for (var duty : facts.duties()) {
            var touching = facts.exclusions().stream()
                    .filter(exclusion -> Reach.touches(exclusion, duty))
                    .toList();
            byArea.computeIfAbsent(duty.area(), key -> new LinkedHashMap<>())
                    .merge(
                            new Kind(duty.subject(), duty.scope(), touching),
                            new Bond(duty, touching, days(duty.from(), duty.to())),
                            (known, more) -> new Bond(known.like, touching, known.inForce.or(more.inForce)));
        }
        byArea.forEach((area, kinds) -> bonds.put(area, List.copyOf(kinds.values())));
    }

    /** That of a state of the facts; evidence is not looked at. */
    public static Standing of(CoverageFacts facts) {
        return new Standing(facts);
    }

    CoverageFacts facts() {
        return facts;
    }

    /** Units without others below them that exist on the day, in tree order. */
    List<Long> leaves(int day) {
        return tree.inOrder(day).stream().filter(unit -> tree.isLeaf(unit, day)).toList();
    }

    /** Areas that ever had a duty, in order. */
    Set<Long> areas() {
        return bonds.keySet();
    }

    Applying applying(long unit, long area) {
        return applying.computeIfAbsent(new Corner(unit, area), corner -> find(unit, area));
    }

    private Applying find(long unit, long area) {
        var days = Spans.NONE;
        var regardless = Spans.NONE;
        for (var bond : bonds.getOrDefault(area, List.of())) {
            var there = members(bond.like, unit).and(inReach(bond, unit));
            regardless = regardless.or(there);
            days = days.or(there.without(excluded(bond, unit)));
        }
        return new Applying(days, regardless);
    }

    private Spans members(Duty duty, long unit) {
        if (duty.subject() == SubjectKind.UNIT) {
            return duty.scope().leaves()
                    ? tree.asLeaf(unit)
                    : duty.scope().units().contains(unit) ? tree.existence(unit) : Spans.NONE;
        }
        return Spans.union(slotsIn(unit).stream()
                .filter(slot -> Reach.binds(duty, slot))
                .map(slot -> days(slot.from(), slot.to()))
                .toList());
    }

    /** Days on which one of the duties is in force and the unit stands below a unit that it names. */
    private Spans inReach(Bond bond, long unit) {
        return bond.inForce.and(below(unit, bond.like.scope().units()));
    }

    private Spans excluded(Bond bond, long unit) {
        return Spans.union(bond.exclusions.stream()
                .map(exclusion -> below(unit, Set.of(exclusion.unit())).and(days(exclusion.from(), exclusion.to())))
                .toList());
    }

    private Spans below(long unit, Set<Long> roots) {
        var key = new Below(unit, roots);
        var known = below.get(key);
        if (known == null) {
            known = tree.below(unit, roots);
            below.put(key, known);
        }
        return known;
    }

    /** In charge of the area at the unit or above, or of the unit as a whole. */
    List<Long> owners(long unit, long area, int day) {
        var owners = new TreeSet<Long>();
        for (var up : upwards(unit, day)) {
            for (var charge : charges.getOrDefault(up, List.of())) {
                if (isOn(charge, day) && (charge.area() == area || charge.area() == 0 && up == unit)) {
                    owners.add(charge.person());
                }
            }
        }
        return List.copyOf(owners);
    }

    List<Charge> chargesOf(long unit) {
        return charges.getOrDefault(unit, List.of());
    }

    static boolean isOn(Charge charge, int day) {
        return Days.epoch(charge.from()) <= day && day < Days.epoch(charge.to());
    }

    static boolean isOn(Slot slot, int day) {
        return Days.epoch(slot.from()) <= day && day < Days.epoch(slot.to());
    }

    /** Persons bound by some duty on the day. */
    Set<Long> bound(int day) {
        var bound = new TreeSet<Long>();
        bonds.values().stream().flatMap(List::stream).forEach(bond -> {
            var where = new HashMap<Long, Boolean>();
            for (var slot : facts.slots()) {
                if (isOn(slot, day) && !bound.contains(slot.person()) && binds(bond, slot, day, where)) {
                    bound.add(slot.person());
                }
            }
        });
        return bound;
    }

    /** Duties that bind a person on the day, by id. */
    List<Long> dutiesOf(long person, int day) {
        var held = facts.slots().stream()
                .filter(slot -> slot.person() == person && isOn(slot, day))
                .toList();
        return facts.duties().stream()
                .filter(duty -> {
                    var touching = facts.exclusions().stream()
                            .filter(exclusion -> Reach.touches(exclusion, duty))
                            .toList();
                    var bond = new Bond(duty, touching, days(duty.from(), duty.to()));
                    return held.stream().anyMatch(slot -> binds(bond, slot, day, new HashMap<>()));
                })
                .map(Duty::duty)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean binds(Bond bond, Slot slot, int day, Map<Long, Boolean> where) {
        return bond.like.subject() == SubjectKind.PERSON
                && Reach.binds(bond.like, slot)
                && where.computeIfAbsent(
                        slot.unit(),
                        unit -> inReach(bond, unit).contains(day)
                                && !excluded(bond, unit).contains(day));
    }

    /** The unit and what stands above it on a day, from the top down. */
    List<Long> path(long unit, int day) {
        return upwards(unit, day).reversed();
    }

    private List<Long> upwards(long unit, int day) {
        var path = new ArrayList<Long>();
        for (var up = unit; up != 0 && !path.contains(up); up = tree.parentOn(up, day)) {
            path.add(up);
        }
        return path;
    }

    List<Slot> slotsIn(long unit) {
        return slots.getOrDefault(unit, List.of());
    }

    private static Spans days(LocalDate from, LocalDate to) {
        return Spans.of(Days.epoch(from), Days.epoch(to));
    }
}
