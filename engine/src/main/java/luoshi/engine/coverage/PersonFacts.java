package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param shifts all shifts that name the person, of published rosters or not
 * @param rostered days on which the working unit's roster is published
 * @param stood shifts of published rosters that the person stood
 * @param planned those that the person was to stand and another stood
 */
record PersonFacts(
        List<Slot> slots,
        List<Charge> charges,
        List<Absence> absences,
        List<WorkingUnit> workingUnits,
        List<Shift> shifts,
        List<Occasion> occasions,
        List<DayRange> rostered,
        List<Shift> stood,
        List<Shift> planned) {
    static final PersonFacts NOBODY = new PersonFacts(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static final Comparator<Slot> SLOTS =
            Comparator.comparing(Slot::from).thenComparingLong(Slot::id);
    private static final Comparator<Charge> CHARGES =
            Comparator.comparing(Charge::from).thenComparingLong(Charge::unit).thenComparingLong(Charge::area);
    private static final Comparator<Shift> SHIFTS =
            Comparator.comparing(Shift::start).thenComparingLong(Shift::id);
    private static final Comparator<Occasion> OCCASIONS =
            Comparator.comparing(Occasion::at).thenComparingLong(Occasion::id);
    private static final Comparator<WorkingUnit> WORKING =
            Comparator.comparing(WorkingUnit::from).thenComparingLong(WorkingUnit::unit);

    /** Half-open epoch days. */
    record DayRange(int from, int to) {}

    /** Whether there may be others whom the person leads. */
    boolean mayLead() {
        return !charges.isEmpty() || slots.stream().anyMatch(Slot::leading);
    }

    /** Units that the person ever leads as a whole or in an area. */
    Set<Long> led() {
        var led = new HashSet<Long>();
        for (var slot : slots) {
            if (slot.leading()) {
                led.add(slot.unit());
            }
        }
        charges.forEach(charge -> led.add(charge.unit()));
        return led;
    }

    /** Whether the person has to do with the roster of a unit. */
    boolean isRosteredBy(long unit) {
        return workingUnits.stream().anyMatch(working -> working.unit() == unit)
                || shifts.stream().anyMatch(shift -> shift.unit() == unit);
    }

    /** The same with records, in any order, that went and came. */
    PersonFacts with(Records gone, Records come, long person, Map<Long, List<PublishedRoster>> rosters) {
        var working = changed(workingUnits, gone.workingUnits, come.workingUnits, WORKING);
        var all = changed(shifts, gone.shifts, come.shifts, SHIFTS);
        var published = all.stream().filter(shift -> published(shift, rosters)).toList();
        return new PersonFacts(
                changed(slots, gone.slots, come.slots, SLOTS),
                changed(charges, gone.charges, come.charges, CHARGES),
                changed(absences, gone.absences, come.absences, Comparator.comparing(Absence::from)),
                working,
                all,
                changed(occasions, gone.occasions, come.occasions, OCCASIONS),
                working.stream()
                        .flatMap(unit -> rostered(unit, rosters).stream())
                        .sorted(DAYS)
                        .toList(),
                published.stream().filter(shift -> shift.person() == person).toList(),
                published.stream().filter(shift -> shift.person() != person).toList());
    }

    private static final Comparator<DayRange> DAYS =
            Comparator.comparingInt(DayRange::from).thenComparingInt(DayRange::to);

    private static <T> List<T> changed(List<T> before, List<T> gone, List<T> come, Comparator<T> order) {
        if (gone.isEmpty() && come.isEmpty()) {
            return before;
        }
        var after = new ArrayList<>(before);
        gone.forEach(after::remove);
        after.addAll(come);
        after.sort(order);
        return List.copyOf(after);
    }

    private static List<DayRange> rostered(WorkingUnit working, Map<Long, List<PublishedRoster>> rosters) {
        var rostered = new ArrayList<DayRange>();
        for (var roster : rosters.getOrDefault(working.unit(), List.of())) {
            var from = Math.max(Days.epoch(working.from()), Days.epoch(roster.from()));
            var to = Math.min(Days.epoch(working.to()), Days.epoch(roster.to()));
            if (from < to) {
                rostered.add(new DayRange(from, to));
            }
        }
        return rostered;
    }

    private static boolean published(Shift shift, Map<Long, List<PublishedRoster>> rosters) {
        var day = World.day(shift.start());
        return rosters.getOrDefault(shift.unit(), List.of()).stream()
                .anyMatch(roster -> Days.epoch(roster.from()) <= day && day < Days.epoch(roster.to()));
    }

    /** Records of one person, while they are collected. */
    static final class Records {
        static final Records NONE = new Records();

        final List<Slot> slots = new ArrayList<>();
        final List<Charge> charges = new ArrayList<>();
        final List<Absence> absences = new ArrayList<>();
        final List<WorkingUnit> workingUnits = new ArrayList<>();
        final List<Shift> shifts = new ArrayList<>();
        final List<Occasion> occasions = new ArrayList<>();
    }
}
