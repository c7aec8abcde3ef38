package luoshi.engine.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the key times of a calendar: runs of off-days that contain a named holiday, close ones merged. */
final class KeyTimes {
    /** Holidays with at most so many working days between them are one key time. */
    private static final int MERGE_WORKING_DAYS = 5;

    private KeyTimes() {}

    static List<KeyTime> of(WorkCalendar calendar, Collection<HolidayDay> named) {
        var found = new ArrayList<KeyTime>();
        named.stream()
                .filter(HolidayDay::off)
                .sorted(Comparator.comparing(HolidayDay::date))
                .forEach(day -> add(calendar, found, day));
        return List.copyOf(found);
    }

    private static void add(WorkCalendar calendar, List<KeyTime> found, HolidayDay day) {
        var first = day.date();
        while (!calendar.isWorking(first.minusDays(1))) {
            first = first.minusDays(1);
        }
        var last = day.date();
        while (!calendar.isWorking(last.plusDays(1))) {
            last = last.plusDays(1);
        }
        if (!found.isEmpty()) {
            var previous = found.getLast();
            if (calendar.workingDays(previous.lastOff().plusDays(1), first) <= MERGE_WORKING_DAYS) {
                found.set(found.size() - 1, merged(previous, day.name(), last));
                return;
            }
        }
        found.add(new KeyTime(List.of(day.name()), first, last));
    }

    private static KeyTime merged(KeyTime previous, String name, LocalDate last) {
        var names = new ArrayList<>(previous.names());
        if (!names.contains(name)) {
            names.add(name);
        }
        return new KeyTime(names, previous.firstOff(), last.isAfter(previous.lastOff()) ? last : previous.lastOff());
    }
}
