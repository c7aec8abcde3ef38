package luoshi.redress;

import java.time.LocalDate;
import luoshi.calendar.Calendars;
import luoshi.supervision.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a record stands on a person's page (到期移出): nothing is deleted, it is no longer shown. */
@Component
class ShownRecords {
    private final int months;
    private final int praiseMonths;
    private final Calendars calendars;
    private final Hearing hearing;

    ShownRecords(
            @Value("${luoshi.records.months:6}") int months,
            @Value("${luoshi.records.praise-months:24}") int praiseMonths,
            Calendars calendars,
            Hearing hearing) {
        this.months = months;
        this.praiseMonths = praiseMonths;
        this.calendars = calendars;
        this.hearing = hearing;
    }

    /** The day on which a finding or a result of the day leaves the page. */
    LocalDate expiry(LocalDate day) {
        return day.plusMonths(months);
    }

    /** The same for praise. */
    LocalDate praiseExpiry(LocalDate day) {
        return day.plusMonths(praiseMonths);
    }

    LocalDate expiry(Finding finding) {
        return expiry(finding.day());
    }

    boolean shows(Finding finding, LocalDate today) {
        return today.isBefore(expiry(finding));
    }

    /** A day before everything that is still shown. */
    LocalDate oldest(LocalDate today) {
        return today.minusMonths(months).minusDays(4);
    }

    /** The same for praise. */
    LocalDate oldestPraise(LocalDate today) {
        return today.minusMonths(praiseMonths).minusDays(4);
    }

    /** The last day for an objection to the finding. */
    LocalDate lastDay(Finding finding, @Nullable Statement statement) {
        return RedressDeadlines.objection(
                hearing.knownOn(finding), statement == null ? null : statement.answeredOn(), calendars.current());
    }

    /** Whether that day was counted without the holidays of its year. */
    boolean provisional(Finding finding, LocalDate last) {
        return RedressDeadlines.provisional(hearing.knownOn(finding), last, calendars.current());
    }
}
