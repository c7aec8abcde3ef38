package luoshi.engine.coverage;

import luoshi.engine.calendar.Cadence;

/** The days of one person: absent, and those that count (D) by working days or by calendar days. */
final class PersonDays {
    final Days absent;
    private final Days byWorkingDays;
    private final Days byCalendarDays;

    PersonDays(PersonFacts person, World world) {
        absent = world.none.copy();
        for (var absence : person.absences()) {
            absent.add(Days.epoch(absence.from()), Days.epoch(absence.to()));
        }
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
        byWorkingDays = world.working.copy();
        byWorkingDays.andNot(rostered);
        byWorkingDays.or(shifts);
        byCalendarDays = world.everyDay.copy();
        byCalendarDays.andNot(rostered);
        byCalendarDays.or(shifts);
    }

    Days counting(Cadence cadence) {
        return byCalendar(cadence) ? byCalendarDays : byWorkingDays;
    }

    /** Daily and key-time duties count calendar days, all others working days. */
    static boolean byCalendar(Cadence cadence) {
        return cadence == Cadence.DAILY || cadence == Cadence.KEY_TIME_STAGE;
    }
}
