package luoshi.roster.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.roster.ShiftKind;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** Draws duty lists of key times (节假日值班安排): groups and leaders, nobody's telephone. */
@Component
class HolidayLists {
    /** Up to so many names are written; more become a number. */
    private static final int NAMES = 4;

    /** The lists of the holidays with a day off in the month, clipped to it. */
    List<MonthPage.Holiday> within(
            long unit, List<PlannedShift> shifts, LocalDate month, LocalDate today, WorkCalendar calendar, Texts t) {
        var found = new ArrayList<MonthPage.Holiday>();
        for (var keyTime : calendar.keyTimes()) {
            var from = later(keyTime.firstOff(), month);
            var last = earlier(keyTime.lastOff(), month.plusMonths(1).minusDays(1));
            if (!from.isAfter(last) && !shifts.isEmpty()) {
                found.add(new MonthPage.Holiday(
                        name(t, keyTime),
                        t.get("roster.span", t.day(from), t.day(last)),
                        "/roster/holiday?unit=" + unit + "&first=" + keyTime.firstOff(),
                        days(shifts, from, last, today, t)));
            }
        }
        return found;
    }

    List<HolidayPage.Day> days(List<PlannedShift> shifts, LocalDate from, LocalDate last, LocalDate today, Texts t) {
        var days = new ArrayList<HolidayPage.Day>();
        for (var day = from; !day.isAfter(last); day = day.plusDays(1)) {
            var on = day;
            var found = shifts.stream().filter(shift -> shift.day().equals(on)).toList();
            days.add(new HolidayPage.Day(
                    Words.day(t, day),
                    day.equals(today),
                    names(t, found, List.of(ShiftKind.LEAD), false),
                    names(t, found, List.of(ShiftKind.DAY, ShiftKind.FULL), true),
                    names(t, found, List.of(ShiftKind.NIGHT), true),
                    names(t, found, List.of(ShiftKind.STANDBY), true),
                    t.get("roster.holiday.counts", count(found, false), count(found, true))));
        }
        return days;
    }

    static String name(Texts t, KeyTime keyTime) {
        return Words.join(t, keyTime.names());
    }

    private static String count(List<PlannedShift> shifts, boolean auxiliary) {
        return String.valueOf(shifts.stream()
                .filter(shift -> shift.auxiliary() == auxiliary && shift.kind() != ShiftKind.STANDBY)
                .map(PlannedShift::personId)
                .distinct()
                .count());
    }

    private static String names(Texts t, List<PlannedShift> shifts, List<ShiftKind> kinds, boolean groups) {
        var found =
                shifts.stream().filter(shift -> kinds.contains(shift.kind())).toList();
        var seats = new TreeSet<String>();
        var people = new ArrayList<String>();
        for (var shift : found) {
            if (groups && !shift.seat().isEmpty()) {
                seats.add(shift.seat());
            } else {
                people.add(shift.name());
            }
        }
        var parts = new ArrayList<String>(seats);
        if (people.size() <= NAMES) {
            parts.addAll(people);
        } else {
            parts.add(t.get("roster.holiday.people", String.valueOf(people.size())));
        }
        return parts.isEmpty() ? t.get("roster.nobody") : Words.join(t, parts);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
