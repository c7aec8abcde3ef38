package luoshi.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import luoshi.engine.calendar.KeyTime.Part;
import luoshi.engine.coverage.Boundary;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTests {
    private static final WorkCalendar CALENDAR = Arrangements.of2026();

    @ParameterizedTest
    @CsvSource({
        "2026-09-18, WORKING",
        "2026-09-19, OFF",
        "2026-09-20, MAKE_UP",
        "2026-09-25, OFF",
        "2026-10-01, OFF",
        "2026-10-08, WORKING",
        "2026-10-10, MAKE_UP",
        "2026-10-11, OFF"
    })
    void tellsWhatADayIs(LocalDate date, WorkCalendar.Kind kind) {
        assertThat(CALENDAR.kind(date)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, 2026-11-01, 18",
        "2026-10-01, 2026-10-15, 6",
        "2026-10-15, 2026-11-01, 12",
        "2026-02-01, 2026-03-01, 16"
    })
    void countsWorkingDays(LocalDate from, LocalDate to, int days) {
        assertThat(CALENDAR.workingDays(from, to)).isEqualTo(days);
        assertThat(CALENDAR.workingDays(to, from)).isEqualTo(-days);
    }

    @Boundary("Provisional: working days of an unpublished year")
    @Test
    void countsMondayToFridayInAnUnpublishedYearAndSaysSo() {
        var newYear = LocalDate.of(2028, 1, 3);

        assertThat(CALENDAR.isKnown(newYear)).isFalse();
        assertThat(CALENDAR.isWorking(newYear)).isTrue();
        assertThat(CALENDAR.isWorking(LocalDate.of(2028, 1, 1))).isFalse();
        assertThat(CALENDAR.workingDays(LocalDate.of(2028, 2, 1), LocalDate.of(2028, 3, 1)))
                .isEqualTo(21);
    }

    @Test
    void refusesADateNamedTwice() {
        var day = new HolidayDay(LocalDate.of(2026, 1, 1), "元旦", true);

        assertThatThrownBy(() -> WorkCalendar.of(List.of(day, day), Set.of(2026)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-01");
    }

    @Boundary("Key times: holidays with three working days between are one")
    @Test
    void mergesMidAutumnAndNationalDayWithThreeWorkingDaysBetween() {
        var keyTime = CALENDAR.keyTimes().getLast();

        assertThat(keyTime.names()).containsExactly("中秋节", "国庆节");
        assertThat(keyTime.before()).satisfies(stage -> spans(stage, "2026-09-18", "2026-09-24"));
        assertThat(keyTime.during()).satisfies(stage -> spans(stage, "2026-09-25", "2026-10-07"));
        assertThat(keyTime.after()).satisfies(stage -> spans(stage, "2026-10-08", "2026-10-14"));
    }

    @Boundary("Key times: first and last days of each stage")
    @ParameterizedTest
    @CsvSource({
        "2026-09-17, ",
        "2026-09-18, BEFORE",
        "2026-09-24, BEFORE",
        "2026-09-28, DURING",
        "2026-10-07, DURING",
        "2026-10-08, AFTER",
        "2026-10-14, AFTER",
        "2026-10-15, "
    })
    void givesADayOneStage(LocalDate date, Part part) {
        assertThat(CALENDAR.stageOn(date).map(KeyTime.Stage::part).orElse(null)).isEqualTo(part);
    }

    @Boundary("Key times: five working days apart merge, six do not; then before comes over after")
    @ParameterizedTest
    @CsvSource({
        "2026-11-12, 1, DURING, DURING, DURING",
        // the after of the first begins on the 5th, the before of the second on the 6th
        "2026-11-13, 2, AFTER, BEFORE, BEFORE"
    })
    void mergesHolidaysFiveWorkingDaysApart(LocalDate second, int keyTimes, Part fifth, Part sixth, Part eleventh) {
        var calendar = WorkCalendar.of(
                List.of(new HolidayDay(LocalDate.of(2026, 11, 4), "甲", true), new HolidayDay(second, "乙", true)),
                Set.of(2026));

        assertThat(calendar.keyTimes()).hasSize(keyTimes);
        assertThat(calendar.stageOn(LocalDate.of(2026, 11, 5)).map(KeyTime.Stage::part))
                .contains(fifth);
        assertThat(calendar.stageOn(LocalDate.of(2026, 11, 6)).map(KeyTime.Stage::part))
                .contains(sixth);
        assertThat(calendar.stageOn(LocalDate.of(2026, 11, 11)).map(KeyTime.Stage::part))
                .contains(eleventh);
    }

    @Boundary("Key times: before New Year lies in the year before")
    @Test
    void reachesIntoTheYearBeforeForNewYear() {
        assertThat(CALENDAR.stageOn(LocalDate.of(2025, 12, 28)).map(KeyTime.Stage::part))
                .contains(Part.BEFORE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-24, 1, 2026-09-28",
        "2026-09-30, 1, 2026-10-08",
        "2026-10-09, 1, 2026-10-10",
        "2026-10-08, 0, 2026-10-08"
    })
    void addsWorkingDays(LocalDate from, int days, LocalDate expected) {
        assertThat(CALENDAR.plusWorkingDays(from, days)).isEqualTo(expected);
    }

    @Test
    void agreesWithCountingDayByDay() {
        var seed = 20261002L;
        var random = new SplittableRandom(seed);
        var slow = new HashMap<LocalDate, Boolean>();
        Arrangements.days2026().forEach(day -> slow.put(day.date(), !day.off()));

        for (var round = 0; round < 2_000; round++) {
            var from = LocalDate.of(2025, 6, 1).plusDays(random.nextInt(900));
            var to = from.plusDays(random.nextInt(200));
            var expected = (int) from.datesUntil(to)
                    .filter(date -> slow.getOrDefault(
                            date, date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY))
                    .count();

            assertThat(CALENDAR.workingDays(from, to))
                    .as("seed %d, %s to %s", seed, from, to)
                    .isEqualTo(expected);
        }
    }

    @Test
    void readsTwentyPublishedYears() throws IOException {
        var file = Path.of("../../shared/data/holidays/days.csv");
        Assumptions.assumeTrue(Files.exists(file), "skipped: the published arrangements are not beside the project");
        var days = new ArrayList<HolidayDay>();
        var years = new TreeSet<Integer>();
        for (var line :
                Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            var cells = line.split(",");
            years.add(Integer.parseInt(cells[0]));
            days.add(new HolidayDay(LocalDate.parse(cells[1]), cells[2], cells[3].equals("1")));
        }

        var calendar = WorkCalendar.of(days, years);

        assertThat(days).hasSize(678);
        assertThat(calendar.publishedYears()).hasSize(20);
        assertThat(calendar.kind(LocalDate.of(2020, 2, 3))).isEqualTo(WorkCalendar.Kind.MAKE_UP);
        for (var year : years) {
            assertThat(calendar.workingDays(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)))
                    .as("working days of %d", year)
                    .isBetween(247, 253);
        }
        assertThat(calendar.keyTimes())
                .allSatisfy(keyTime -> assertThat(keyTime.firstOff()).isBeforeOrEqualTo(keyTime.lastOff()));
    }

    private static void spans(KeyTime.Stage stage, String start, String last) {
        assertThat(stage.start()).isEqualTo(start);
        assertThat(stage.last()).isEqualTo(last);
    }
}
