package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.PersonFacts.Records;
import luoshi.engine.coverage.log.Ids;
import luoshi.engine.coverage.plane.Sheet;
import org.jspecify.annotations.Nullable;

/** The facts of everybody. Changed copies share whom nothing changed for. */
final class People {
    private final Ids ids;
    private final Sheet<Person> facts;
    /** Rosters by unit. */
    private final Map<Long, List<PublishedRoster>> rosters;

    /** By unit who ever leads it. */
    private final Map<Long, Set<Long>> leaders;

    private People(
            Ids ids, Sheet<Person> facts, Map<Long, List<PublishedRoster>> rosters, Map<Long, Set<Long>> leaders) {
        this.ids = ids;
        this.facts = facts;
        this.rosters = rosters;
        this.leaders = leaders;
    }

    static People nobody() {
        return new People(new Ids(), Sheet.of(List.of()), Map.of(), Map.of());
    }

    /** The same people, told nothing of what is made of these. */
    People apart() {
        return new People(ids.copy(), facts, rosters, leaders);
    }

    /** Facts of one person, and his days once they were asked for. */
    private static final class Person {
        static final Person NOBODY = new Person(PersonFacts.NOBODY);

        final PersonFacts facts;
        private volatile @Nullable PersonDays days;

        Person(PersonFacts facts) {
            this.facts = facts;
        }

        PersonDays days(World world) {
            var known = days;
            if (known == null) {
                known = PersonDays.of(facts, world);
                days = known;
            }
            return known;
        }
    }

    private Person person(long person) {
        var place = ids.known(person);
        return place < 0 || place >= facts.size() ? Person.NOBODY : facts.get(place);
    }

    PersonFacts get(long person) {
        return person(person).facts;
    }

    /** Days of a person in a world of these people. */
    PersonDays days(long person, World world) {
        return person(person).days(world);
    }

    /** Whether anything is known of the person. */
    boolean knows(long person) {
        return person(person) != Person.NOBODY;
    }

    /** Everybody of whom anything is known, in ascending order. */
    List<Long> all() {
        var all = new ArrayList<Long>();
        for (var place = 0; place < facts.size(); place++) {
            if (facts.get(place) != Person.NOBODY) {
                all.add(ids.id(place));
            }
        }
        all.sort(null);
        return all;
    }

    /** Who ever leads one of some units, in ascending order. */
    Set<Long> leaders(Collection<Long> units) {
        var found = new TreeSet<Long>();
        units.forEach(unit -> found.addAll(leaders.getOrDefault(unit, Set.of())));
        return found;
    }

    /** All records of a kind. */
    <T> List<T> records(Function<PersonFacts, List<T>> kind) {
        var records = new ArrayList<T>();
        for (var place = 0; place < facts.size(); place++) {
            records.addAll(kind.apply(facts.get(place).facts));
        }
        return records;
    }

    /** All shifts, each once. */
    List<Shift> shifts() {
        var shifts = new ArrayList<Shift>();
        for (var place = 0; place < facts.size(); place++) {
            for (var shift : facts.get(place).facts.shifts()) {
                if (shift.person() == ids.id(place)) {
                    shifts.add(shift);
                }
            }
        }
        return shifts;
    }

    /** All rosters. */
    List<PublishedRoster> rosters() {
        return rosters.values().stream().flatMap(List::stream).toList();
    }

    /**
     * After a change.
     *
     * @param now the facts of everybody
     * @param touched whose facts are others, in ascending order
     */
    record Changed(People now, TreeSet<Long> touched) {}

    Changed with(CoverageChange change) {
        var gone = byPerson(change.gone());
        var come = byPerson(change.come());
        var concerned = new TreeSet<>(gone.keySet());
        concerned.addAll(come.keySet());
        var published = rosters(change, concerned);
        concerned.forEach(ids::place);
        var next = facts.grown(ids.size(), Person.NOBODY).edit();
        var touched = new TreeSet<Long>();
        var left = new HashMap<Long, Set<Long>>();
        var taken = new HashMap<Long, Set<Long>>();
        for (var person : concerned) {
            var place = ids.known(person);
            var before = next.get(place).facts;
            var after = before.with(
                    gone.getOrDefault(person, Records.NONE),
                    come.getOrDefault(person, Records.NONE),
                    person,
                    published);
            if (!after.equals(before)) {
                before.led()
                        .forEach(unit -> left.computeIfAbsent(unit, key -> new HashSet<>())
                                .add(person));
                after.led()
                        .forEach(unit -> taken.computeIfAbsent(unit, key -> new HashSet<>())
                                .add(person));
                next.set(place, after.equals(PersonFacts.NOBODY) ? Person.NOBODY : new Person(after));
                touched.add(person);
            }
        }
        return new Changed(new People(ids, next.done(), published, leaders(left, taken)), touched);
    }

    /** Leaders by unit after some left units and others took them. */
    private Map<Long, Set<Long>> leaders(Map<Long, Set<Long>> left, Map<Long, Set<Long>> taken) {
        if (left.equals(taken)) {
            return leaders;
        }
        var after = new HashMap<>(leaders);
        left.forEach((unit, persons) -> after.compute(unit, (key, known) -> {
            var others = new HashSet<>(known == null ? Set.of() : known);
            others.removeAll(persons);
            return others;
        }));
        taken.forEach((unit, persons) -> after.compute(unit, (key, known) -> {
            var others = new HashSet<>(known == null ? Set.of() : known);
            others.addAll(persons);
            return others;
        }));
        return after;
    }

    /** Rosters after a change; whoever has to do with a unit whose rosters changed is concerned. */
    private Map<Long, List<PublishedRoster>> rosters(CoverageChange change, TreeSet<Long> concerned) {
        if (change.gone().rosters().isEmpty() && change.come().rosters().isEmpty()) {
            return rosters;
        }
        var after = new HashMap<>(rosters);
        change.gone()
                .rosters()
                .forEach(roster -> after.computeIfPresent(roster.unit(), (unit, list) -> {
                    var left = new ArrayList<>(list);
                    left.remove(roster);
                    return left;
                }));
        change.come()
                .rosters()
                .forEach(roster -> after.merge(roster.unit(), List.of(roster), (list, one) -> {
                    var more = new ArrayList<>(list);
                    more.addAll(one);
                    return more;
                }));
        for (var unit : after.keySet()) {
            if (!after.get(unit).equals(rosters.get(unit))) {
                for (var place = 0; place < facts.size(); place++) {
                    if (facts.get(place).facts.isRosteredBy(unit)) {
                        concerned.add(ids.id(place));
                    }
                }
            }
        }
        return after;
    }

    private static Map<Long, Records> byPerson(CoverageFacts facts) {
        var records = new HashMap<Long, Records>();
        facts.slots().forEach(slot -> of(records, slot.person()).slots.add(slot));
        facts.charges().forEach(charge -> of(records, charge.person()).charges.add(charge));
        facts.absences()
                .forEach(absence -> of(records, absence.person()).absences.add(absence));
        facts.workingUnits()
                .forEach(working -> of(records, working.person()).workingUnits.add(working));
        facts.occasions()
                .forEach(occasion -> of(records, occasion.person()).occasions.add(occasion));
        for (var shift : facts.shifts()) {
            of(records, shift.person()).shifts.add(shift);
            if (shift.planned() != shift.person()) {
                of(records, shift.planned()).shifts.add(shift);
            }
        }
        return records;
    }

    private static Records of(Map<Long, Records> records, long person) {
        return records.computeIfAbsent(person, key -> new Records());
    }
}
