package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import luoshi.engine.coverage.DeadCorners.LastCheck;
import org.junit.jupiter.api.Test;

/** What applies where, by runs of days and kinds of duties, against day by day and duty by duty. */
class StandingTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final long SEED = 20261129;
    private static final int ROUNDS = 40;
    private static final int UPDATES = 60;
    private static final int DAYS = 6;

    private final RandomWorld world = new RandomWorld(SEED, new RandomWorld.Size(2, 3, 24, 24, FROM, TO));
    private final RandomUpdates updates = new RandomUpdates(world);
    private final SplittableRandom dice = new SplittableRandom(SEED);

    @Test
    void tellsTheSameAsDayByDay() {
        var dead = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            for (var i = 0; i < UPDATES; i++) {
                updates.one(null);
            }
            var facts = updates.everything();
            var standing = Standing.of(facts);
            for (var i = 0; i < DAYS; i++) {
                var asOf = FROM.plusDays(dice.nextInt(420) - 20L);
                var checks = checks(standing, asOf);
                var intervals = Map.of(1L, 7, 2L, 400);
                var expected = SlowStanding.corners(facts, checks, intervals, asOf);
                var slow = new SlowStanding(facts, Days.epoch(asOf));

                var found = DeadCorners.of(standing, checks, intervals, asOf);

                assertThat(found)
                        .as("seed %d, round %d, as of %s", SEED, round, asOf)
                        .isEqualTo(expected);
                assertThat(standing.bound(Days.epoch(asOf))).isEqualTo(slow.bound());
                var person = world.person();
                assertThat(Targets.duties(standing, person, asOf)).isEqualTo(slow.dutiesOf(person));
                dead += found.stream().filter(DeadCorners.Corner::dead).count();
            }
        }
        assertThat(dead).isPositive();
    }

    private List<LastCheck> checks(Standing standing, LocalDate asOf) {
        var checks = new ArrayList<LastCheck>();
        for (var unit : standing.leaves(Days.epoch(asOf))) {
            for (var area : standing.areas()) {
                if (dice.nextBoolean()) {
                    checks.add(new LastCheck(unit, area, asOf.minusDays(dice.nextInt(90) - 5L)));
                }
            }
        }
        return checks;
    }
}
