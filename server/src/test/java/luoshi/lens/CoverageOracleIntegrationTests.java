package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The index in memory against the slow oracle in SQL at the size of a station: after any history of changes both tell
 * the same of every cell, as of any day and as known at any sequence, and so does an index built afresh.
 *
 * <p>{@code -Dluoshi.seed} runs another history; a seed that ever failed is kept as a case.
 */
class CoverageOracleIntegrationTests {
    /** Of the long form; the suite of every day follows a quarter of the same history. */
    private static final int UPDATES = 20_000;

    private static final boolean LONG =
            System.getProperty("luoshi.left-out", "long").isEmpty();
    private static final int BETWEEN_ORACLES = 100;
    private static final int BETWEEN_REBUILDS = 2_000;
    private static final int BETWEEN_FULL = 5_000;
    private static final LocalDate NEXT = StationWorld.LAST;

    @Test
    void tellsTheSameAfterThousandsOfUpdates() throws SQLException {
        follow(
                Long.getLong("luoshi.seed", 20261002L),
                Integer.getInteger("luoshi.updates", LONG ? UPDATES : UPDATES / 4),
                true);
    }

    /** Histories that once told the index and the oracle apart. */
    @ParameterizedTest
    @ValueSource(longs = {1L, 2L})
    void tellsTheSameInHistoriesThatOnceFailed(long seed) throws SQLException {
        follow(seed, 300, false);
    }

    private static void follow(long seed, int updates, boolean talk) throws SQLException {
        var access = TestDatabase.fresh();
        var dice = new SplittableRandom(seed ^ 0x5deece66dL);
        long begun = System.nanoTime();
        long inOracle = 0;
        long inService = 0;
        long cells = 0;
        try (var world = new StationWorld(access, seed);
                var service = new ServiceOverDatabase(access, StationWorld.LAST.minusDays(40))) {
            var oracle = new Oracle(world.sql);
            var changes = new RandomUpdates(world);
            world.commit();
            for (var done = 1; done <= updates; done++) {
                changes.next();
                if (dice.nextInt(12) == 0) {
                    world.commit();
                    var from = System.nanoTime();
                    service.coverage.head();
                    inService += System.nanoTime() - from;
                }
                if (done % BETWEEN_ORACLES == 0 || done == updates) {
                    world.commit();
                    var full = done % BETWEEN_FULL == 0 || done == BETWEEN_ORACLES;
                    var asOf = StationWorld.FIRST.plusDays(dice.nextInt(300));
                    var known = dice.nextInt(3) == 0 ? 1 + dice.nextLong(changes.newest()) : Long.MAX_VALUE;
                    var duties = full ? null : List.of(world.any(world.duties), world.any(world.duties));
                    var from = System.nanoTime();
                    var expected = oracle.cells(asOf, known, StationWorld.FIRST, NEXT, duties);
                    inOracle += System.nanoTime() - from;
                    from = System.nanoTime();
                    var found = cells(service, asOf, known, duties);
                    inService += System.nanoTime() - from;
                    world.commit();
                    cells += expected.size();
                    same(
                            found,
                            expected,
                            "seed %d, update %d, as of %s, known at %d, duties %s"
                                    .formatted(seed, done, asOf, known, duties));
                }
                if (done % BETWEEN_REBUILDS == 0) {
                    var asOf = StationWorld.FIRST.plusDays(dice.nextInt(300));
                    var rebuilt = CoverageIndex.build(service.gathering.all(), StationWorld.FIRST, NEXT);
                    same(
                            cells(service, asOf, Long.MAX_VALUE, null),
                            rebuilt.at(asOf).cells(all(null)),
                            "seed %d, update %d rebuilt, as of %s".formatted(seed, done, asOf));
                }
            }
            if (talk) {
                System.out.printf(
                        "coverage oracle: seed %d, %d updates %s, %d cells compared, oracle %d s, service %d s, all %d s%n",
                        seed,
                        updates,
                        new TreeMap<>(changes.done),
                        cells,
                        Duration.ofNanos(inOracle).toSeconds(),
                        Duration.ofNanos(inService).toSeconds(),
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            }
        }
    }

    private static List<Cell> cells(
            ServiceOverDatabase service, LocalDate asOf, long known, @Nullable Collection<Long> duties) {
        var view = known == Long.MAX_VALUE ? service.coverage.at(asOf) : service.coverage.at(asOf, known);
        return view.cells(all(duties));
    }

    private static CoverageQuery all(@Nullable Collection<Long> duties) {
        var all = CoverageQuery.all(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1));
        return duties == null ? all : all.duties(Set.copyOf(duties));
    }

    private static void same(List<Cell> found, List<Cell> expected, String when) {
        var ours = sorted(found);
        var theirs = sorted(expected);
        if (!ours.equals(theirs)) {
            var missing = new ArrayList<>(theirs);
            missing.removeAll(new HashSet<>(ours));
            var extra = new ArrayList<>(ours);
            extra.removeAll(new HashSet<>(theirs));
            assertThat(extra.stream().limit(5).map(Cell::toString).toList())
                    .as(when + ": " + extra.size() + " cells of the index against " + missing.size() + " of the oracle")
                    .isEqualTo(missing.stream().limit(5).map(Cell::toString).toList());
        }
    }

    private static List<Cell> sorted(List<Cell> cells) {
        return cells.stream()
                .sorted(Comparator.comparing(Cell::duty)
                        .thenComparing(Cell::kind)
                        .thenComparing(Cell::subject)
                        .thenComparing(Cell::start)
                        .thenComparing(Cell::period))
                .toList();
    }
}
