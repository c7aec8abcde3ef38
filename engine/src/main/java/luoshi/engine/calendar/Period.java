package luoshi.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * One period of a periodic cadence (期间), half-open: days from {@code start} to before {@code end}. Weeks begin on Monday.
 *
 * @param cadence a periodic cadence
 * @param start first day
 * @param end day after the last
 */
public record Period(Cadence cadence, LocalDate start, LocalDate end) implements Comparable<Period> {
    /**
     * The period of the cadence that contains the date.
     *
     * @throws IllegalArgumentException for a cadence by event
     */
    public static Period of(Cadence cadence, LocalDate date) {
        return switch (cadence) {
            case DAILY -> new Period(cadence, date, date.plusDays(1));
            case WEEKLY -> {
                var monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new Period(cadence, monday, monday.plusWeeks(1));
            }
            case MONTHLY -> months(cadence, date, 1);
            case QUARTERLY -> months(cadence, date, 3);
            case HALF_YEARLY -> months(cadence, date, 6);
            case YEARLY -> months(cadence, date, 12);
            case PER_SHIFT, PER_OCCASION, KEY_TIME_STAGE, ONCE_PER_VERSION ->
                throw new IllegalArgumentException(cadence + " has no periods of the calendar");
        };
    }

    private static Period months(Cadence cadence, LocalDate date, int length) {
        var first = (date.getMonthValue() - 1) / length * length + 1;
        var start = LocalDate.of(date.getYear(), first, 1);
        return new Period(cadence, start, start.plusMonths(length));
    }

    /** All periods of the cadence that share a day with the half-open range, in order. */
    public static List<Period> between(Cadence cadence, LocalDate from, LocalDate to) {
        var found = new ArrayList<Period>();
        if (from.isBefore(to)) {
            for (var period = of(cadence, from); period.start().isBefore(to); period = period.next()) {
                found.add(period);
            }
        }
        return found;
    }

    public Period next() {
        return of(cadence, end);
    }

    public Period previous() {
        return of(cadence, start.minusDays(1));
    }

    /** The last day, inclusive. */
    public LocalDate last() {
        return end.minusDays(1);
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(start) && date.isBefore(end);
    }

    /** Stable name: {@code 2026-10-02}, {@code 2026-W40}, {@code 2026-10}, {@code 2026Q4}, {@code 2026H2}, {@code 2026}. */
    public String id() {
        var year = start.getYear();
        return switch (cadence) {
            case DAILY -> start.toString();
            case WEEKLY ->
                "%d-W%02d"
                        .formatted(start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTHLY -> "%d-%02d".formatted(year, start.getMonthValue());
            case QUARTERLY -> year + "Q" + start.get(IsoFields.QUARTER_OF_YEAR);
            case HALF_YEARLY -> year + (start.getMonthValue() == 1 ? "H1" : "H2");
            default -> Integer.toString(year);
        };
    }

    @Override
    public int compareTo(Period other) {
        return start.compareTo(other.start);
    }
}
