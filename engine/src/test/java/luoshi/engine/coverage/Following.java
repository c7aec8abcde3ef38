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
    private static final int PROGRESS = 10_000;
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

    /** What was found, and the history that asks for nothing but it. */
    record Found(History history, String difference) {}

    /** The first difference when asked every so often, or null. */
    static @Nullable Found follow(History history, int every) {
        var following = new Following(history);
        for (var next = history.before() + every; next <= history.end(); next += every) {
            following.go(next);
            var found = following.ask();
            if (found != null) {
                return found;
            }
            if (next % PROGRESS == 0) {
                following.talk();
            }
        }
        following.talk();
        return null;
    }

    private void talk() {
        System.out.println("coverage history: " + place + " updates " + updates.done + ", " + cells
                + " cells compared, slowly those of " + slowly.size() + " duties, in the end "
                + index.at(world.size.to()).tally(ALL));
    }

    /** What differs at the end of a history, or null. */
    static @Nullable String atTheEnd(History history) {
        var following = new Following(history);
        following.go(history.end());
        var difference = following.differs(history.asOf(), history.known(), history.duty());
        return difference == null ? null : "after %s: %s".formatted(following.updates.last(), difference);
    }

    /** The fewest updates told to an index that differs: it ends as early and is built as late as it can be. */
    static History least(History failed) {
        var same = failed.before();
        var differs = failed.end();
        while (same + 1 < differs) {
            var middle = (same + differs) >>> 1;
            if (atTheEnd(failed.until(middle)) == null) {
                same = middle;
            } else {
                differs = middle;
            }
        }
        var early = failed.until(differs);
        for (var told = 0; told < early.updates(); told = Math.max(1, told * 2)) {
            var late = early.built(early.end() - told);
            if (atTheEnd(late) != null) {
                return late;
            }
        }
        return early;
    }

    private @Nullable Found ask() {
        var dice = new SplittableRandom(history.seed() * 31 + place);
        var rebuilt = rebuilt();
        asked++;
        for (var known : List.of(Long.MAX_VALUE, dice.nextLong(world.sequence() + 1))) {
            var asOf = day(dice).plusDays(30);
            var difference = first(index.at(asOf, known), rebuilt.at(asOf, known), dice);
            if (difference != null) {
                return new Found(history.asked(place, asOf, known, 0), difference);
            }
        }
        var duty = any(world.facts.duties, dice).duty();
        var asOf = day(dice);
        var known = dice.nextInt(3) == 0 ? dice.nextLong(world.sequence() + 1) : Long.MAX_VALUE;
        var difference = slowly(asOf, known, duty);
        return difference == null ? null : new Found(history.asked(place, asOf, known, duty), difference);
    }

    private @Nullable String slowly(LocalDate asOf, long known, long duty) {
        slowly.add(duty);
        return cells(index.at(asOf, known).cells(ALL.duties(Set.of(duty))), slow().cells(asOf, known, Set.of(duty)));
    }

    private @Nullable String differs(LocalDate asOf, long known, long duty) {
        if (duty != 0) {
            return slowly(asOf, known, duty);
        }
        var one = index.at(asOf, known);
        var other = rebuilt().at(asOf, known);
        var difference = tallies(one, other);
        return difference != null ? difference : cells(one.cells(ALL), Set.copyOf(other.cells(ALL)));
    }

    private static @Nullable String tallies(CoverageView one, CoverageView other) {
        var difference = unlike("by unit and area", one.byUnitAndArea(ALL), other.byUnitAndArea(ALL));
        return difference != null ? difference : unlike("by duty", one.byDuty(ALL), other.byDuty(ALL));
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
        var difference = tallies(one, other);
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
                                wrong.stream().limit(2).toList(),
                                missing.stream().limit(2).toList());
    }

    private static @Nullable String unlike(String what, Object one, Object other) {
        return one.equals(other) ? null : "%s: has %s%nnot %s".formatted(what, only(one, other), only(other, one));
    }

    /** What only one of them holds, where both hold several. */
    private static Object only(Object one, Object other) {
        return one instanceof List<?> mine && other instanceof List<?> others
                ? mine.stream().filter(each -> !others.contains(each)).limit(5).toList()
                : one;
    }

    private LocalDate day(SplittableRandom dice) {
        var days = (int) (world.size.to().toEpochDay() - world.size.from().toEpochDay());
        return world.size.from().plusDays(dice.nextInt(days));
    }

    private static <T> T any(List<T> list, SplittableRandom dice) {
        return list.get(dice.nextInt(list.size()));
    }
}
