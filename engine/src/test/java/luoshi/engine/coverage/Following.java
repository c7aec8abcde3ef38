package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An index that follows a history, held against one built afresh and against the formulas written down slowly. */
final class Following {
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 1, 1));
    private static final int EVIDENCE_A_HEAD = 100;
    private static final int ALL_CELLS_EVERY = 10;

    private final History history;
    private final RandomWorld world;
    final RandomUpdates updates;
    private final CoverageIndex index;
    private int place;
    private int asked;
    long cells;
    final Set<Long> slowly = new TreeSet<>();

    private Following(History history) {
        this.history = history;
        this.world = new RandomWorld(history.seed(), history.of())
                .withEvidence(EVIDENCE_A_HEAD * history.of().persons());
        this.updates = new RandomUpdates(world);
        while (place < history.before()) {
            updates.one(null);
            place++;
        }
        this.index = rebuilt();
    }

    private CoverageIndex rebuilt() {
        return CoverageIndex.build(updates.everything(), world.size.from(), world.size.to());
    }

    private void go(int until) {
        while (place < until) {
            updates.one(index);
            place++;
        }
    }

    /** What was found at which place. */
    record Found(int place, long question, String difference) {}

    /** The first difference when asked every so often, or null. */
    static @Nullable Found follow(History history, int every) {
        var following = new Following(history);
        var end = history.before() + history.updates();
        for (var next = history.before() + every; next <= end; next += every) {
            following.go(next);
            var difference = following.differs(next);
            if (difference != null) {
                return new Found(next, next, difference);
            }
        }
        System.out.println("coverage history: " + history + " " + following.updates.done + ", " + following.cells
                + " cells compared, of duties slowly " + following.slowly.size() + ", in the end "
                + following.index.at(following.world.size.to()).tally(ALL));
        return null;
    }

    /** What differs at the end of a history, or null. */
    static @Nullable String atTheEnd(History history) {
        var following = new Following(history);
        following.go(history.before() + history.updates());
        return following.differs(history.question());
    }

    /** The first place after a given one at which the last question of the history tells a difference, or its end. */
    static History shortened(History history, int after) {
        var following = new Following(history);
        for (var next = after + 1; next < history.before() + history.updates(); next++) {
            following.go(next);
            if (following.differs(history.question()) != null) {
                return history.until(next);
            }
        }
        return history;
    }

    private @Nullable String differs(long question) {
        var dice = new SplittableRandom(history.seed() * 31 + question);
        var rebuilt = rebuilt();
        asked++;
        for (var known : List.of(Long.MAX_VALUE, dice.nextLong(world.sequence() + 1))) {
            var asOf = day(dice).plusDays(30);
            var one = index.at(asOf, known);
            var other = rebuilt.at(asOf, known);
            var difference = first(one, other, dice);
            if (difference != null) {
                return "as of %s known at %s, rebuilt %s".formatted(asOf, known, difference);
            }
        }
        var duty = any(updates.everything().duties(), dice).duty();
        var asOf = day(dice);
        var known = dice.nextInt(3) == 0 ? dice.nextLong(world.sequence() + 1) : Long.MAX_VALUE;
        var slow = slow().cells(asOf, known, Set.of(duty));
        slowly.add(duty);
        var told = index.at(asOf, known).cells(ALL.duties(Set.of(duty)));
        var difference = cells(told, slow);
        return difference == null
                ? null
                : "duty %d as of %s known at %d, slowly %s".formatted(duty, asOf, known, difference);
    }

    private SlowCoverage slow() {
        return new SlowCoverage(updates.everything(), world.size.from(), world.size.to());
    }

    private @Nullable String first(CoverageView one, CoverageView other, SplittableRandom dice) {
        var unit = any(world.facts.units, dice).id();
        var duties = Set.copyOf(List.of(
                any(world.facts.duties, dice).duty(),
                any(world.facts.duties, dice).duty()));
        var person = 100_000L + dice.nextInt(world.size.persons());
        var difference = unlike("by unit and area", one.byUnitAndArea(ALL), other.byUnitAndArea(ALL));
        difference = difference != null ? difference : unlike("by duty", one.byDuty(ALL), other.byDuty(ALL));
        difference = difference != null
                ? difference
                : unlike("by duty in " + unit, one.byDuty(ALL.in(unit)), other.byDuty(ALL.in(unit)));
        for (var query : List.of(
                ALL.duties(duties),
                ALL.person(person),
                asked % ALL_CELLS_EVERY == 0 ? ALL.in(unit) : ALL.person(person + 1))) {
            if (difference == null) {
                var told = one.cells(query);
                difference = cells(told, Set.copyOf(other.cells(query)));
                difference = difference != null ? difference : unlike("sum of " + query, one.tally(query), sum(told));
            }
        }
        return difference;
    }

    private static Tally sum(List<Cell> cells) {
        return cells.stream().map(cell -> Tally.of(cell.state())).reduce(Tally.ZERO, Tally::plus);
    }

    private @Nullable String cells(List<Cell> told, Set<Cell> expected) {
        cells += expected.size();
        var wrong = new ArrayList<>(told);
        wrong.removeIf(expected::contains);
        var missing = new HashSet<>(expected);
        told.forEach(missing::remove);
        return wrong.isEmpty() && missing.isEmpty() && told.size() == expected.size()
                ? null
                : "%d cells: has %s%nlacks %s"
                        .formatted(
                                told.size(),
                                wrong.stream().limit(3).toList(),
                                missing.stream().limit(3).toList());
    }

    private static @Nullable String unlike(String what, Object one, Object other) {
        return one.equals(other) ? null : "%s: has %s%nnot %s".formatted(what, shortly(one), shortly(other));
    }

    private static String shortly(Object told) {
        var text = String.valueOf(told);
        return text.substring(0, Math.min(text.length(), 600));
    }

    private LocalDate day(SplittableRandom dice) {
        var days = (int) (world.size.to().toEpochDay() - world.size.from().toEpochDay());
        return world.size.from().plusDays(dice.nextInt(days));
    }

    private static <T> T any(List<T> list, SplittableRandom dice) {
        return list.get(dice.nextInt(list.size()));
    }
}
