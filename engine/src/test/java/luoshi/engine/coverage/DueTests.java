package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.AREA;
import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.STATION;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static org.assertj.core.api.Assertions.assertThat;

import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime.Part;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due and late end, leaders first, and the stages of key times (domain §3, §9). */
class DueTests {
    @Boundary({
        "Due: an off-day rolls to the next working day, over National Day too; daily duties do not roll",
        "Late end: the end of the next period, unrolled"
    })
    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-10-03, 2026-10-03, 2026-10-04",
        "DAILY, 2026-10-31, 2026-10-31, 2026-11-01",
        "WEEKLY, 2026-W40, 2026-10-08, 2026-10-11",
        "WEEKLY, 2026-W42, 2026-10-19, 2026-10-25",
        "MONTHLY, 2026-09, 2026-09-30, 2026-10-31",
        "MONTHLY, 2026-10, 2026-11-02, 2026-11-30",
        "MONTHLY, 2026-01, 2026-02-02, 2026-02-28",
        "QUARTERLY, 2026Q3, 2026-09-30, 2026-12-31",
        "HALF_YEARLY, 2026H1, 2026-06-30, 2026-12-31",
        "YEARLY, 2026, 2026-12-31, 2027-12-31"
    })
    void rollsToAWorkingDayAndIsLateUntilTheNextPeriodEnds(Cadence cadence, String period, String due, String lateEnd) {
        var cell = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, cadence))
                .cells("2026-12-31", 100, period)
                .getFirst();

        assertThat(cell.due()).isEqualTo(due);
        assertThat(cell.lateEnd()).isEqualTo(lateEnd);
        assertThat(cell.leader()).isFalse();
    }

    @Nested
    class OfLeaders {
        @Boundary("Leaders: due before the rolled due by working days of the calendar; never earlier for daily duties")
        @ParameterizedTest
        @CsvSource({
            "DAILY, 2026-10-09, 2026-10-09",
            // two working days only: ⌊2 ÷ 5⌋ = 0
            "WEEKLY, 2026-W40, 2026-10-08",
            // W42 has 5 working days and is due on Monday the 19th: one working day earlier
            "WEEKLY, 2026-W42, 2026-10-16",
            // 18 working days: three before Monday 11-02
            "MONTHLY, 2026-10, 2026-10-28",
            // 09-25 … 27 are off: before 09-30 stand 29, 28 and 24
            "QUARTERLY, 2026Q3, 2026-09-24",
            "YEARLY, 2026, 2026-12-28"
        })
        void comeBeforeThoseTheyLead(Cadence cadence, String period, String due) {
            var facts = aStation().leader(1, 100, STATION).officer(200, OLD).duty(aDuty(1, cadence));

            assertThat(facts.cells("2026-12-31", 100, period).getFirst().due()).isEqualTo(due);
        }

        @Boundary("Leaders: by a leading post or a charge of a unit as a whole, where another is bound below")
        @Test
        void leadOnlyWhereAnotherIsBoundBelow() {
            var facts = aStation().leader(1, 100, OLD).officer(200, NEW).duty(aDuty(1, Cadence.MONTHLY));

            assertThat(facts.cells("2026-12-31", 100, "2026-10").getFirst().leader())
                    .isFalse();

            facts.charge(100, NEW, 0);

            assertThat(facts.cells("2026-12-31", 100, "2026-10").getFirst().leader())
                    .isTrue();
            assertThat(facts.cells("2026-12-31", 200, "2026-10").getFirst().leader())
                    .isFalse();
        }

        @Boundary("Leaders: by a charge of the duty's area, not of another")
        @Test
        void leadByChargeOfTheDutysArea() {
            var other = aStation()
                    .officer(100, OLD)
                    .officer(200, NEW)
                    .charge(100, STATION, AREA + 1)
                    .duty(aDuty(1, Cadence.MONTHLY));
            var same = aStation()
                    .officer(100, OLD)
                    .officer(200, NEW)
                    .charge(100, STATION, AREA)
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(other.cells("2026-12-31", 100, "2026-10").getFirst().leader())
                    .isFalse();
            assertThat(same.cells("2026-12-31", 100, "2026-10").getFirst().leader())
                    .isTrue();
        }

        @Boundary("Leaders: as of the last bound day of the period")
        @Test
        void dependOnTheLastBoundDay() {
            var facts = aStation()
                    .slot(1, 100, STATION, Facts.POST, CoverageFacts.Staff.OFFICER, true, "2020-01-01", "2026-10-30")
                    .slot(2, 100, STATION, "2026-10-30", "")
                    .officer(200, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(facts.cells("2026-12-31", 100, "2026-09").getFirst().leader())
                    .isTrue();
            assertThat(facts.cells("2026-12-31", 100, "2026-10").getFirst().leader())
                    .isFalse();
        }

        @Boundary("Leaders: alone under a duty nobody is due earlier")
        @Test
        void areNotFollowedByTheirOwnCellAlone() {
            var facts = aStation().leader(1, 100, STATION).duty(aDuty(1, Cadence.MONTHLY));

            assertThat(facts.cells("2026-12-31", 100, "2026-10").getFirst().leader())
                    .isFalse();
        }
    }

    @Nested
    class OfKeyTimes {
        private Facts facts() {
            return aStation().officer(100, OLD).duty(aDuty(1, Cadence.KEY_TIME_STAGE));
        }

        @Boundary({
            "Key times: 中秋国庆 2026: before 09-18 to 24, during 09-25 to 10-07, after 10-08 to 14, unrolled, by calendar days",
            "Late end: thirty days after the due of a stage"
        })
        @ParameterizedTest
        @CsvSource({
            "BEFORE, 2026-09-18, 2026-09-24, 7",
            "DURING, 2026-09-25, 2026-10-07, 13",
            "AFTER, 2026-10-08, 2026-10-14, 7"
        })
        void mergesMidAutumnAndNationalDay(Part part, String start, String last, int days) {
            var cell = facts().cells("2026-12-31", 100, "2026-09-25/" + part).getFirst();

            assertThat(cell.start()).isEqualTo(start);
            assertThat(cell.last()).isEqualTo(last);
            assertThat(cell.due()).isEqualTo(last);
            assertThat(cell.days()).isEqualTo(days);
            assertThat(cell.boundDays()).isEqualTo(days);
            assertThat(cell.lateEnd()).isEqualTo(cell.last().plusDays(30));
        }

        @Boundary("Key times: a stage of off-days alone binds and does not roll")
        @Test
        void bindsInAStageWithoutWorkingDays() {
            var cell = facts().cells("2026-12-31", 100, "2026-05-01/DURING").getFirst();

            assertThat(cell.days()).isEqualTo(5);
            assertThat(cell.due()).isEqualTo("2026-05-05");
        }

        @Boundary("Key times: only the stages that the duty names")
        @Test
        void bindsOnlyInTheStagesNamed() {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.KEY_TIME_STAGE).stages(Part.BEFORE, Part.AFTER));

            assertThat(facts.cells("2026-12-31", 100, "2026-05-01/DURING")).isEmpty();
            assertThat(facts.cells("2026-12-31", 100, "2026-05-01/BEFORE")).hasSize(1);
        }

        @Boundary("Key times: by the roster where one is published")
        @Test
        void bindsByShiftsWhereARosterIsPublished() {
            var facts = facts().published(OLD, "2026-05-01", "2026-06-01")
                    .shift(1, OLD, 100, "2026-05-02T20:30", "2026-05-03T08:30");

            assertThat(facts.cells("2026-12-31", 100, "2026-05-01/DURING")
                            .getFirst()
                            .days())
                    .isEqualTo(1);
            assertThat(facts.cells("2026-12-31", 100, "2026-05-01/AFTER")).isEmpty();
        }

        @Boundary("Late end: of a leader in a stage thirty days after the own due")
        @Test
        void lateEndOfALeaderFollowsTheOwnDue() {
            var facts = facts().leader(2, 300, STATION);

            var cell = facts.cells("2026-12-31", 300, "2026-09-25/BEFORE").getFirst();

            // 09-18, 20 (made up), 21, 22, 23, 24 are 6 working days: one earlier
            assertThat(cell.due()).isEqualTo("2026-09-23");
            assertThat(cell.lateEnd()).isEqualTo("2026-10-23");
        }
    }
}
