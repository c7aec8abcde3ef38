package luoshi.redress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import luoshi.calendar.HolidayTable;
import luoshi.engine.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked cases of every deadline, by the arrangements as published. */
class RedressDeadlinesTests {
    private static final WorkCalendar CALENDAR = HolidayTable.published();

    @ParameterizedTest
    @CsvSource({
        // National Day does not count, and Saturday 10 October is worked.
        "2026-09-30, 2026-10-20",
        // The day itself does not count, a weekend neither.
        "2026-11-02, 2026-11-16",
        "2026-11-06, 2026-11-20",
        "2026-11-07, 2026-11-20",
        // Sunday 20 September is worked, 25 to 27 are Mid-Autumn.
        "2026-09-18, 2026-10-09",
        // Spring Festival with Saturdays worked on both sides.
        "2026-02-13, 2026-03-05",
        // 29 February of a leap year is a day like others.
        "2024-02-19, 2024-03-04",
        "2020-02-20, 2020-03-05",
    })
    void answersWithinTenWorkingDays(LocalDate handedIn, LocalDate last) {
        assertThat(RedressDeadlines.answer(handedIn, CALENDAR)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        // As the pages show it.
        "2026-09-29, , 2026-10-29",
        "2026-09-20, , 2026-10-20",
        // The thirtieth day is Saturday 3 October, in the holidays: the next working day is the 8th.
        "2026-09-03, , 2026-10-08",
        // A Saturday rolls to Monday, a worked Saturday stays.
        "2026-10-15, , 2026-11-16",
        "2026-09-10, , 2026-10-10",
        // Over 29 February: 30 days from 30 January 2024 end on that very day.
        "2024-01-30, , 2024-02-29",
        "2023-01-30, , 2023-03-01",
        // From the answer to a statement, where that is later; never earlier than without one.
        "2026-09-20, 2026-10-20, 2026-11-19",
        "2026-09-20, 2026-09-20, 2026-10-20",
        "2026-09-20, 2026-09-01, 2026-10-20",
    })
    void objectsWithinThirtyDays(LocalDate known, LocalDate answered, LocalDate last) {
        assertThat(RedressDeadlines.objection(known, answered, CALENDAR)).isEqualTo(last);
    }

    @Test
    void countsMondayToFridayInAYearThatIsNotPublishedAndSaysSo() {
        var unpublished = WorkCalendar.of(List.of(), Set.of(2026));

        assertThat(RedressDeadlines.answer(LocalDate.of(2026, 12, 25), unpublished))
                .isEqualTo("2027-01-08");
        assertThat(RedressDeadlines.provisional(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 8), unpublished))
                .isTrue();
        assertThat(RedressDeadlines.provisional(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 16), unpublished))
                .isFalse();
    }
}
