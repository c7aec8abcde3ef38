package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A month is added to an index while it follows changes of all kinds. */
class CoverageExtendTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 1, 1));

    @Test
    void addsMonthsWhileMoreComes() throws Exception {
        var seed = Long.getLong("luoshi.seed", 20261129L);
        var world = new RandomWorld(seed, new RandomWorld.Size(1, 6, 60, 50, FROM, TO)).withEvidence(10_000);
        var updates = new RandomUpdates(world);
        var index = CoverageIndex.build(updates.everything(), FROM, TO.minusMonths(6));

        for (var left = 5; left >= 0; left--) {
            var end = TO.minusMonths(left);
            var extending = new FutureTask<Void>(() -> index.extend(end), null);
            Thread.ofPlatform().start(extending);
            var during = 0;
            for (var more = 0; !extending.isDone() || more < 50; more++) {
                during += extending.isDone() ? 0 : 1;
                updates.one(index);
            }
            extending.get();

            var rebuilt = CoverageIndex.build(updates.everything(), FROM, end);
            var context = "seed %d, until %s, %d updates meanwhile".formatted(seed, end, during);
            for (var view = 0; view < 3; view++) {
                var asOf = world.day();
                var known = view == 0 ? Long.MAX_VALUE : world.random.nextLong(world.sequence() + 1);
                assertThat(index.at(asOf, known).byDuty(ALL))
                        .as(context)
                        .isEqualTo(rebuilt.at(asOf, known).byDuty(ALL));
                assertThat(index.at(asOf, known).cells(ALL))
                        .as(context)
                        .isEqualTo(rebuilt.at(asOf, known).cells(ALL));
            }
        }
    }
}
