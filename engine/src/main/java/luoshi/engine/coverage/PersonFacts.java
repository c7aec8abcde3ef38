package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Absence;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Occasion;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/**
 * Everything about one person that decides what he owes; equal facts owe the same.
 *
 * @param rostered days on which the working unit's roster is published
 * @param stood shifts of published rosters that the person stood
 * @param planned those that the person was to stand and another stood
 */
record PersonFacts(
        List<Slot> slots,
        List<Charge> charges,
        List<Absence> absences,
        List<DayRange> rostered,
        List<Shift> stood,
        List<Shift> planned,
        List<Occasion> occasions) {
    static final PersonFacts NOBODY =
            new PersonFacts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Half-open epoch days. */
    record DayRange(int from, int to) {}

    /** Whether there may be others whom the person leads. */
    boolean mayLead() {
        return !charges.isEmpty() || slots.stream().anyMatch(Slot::leading);
    }

    static Map<Long, PersonFacts> of(CoverageFacts facts, Map<Long, List<PublishedRoster>> rosters) {
        var persons = new HashMap<Long, PersonFacts>();
        facts.slots().forEach(slot -> of(persons, slot.person()).slots.add(slot));
        facts.charges().forEach(charge -> of(persons, charge.person()).charges.add(charge));
        facts.absences()
                .forEach(absence -> of(persons, absence.person()).absences.add(absence));
        facts.occasions()
                .forEach(occasion -> of(persons, occasion.person()).occasions.add(occasion));
        for (var working : facts.workingUnits()) {
            rostered(working, rosters, of(persons, working.person()).rostered);
        }
        for (var shift : facts.shifts()) {
            if (published(shift, rosters)) {
                of(persons, shift.person()).stood.add(shift);
                if (shift.planned() != shift.person()) {
                    of(persons, shift.planned()).planned.add(shift);
                }
            }
        }
        persons.values().forEach(PersonFacts::sort);
        return persons;
    }

    private static PersonFacts of(Map<Long, PersonFacts> persons, long person) {
        return persons.computeIfAbsent(
                person,
                key -> new PersonFacts(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>()));
    }

    private static void rostered(
            WorkingUnit working, Map<Long, List<PublishedRoster>> rosters, List<DayRange> rostered) {
        for (var roster : rosters.getOrDefault(working.unit(), List.of())) {
            var from = Math.max(Days.epoch(working.from()), Days.epoch(roster.from()));
            var to = Math.min(Days.epoch(working.to()), Days.epoch(roster.to()));
            if (from < to) {
                rostered.add(new DayRange(from, to));
            }
        }
    }

    private static boolean published(Shift shift, Map<Long, List<PublishedRoster>> rosters) {
        var day = World.day(shift.start());
        return rosters.getOrDefault(shift.unit(), List.of()).stream()
                .anyMatch(roster -> Days.epoch(roster.from()) <= day && day < Days.epoch(roster.to()));
    }

    private void sort() {
        slots.sort(Comparator.comparing(Slot::from).thenComparingLong(Slot::id));
        charges.sort(Comparator.comparing(Charge::from)
                .thenComparingLong(Charge::unit)
                .thenComparingLong(Charge::area));
        absences.sort(Comparator.comparing(Absence::from));
        rostered.sort(Comparator.comparingInt(DayRange::from).thenComparingInt(DayRange::to));
        stood.sort(Comparator.comparing(Shift::start).thenComparingLong(Shift::id));
        planned.sort(Comparator.comparing(Shift::start).thenComparingLong(Shift::id));
        occasions.sort(Comparator.comparing(Occasion::at).thenComparingLong(Occasion::id));
    }
}
