package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same question again and again, while everything changes, against one that knows of no answer before. */
class UnitAreasTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final long SEED = 20261130;
    private static final int UPDATES = 1_500;

    @Test
    void tellsTheSameAsOneThatCountsAll() {
        var world = new RandomWorld(SEED, new RandomWorld.Size(2, 3, 24, 24, FROM, TO)).withEvidence(800);
        var updates = new RandomUpdates(world);
        var index = CoverageIndex.build(updates.everything(), FROM, TO);
        var year = CoverageQuery.all(FROM, TO);
        var month = CoverageQuery.all(FROM.plusMonths(8), FROM.plusMonths(9));
        for (var i = 0; i < UPDATES; i++) {
            updates.one(index);
            for (var query : List.of(year, month, month.in(world.anyUnit()))) {
                for (var asOf : List.of(TO, FROM.plusMonths(9))) {
                    var found = index.at(asOf).unitAreas(query);
                    var all = index.at(asOf, Long.MAX_VALUE).byUnitAndArea(query);

                    assertThat(found.all())
                            .as("seed %d, after %d, %s", SEED, i, updates.last())
                            .isEqualTo(all);
                }
            }
            var unit = world.anyUnit();
            assertThat(index.at(TO).unitAreas(year).of(unit))
                    .isEqualTo(index.at(TO, Long.MAX_VALUE).byUnitAndArea(year).stream()
                            .filter(tally -> tally.unit() == unit)
                            .toList());
        }
    }
}
