package luoshi.lens;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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

/** The service following a history in the database, held against the oracle in SQL and an index built afresh. */
final class Following implements AutoCloseable {
    private static final int PROGRESS = 10_000;
    private static final int DUTIES_ASKED = 2;
    private static final LocalDate NEXT = StationWorld.LAST;

    /** How often, in updates, what is compared. */
    record Pace(int oracle, int everything, int rebuilt) {}

    /** The first difference: asked which history. */
    record Found(History history, String difference) {}

    private final History history;
    private final StationWorld world;
    private final ServiceOverDatabase service;
    private final Oracle oracle;
    private final RandomUpdates changes;
    private final Moments moments;
    private final long begun = System.nanoTime();
    private int place;
    private long cells;
    private long inOracle;
    private long inService;

    private Following(History history) throws SQLException {
        this.history = history;
        var access = TestDatabase.fresh();
        world = new StationWorld(access, history.seed(), history.of());
        service = new ServiceOverDatabase(access, StationWorld.LAST.minusDays(40));
        oracle = new Oracle(world.sql);
        changes = new RandomUpdates(world);
        moments = new Moments(oracle, service.coverage);
        world.commit();
    }

    @Override
    public void close() {
        service.close();
        world.close();
    }

    /** The first difference when compared at a pace, or null. */
    static @Nullable Found follow(History history, Pace pace, boolean talk) throws SQLException {
        try (var following = new Following(history)) {
            while (following.place < history.end()) {
                following.go(Math.min(history.end(), following.place - following.place % pace.oracle + pace.oracle));
                var found = following.compare(pace);
                if (found != null) {
                    return found;
                }
                if (following.place % PROGRESS == 0) {
                    following.talk();
                }
            }
            if (talk) {
                following.talk();
            }
            return null;
        }
    }

    /** What differs at the end of a history, with all duties compared; or null. */
    static @Nullable String atTheEnd(History history) throws SQLException {
        try (var following = new Following(history)) {
            following.go(history.end());
            return following.differs(history.asOf(), history.known(), null);
        }
    }

    /** The fewest updates followed that differ: the history ends as early and is first looked at as late as can be. */
    static History least(History failed, int every) throws SQLException {
        var early = shortened(failed, Math.max(failed.before(), failed.end() - every));
        for (var followed = 0; followed < early.updates(); followed = Math.max(1, followed * 8)) {
            var late = early.begun(early.end() - followed);
            if (atTheEnd(late) != null) {
                return late;
            }
        }
        return early;
    }

    private static History shortened(History failed, int after) throws SQLException {
        var same = after;
        var differs = failed.end();
        while (same + 1 < differs) {
            var middle = (same + differs) >>> 1;
            if (atTheEnd(failed.until(middle)) == null) {
                same = middle;
            } else {
                differs = middle;
            }
        }
        return failed.until(differs);
    }

    private void go(int until) {
        while (place < until) {
            changes.next();
            place++;
            if (place >= history.before() && dice().nextInt(history.looks()) == 0) {
                world.commit();
                var from = System.nanoTime();
                service.coverage.head();
                inService += System.nanoTime() - from;
            }
        }
        world.commit();
    }

    /** Dice of a place, so that what is asked and when changes no history. */
    private SplittableRandom dice() {
        return new SplittableRandom((history.seed() ^ 0x5deece66dL) + place);
    }

    private @Nullable Found compare(Pace pace) {
        var dice = dice();
        moments.ask(dice);
        moments.keep(changes.newest(), someDuties(place / pace.oracle), StationWorld.FIRST.plusDays(dice.nextInt(300)));
        var asOf = StationWorld.FIRST.plusDays(dice.nextInt(300));
        var known = dice.nextInt(3) == 0 ? 1 + dice.nextLong(changes.newest()) : Long.MAX_VALUE;
        var difference = differs(asOf, known, place % pace.everything == 0 ? null : someDuties(place / pace.oracle));
        if (difference == null && place % pace.rebuilt == 0) {
            var rebuilt = rebuilt(known);
            difference = unlike(
                    "rebuilt", told(asOf, known, null), rebuilt.at(asOf, known).cells(all(null)));
        }
        return difference == null
                ? null
                : new Found(
                        new History(
                                history.seed(),
                                history.size(),
                                history.looks(),
                                history.before(),
                                place - history.before(),
                                asOf,
                                known),
                        difference);
    }

    private CoverageIndex rebuilt(long known) {
        var all = service.gathering.all();
        var then = service.gathering.structureAt(known).orElse(all.facts());
        return CoverageIndex.build(then, StationWorld.FIRST, NEXT, service.gathering.log(Fits.of(then.duties())));
    }

    /** Other duties each time, so that all have their turn. */
    private List<Long> someDuties(int turn) {
        var some = new ArrayList<Long>();
        for (var i = 0; i < DUTIES_ASKED; i++) {
            some.add(world.duties.get((turn * DUTIES_ASKED + i) % world.duties.size()));
        }
        return some;
    }

    private @Nullable String differs(LocalDate asOf, long known, @Nullable List<Long> duties) {
        var from = System.nanoTime();
        var expected = oracle.cells(asOf, known, StationWorld.FIRST, NEXT, duties);
        inOracle += System.nanoTime() - from;
        world.commit();
        from = System.nanoTime();
        var found = told(asOf, known, duties);
        inService += System.nanoTime() - from;
        cells += expected.size();
        return unlike(
                "update %d, as of %s, known at %d, duties %s".formatted(place, asOf, known, duties), found, expected);
    }

    private List<Cell> told(LocalDate asOf, long known, @Nullable Collection<Long> duties) {
        var view = known == Long.MAX_VALUE ? service.coverage.at(asOf) : service.coverage.at(asOf, known);
        return view.cells(all(duties));
    }

    private static CoverageQuery all(@Nullable Collection<Long> duties) {
        var all = CoverageQuery.all(LocalDate.of(2020, 1, 1), LocalDate.of(2040, 1, 1));
        return duties == null ? all : all.duties(Set.copyOf(duties));
    }

    private static @Nullable String unlike(String when, List<Cell> found, List<Cell> expected) {
        var extra = new HashSet<>(found);
        expected.forEach(extra::remove);
        var missing = new HashSet<>(expected);
        found.forEach(missing::remove);
        if (extra.isEmpty() && missing.isEmpty() && found.size() == expected.size()) {
            return null;
        }
        return "%s: %d cells of the index against %d, %d of them others%nhas %s%nlacks %s"
                .formatted(
                        when,
                        found.size(),
                        expected.size(),
                        extra.size(),
                        extra.stream().limit(3).toList(),
                        missing.stream().limit(3).toList());
    }

    private void talk() {
        System.out.printf(
                "coverage oracle: seed %d, %s, %d updates %s, %d duties, %d cells compared, %d moments asked again, oracle %d s, service %d s, all %d s%n",
                history.seed(),
                history.size(),
                place,
                new TreeMap<>(changes.done),
                world.duties.size(),
                cells,
                moments.asked(),
                Duration.ofNanos(inOracle).toSeconds(),
                Duration.ofNanos(inService).toSeconds(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
}
