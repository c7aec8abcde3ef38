package luoshi.engine.calendar;

import java.time.LocalDate;

/** Due days and late ends (期限、迟到期限) of domain §3; a day is inclusive: due on it is in time. */
public final class Deadlines {
    private static final int LEADERS_AT_MOST = 3;
    private static final int LEADERS_ONE_IN = 5;
    private static final int LATE_DAYS_BY_EVENT = 7;
    private static final int LATE_DAYS_BY_STAGE_OR_VERSION = 30;

    private Deadlines() {}

    /** The due day of a periodic cell: its last day, an off-day rolling to the next working day; daily never rolls. */
    public static LocalDate due(Period period, WorkCalendar calendar) {
        return period.cadence() == Cadence.DAILY ? period.last() : calendar.rollForward(period.last());
    }

    /**
     * The due day of a leader who leads others under the same duty (领导先到期): min(3, ⌊working days of the period ÷ 5⌋)
     * working days by the calendar before the rolled due; never before the period begins.
     */
    public static LocalDate leadersDue(Period period, WorkCalendar calendar) {
        var due = due(period, calendar);
        return calendar.minusWorkingDays(due, leadersLead(period, calendar));
    }

    /** The same for days that no cadence of the calendar names: from {@code start} to before {@code end}. */
    public static LocalDate leadersDue(LocalDate start, LocalDate end, LocalDate due, WorkCalendar calendar) {
        return calendar.minusWorkingDays(due, leadersLead(calendar.workingDays(start, end)));
    }

    private static int leadersLead(int workingDays) {
        return Math.min(LEADERS_AT_MOST, workingDays / LEADERS_ONE_IN);
    }

    /** How many working days earlier leaders are due; 0 for daily duties. */
    public static int leadersLead(Period period, WorkCalendar calendar) {
        return period.cadence() == Cadence.DAILY ? 0 : leadersLead(calendar.workingDays(period.start(), period.end()));
    }

    /** Until when a periodic cell can still be met late: the last day of the next period, unrolled. */
    public static LocalDate lateEnd(Period period) {
        return period.next().last();
    }

    /** The same for a shift or an occasion. */
    public static LocalDate lateEndByEvent(LocalDate due) {
        return due.plusDays(LATE_DAYS_BY_EVENT);
    }

    /** The same for a key-time stage or a version. */
    public static LocalDate lateEndByStageOrVersion(LocalDate due) {
        return due.plusDays(LATE_DAYS_BY_STAGE_OR_VERSION);
    }

    /** A deadline of n working days (N 个工作日): the day itself does not count. */
    public static LocalDate workingDays(LocalDate from, int n, WorkCalendar calendar) {
        return calendar.plusWorkingDays(from, n);
    }

    /** A deadline of n calendar days whose last day rolls to a working day (末日顺延). */
    public static LocalDate calendarDays(LocalDate from, int n, WorkCalendar calendar) {
        return calendar.rollForward(from.plusDays(n));
    }
}
