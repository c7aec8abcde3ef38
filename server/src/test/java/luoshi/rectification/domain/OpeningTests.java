package luoshi.rectification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a finding opens a problem; November 2026 has no holidays, the 5th is a Thursday. */
class OpeningTests {
    private static final WorkCalendar CALENDAR = WorkCalendar.of(List.of(), Set.of(2026));
    private static final LocalDate FOUND = LocalDate.of(2026, 11, 5);

    @ParameterizedTest
    @CsvSource({
        // serious, zero, days before that the same happened, waiting, today, reason
        "true , false, 0,          true , 11-05, SERIOUS",
        "true , false, 0,          false, 11-05, SERIOUS",
        "false, true , 0,          false, 11-05, SERIOUS",
        "false, false, 0,          true , 11-05,",
        "false, false, 0 0,        true , 11-05,",
        "false, false, 0 0 0,      false, 11-05, THIRD",
        "false, false, 0 10 29,    false, 11-05, THIRD",
        "false, false, 0 10 30,    false, 11-05,",
        "false, false, 0 29 30 31, false, 11-05,",
        "false, false, 0,          true , 11-10,",
        "false, false, 0,          true , 11-11, UNCORRECTED",
        "false, false, 0,          false, 11-30,",
        "true , false, 0 0 0,      true , 11-30, SERIOUS",
    })
    void opens(
            boolean serious,
            boolean zero,
            String before,
            boolean waiting,
            String today,
            @Nullable ProblemReason reason) {
        var days = Arrays.stream(before.split(" "))
                .map(Long::parseLong)
                .map(FOUND::minusDays)
                .toList();

        var found = Opening.reason(serious, zero, FOUND, days, waiting, LocalDate.parse("2026-" + today), CALENDAR);

        assertThat(found.orElse(null)).isEqualTo(reason);
    }

    @Test
    void knowsTheOldestDayThatMayStillWait() {
        for (var today = FOUND; today.isBefore(FOUND.plusDays(20)); today = today.plusDays(1)) {
            var oldest = Opening.oldestWaiting(today, CALENDAR);

            assertThat(Opening.correctBy(oldest, CALENDAR)).isAfterOrEqualTo(today);
            assertThat(Opening.correctBy(oldest.minusDays(1), CALENDAR)).isBefore(today);
        }
    }
}
