package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What was known then is told again later, while the index goes on, and it is told the same. */
class CoverageThenTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 1, 1));
    private static final long SEED = 20261129;
    private static final int MOMENTS = 40;
    private static final int UPDATES = 30;

    private final RandomWorld world =
            new RandomWorld(SEED, new RandomWorld.Size(2, 3, 24, 24, FROM, TO)).withEvidence(800);
    private final RandomUpdates updates = new RandomUpdates(world);
    private final CoverageIndex index = CoverageIndex.build(updates.everything(), FROM, TO);

    /** What was told at a moment, and the facts of then. */
    private record Moment(CoverageFacts facts, long known, LocalDate asOf, List<Cell> told) {}

    private Moment now() {
        var asOf = FROM.plusDays(world.random.nextInt(365));
        var facts = updates.everything();
        return new Moment(
                facts, world.sequence(), asOf, index.at(asOf, world.sequence()).cells(ALL));
    }

    private List<Cell> again(Moment moment) {
        return index.then(moment.facts, moment.known).at(moment.asOf).cells(ALL);
    }

    private void goOn() {
        for (var i = 0; i < UPDATES; i++) {
            updates.one(index);
        }
    }

    @Test
    void tellsAgainWhatWasTold() {
        var moments = new ArrayList<Moment>();
        for (var i = 0; i < MOMENTS; i++) {
            moments.add(now());
            goOn();
        }

        for (var moment : moments) {
            assertThat(again(moment))
                    .as("seed %d, known at %d", SEED, moment.known)
                    .isEqualTo(moment.told);
        }
        assertThat(index.at(TO).cells(ALL)).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(rebuilt());
    }

    @Test
    void isDerivedBesideAnIndexThatGoesOn() throws Exception {
        var moment = now();
        goOn();
        goOn();
        var over = new AtomicBoolean();
        try (var other = Executors.newSingleThreadExecutor()) {
            var asked = other.submit(() -> {
                var times = 0;
                while (!over.get()) {
                    assertThat(again(moment)).as("seed %d", SEED).isEqualTo(moment.told);
                    times++;
                }
                return times;
            });
            for (var i = 0; i < MOMENTS; i++) {
                goOn();
            }
            over.set(true);
            assertThat(asked.get()).isPositive();
        }
        assertThat(index.at(TO).cells(ALL)).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(rebuilt());
    }

    @Test
    void knowsTheFactsOfThen() {
        var before = updates.everything();
        goOn();

        var then = index.then(before, world.sequence());

        assertThat(CoverageChange.between(then.facts(), before)).isEqualTo(CoverageChange.between(before, before));
        assertThat(index.facts()).isNotEqualTo(then.facts());
    }

    private List<Cell> rebuilt() {
        return CoverageIndex.build(updates.everything(), FROM, TO).at(TO).cells(ALL);
    }
}
