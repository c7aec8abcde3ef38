package luoshi.engine.coverage;

import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Slot;

/** The days of one person: absent, and those that count (D) by working days or by calendar days. */
final class PersonDays {
    final Days absent;
    private final Counting byWorkingDays;
    private final Counting byCalendarDays;

    /** Days that count, and for each slot those of them on which the person held it and was there. */
    private record Counting(Days all, List<Days> slots) {}

    private PersonDays(Days absent, Counting byWorkingDays, Counting byCalendarDays) {
        this.absent = absent;
        this.byWorkingDays = byWorkingDays;
        this.byCalendarDays = byCalendarDays;
    }

    static PersonDays of(PersonFacts person, World world) {
        var absent = world.none;
        if (!person.absences().isEmpty()) {
            absent = world.none.copy();
            for (var absence : person.absences()) {
                absent.add(Days.epoch(absence.from()), Days.epoch(absence.to()));
            }
        }
        return new PersonDays(
                absent,
                counting(person, absent, world.working, world),
                counting(person, absent, world.everyDay, world));
    }

    private static Counting counting(PersonFacts person, Days absent, Days usual, World world) {
        var counting = usual;
        if (!person.rostered().isEmpty()) {
            var shifts = world.none.copy();
            person.stood().forEach(shift -> shifts.add(World.day(shift.start())));
            for (var shift : person.planned()) {
                var day = World.day(shift.start());
                if (absent.contains(day)) {
                    shifts.add(day);
                }
            }
            var rostered = world.none.copy();
            person.rostered().forEach(range -> rostered.add(range.from(), range.to()));
            shifts.and(rostered);
            counting = usual.copy();
            counting.andNot(rostered);
            counting.or(shifts);
        }
        var all = counting;
        return new Counting(
                all,
                person.slots().stream()
                        .map(slot -> held(slot, all, absent, world))
                        .toList());
    }

    private static Days held(Slot slot, Days counting, Days absent, World world) {
        var from = Days.epoch(slot.from());
        var to = Days.epoch(slot.to());
        if (absent == world.none && counting.isWithin(from, to)) {
            return counting;
        }
        var held = counting.copy();
        held.keep(from, to);
        held.andNot(absent);
        return held;
    }

    Days counting(Cadence cadence) {
        return of(cadence).all;
    }

    /** Days that count, on which the person held the slot at that place among his, and was not absent. */
    Days held(Cadence cadence, int slot) {
        return of(cadence).slots.get(slot);
    }

    private Counting of(Cadence cadence) {
        return byCalendar(cadence) ? byCalendarDays : byWorkingDays;
    }

    /** Daily and key-time duties count calendar days, all others working days. */
    static boolean byCalendar(Cadence cadence) {
        return cadence == Cadence.DAILY || cadence == Cadence.KEY_TIME_STAGE;
    }
}
