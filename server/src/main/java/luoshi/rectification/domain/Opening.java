package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.engine.calendar.WorkCalendar;

/** Whether a finding opens a problem (立项条件, domain §5). */
public final class Opening {
    /** The third in so many days. */
    public static final int WINDOW_DAYS = 30;

    private static final int TIMES = 3;
    private static final int CORRECTION_DAYS = 3;

    private Opening() {}

    /**
     * The reason for which a finding opens a problem, or empty.
     *
     * @param serious severity 3 or 9
     * @param sameCause days of all findings of the same clause and place of the unit up to this one, it included,
     *     put right on the spot or not, withdrawn ones left out
     * @param waiting whether it still waits to be put right
     */
    public static Optional<ProblemReason> reason(
            boolean serious,
            boolean zeroTolerance,
            LocalDate found,
            List<LocalDate> sameCause,
            boolean waiting,
            LocalDate today,
            WorkCalendar calendar) {
        if (serious || zeroTolerance) {
            return Optional.of(ProblemReason.SERIOUS);
        }
        var from = found.minusDays(WINDOW_DAYS);
        if (sameCause.stream()
                        .filter(day -> day.isAfter(from) && !day.isAfter(found))
                        .count()
                >= TIMES) {
            return Optional.of(ProblemReason.THIRD);
        }
        return waiting && today.isAfter(correctBy(found, calendar))
                ? Optional.of(ProblemReason.UNCORRECTED)
                : Optional.empty();
    }

    /** The last day on which putting it right is enough (立行立改): three working days after the finding. */
    public static LocalDate correctBy(LocalDate found, WorkCalendar calendar) {
        return calendar.plusWorkingDays(found, CORRECTION_DAYS);
    }

    /** Findings of this day or later may still wait on {@code today}. */
    public static LocalDate oldestWaiting(LocalDate today, WorkCalendar calendar) {
        var day = today;
        while (!today.isAfter(correctBy(day.minusDays(1), calendar))) {
            day = day.minusDays(1);
        }
        return day;
    }

    /**
     * Findings of this day or later may still become a third time: a check is written down at most one window late and
     * reaches one window on; as much again is left for a server that stood still.
     */
    public static LocalDate oldestThird(LocalDate today) {
        return today.minusDays(4L * WINDOW_DAYS);
    }
}
