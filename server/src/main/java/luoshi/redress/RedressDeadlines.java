package luoshi.redress;

import java.time.LocalDate;
import luoshi.engine.calendar.Deadlines;
import luoshi.engine.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** Until when (期限, domain §2): an objection within 30 calendar days, every answer in 10 working days. */
final class RedressDeadlines {
    static final int OBJECTION_DAYS = 30;
    static final int ANSWER_WORKING_DAYS = 10;

    private RedressDeadlines() {}

    /** The last day for an answer; the day on which it was handed in does not count. */
    static LocalDate answer(LocalDate handedIn, WorkCalendar calendar) {
        return Deadlines.workingDays(handedIn, ANSWER_WORKING_DAYS, calendar);
    }

    /**
     * The last day for an objection, rolled to a working day.
     *
     * @param known when the record was made known
     * @param answered when a statement on it was answered, or null
     */
    static LocalDate objection(LocalDate known, @Nullable LocalDate answered, WorkCalendar calendar) {
        var from = answered == null || answered.isBefore(known) ? known : answered;
        return Deadlines.calendarDays(from, OBJECTION_DAYS, calendar);
    }

    /** Whether the last day was counted over a year whose holidays are not published. */
    static boolean provisional(LocalDate from, LocalDate last, WorkCalendar calendar) {
        return !calendar.isKnown(from) || !calendar.isKnown(last);
    }
}
