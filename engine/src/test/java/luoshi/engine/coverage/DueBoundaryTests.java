package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.STATION;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import luoshi.engine.calendar.Cadence;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due and late end at the edges of years and long holidays, and how much earlier leaders are due. */
class DueBoundaryTests {
    @Boundary({
        "Due: rolls over the nine days of Spring Festival, over weekends, and not from a weekend that is made up",
        "Due: rolls over the end of the year into the next",
        "Late end: the end of the next period, unrolled, across the end of the year too"
    })
    @ParameterizedTest
    @CsvSource({
        // Sunday 02-15 begins the holiday, Tuesday 02-24 is the next working day; the next week ends before it
        "WEEKLY, 2026-W07, 2026-02-24, 2026-02-22",
        // Saturday 02-28 and Sunday 01-04 are made up
        "MONTHLY, 2026-02, 2026-02-28, 2026-03-31",
        "WEEKLY, 2026-W01, 2026-01-04, 2026-01-11",
        // Sunday 05-31
        "MONTHLY, 2026-05, 2026-06-01, 2026-06-30",
        // Sunday 01-03
        "WEEKLY, 2026-W53, 2027-01-04, 2027-01-10",
        "DAILY, 2026-12-31, 2026-12-31, 2027-01-01",
        "MONTHLY, 2026-12, 2026-12-31, 2027-01-31",
        "QUARTERLY, 2026Q4, 2026-12-31, 2027-03-31",
        "HALF_YEARLY, 2026H2, 2026-12-31, 2027-06-30",
        "YEARLY, 2025, 2025-12-31, 2026-12-31"
    })
    void rollsOverLongHolidaysAndYearEnds(Cadence cadence, String period, String due, String lateEnd) {
        var cell = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, cadence))
                .cells("2027-03-01", 100, period)
                .getFirst();

        assertThat(cell.due()).isEqualTo(due);
        assertThat(cell.lateEnd()).isEqualTo(lateEnd);
    }

    @Boundary("Due: an occasion is due as the clause says, on an off-day too; late for seven days more")
    @ParameterizedTest
    @CsvSource({"2026-10-03, MET", "2026-10-04, LATE", "2026-10-10, LATE", "2026-10-11, DEBT"})
    void leavesAnOccasionDueOnAnOffDay(String act, CellState state) {
        var cell = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.PER_OCCASION).occasion("incident", 2))
                .occasion(1, "incident", 100, "2026-10-01")
                .act(1, 100, act)
                .cells("2026-12-01", 100, "occasion/1")
                .getFirst();

        assertThat(cell.due()).isEqualTo("2026-10-03");
        assertThat(cell.state()).isEqualTo(state);
    }

    @Boundary("China time: an occasion at 23:59 is of that day, one at 00:00 of the next")
    @ParameterizedTest
    @CsvSource({"2026-10-08T23:59, 2026-10-08", "2026-10-09T00:00, 2026-10-09"})
    void datesAnOccasionInChina(String at, String day) {
        var cell = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.PER_OCCASION).occasion("incident", 0))
                .occasion(1, "incident", 100, at)
                .cells("2026-12-01", 100, "occasion/1")
                .getFirst();

        assertThat(cell.start()).isEqualTo(day);
        assertThat(cell.due()).isEqualTo(day);
    }

    @Boundary("Late end: a shift is late for seven days after its end, the last of them included")
    @ParameterizedTest
    @CsvSource({"2026-11-01, MET", "2026-11-02, LATE", "2026-11-08, LATE", "2026-11-09, DEBT"})
    void leavesAShiftSevenDaysAfterItsEnd(String act, CellState state) {
        var facts = aStation()
                .officer(100, OLD)
                .published(OLD, "2026-10-01", "2026-11-01")
                .duty(aDuty(1, Cadence.PER_SHIFT))
                .shift(1, OLD, 100, "2026-10-31T20:30", "2026-11-01T08:30")
                .act(1, 100, act);

        assertThat(facts.cells("2026-12-01", 100, "shift/1").getFirst().state()).isEqualTo(state);
    }

    @Boundary("Late end: a stage of a key time is late for thirty days, the last of them included")
    @ParameterizedTest
    @CsvSource({"2026-10-14, MET", "2026-10-15, LATE", "2026-11-13, LATE", "2026-11-14, DEBT"})
    void leavesAStageThirtyDays(String act, CellState state) {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.KEY_TIME_STAGE).inForce("2026-10-08", ""))
                .act(1, 100, act);

        assertThat(facts.cells("2027-01-01", 100, "2026-09-25/AFTER").getFirst().state())
                .isEqualTo(state);
    }

    @Boundary("Late end: a duty once per version is late for thirty days after the rolled due")
    @ParameterizedTest
    @CsvSource({"2026-10-26, MET", "2026-10-27, LATE", "2026-11-25, LATE", "2026-11-26, DEBT"})
    void leavesAVersionThirtyDaysAfterItsDue(String act, CellState state) {
        // 2026-10-15 … 24, a Saturday, is due on Monday the 26th
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.ONCE_PER_VERSION).inForce("2026-10-15", "2026-10-25"))
                .act(1, 100, act);

        assertThat(facts.cells("2027-01-01", 100, "version/100").getFirst().state())
                .isEqualTo(state);
    }

    @Nested
    class OfLeaders {
        private Facts facts() {
            return aStation().leader(1, 100, STATION).officer(200, OLD);
        }

        private Cell october(Facts facts) {
            return facts.cells("2026-12-31", 100, "2026-10").getFirst();
        }

        @Boundary("Leaders: min(3, ⌊w ÷ 5⌋) working days earlier at w = 4, 5, 9, 10, 14, 15 and 20")
        @ParameterizedTest
        @CsvSource({
            // version in force from Monday 2026-11-02 to before …; its last day is due; working days earlier; leaders'
            // due
            "2026-11-06, 2026-11-05, 0, 2026-11-05",
            "2026-11-07, 2026-11-06, 1, 2026-11-05",
            "2026-11-13, 2026-11-12, 1, 2026-11-11",
            "2026-11-14, 2026-11-13, 2, 2026-11-11",
            "2026-11-20, 2026-11-19, 2, 2026-11-17",
            "2026-11-21, 2026-11-20, 3, 2026-11-17",
            "2026-11-28, 2026-11-27, 3, 2026-11-24"
        })
        void areDueByTheFifthOfTheWorkingDaysAtMostThree(String to, String due, int earlier, String leadersDue) {
            var facts = facts().duty(aDuty(1, Cadence.ONCE_PER_VERSION).inForce("2026-11-02", to));

            var leader = facts.cells("2026-12-31", 100, "version/100").getFirst();

            assertThat(facts.cells("2026-12-31", 200, "version/100").getFirst().due())
                    .isEqualTo(due);
            assertThat(leader.due()).isEqualTo(leadersDue);
            assertThat(leader.leader()).isEqualTo(earlier > 0);
        }

        @Boundary("Leaders: working days of the period by the calendar, never by roster")
        @Test
        void countWorkingDaysByTheCalendar() {
            var facts = facts().published(STATION, "2026-10-01", "2026-11-01")
                    .shift(1, STATION, 100, "2026-10-09T08:30", "2026-10-09T20:30")
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(october(facts).days()).isEqualTo(1);
            assertThat(october(facts).due()).isEqualTo("2026-10-28");
        }

        @Boundary("Leaders: earlier once, however many posts and charges lead")
        @Test
        void areDueEarlierOnlyOnce() {
            var facts = facts().leader(2, 100, OLD)
                    .charge(100, OLD, 0)
                    .charge(100, STATION, Facts.AREA)
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(october(facts).due()).isEqualTo("2026-10-28");
        }

        @Boundary("Leaders: only where another is bound by the same duty")
        @Test
        void needAnotherUnderTheSameDuty() {
            var facts = facts().duty(aDuty(1, Cadence.MONTHLY).leadersOnly()).duty(aDuty(2, Cadence.MONTHLY));

            assertThat(facts.cells("2026-12-31", 100, "2026-10"))
                    .extracting(Cell::duty, Cell::leader)
                    .containsExactlyInAnyOrder(tuple(1L, false), tuple(2L, true));
        }

        @Boundary("Leaders: only where another is bound in the same period")
        @Test
        void needAnotherInTheSamePeriod() {
            var facts = aStation()
                    .leader(1, 100, STATION)
                    .slot(2, 200, NEW, "2026-11-01", "")
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(october(facts).leader()).isFalse();
            assertThat(facts.cells("2026-12-31", 100, "2026-11").getFirst().leader())
                    .isTrue();
        }

        @Boundary("Leaders: a charge that holds on the last bound day, from its first day to the day before its end")
        @ParameterizedTest
        @CsvSource({"2026-10-30, 2026-10-31, true", "2026-10-01, 2026-10-30, false", "2026-10-31, 2026-12-01, false"})
        void leadByAChargeOfTheLastBoundDay(String from, String to, boolean leader) {
            // the last bound day of October 2026 is Friday the 30th
            var facts = aStation().officer(100, OLD).officer(200, NEW).duty(aDuty(1, Cadence.MONTHLY));
            facts.charges.add(new CoverageFacts.Charge(100, NEW, 0, Facts.day(from), Facts.day(to)));

            assertThat(october(facts).leader()).isEqualTo(leader);
        }

        @Boundary("Late end: leaders of a periodic duty are late as long as the others")
        @Test
        void haveTheLateEndOfTheOthers() {
            var facts = facts().duty(aDuty(1, Cadence.MONTHLY).inForce("2026-10-01", ""));

            assertThat(october(facts).lateEnd()).isEqualTo("2026-11-30");

            facts.act(1, 100, "2026-10-29").act(1, 200, "2026-10-29");

            assertThat(october(facts).state()).isEqualTo(CellState.LATE);
            assertThat(facts.cells("2026-12-31", 200, "2026-10").getFirst().state())
                    .isEqualTo(CellState.MET);
        }

        @Boundary("Leaders: a shift and an occasion are not due earlier")
        @Test
        void areNotDueEarlierByShiftOrOccasion() {
            var facts = facts().published(STATION, "2026-10-01", "2026-11-01")
                    .published(OLD, "2026-10-01", "2026-11-01")
                    .shift(1, STATION, 100, "2026-10-09T08:30", "2026-10-09T20:30")
                    .shift(2, OLD, 200, "2026-10-09T08:30", "2026-10-09T20:30")
                    .occasion(1, "incident", 100, "2026-10-09")
                    .occasion(2, "incident", 200, "2026-10-09")
                    .duty(aDuty(1, Cadence.PER_SHIFT))
                    .duty(aDuty(2, Cadence.PER_OCCASION).occasion("incident", 5));

            assertThat(facts.cells("2026-12-31", 100, "shift/1").getFirst().due())
                    .isEqualTo("2026-10-09");
            assertThat(facts.cells("2026-12-31", 100, "occasion/1").getFirst().due())
                    .isEqualTo("2026-10-14");
        }
    }
}
