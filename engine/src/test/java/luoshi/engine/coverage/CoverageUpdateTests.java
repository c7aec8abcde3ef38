package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An index that followed 20,000 changes of a station against one built from the facts as they are. */
class CoverageUpdateTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 1, 1));
    private static final int UPDATES = 20_000;
    private static final int TALLIES_EVERY = 1_000;
    private static final int CELLS_EVERY = 5_000;
    private static final int SLOWLY_EVERY = 2_500;

    @Test
    void followsTwentyThousandUpdates() {
        var seed = Long.getLong("luoshi.seed", 20261002L);
        System.out.println("coverage updates: seed " + seed + " (set with -Dluoshi.seed)");
        var world = new RandomWorld(seed, new RandomWorld.Size(1, 6, 88, 60, FROM, TO)).withEvidence(20_000);
        var updates = new RandomUpdates(world);
        var index = CoverageIndex.build(updates.everything(), FROM, TO);

        for (var i = 1; i <= UPDATES; i++) {
            updates.one(index);
            if (i % 50 == 0) {
                addsUp(index.at(world.day()), world);
            }
            if (i % TALLIES_EVERY == 0) {
                var rebuilt = CoverageIndex.build(updates.everything(), FROM, TO);
                for (var view = 0; view < 4; view++) {
                    var asOf = world.day().plusDays(30);
                    var known = view == 0 ? Long.MAX_VALUE : world.random.nextLong(world.sequence() + 1);
                    var context = "seed %d after %d updates as of %s known at %d".formatted(seed, i, asOf, known);
                    sameTallies(index.at(asOf, known), rebuilt.at(asOf, known), world, context);
                    if (i % CELLS_EVERY == 0) {
                        assertThat(index.at(asOf, known).cells(ALL))
                                .as(context)
                                .isEqualTo(rebuilt.at(asOf, known).cells(ALL));
                    }
                }
            }
            if (i % SLOWLY_EVERY == 0) {
                var duty = world.any(world.facts.duties).duty();
                var slow = new SlowCoverage(updates.everything(), FROM, TO);
                var asOf = world.day();
                assertThat(Set.copyOf(index.at(asOf).cells(ALL.duty(duty))))
                        .as("seed %d after %d updates, duty %d as of %s", seed, i, duty, asOf)
                        .isEqualTo(slow.cells(asOf, Long.MAX_VALUE, Set.of(duty)));
            }
        }
        System.out.println(
                "coverage updates: " + updates.done + ", " + index.at(TO).tally(ALL));
        assertThat(updates.done).hasSize(11);
    }

    /** Sums of bits equal sums of single cells. */
    private static void addsUp(CoverageView view, RandomWorld world) {
        var query = ALL.duty(world.any(world.facts.duties).duty()).in(world.chance(0.5) ? null : world.anyUnit());
        var cells = view.cells(query);
        var sum = cells.stream().map(cell -> Tally.of(cell.state())).reduce(Tally.ZERO, Tally::plus);
        assertThat(view.tally(query)).isEqualTo(sum);
        assertThat(view.byUnitAndArea(query).stream().map(UnitAreaTally::tally).reduce(Tally.ZERO, Tally::plus))
                .isEqualTo(sum);
        assertThat(view.tally(query.states(Set.of(CellState.DEBT))).debt()).isEqualTo(sum.debt());
        assertThat(view.cells(query.states(Set.of(CellState.DEBT, CellState.WEAK))))
                .isEqualTo(cells.stream()
                        .filter(cell -> cell.state() == CellState.DEBT || cell.state() == CellState.WEAK)
                        .toList());
    }

    private static void sameTallies(CoverageView one, CoverageView other, RandomWorld world, String context) {
        var unit = world.any(world.teams);
        assertThat(one.byUnitAndArea(ALL)).as(context).isEqualTo(other.byUnitAndArea(ALL));
        assertThat(one.byDuty(ALL)).as(context).isEqualTo(other.byDuty(ALL));
        assertThat(one.byDuty(ALL.in(unit))).as(context).isEqualTo(other.byDuty(ALL.in(unit)));
        var person = ALL.person(world.person());
        assertThat(one.cells(person)).as(context).isEqualTo(other.cells(person));
        assertThat(one.tally(person)).as(context).isEqualTo(other.tally(person));
    }
}
