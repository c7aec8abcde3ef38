package luoshi.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import luoshi.calendar.HolidayTable;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.WorkCalendar;

/**
 * The days of the sample world: from the first of the month a year before today to the end of today's month. Days are
 * counted from its first.
 */
final class Window {
    private static final long SEED = 20_261_002L;
    /** Minutes by which China is ahead of Greenwich on every day of the window. */
    private static final int CHINA_AHEAD = 480;

    final LocalDate today;
    final Instant now;
    final LocalDate from;
    final LocalDate until;
    final int days;
    /** Index of today. */
    final int present;

    final WorkCalendar calendar;
    private final long first;

    Window(Clock clock) {
        today = LocalDate.now(clock.withZone(OffHours.CHINA));
        now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        from = today.minusMonths(12).withDayOfMonth(1);
        until = today.plusMonths(1).withDayOfMonth(1);
        days = (int) ChronoUnit.DAYS.between(from, until);
        first = from.toEpochDay();
        present = index(today);
        calendar = HolidayTable.published();
    }

    /** The day that lies so many days from today: negative before it. */
    LocalDate day(int fromToday) {
        return today.plusDays(fromToday);
    }

    LocalDate date(int index) {
        return from.plusDays(index);
    }

    /** The number of the day; outside of the window clamped to just before or just after it. */
    int index(LocalDate date) {
        return (int) Math.clamp(ChronoUnit.DAYS.between(from, date), -1L, (long) days);
    }

    boolean working(int index) {
        return calendar.isWorking(date(index));
    }

    /** The working day so many after a day. */
    int after(int index, int workingDays) {
        var day = index;
        for (var left = workingDays; left > 0; ) {
            day++;
            left -= working(day) ? 1 : 0;
        }
        return day;
    }

    Instant at(int index, int minuteOfDay) {
        return Instant.ofEpochSecond(((first + index) * 1_440 + minuteOfDay - CHINA_AHEAD) * 60);
    }

    /** Random numbers of one purpose, the same in every run. */
    static SplittableRandom random(long purpose, long a, long b) {
        return new SplittableRandom(SEED * 31 + purpose * 1_000_003 + a * 7_919 + b * 104_729);
    }

    static String range(LocalDate from, LocalDate to) {
        return to.equals(LocalDate.MAX) ? "[" + from + ",)" : "[" + from + "," + to + ")";
    }
}
