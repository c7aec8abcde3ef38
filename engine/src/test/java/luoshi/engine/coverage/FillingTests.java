package luoshi.engine.coverage;

import static luoshi.engine.coverage.Facts.OLD;
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

/** Which cell a piece of evidence fills, and the state that follows (domain §3). */
class FillingTests {
    private static Facts monthly() {
        return aStation().officer(100, OLD).duty(aDuty(1, Cadence.MONTHLY).inForce("2026-09-01", ""));
    }

    private static CellState state(Facts facts, String asOf, String period) {
        return facts.cells(asOf, 100, period).getFirst().state();
    }

    @Boundary({
        "Filling: from the first day of the period to its late end, both included, days in China time",
        "State: met by due, late by late end, weak with documents, else debt"
    })
    @ParameterizedTest
    @CsvSource({
        // September 2026 is due on 09-30 and late until 10-31
        "ACT,      2026-09-30T23:59, 2026-09-30, OPEN",
        "ACT,      2026-09-30T23:59, 2026-10-01, MET",
        "RECORD,   2026-09-01T00:00, 2026-10-01, MET",
        "ACT,      2026-08-31T23:59, 2026-10-01, DEBT",
        "ACT,      2026-10-01T00:00, 2026-10-01, LATE",
        "ACT,      2026-10-31T23:59, 2026-11-05, LATE",
        "ACT,      2026-10-31T23:59, 2026-10-30, DEBT",
        "ACT,      2026-11-01T00:00, 2026-11-05, DEBT",
        "MEETING,  2026-09-10T09:00, 2026-10-01, WEAK",
        "MEETING,  2026-09-10T09:00, 2026-09-30, OPEN",
        "DOCUMENT, 2026-10-15T09:00, 2026-10-14, DEBT",
        "DOCUMENT, 2026-10-15T09:00, 2026-10-15, WEAK"
    })
    void decidesTheStateInOrder(EvidenceKind kind, String at, String asOf, CellState state) {
        assertThat(state(monthly().evidence(1, 100, at, kind, 1), asOf, "2026-09"))
                .isEqualTo(state);
    }

    @Boundary("Filling: the oldest cell that lacks; one piece never twice")
    @Test
    void fillsTheOldestCellThatStillLacks() {
        var facts = monthly().act(1, 100, "2026-10-09");

        assertThat(state(facts, "2026-11-05", "2026-09")).isEqualTo(CellState.LATE);
        assertThat(state(facts, "2026-11-05", "2026-10")).isEqualTo(CellState.DEBT);

        facts.act(1, 100, "2026-10-10");

        assertThat(state(facts, "2026-11-05", "2026-10")).isEqualTo(CellState.MET);
    }

    @Boundary("Filling: by act time whatever the order of entry")
    @Test
    void goesByActTimeWhateverTheOrderOfEntry() {
        var facts = monthly().act(1, 100, "2026-10-20").act(1, 100, "2026-09-20");

        assertThat(state(facts, "2026-11-05", "2026-09")).isEqualTo(CellState.MET);
        assertThat(state(facts, "2026-11-05", "2026-10")).isEqualTo(CellState.MET);
    }

    @Boundary("Filling: a piece of quantity k is k pieces")
    @Test
    void standsForAsManyActsAsItsQuantity() {
        var facts = monthly().evidence(1, 100, "2026-10-20", EvidenceKind.ACT, 2);

        assertThat(state(facts, "2026-11-05", "2026-09")).isEqualTo(CellState.LATE);
        assertThat(state(facts, "2026-11-05", "2026-10")).isEqualTo(CellState.MET);
        assertThat(state(facts, "2026-12-05", "2026-11")).isEqualTo(CellState.DEBT);
    }

    @Boundary("State: n and not fewer; open shows progress")
    @Test
    void needsAsManyAsTheCount() {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY).times(3).inForce("2026-09-01", ""))
                .act(1, 100, "2026-09-10")
                .act(1, 100, "2026-09-11");

        var open = facts.cells("2026-09-20", 100, "2026-09").getFirst();
        assertThat(open.state()).isEqualTo(CellState.OPEN);
        assertThat(open.strong()).isEqualTo(2);
        assertThat(open.need()).isEqualTo(3);
        assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.DEBT);

        facts.evidence(1, 100, "2026-09-12", EvidenceKind.MEETING, 1);

        assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.WEAK);

        facts.act(1, 100, "2026-10-04");

        assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.LATE);
        assertThat(state(facts, "2026-10-03", "2026-09")).isEqualTo(CellState.WEAK);
    }

    @Boundary("Filling: acts and records first as if documents did not exist")
    @Test
    void fillsActsAsIfDocumentsDidNotExist() {
        var facts = monthly()
                .evidence(1, 100, "2026-09-05", EvidenceKind.MEETING, 1)
                .act(1, 100, "2026-09-20");

        var september = facts.cells("2026-11-05", 100, "2026-09").getFirst();
        assertThat(september.state()).isEqualTo(CellState.MET);
        assertThat(september.strong()).isEqualTo(1);
        assertThat(september.weak()).isZero();
        // the meeting of September is no evidence of October
        assertThat(state(facts, "2026-11-05", "2026-10")).isEqualTo(CellState.DEBT);
    }

    @Boundary("Filling: only kinds that the version accepts")
    @Test
    void takesOnlyKindsThatTheVersionAccepts() {
        var facts = aStation()
                .officer(100, OLD)
                .duty(aDuty(1, Cadence.MONTHLY).accepts(EvidenceKind.RECORD).inForce("2026-09-01", ""))
                .act(1, 100, "2026-09-10")
                .evidence(1, 100, "2026-09-11", EvidenceKind.MEETING, 1);

        assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.DEBT);

        facts.evidence(1, 100, "2026-09-12", EvidenceKind.RECORD, 1);

        assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.MET);
    }

    @Nested
    class WithShares {
        private Facts four(double night) {
            return aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY).times(4).quotas(night, 0, 0).inForce("2026-09-01", ""))
                    .evidence(1, 100, "2026-09-02", EvidenceKind.ACT, 4);
        }

        @Boundary("Quotas: at least ⌈q·n⌉ at exact and inexact fractions")
        @ParameterizedTest
        @CsvSource({"0.25, 0, DEBT", "0.25, 1, MET", "0.3, 1, DEBT", "0.3, 2, MET", "0.5, 2, MET", "0.51, 2, DEBT"})
        void asksForTheCeilingOfShareTimesCount(double share, int atNight, CellState state) {
            var facts = four(share);
            for (var i = 0; i < atNight; i++) {
                facts.evidence(1, 100, "2026-09-1" + i, EvidenceKind.ACT, 1, true, false, false);
            }

            assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(state);
        }

        @Boundary("Quotas: the error of binary fractions asks for no more")
        @ParameterizedTest
        @CsvSource({
            "0, 100, 0",
            "0.07, 100, 7",
            "0.3, 10, 3",
            "0.1, 3, 1",
            "0.34, 3, 2",
            "0.333, 3, 1",
            "1, 7, 7",
            "0.5, 1, 1"
        })
        void roundsUpWithoutTheErrorOfBinaryFractions(double share, int count, int asked) {
            var duty =
                    aDuty(1, Cadence.MONTHLY).times(count).quotas(share, 0, 0).build();

            assertThat(Filling.asked(duty, 0)).isEqualTo(asked);
        }

        @Boundary("Quotas: a share reached after due makes late")
        @Test
        void healsAShareLate() {
            var facts = four(0.25).evidence(1, 100, "2026-10-04", EvidenceKind.ACT, 1, true, false, false);

            assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.LATE);
        }

        @Boundary("Quotas: each share for itself")
        @Test
        void countsOffHoursAndUnannouncedApart() {
            var facts = aStation()
                    .officer(100, OLD)
                    .duty(aDuty(1, Cadence.MONTHLY).times(2).quotas(0, 0.5, 0.5).inForce("2026-09-01", ""))
                    .evidence(1, 100, "2026-09-02", EvidenceKind.ACT, 1, false, true, false)
                    .evidence(1, 100, "2026-09-03", EvidenceKind.ACT, 1, false, true, false);

            assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.DEBT);

            facts.evidence(1, 100, "2026-09-04", EvidenceKind.ACT, 1, false, false, true);

            assertThat(state(facts, "2026-10-05", "2026-09")).isEqualTo(CellState.MET);
        }
    }

    @Nested
    class AsKnownAt {
        @Boundary("Known at: the sequence itself is known, the next is not, for entry and withdrawal alike")
        @Test
        void knowsNeitherLaterEntriesNorLaterWithdrawals() {
            var facts = monthly().act(1, 100, "2026-09-10");
            var index = facts.index();
            var query = CoverageQuery.all(day("2026-09-01"), day("2026-10-01"));

            index.record(facts.evidence.getFirst().withdrawnAt(7));

            assertThat(index.at(day("2026-10-05"), 0).tally(query).debt()).isEqualTo(1);
            assertThat(index.at(day("2026-10-05"), 1).tally(query).met()).isEqualTo(1);
            assertThat(index.at(day("2026-10-05"), 6).tally(query).met()).isEqualTo(1);
            assertThat(index.at(day("2026-10-05"), 7).tally(query).debt()).isEqualTo(1);
            assertThat(index.at(day("2026-10-05")).tally(query).debt()).isEqualTo(1);
        }

        @Boundary("Filling: a withdrawal fills again from scratch")
        @Test
        void refillsAfterAWithdrawal() {
            var facts = monthly().act(1, 100, "2026-09-10").act(1, 100, "2026-10-09");
            var index = facts.index();
            var query = CoverageQuery.all(day("2026-09-01"), day("2026-11-01"));

            assertThat(index.at(day("2026-11-05")).tally(query)).isEqualTo(new Tally(2, 0, 0, 0, 0, 0));

            index.record(facts.evidence.getFirst().withdrawnAt(7));

            assertThat(index.at(day("2026-11-05")).tally(query)).isEqualTo(new Tally(0, 1, 0, 1, 0, 0));
            assertThat(index.at(day("2026-11-05"), 6).tally(query)).isEqualTo(new Tally(2, 0, 0, 0, 0, 0));
        }

        @Boundary("Known at: what is withdrawn stays so")
        @Test
        void keepsAWithdrawalThatComesBeforeTheSamePieceAgain() {
            var facts = monthly().act(1, 100, "2026-09-10");
            var index = facts.index();
            var query = CoverageQuery.all(day("2026-09-01"), day("2026-10-01"));

            index.record(facts.evidence.getFirst().withdrawnAt(7));
            index.record(facts.evidence.getFirst());

            assertThat(index.at(day("2026-10-05")).tally(query).debt()).isEqualTo(1);
        }
    }

    @Test
    void givesViewsThatDoNotChange() {
        var facts = monthly();
        var index = facts.index();
        var query = CoverageQuery.all(day("2026-09-01"), day("2026-10-01"));
        var before = index.at(day("2026-10-05"));

        index.record(facts.act(1, 100, "2026-09-10").evidence.getFirst());

        assertThat(before.tally(query).debt()).isEqualTo(1);
        assertThat(index.at(day("2026-10-05")).tally(query).met()).isEqualTo(1);
    }

    @Boundary("Rate: (met + late) ÷ (bound − exempt − open); none where nothing is owed")
    @Test
    void printsNoRateWhereNothingIsOwed() {
        var tally =
                monthly().index().at(day("2026-09-15")).tally(CoverageQuery.all(day("2026-09-01"), day("2026-10-01")));

        assertThat(tally.open()).isEqualTo(1);
        assertThat(tally.rate()).isNaN();
        assertThat(new Tally(3, 1, 1, 3, 5, 2).rate()).isEqualTo(0.5);
    }
}
