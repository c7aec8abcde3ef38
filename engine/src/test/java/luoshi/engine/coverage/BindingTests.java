package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.NEW;
import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static luoshi.engine.coverage.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.HolidayDay;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a duty binds in a period: |D|, b and the half rule, owner, scope and version (domain §3). */
class BindingTests {
    /** The worked example of domain §3: X is transferred on 2026-10-15, 6 working days before, 12 after. */
    private static Facts transferred() {
        return aStation().slot(1, 100, OLD, "2020-01-01", "2026-10-15").slot(2, 100, NEW, "2026-10-15", "");
    }

    @Boundary(
            "Bound: the worked example: transferred on 15 October 2026, in scope in both units, in the old, in the new")
    @ParameterizedTest
    @CsvSource({"'11,12', true, 18, 12", "11, false, 6, 11", "12, true, 12, 12"})
    void bindsWhoIsTransferredInThePeriodByItsHalf(String units, boolean bound, int boundDays, long owner) {
        var in = Arrays.stream(units.split(",")).map(Long::valueOf).toArray(Long[]::new);
        var facts = transferred().duty(aDuty(1, Cadence.MONTHLY).in(in));

        var cells = facts.cells("2026-10-20", 100, "2026-10");

        assertThat(cells).hasSize(bound ? 1 : 0);
        cells.forEach(cell -> {
            assertThat(cell.days()).isEqualTo(18);
            assertThat(cell.boundDays()).isEqualTo(boundDays);
            assertThat(cell.unit()).isEqualTo(owner);
            assertThat(cell.kind()).isEqualTo(SubjectKind.PERSON);
        });
    }

    @Boundary({"Days: days before joining stay in D", "Bound: exactly half of D binds, one day less does not"})
    @ParameterizedTest
    @CsvSource({
        // joins, working days left of the 18 of October 2026, bound
        "2026-09-01, 18, true",
        "2026-10-17, 10, true",
        "2026-10-20,  9, true",
        "2026-10-21,  8, false"
    })
    void countsDaysBeforeJoining(String joins, int boundDays, boolean bound) {
        var facts = aStation().slot(1, 100, OLD, joins, "").duty(aDuty(1, Cadence.MONTHLY));

        var cells = facts.cells("2026-11-01", 100, "2026-10");

        assertThat(cells).hasSize(bound ? 1 : 0);
        cells.forEach(cell -> assertThat(cell.boundDays()).isEqualTo(boundDays));
    }

    @Boundary("Bound: an approved absence takes its days out of b and leaves them in D, at exactly half and one below")
    @ParameterizedTest
    @CsvSource({"2026-10-08, 2026-10-20, true", "2026-10-08, 2026-10-21, false", "2026-10-01, 2026-10-08, true"})
    void leavesOutApprovedAbsence(String from, String to, boolean bound) {
        // 10-08 … 10-19 are 9 of 18 working days
        var facts = aStation().officer(100, OLD).absent(100, from, to).duty(aDuty(1, Cadence.MONTHLY));

        assertThat(facts.cells("2026-11-01", 100, "2026-10")).hasSize(bound ? 1 : 0);
    }

    @Nested
    class OfSeveralPosts {
        @Boundary("Owner: one cell however many posts, owned by the post with most bound days")
        @Test
        void makesOneCellOwnedByThePostWithMostDays() {
            var facts = aStation()
                    .slot(1, 100, OLD, "2020-01-01", "")
                    .slot(2, 100, NEW, "2026-10-12", "")
                    .duty(aDuty(1, Cadence.MONTHLY));

            var cells = facts.cells("2026-11-01", 100, "2026-10");

            assertThat(cells).hasSize(1);
            assertThat(cells.getFirst().slot()).isEqualTo(1);
            assertThat(cells.getFirst().boundDays()).isEqualTo(18);
        }

        @Boundary("Owner: of as many days the later start, then the higher id")
        @Test
        void prefersTheLaterStartThenTheHigherId() {
            var later = aStation()
                    .slot(9, 100, OLD, "2020-01-01", "")
                    .slot(2, 100, NEW, "2021-01-01", "")
                    .duty(aDuty(1, Cadence.MONTHLY));
            var higher = aStation()
                    .slot(9, 100, OLD, "2020-01-01", "")
                    .slot(2, 100, NEW, "2020-01-01", "")
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(later.cells("2026-11-01", 100, "2026-10").getFirst().slot())
                    .isEqualTo(2);
            assertThat(higher.cells("2026-11-01", 100, "2026-10").getFirst().slot())
                    .isEqualTo(9);
        }

        @Boundary("Bound: b is the union over posts")
        @Test
        void unitesTheirDays() {
            var facts = aStation()
                    .slot(1, 100, OLD, "2026-10-08", "2026-10-15")
                    .slot(2, 100, NEW, "2026-10-13", "2026-10-20")
                    .duty(aDuty(1, Cadence.MONTHLY));

            var cell = facts.cells("2026-11-01", 100, "2026-10").getFirst();

            assertThat(cell.boundDays()).isEqualTo(9);
            assertThat(cell.slot()).isEqualTo(1);
        }
    }

    @Nested
    class ByRoster {
        @Boundary("Days: by a published roster the days on which a shift starts; after it by the calendar")
        @Test
        void countsOnlyDaysOfShifts() {
            var facts = aStation()
                    .officer(100, OLD)
                    .published(OLD, "2026-10-01", "2026-11-01")
                    .shift(1, OLD, 100, "2026-10-03T08:30", "2026-10-03T20:30")
                    .shift(2, OLD, 100, "2026-10-31T20:30", "2026-11-01T08:30")
                    .duty(aDuty(1, Cadence.MONTHLY))
                    .duty(aDuty(2, Cadence.DAILY));

            assertThat(facts.cells("2026-11-01", 100, "2026-10").getFirst().days())
                    .isEqualTo(2);
            assertThat(facts.cells("2026-11-01", 100, "2026-10-03")).hasSize(1);
            assertThat(facts.cells("2026-11-01", 100, "2026-10-04")).isEmpty();
            assertThat(facts.cells("2026-11-01", 100, "2026-11-01")).hasSize(1);
        }

        @Boundary("Bound: |D| = 0 binds nobody: a roster without a shift")
        @Test
        void bindsNobodyWithoutAShift() {
            var facts = aStation()
                    .officer(100, OLD)
                    .published(OLD, "2026-10-01", "2026-11-01")
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(facts.cells("2026-11-01", 100, "2026-10")).isEmpty();
            assertThat(facts.cells("2026-11-01", 100, "2026-11")).hasSize(1);
        }

        @Boundary("Days: planned shifts during an absence stay in D, swapped ones otherwise do not")
        @Test
        void keepsPlannedShiftsOfTheAbsent() {
            var facts = aStation()
                    .officer(100, OLD)
                    .officer(200, OLD)
                    .published(OLD, "2026-10-01", "2026-11-01")
                    .shift(1, OLD, 100, "2026-10-05T08:30", "2026-10-05T20:30")
                    .shift(2, OLD, 200, 100, "2026-10-06T08:30", "2026-10-06T20:30", false)
                    .shift(3, OLD, 200, 100, "2026-10-07T08:30", "2026-10-07T20:30", false)
                    .duty(aDuty(1, Cadence.MONTHLY));

            assertThat(facts.cells("2026-11-01", 100, "2026-10").getFirst().days())
                    .isEqualTo(1);

            facts.absent(100, "2026-10-06", "2026-10-08");

            // 10-06 and 10-07 are planned and absent: 1 of 3
            assertThat(facts.cells("2026-11-01", 100, "2026-10")).isEmpty();
            assertThat(facts.cells("2026-11-01", 200, "2026-10").getFirst().days())
                    .isEqualTo(2);
        }

        @Boundary("Days: a roster that is not published counts for nothing")
        @Test
        void leavesDraftsOut() {
            var facts = aStation()
                    .officer(100, OLD)
                    .shift(1, OLD, 100, "2026-10-05T08:30", "2026-10-05T20:30")
                    .duty(aDuty(1, Cadence.MONTHLY))
                    .duty(aDuty(2, Cadence.PER_SHIFT));

            assertThat(facts.cells("2026-11-01", 100, "2026-10").getFirst().days())
                    .isEqualTo(18);
            assertThat(facts.cells("2026-11-01", 100, "shift/1")).isEmpty();
        }
    }

    @Boundary("Due: 29 February is a day, and the last of its month")
    @Test
    void countsTheTwentyNinthOfFebruary() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.DAILY)).duty(aDuty(2, Cadence.MONTHLY));
        facts.calendar = WorkCalendar.of(Set.<HolidayDay>of(), Set.of(2024));

        var cells = CoverageIndex.build(facts.build(), day("2024-02-01"), day("2024-03-01"))
                .at(day("2024-03-10"))
                .cells(CoverageQuery.all(day("2024-02-01"), day("2024-03-01")));

        assertThat(cells).hasSize(30);
        assertThat(cells).filteredOn(cell -> cell.period().equals("2024-02-29")).hasSize(1);
        assertThat(cells).filteredOn(cell -> cell.duty() == 2).first().satisfies(cell -> {
            assertThat(cell.last()).isEqualTo("2024-02-29");
            assertThat(cell.days()).isEqualTo(21);
            assertThat(cell.lateEnd()).isEqualTo("2024-03-31");
        });
    }

    @Boundary("Provisional: an unpublished year counts Monday to Friday and says so")
    @Test
    void isProvisionalInAYearWithoutPublishedHolidays() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY));

        assertThat(facts.cells("2026-11-01", 100, "2026-10").getFirst().provisional())
                .isFalse();
        assertThat(facts.cells("2026-11-01", 100, "2027-01").getFirst().provisional())
                .isTrue();
        // Monday to Friday, 1 January among them
        assertThat(facts.cells("2026-11-01", 100, "2027-01").getFirst().days()).isEqualTo(21);
    }
}
