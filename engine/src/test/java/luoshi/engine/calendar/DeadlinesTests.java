package luoshi.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.engine.coverage.Boundary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods and deadlines of domain §3 as cases. */
class DeadlinesTests {
    private static final WorkCalendar CALENDAR = Arrangements.of2026();

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2028-02-29, 2028-02-29, 2028-03-01, 2028-02-29",
        "WEEKLY, 2026-10-02, 2026-09-28, 2026-10-05, 2026-W40",
        "WEEKLY, 2027-01-01, 2026-12-28, 2027-01-04, 2026-W53",
        "MONTHLY, 2028-02-29, 2028-02-01, 2028-03-01, 2028-02",
        "QUARTERLY, 2026-10-02, 2026-10-01, 2027-01-01, 2026Q4",
        "HALF_YEARLY, 2026-06-30, 2026-01-01, 2026-07-01, 2026H1",
        "YEARLY, 2028-02-29, 2028-01-01, 2029-01-01, 2028"
    })
    void findsThePeriodOfADay(Cadence cadence, LocalDate date, LocalDate start, LocalDate end, String id) {
        var period = Period.of(cadence, date);

        assertThat(period).isEqualTo(new Period(cadence, start, end));
        assertThat(period.id()).isEqualTo(id);
        assertThat(period.next().previous()).isEqualTo(period);
        assertThat(period.contains(date)).isTrue();
        assertThat(period.contains(end)).isFalse();
    }

    @Test
    void hasNoPeriodForACadenceByEvent() {
        assertThatThrownBy(() -> Period.of(Cadence.PER_SHIFT, LocalDate.of(2026, 10, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PER_SHIFT");
    }

    @ParameterizedTest(name = "{0} {1}: due {2}, leaders {3}, late end {4}")
    @CsvSource({
        // 31 October 2026 is a Saturday: rolls to Monday; 18 working days give leaders three days' lead.
        "MONTHLY, 2026-10-01, 2026-11-02, 2026-10-28, 2026-11-30",
        // The week of National Day has three working days: no lead; its Sunday rolls past the holiday.
        "WEEKLY, 2026-09-28, 2026-10-08, 2026-10-08, 2026-10-11",
        // An ordinary week: one day's lead before the rolled Monday.
        "WEEKLY, 2026-11-02, 2026-11-09, 2026-11-06, 2026-11-15",
        // Daily duties neither roll nor lead, on an off-day either.
        "DAILY, 2026-10-03, 2026-10-03, 2026-10-03, 2026-10-04",
        "YEARLY, 2026-01-01, 2026-12-31, 2026-12-28, 2027-12-31"
    })
    void setsDueAndLateEnd(Cadence cadence, LocalDate start, LocalDate due, LocalDate leaders, LocalDate lateEnd) {
        var period = Period.of(cadence, start);

        assertThat(Deadlines.due(period, CALENDAR)).isEqualTo(due);
        assertThat(Deadlines.leadersDue(period, CALENDAR)).isEqualTo(leaders);
        assertThat(Deadlines.lateEnd(period)).isEqualTo(lateEnd);
    }

    @Test
    void rollsTheLastDayOfACalendarDeadlineToAWorkingDay() {
        assertThat(Deadlines.calendarDays(LocalDate.of(2026, 9, 1), 30, CALENDAR))
                .isEqualTo("2026-10-08");
        assertThat(Deadlines.workingDays(LocalDate.of(2026, 9, 29), 2, CALENDAR))
                .isEqualTo("2026-10-08");
    }

    @Boundary(
            "Hours: off-hours before 08:30 and from 17:30 and on off-days; night from 22:00 to before 06:00, China time")
    @ParameterizedTest
    @CsvSource({
        "2026-09-29T00:29:59Z, true, false",
        "2026-09-29T00:30:00Z, false, false",
        "2026-09-29T09:29:59Z, false, false",
        "2026-09-29T09:30:00Z, true, false",
        "2026-09-29T13:59:59Z, true, false",
        "2026-09-29T14:00:00Z, true, true",
        "2026-09-29T21:59:59Z, true, true",
        "2026-09-29T22:00:00Z, true, false",
        "2026-10-02T02:00:00Z, true, false"
    })
    void tellsOffHoursAndNightInChinaTime(Instant instant, boolean offHours, boolean night) {
        assertThat(OffHours.isOffHours(instant, CALENDAR)).isEqualTo(offHours);
        assertThat(OffHours.isNight(instant)).isEqualTo(night);
    }
}
