package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTests {
    private static final LocalDate FROM = LocalDate.of(2025, 10, 3);
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 2);

    private static WhatIf monthly(Facts facts, int count) {
        var draft = new DutyBuilder(1, Cadence.MONTHLY).times(count).inForce("2030-01-01", "");
        return WhatIf.of(facts.build(), draft.build(), facts.evidence, FROM, TODAY);
    }

    @Test
    void countsWhoWouldBeBoundAndWhatAYearWouldCost() {
        var facts = Facts.aStation().officer(1, Facts.OLD).officer(2, Facts.OLD).officer(3, Facts.NEW);

        var supposed = monthly(facts, 2);

        // November 2025 to October 2026, twice a month each.
        assertThat(supposed.acts(Extent.ALL)).isEqualTo(3 * 12 * 2);
        assertThat(supposed.actsNow(Extent.ALL)).isEqualTo(3 * 2);
        assertThat(supposed.bound(Extent.ALL))
                .extracting(SubjectTally::unit, SubjectTally::subject)
                .containsExactly(tuple(Facts.OLD, 1L), tuple(Facts.OLD, 2L), tuple(Facts.NEW, 3L));
        assertThat(supposed.bound((unit, area) -> unit == Facts.NEW)).hasSize(1);
    }

    @Test
    void countsWhatWasDoneUnderADutyThatExists() {
        var facts = Facts.aStation().officer(1, Facts.OLD);
        facts.act(1, 1, "2026-03-10").act(1, 1, "2026-04-10").act(9, 1, "2026-05-10");

        var once = monthly(facts, 1).tally(Extent.ALL);
        var twice = monthly(facts, 2).tally(Extent.ALL);

        // The first makes February good, which could still be made up, the second March.
        assertThat(once.done()).isEqualTo(2);
        assertThat(once.debt()).isEqualTo(9);
        assertThat(once.open()).isEqualTo(1);
        assertThat(twice.done() + twice.debt()).isEqualTo(11);
        assertThat(twice.debt()).isGreaterThan(9);
    }

    @Test
    void leavesWhoIsExemptOutOfTheCost() {
        var facts = Facts.aStation().officer(1, Facts.OLD).officer(2, Facts.OLD);
        facts.exempt(1, 2, "2025-01-01", "", "2025-01-01");

        assertThat(monthly(facts, 1).acts(Extent.ALL)).isEqualTo(12);
    }

    @Test
    void countsShiftsAndOccasionsOfTheLastThirtyDays() {
        var facts = Facts.aStation().officer(1, Facts.OLD).officer(2, Facts.OLD);
        facts.occasion(1, "incident", 1, "2026-09-20").occasion(2, "incident", 2, "2026-06-20");
        var draft =
                new DutyBuilder(1, Cadence.PER_OCCASION).occasion("incident", 3).build();

        var supposed = WhatIf.of(facts.build(), draft, List.of(), FROM, TODAY);

        assertThat(supposed.acts(Extent.ALL)).isEqualTo(2);
        assertThat(supposed.bound(Extent.ALL)).extracting(SubjectTally::subject).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithTheSlowReference(long seed) {
        var from = LocalDate.of(2026, 8, 1);
        var to = LocalDate.of(2026, 12, 1);
        var world = new RandomWorld(seed, new RandomWorld.Size(2, 2, 6, 10, from, to)).withEvidence(200);
        var facts = world.facts.build();
        var live = CoverageIndex.build(facts, from, to);
        var before = live.at(to).cells(CoverageQuery.all(from, to.plusYears(1)));

        for (var existing : facts.duties()) {
            // Another cadence and scope, the evidence of the duty as it is.
            var cadence =
                    existing.subject() == SubjectKind.UNIT ? Cadence.WEEKLY : world.any(List.of(Cadence.values()));
            var drafted = world.duty(existing.duty(), LocalDate.MAX.minusDays(1), LocalDate.MAX, cadence);
            var today = world.day();
            var evidence = facts.evidence();

            var supposed = WhatIf.of(facts, drafted, evidence, from, today);
            var expected = slow(facts, drafted.inForce(from, LocalDate.MAX), evidence, from, today);

            assertThat(new HashSet<>(supposed.page(Extent.ALL, 0, 1_000_000).cells()))
                    .as("seed %d: %s on %s", seed, drafted, today)
                    .isEqualTo(expected);
            assertThat(supposed.acts(Extent.ALL))
                    .isEqualTo(expected.stream()
                            .filter(cell -> cell.state() != CellState.EXEMPT)
                            .mapToLong(Cell::need)
                            .sum());
            if (cadence == Cadence.WEEKLY || cadence == Cadence.MONTHLY || cadence == Cadence.DAILY) {
                assertThat(supposed.bound(Extent.ALL))
                        .extracting(SubjectTally::unit, SubjectTally::subject)
                        .containsExactlyInAnyOrderElementsOf(expected.stream()
                                .filter(cell -> !cell.last().isBefore(today))
                                .map(cell -> tuple(cell.unit(), cell.subject()))
                                .collect(Collectors.toSet()));
            }
        }

        assertThat(live.at(to).cells(CoverageQuery.all(from, to.plusYears(1)))).isEqualTo(before);
    }

    private static Set<Cell> slow(
            CoverageFacts facts, Duty duty, List<Evidence> evidence, LocalDate from, LocalDate today) {
        var alone = facts.under(List.of(duty), facts.exemptions(), evidence);
        return new SlowCoverage(alone, from, today.plusDays(1)).cells(today, Long.MAX_VALUE, Set.of(duty.duty()));
    }
}
