package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static luoshi.engine.coverage.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that count and the half rule at their edges, against answers counted by hand on the calendar of 2026. */
class BindingBoundaryTests {
    @Boundary("Bound: of an odd number of days the larger half binds, the smaller does not")
    @ParameterizedTest
    @CsvSource({"2026-11-16, 11, true", "2026-11-17, 10, false"})
    void bindsByTheLargerHalfOfAnOddNumberOfDays(String joins, int boundDays, boolean bound) {
        var facts = aStation().slot(1, 100, OLD, joins, "").duty(aDuty(1, Cadence.MONTHLY));

        var cells = facts.cells("2026-12-01", 100, "2026-11");

        assertThat(cells).hasSize(bound ? 1 : 0);
        cells.forEach(cell -> {
            assertThat(cell.days()).isEqualTo(21);
            assertThat(cell.boundDays()).isEqualTo(boundDays);
        });
    }

    @Boundary("Bound: |D| = 0 binds nobody: the week of Spring Festival has no working day")
    @Test
    void owesNothingInAWeekWithoutAWorkingDay() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.WEEKLY)).duty(aDuty(2, Cadence.DAILY));

        assertThat(facts.cells("2026-12-01", 100, "2026-W08")).isEmpty();
        assertThat(facts.cells("2026-12-01", 100, "2026-W07").getFirst().days()).isEqualTo(6);
        assertThat(facts.cells("2026-12-01", 100, "2026-W09").getFirst().days()).isEqualTo(5);
        // calendar days for what is daily
        assertThat(facts.cells("2026-12-01", 100, "2026-02-17")).hasSize(1);
    }

    @Boundary("Days: the roster is that of the working unit of the day, before and after a transfer")
    @Test
    void takesTheRosterOfTheWorkingUnitOfTheDay() {
        var facts = aStation()
                .slot(1, 100, OLD, "2020-01-01", "2026-10-15")
                .slot(2, 100, NEW, "2026-10-15", "")
                .published(OLD, "2026-10-01", "2026-11-01")
                .shift(1, OLD, 100, "2026-10-03T08:30", "2026-10-03T20:30")
                .shift(2, OLD, 100, "2026-10-09T08:30", "2026-10-09T20:30")
                .shift(3, OLD, 100, "2026-10-24T08:30", "2026-10-24T20:30")
                .duty(aDuty(1, Cadence.MONTHLY));

        var cell = facts.cells("2026-12-01", 100, "2026-10").getFirst();

        // two shifts before the 15th, 12 working days from then on; the shift of Saturday the 24th adds no day
        assertThat(cell.days()).isEqualTo(14);
        assertThat(cell.boundDays()).isEqualTo(14);
        assertThat(cell.unit()).isEqualTo(NEW);
    }

    @Boundary("Days: a roster counts from its first day and to its last")
    @Test
    void countsByRosterFromItsFirstDayToItsLast() {
        var facts = aStation()
                .officer(100, OLD)
                .published(OLD, "2026-11-03", "2026-11-05")
                .shift(1, OLD, 100, "2026-11-04T08:30", "2026-11-04T20:30")
                .duty(aDuty(1, Cadence.DAILY));

        assertThat(facts.cells("2026-12-01", 100, "2026-11-02")).hasSize(1);
        assertThat(facts.cells("2026-12-01", 100, "2026-11-03")).isEmpty();
        assertThat(facts.cells("2026-12-01", 100, "2026-11-04")).hasSize(1);
        assertThat(facts.cells("2026-12-01", 100, "2026-11-05")).hasSize(1);
    }

    @Boundary({
        "Days: a shift counts on the day on which it starts, in China time, not on the day on which it ends",
        "China time: a shift starts on one day at 23:59 and on the next at 00:00"
    })
    @Test
    void countsAShiftOnTheDayOnWhichItStarts() {
        var facts = aStation()
                .officer(100, OLD)
                .published(OLD, "2026-11-01", "2026-12-01")
                .shift(1, OLD, 100, "2026-11-05T23:59", "2026-11-06T08:00")
                .shift(2, OLD, 100, "2026-11-08T00:00", "2026-11-08T08:00")
                .duty(aDuty(1, Cadence.DAILY));

        assertThat(facts.cells("2026-12-01").stream().map(Cell::period).filter(period -> period.startsWith("2026-11")))
                .containsExactly("2026-11-05", "2026-11-08");
    }

    @Boundary("Days: standby is a shift like others; only cells per shift ask whether the scope names it")
    @Test
    void countsStandbyAsADay() {
        var facts = aStation()
                .officer(100, OLD)
                .published(OLD, "2026-11-01", "2026-12-01")
                .shift(1, OLD, 100, 100, "2026-11-05T08:30", "2026-11-06T08:30", true)
                .duty(aDuty(1, Cadence.MONTHLY));

        assertThat(facts.cells("2026-12-01", 100, "2026-11").getFirst().days()).isEqualTo(1);
    }

    @Boundary("Days: whoever took over the shift of the absent has the day, and the absent keeps it in D")
    @Test
    void keepsTheShiftOfAnAbsentOfficerInTheDaysOfBoth() {
        var facts = aStation()
                .officer(100, OLD)
                .officer(200, OLD)
                .published(OLD, "2026-11-01", "2026-12-01")
                .shift(1, OLD, 100, "2026-11-05T08:30", "2026-11-05T20:30")
                .shift(2, OLD, 200, 100, "2026-11-06T08:30", "2026-11-06T20:30", false)
                .absent(100, "2026-11-06", "2026-11-07")
                .duty(aDuty(1, Cadence.MONTHLY));

        var absent = facts.cells("2026-12-01", 100, "2026-11").getFirst();

        assertThat(absent.days()).isEqualTo(2);
        assertThat(absent.boundDays()).isEqualTo(1);
        assertThat(facts.cells("2026-12-01", 200, "2026-11").getFirst().days()).isEqualTo(1);
    }

    @Boundary("Bound: an absence ends with the day before its end")
    @ParameterizedTest
    @CsvSource({"2026-11-05, 2026-11-06, false, true", "2026-11-04, 2026-11-05, true, false"})
    void leavesOutTheDaysOfAnAbsenceAndNoMore(String from, String to, boolean fifth, boolean fourth) {
        var facts = aStation().officer(100, OLD).absent(100, from, to).duty(aDuty(1, Cadence.DAILY));

        assertThat(facts.cells("2026-12-01", 100, "2026-11-04")).hasSize(fourth ? 1 : 0);
        assertThat(facts.cells("2026-12-01", 100, "2026-11-05")).hasSize(fifth ? 1 : 0);
    }

    @Boundary("Bound: not applicable begins with the day of signing and ends with the day before it is revoked")
    @Test
    void endsScopeOnTheDayOfSigning() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.DAILY));
        facts.exclusions.add(new CoverageFacts.Exclusion(OLD, 0, 1, day("2026-11-04"), day("2026-11-06")));

        assertThat(facts.cells("2026-12-01").stream()
                        .map(Cell::period)
                        .filter(period -> period.compareTo("2026-11-03") >= 0 && period.compareTo("2026-11-07") < 0))
                .containsExactly("2026-11-03", "2026-11-06");
    }

    @Boundary("Due: a period ends on 29 February in a leap year, and so does the late end of January")
    @Test
    void knowsTheLeapDayInDueAndLateEnd() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY));
        facts.calendar = WorkCalendar.of(List.of(), Set.of(2024));

        var cells = CoverageIndex.build(facts.build(), day("2024-01-01"), day("2024-03-01"))
                .at(day("2024-03-10"))
                .cells(CoverageQuery.all(day("2024-01-01"), day("2024-03-01")));

        assertThat(cells).extracting(Cell::lateEnd).containsExactly(day("2024-02-29"), day("2024-03-31"));
        assertThat(cells).extracting(Cell::due).containsExactly(day("2024-01-31"), day("2024-02-29"));
    }

    @Boundary("Provisional: a period whose due rolls into a year without published holidays")
    @Test
    void isProvisionalWhereTheDueRollsIntoAnUnpublishedYear() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.WEEKLY)).duty(aDuty(2, Cadence.MONTHLY));

        assertThat(facts.cells("2027-02-01", 100, "2026-W53").getFirst().provisional())
                .isTrue();
        assertThat(facts.cells("2027-02-01", 100, "2026-W52").getFirst().provisional())
                .isFalse();
        assertThat(facts.cells("2027-02-01", 100, "2026-12").getFirst().provisional())
                .isFalse();
    }
}
