package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.STATION;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static luoshi.engine.coverage.Facts.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts at the edge of sense: nothing hangs, nothing is lost without need. */
class OddFactsTests {
    private static final CoverageQuery ALL = CoverageQuery.all(day("2020-01-01"), day("2040-01-01"));

    @Test
    void hasNothingToSayAboutNothing() {
        var facts = new Facts();
        facts.calendar = WorkCalendar.of(List.of(), Set.of());
        var index = facts.index();

        assertThat(index.at(day("2026-10-02")).tally(ALL)).isEqualTo(Tally.ZERO);
        assertThat(index.at(day("2026-10-02")).cells(ALL)).isEmpty();
        assertThat(index.at(day("2026-10-02")).knownAt()).isZero();
        assertThat(DeadCorners.of(Standing.of(facts.build()), List.of(), Map.of(), day("2026-10-02")))
                .isEmpty();
    }

    @Test
    void hasNoCellsInAnEmptyRange() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.DAILY)).build();

        var index = CoverageIndex.build(facts, day("2026-10-01"), day("2026-10-01"));

        assertThat(index.at(day("2026-10-02")).cells(ALL)).isEmpty();
    }

    @Test
    void startsNoPeriodBeforeTheRange() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY)).build();

        var index = CoverageIndex.build(facts, day("2026-09-02"), day("2026-11-02"));

        assertThat(index.at(day("2026-12-02")).cells(ALL))
                .extracting(Cell::period)
                .containsExactly("2026-10", "2026-11");
    }

    @Test
    void survivesACycleInTheTree() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY).in(OLD));
        facts.placements.add(new Placement(STATION, OLD, Facts.ALWAYS, LocalDate.MAX));

        assertThat(facts.cells("2026-12-01", 100, "2026-10")).hasSize(1);
        assertThat(facts.index().at(day("2026-12-01")).tally(ALL.in(STATION)).bound())
                .isPositive();
    }

    @Test
    void keepsASlotInAUnitThatNobodyKnows() {
        var facts = aStation().duty(aDuty(1, Cadence.MONTHLY).in(77L));
        facts.slots.add(new Slot(1, 100, 77, 0, Staff.OFFICER, false, Facts.ALWAYS, LocalDate.MAX));

        assertThat(facts.cells("2026-12-01", 100, "2026-10").getFirst().unit()).isEqualTo(77);
    }

    @Test
    void takesEvidenceOfWhatItDoesNotKnowAndUsesItLater() {
        var facts = aStation().duty(aDuty(1, Cadence.MONTHLY).inForce("2026-10-01", ""));
        var index = facts.index();
        facts.act(1, 100, "2026-10-10").act(2, 100, "2026-10-11");
        facts.evidence.forEach(index::record);

        assertThat(index.at(day("2026-12-01")).tally(ALL)).isEqualTo(Tally.ZERO);

        facts.evidence.clear();
        index.replace(facts.officer(100, OLD).build());

        assertThat(index.at(day("2026-12-01")).tally(ALL).met()).isEqualTo(1);

        index.replace(
                facts.duty(aDuty(2, Cadence.MONTHLY).inForce("2026-10-01", "")).build());

        assertThat(index.at(day("2026-12-01")).tally(ALL).met()).isEqualTo(2);
    }

    @Test
    void letsADutyChangeFromPersonsToUnits() {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY).version(1).inForce("2026-09-01", "2026-10-01"))
                .duty(aDuty(1, Cadence.MONTHLY).version(2).ofUnits(OLD).inForce("2026-10-01", ""))
                .act(1, 100, "2026-09-10")
                .act(1, OLD, "2026-10-10");

        var cells = facts.cells("2026-11-05").stream()
                .filter(cell -> cell.state() == CellState.MET)
                .toList();

        assertThat(cells).extracting(Cell::kind).containsExactly(SubjectKind.PERSON, SubjectKind.UNIT);
    }

    @Test
    void keepsRowsForMoreSlotsThanWereSpared() {
        var facts = aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY));
        var index = facts.index();

        for (var person = 200; person < 300; person++) {
            index.replace(facts.officer(person, OLD).build());
        }

        assertThat(index.at(day("2026-12-01")).cells(ALL))
                .isEqualTo(facts.index().at(day("2026-12-01")).cells(ALL));
    }

    @Boundary("China time: midnight, and the years in which clocks were changed")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-07-01T00:30",
                "1988-07-01T00:30",
                "1991-12-31T23:59",
                "1992-01-01T00:00",
                "2026-10-02T00:00",
                "2026-10-02T23:59"
            })
    void knowsTheDayInChina(String at) {
        var instant = Facts.at(at);

        assertThat(World.day(instant)).isEqualTo((int) OffHours.dateOf(instant).toEpochDay());
    }
}
