package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.STATION;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static luoshi.engine.coverage.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells per shift and per occasion, and exemptions (domain §3). */
class EventTests {
    @Nested
    class PerShift {
        private Facts facts() {
            return aStation()
                    .officer(100, OLD)
                    .officer(200, OLD)
                    .published(OLD, "2026-10-01", "2026-11-01")
                    .duty(aDuty(1, Cadence.PER_SHIFT));
        }

        @Boundary(
                "Per shift: who stood it after the swap; dated by its start, due with its end on an off-day too, late for seven days")
        @Test
        void bindsWhoStoodTheShiftAfterTheSwap() {
            var facts = facts().shift(1, OLD, 200, 100, "2026-10-31T20:30", "2026-11-01T08:30", false);

            assertThat(facts.cells("2026-12-01", 100, "shift/1")).isEmpty();
            var cell = facts.cells("2026-12-01", 200, "shift/1").getFirst();
            assertThat(cell.start()).isEqualTo("2026-10-31");
            assertThat(cell.due()).isEqualTo("2026-11-01");
            assertThat(cell.lateEnd()).isEqualTo("2026-11-08");
            assertThat(cell.countedOn()).isEqualTo("2026-11-01");
            assertThat(cell.days()).isEqualTo(1);
        }

        @Boundary("Per shift: standby only where the scope names it")
        @Test
        void bindsStandbyOnlyWhereTheScopeNamesIt() {
            var facts = facts().duty(aDuty(2, Cadence.PER_SHIFT).standby())
                    .shift(1, OLD, 100, 100, "2026-10-05T08:30", "2026-10-06T08:30", true);

            assertThat(facts.cells("2026-12-01", 100, "shift/1"))
                    .extracting(Cell::duty)
                    .containsExactly(2L);
        }

        @Boundary("Per shift: nobody who was absent that day")
        @Test
        void bindsNobodyWhoseAbsenceWasApproved() {
            var facts = facts().shift(1, OLD, 100, "2026-10-05T08:30", "2026-10-06T08:30")
                    .absent(100, "2026-10-05", "2026-10-06");

            assertThat(facts.cells("2026-12-01", 100, "shift/1")).isEmpty();
        }

        @Boundary("Filling: of two shifts of one day the earlier first")
        @Test
        void fillsTwoShiftsOfADayInOrder() {
            var facts = facts().shift(2, OLD, 100, "2026-10-05T14:00", "2026-10-05T20:00")
                    .shift(1, OLD, 100, "2026-10-05T20:00", "2026-10-05T23:00")
                    .act(1, 100, "2026-10-05T21:00");

            assertThat(facts.cells("2026-10-06", 100, "shift/2").getFirst().state())
                    .isEqualTo(CellState.MET);
            assertThat(facts.cells("2026-10-06", 100, "shift/1").getFirst().state())
                    .isEqualTo(CellState.DEBT);
        }
    }

    @Nested
    class PerOccasion {
        @Boundary("Per occasion: due as the clause says, late for seven days")
        @ParameterizedTest
        @CsvSource({
            "2026-10-09, 2026-10-10, MET",
            "2026-10-11, 2026-10-12, LATE",
            "2026-10-17, 2026-10-18, LATE",
            "2026-10-18, 2026-10-19, DEBT",
            "2026-10-18, 2026-10-10, OPEN"
        })
        void isDueWhenTheClauseSays(String act, String asOf, CellState state) {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.PER_OCCASION).occasion("incident", 2))
                    .occasion(1, "incident", 100, "2026-10-08T23:00")
                    .occasion(2, "vehicle", 100, "2026-10-08T23:00")
                    .act(1, 100, act);

            var cell = facts.cells(asOf, 100, "occasion/1").getFirst();

            assertThat(facts.cells(asOf)).hasSize(1);
            assertThat(cell.due()).isEqualTo("2026-10-10");
            assertThat(cell.state()).isEqualTo(asOf.equals("2026-10-10") ? CellState.OPEN : state);
        }

        @Boundary("Per occasion: only who is in scope")
        @Test
        void bindsOnlyPersonsInScope() {
            var facts = aStation()
                    .officer(100, OLD)
                    .officer(200, NEW)
                    .duty(aDuty(1, Cadence.PER_OCCASION).in(OLD).occasion("incident", 2))
                    .occasion(1, "incident", 100, "2026-10-08")
                    .occasion(2, "incident", 200, "2026-10-08")
                    .occasion(3, "incident", 300, "2026-10-08");

            assertThat(facts.cells("2026-12-01")).extracting(Cell::period).containsExactly("occasion/1");
        }

        @Boundary("Rate: an event counts in the month of its due")
        @Test
        void countsInTheMonthOfItsDue() {
            var view = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.PER_OCCASION).occasion("incident", 2))
                    .occasion(1, "incident", 100, "2026-10-30")
                    .index()
                    .at(day("2026-12-01"));

            assertThat(view.tally(CoverageQuery.all(day("2026-10-01"), day("2026-11-01"))))
                    .isEqualTo(Tally.ZERO);
            assertThat(view.tally(CoverageQuery.all(day("2026-11-01"), day("2026-12-01")))
                            .debt())
                    .isEqualTo(1);
        }
    }

    @Nested
    class Exempt {
        @Boundary({
            "Exempt: half of the bound days, not one less",
            "Exempt: approved on the day of due, not on the day after"
        })
        @ParameterizedTest
        @CsvSource({
            // October 2026: 18 days, due 11-02
            "2026-10-01, 2026-10-20, 2026-11-02, EXEMPT",
            "2026-10-01, 2026-10-20, 2026-11-03, DEBT",
            "2026-10-01, 2026-10-19, 2026-09-01, DEBT",
            "2026-10-20, 2026-12-01, 2026-10-20, EXEMPT",
            "2026-10-21, 2026-12-01, 2026-10-20, DEBT"
        })
        void needsHalfOfTheBoundDaysApprovedByDue(String from, String to, String approved, CellState state) {
            var facts =
                    aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY)).exempt(1, 100, from, to, approved);

            assertThat(facts.cells("2026-11-05", 100, "2026-10").getFirst().state())
                    .isEqualTo(state);
        }

        @Boundary("Exempt: an exempt cell leaves its evidence to the next")
        @Test
        void takesNoEvidenceFromWhatIsOwed() {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY).inForce("2026-09-01", ""))
                    .exempt(1, 100, "2026-09-01", "2026-10-01", "2026-09-01")
                    .act(1, 100, "2026-10-09");

            assertThat(facts.cells("2026-11-05", 100, "2026-10").getFirst().state())
                    .isEqualTo(CellState.MET);
        }

        @Boundary("Exempt: a leader's must be approved by the leader's earlier due")
        @Test
        void looksAtTheEarlierDueOfALeader() {
            var facts = aStation()
                    .leader(1, 100, STATION)
                    .officer(200, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY))
                    .exempt(1, 100, "2026-10-01", "2026-11-01", "2026-10-29")
                    .exempt(1, 200, "2026-10-01", "2026-11-01", "2026-10-29");

            assertThat(facts.cells("2026-11-05", 100, "2026-10").getFirst().state())
                    .isEqualTo(CellState.DEBT);
            assertThat(facts.cells("2026-11-05", 200, "2026-10").getFirst().state())
                    .isEqualTo(CellState.EXEMPT);
        }

        @Boundary("Exempt: a unit from its own duty")
        @Test
        void exemptsAUnitFromItsOwnDuty() {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY).ofUnits(OLD, NEW))
                    .exemptUnit(1, OLD, "2026-10-01", "2026-11-01", "2026-10-01");

            assertThat(facts.cells("2026-11-05", OLD, "2026-10").getFirst().state())
                    .isEqualTo(CellState.EXEMPT);
            assertThat(facts.cells("2026-11-05", NEW, "2026-10").getFirst().state())
                    .isEqualTo(CellState.DEBT);
        }

        @Boundary("Exempt: a shift by the day of its start")
        @Test
        void coversAShiftByItsDay() {
            var facts = aStation()
                    .officer(100, OLD)
                    .published(OLD, "2026-10-01", "2026-11-01")
                    .duty(aDuty(1, Cadence.PER_SHIFT))
                    .shift(1, OLD, 100, "2026-10-05T08:30", "2026-10-06T08:30")
                    .shift(2, OLD, 100, "2026-10-06T08:30", "2026-10-06T20:30")
                    .evidence(1, 100, "2026-10-06", EvidenceKind.ACT, 1)
                    .exempt(1, 100, "2026-10-05", "2026-10-06", "2026-10-06");

            assertThat(facts.cells("2026-11-05", 100, "shift/1").getFirst().state())
                    .isEqualTo(CellState.EXEMPT);
            assertThat(facts.cells("2026-11-05", 100, "shift/2").getFirst().state())
                    .isEqualTo(CellState.MET);
        }
    }
}
