package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.OLD;
import static luoshi.engine.coverage.Facts.aDuty;
import static luoshi.engine.coverage.Facts.aStation;
import static org.assertj.core.api.Assertions.assertThat;

import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of evidence and of states, and exemptions, at their edges. */
class StateBoundaryTests {
    private static Facts monthly() {
        return aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY).inForce("2026-09-01", ""));
    }

    private static Cell october(Facts facts, String asOf) {
        return facts.cells(asOf, 100, "2026-10").getFirst();
    }

    @Boundary("Filling: of two pieces of one instant the one entered first comes first")
    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void goesBySequenceWhereTheInstantIsTheSame(boolean nightFirst, int strong) {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY).quotas(1, 0, 0).inForce("2026-09-01", ""))
                .evidence(1, 100, "2026-09-30T22:30", EvidenceKind.ACT, 1, nightFirst, false, false)
                .evidence(1, 100, "2026-09-30T22:30", EvidenceKind.ACT, 1, !nightFirst, false, false);

        var september = facts.cells("2026-11-05", 100, "2026-09").getFirst();

        // by night it is full at once; else the first serves the count alone and the second the share
        assertThat(september.state()).isEqualTo(CellState.MET);
        assertThat(september.strong()).isEqualTo(strong);
    }

    @Boundary("Filling: a late entry of an early act moves later pieces on")
    @Test
    void fillsAsIfEarlierActsHadBeenEnteredEarlier() {
        var facts = monthly().act(1, 100, "2026-10-09");
        var index = facts.index();
        facts.act(1, 100, "2026-09-09");

        index.record(facts.evidence.getLast());

        var view = index.at(Facts.day("2026-11-05"));
        var months = CoverageQuery.all(Facts.day("2026-09-01"), Facts.day("2026-11-01"));
        assertThat(view.tally(months)).isEqualTo(new Tally(2, 0, 0, 0, 0, 0));
    }

    @Boundary("Filling: nothing after the late end, even where a long holiday rolls the due beyond it")
    @ParameterizedTest
    @CsvSource({"2026-02-15, MET", "2026-02-22, MET", "2026-02-23, DEBT", "2026-02-24, DEBT"})
    void takesNothingAfterTheLateEndThoughDueComesLater(String act, CellState state) {
        // the week before Spring Festival is due on 02-24; the week after it ends on 02-22
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.WEEKLY).inForce("2026-02-09", "2026-02-16"))
                .act(1, 100, act);

        assertThat(facts.cells("2026-12-01", 100, "2026-W07").getFirst().state())
                .isEqualTo(state);
    }

    @Boundary({"State: exempt comes before open, before met and before debt", "State: an exempt cell takes no evidence"
    })
    @Test
    void isExemptBeforeAnythingElse() {
        var facts = monthly().exempt(1, 100, "2026-10-01", "2026-11-01", "2026-10-01");

        assertThat(october(facts, "2026-10-15").state()).isEqualTo(CellState.EXEMPT);
        assertThat(october(facts, "2026-12-15").state()).isEqualTo(CellState.EXEMPT);

        facts.act(1, 100, "2026-09-10").act(1, 100, "2026-10-15");

        assertThat(october(facts, "2026-12-15").state()).isEqualTo(CellState.EXEMPT);
        assertThat(october(facts, "2026-12-15").strong()).isZero();
    }

    @Boundary("State: open on the day of due however much is done, decided on the day after")
    @ParameterizedTest
    @CsvSource({
        "ACT, 2026-11-02, 2026-11-02, OPEN",
        "ACT, 2026-11-02, 2026-11-03, MET",
        "ACT, 2026-11-03, 2026-11-02, OPEN",
        "ACT, 2026-11-03, 2026-11-03, LATE",
        "DOCUMENT, 2026-10-09, 2026-11-02, OPEN",
        "DOCUMENT, 2026-10-09, 2026-11-03, WEAK"
    })
    void isOpenOnTheDayOfDue(EvidenceKind kind, String on, String asOf, CellState state) {
        // October 2026 is due on Monday 11-02
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY).inForce("2026-10-01", ""))
                .evidence(1, 100, on, kind, 1);

        assertThat(october(facts, asOf).state()).isEqualTo(state);
    }

    @Boundary("State: met, then late, then weak: a late act outweighs an early document")
    @Test
    void isLateBeforeWeak() {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY).inForce("2026-10-01", ""))
                .evidence(1, 100, "2026-10-09", EvidenceKind.DOCUMENT, 1);

        assertThat(october(facts, "2026-11-20").state()).isEqualTo(CellState.WEAK);

        facts.act(1, 100, "2026-11-20");

        assertThat(october(facts, "2026-11-20").state()).isEqualTo(CellState.LATE);
        assertThat(october(facts, "2026-11-19").state()).isEqualTo(CellState.WEAK);
    }

    @Boundary("Exempt: half of b, not of |D|: with b = 9 of 18 five days exempt and four do not")
    @ParameterizedTest
    @CsvSource({"2026-10-27, EXEMPT", "2026-10-26, DEBT"})
    void needsHalfOfTheBoundDaysNotOfAllDays(String to, CellState state) {
        var facts = aStation()
                .slot(1, 100, OLD, "2026-10-20", "")
                .duty(aDuty(1, Cadence.MONTHLY))
                .exempt(1, 100, "2026-10-01", to, "2026-10-01");

        assertThat(october(facts, "2026-11-05").boundDays()).isEqualTo(9);
        assertThat(october(facts, "2026-11-05").state()).isEqualTo(state);
    }

    @Boundary("Exempt: several exemptions cover their union; a day covered twice counts once")
    @ParameterizedTest
    @CsvSource({
        // 5 + 4 of 18 days; then 8 days twice
        "2026-10-01, 2026-10-14, 2026-10-14, 2026-10-20, EXEMPT",
        "2026-10-01, 2026-10-19, 2026-10-08, 2026-10-19, DEBT"
    })
    void coversTheUnionOfExemptions(String from, String to, String otherFrom, String otherTo, CellState state) {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY))
                .exempt(1, 100, from, to, "2026-10-01")
                .exempt(1, 100, otherFrom, otherTo, "2026-11-02");

        assertThat(october(facts, "2026-11-05").state()).isEqualTo(state);
    }

    @Boundary("Filling: as of a day, evidence of that day counts until midnight in China and none of the next")
    @ParameterizedTest
    @CsvSource({"2026-11-10T23:59, LATE", "2026-11-11T00:00, DEBT"})
    void knowsTheEvidenceOfTheDayItself(String at, CellState state) {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY).inForce("2026-10-01", ""))
                .act(1, 100, at);

        assertThat(october(facts, "2026-11-10").state()).isEqualTo(state);
    }
}
