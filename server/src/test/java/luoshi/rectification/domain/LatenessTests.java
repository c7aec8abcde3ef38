package luoshi.rectification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.HolidayDay;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.rectification.domain.Lateness.Chain;
import luoshi.rectification.domain.Lateness.Extended;
import luoshi.rectification.domain.Lateness.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked cases of the autumn of 2026: Mid-Autumn 09-25 to 27, National Day 10-01 to 07, made up on 09-20 and 10-10. */
class LatenessTests {
    private static final WorkCalendar CALENDAR = calendar();
    private static final long LEADER = 1;
    private static final long DEPUTY = 2;
    private static final long CHIEF = 3;
    private static final long BUREAU = 9;

    private static WorkCalendar calendar() {
        var days = new ArrayList<HolidayDay>();
        for (var day = 25; day <= 27; day++) {
            days.add(new HolidayDay(LocalDate.of(2026, 9, day), "中秋节", true));
        }
        for (var day = 1; day <= 7; day++) {
            days.add(new HolidayDay(LocalDate.of(2026, 10, day), "国庆节", true));
        }
        days.add(new HolidayDay(LocalDate.of(2026, 9, 20), "国庆节", false));
        days.add(new HolidayDay(LocalDate.of(2026, 10, 10), "国庆节", false));
        return WorkCalendar.of(days, Set.of(2026));
    }

    private static LocalDate day(String monthDay) {
        return LocalDate.parse("2026-" + monthDay);
    }

    @ParameterizedTest
    @CsvSource({
        "09-22, 5",
        "09-23, 4",
        "09-24, 3",
        "09-28, 2",
        "09-29, 1",
        "09-30, 0",
        "10-02, 0",
        "10-08, 0",
    })
    void countsWorkingDaysOnTheSecondOfOctober(String due, int days) {
        assertThat(Lateness.workingDays(day(due), day("10-02"), CALENDAR)).isEqualTo(days);
    }

    @Test
    void tellsLeaderDeputyChiefAndBureauInTurn() {
        var chain = new Chain(LEADER, DEPUTY, CHIEF, BUREAU, Set.of());

        assertThat(Lateness.plan(day("09-22"), chain, CALENDAR))
                .containsExactly(
                        new Told(1, day("09-23"), LEADER),
                        new Told(3, day("09-28"), DEPUTY),
                        new Told(5, day("09-30"), CHIEF),
                        new Told(10, day("10-13"), null));
    }

    @Test
    void tellsTheChiefAtOnceWhenTheDeputyInChargeLeadsIt() {
        var chain = new Chain(DEPUTY, DEPUTY, CHIEF, BUREAU, Set.of());

        assertThat(Lateness.plan(day("09-29"), chain, CALENDAR))
                .containsExactly(
                        new Told(1, day("09-30"), DEPUTY),
                        new Told(3, day("10-09"), CHIEF),
                        new Told(10, LocalDate.of(2026, 10, 19), null));
    }

    @Test
    void skipsWhoeverIsConcerned() {
        var leader = new Chain(LEADER, DEPUTY, CHIEF, BUREAU, Set.of(LEADER));
        assertThat(Lateness.plan(day("09-22"), leader, CALENDAR))
                .extracting(Told::stage, Told::person)
                .containsExactly(tuple(1, DEPUTY), tuple(5, CHIEF), tuple(10, null));

        var chief = new Chain(LEADER, DEPUTY, CHIEF, BUREAU, Set.of(CHIEF));
        assertThat(Lateness.plan(day("09-22"), chief, CALENDAR))
                .extracting(Told::stage, Told::person)
                .containsExactly(tuple(1, LEADER), tuple(3, DEPUTY), tuple(5, null));
    }

    @Test
    void tellsTheBureauWhenThereIsNobodyElse() {
        assertThat(Lateness.plan(day("09-22"), new Chain(null, null, null, BUREAU, Set.of()), CALENDAR))
                .containsExactly(new Told(1, day("09-23"), null));
    }

    @Test
    void keepsWhatWasLateBeforeAnExtension() {
        var extended = List.of(new Extended(day("09-22"), day("09-24")));

        assertThat(Lateness.everLate(extended, day("10-08"), day("10-02"), CALENDAR))
                .isEqualTo(2);
        assertThat(Lateness.everLate(extended, day("10-08"), day("10-10"), CALENDAR))
                .isEqualTo(4);
        assertThat(Lateness.everLate(List.of(), day("09-22"), day("10-02"), CALENDAR))
                .isEqualTo(5);
    }
}
