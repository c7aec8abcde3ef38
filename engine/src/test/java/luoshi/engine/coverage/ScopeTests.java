package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.STATION;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static luoshi.engine.coverage.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Staff;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Scope, versions, duties of units and duties once per version (domain §3). */
class ScopeTests {
    @Nested
    class InScope {
        @Boundary("Bound: by post, staff kind and leading post where the scope names them")
        @Test
        void needsPostStaffAndLeading() {
            var facts = aStation()
                    .slot(1, 100, OLD, 7, Staff.OFFICER, true, "2020-01-01", "")
                    .slot(2, 200, OLD, 8, Staff.AUXILIARY, false, "2020-01-01", "")
                    .duty(aDuty(1, Cadence.MONTHLY).posts(8L))
                    .duty(aDuty(2, Cadence.MONTHLY).staff(Staff.OFFICER))
                    .duty(aDuty(3, Cadence.MONTHLY).leadersOnly());

            assertThat(facts.cells("2026-11-01"))
                    .filteredOn(cell -> cell.period().equals("2026-10"))
                    .extracting(Cell::duty, Cell::subject)
                    .containsExactlyInAnyOrder(tuple(1L, 200L), tuple(2L, 100L), tuple(3L, 100L));
        }

        @Boundary("Bound: by the tree of each day")
        @Test
        void followsTheTreeOfTheDay() {
            var facts = aStation()
                    .unit(2, 0)
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY).in(STATION));
            facts.placements.removeIf(placement -> placement.unit() == OLD);
            facts.placements.add(new Placement(OLD, STATION, Facts.ALWAYS, day("2026-10-20")));
            facts.placements.add(new Placement(OLD, 2, day("2026-10-20"), LocalDate.MAX));

            assertThat(facts.cells("2026-12-01", 100, "2026-10").getFirst().boundDays())
                    .isEqualTo(9);
            assertThat(facts.cells("2026-12-01", 100, "2026-11")).isEmpty();
        }

        @Boundary("Bound: not applicable removes scope from its signing on, by area and by duty")
        @Test
        void endsWhereNotApplicableIsSigned() {
            var facts = aStation()
                    .officer(100, OLD)
                    .officer(200, NEW)
                    .duty(aDuty(1, Cadence.MONTHLY))
                    .duty(aDuty(2, Cadence.MONTHLY).area(6))
                    .notApplicable(OLD, Facts.AREA, 0, "2026-10-20");

            assertThat(facts.cells("2026-12-01", 100, "2026-10"))
                    .extracting(Cell::duty, Cell::boundDays)
                    .containsExactly(tuple(1L, 9), tuple(2L, 18));
            assertThat(facts.cells("2026-12-01", 100, "2026-11"))
                    .extracting(Cell::duty)
                    .containsExactly(2L);
            assertThat(facts.cells("2026-12-01", 200, "2026-11")).hasSize(2);
        }

        @Boundary("Bound: only days in force; the version of the last bound day decides")
        @Test
        void bindsByTheHalfInForceAndTakesTheLastVersion() {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY).version(1).inForce("2026-10-20", "2026-10-27"))
                    .duty(aDuty(1, Cadence.MONTHLY).version(2).times(3).inForce("2026-10-27", ""))
                    .duty(aDuty(2, Cadence.MONTHLY).inForce("2026-10-21", ""));

            var cell = facts.cells("2026-12-01", 100, "2026-10").getFirst();

            assertThat(cell.boundDays()).isEqualTo(9);
            assertThat(cell.version()).isEqualTo(2);
            assertThat(cell.need()).isEqualTo(3);
            assertThat(facts.cells("2026-12-01", 100, "2026-10")).hasSize(1);
        }
    }

    @Nested
    class OfUnits {
        @Boundary("Days: of a unit without roster; b are the days on which it exists")
        @Test
        void countsDaysOfExistenceWithoutRoster() {
            var facts = aStation()
                    .unit(13, STATION, "2026-10-20", "2026-11-12")
                    .unit(14, STATION, "2026-10-21", "")
                    .published(13, "2026-10-01", "2027-01-01")
                    .duty(aDuty(1, Cadence.MONTHLY).ofUnits(13L, 14L));

            assertThat(facts.cells("2026-12-01", 13, "2026-10").getFirst().boundDays())
                    .isEqualTo(9);
            assertThat(facts.cells("2026-12-01", 13, "2026-10").getFirst().days())
                    .isEqualTo(18);
            assertThat(facts.cells("2026-12-01", 14, "2026-10")).isEmpty();
            // 11-02 … 11-11 are 8 of 21
            assertThat(facts.cells("2026-12-01", 13, "2026-11")).isEmpty();
            assertThat(facts.cells("2026-12-01", 14, "2026-11").getFirst().unit())
                    .isEqualTo(14);
        }

        @Boundary("Bound: of units everywhere only those without units below")
        @Test
        void bindsLeavesOnly() {
            var facts = aStation().unit(111, OLD).duty(aDuty(1, Cadence.MONTHLY).ofLeavesBelow(STATION));

            assertThat(facts.cells("2026-12-01"))
                    .filteredOn(cell -> cell.period().equals("2026-10"))
                    .extracting(Cell::subject)
                    .containsExactly(111L, 12L);
        }
    }

    @Nested
    class OncePerVersion {
        @Boundary("Due: once per version thirty days from the first day in force")
        @Test
        void hasThirtyDaysFromTheStartOfTheVersion() {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.ONCE_PER_VERSION).version(3).inForce("2026-07-01", "2026-10-15"))
                    .duty(aDuty(1, Cadence.ONCE_PER_VERSION).version(4).inForce("2026-10-15", ""));

            var third = facts.cells("2026-12-31", 100, "version/3").getFirst();
            var fourth = facts.cells("2026-12-31", 100, "version/4").getFirst();

            assertThat(third.last()).isEqualTo("2026-07-30");
            assertThat(third.due()).isEqualTo("2026-07-30");
            assertThat(third.lateEnd()).isEqualTo("2026-08-29");
            assertThat(fourth.start()).isEqualTo("2026-10-15");
            assertThat(fourth.last()).isEqualTo("2026-11-13");
        }

        @Boundary("Due: once per version by the end of a shorter version, rolled")
        @Test
        void endsWithAShortVersion() {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.ONCE_PER_VERSION).inForce("2026-10-15", "2026-10-25"));

            var cell = facts.cells("2026-12-31", 100, "version/100").getFirst();

            assertThat(cell.last()).isEqualTo("2026-10-24");
            assertThat(cell.due()).isEqualTo("2026-10-26");
            assertThat(cell.days()).isEqualTo(7);
        }
    }
}
