package luoshi.engine.statute.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.comparison.Assignment.Edge;
import luoshi.engine.statute.comparison.PhraseDiff.Stretch;
import org.junit.jupiter.api.Test;

/** The pairs against a slow way of finding them, against what was invented, and against what must hold of any two texts. */
class ComparisonOracleTests {
    private static final int TIMES = 600;

    /** The slow way knows no neighbours and no stock phrases: where it finds another pair, the invention decides. */
    @Test
    void pairsAsItWasInventedAndAsTheSlowWayDoes() {
        int moved = 0;
        var others = new ArrayList<Long>();
        for (long seed = 0; seed < TIMES; seed++) {
            var revision = new InventedRevision(seed, 3 + (int) (seed % 8));

            var found = origins(revision.compare());

            assertThat(found).as("seed %d", seed).isEqualTo(revision.origin);
            if (!found.equals(Arrays.asList(SlowMatching.origins(revision.before, revision.after)))) {
                others.add(seed);
            }
            moved += isSorted(found) ? 0 : 1;
        }
        assertThat(others).hasSizeLessThan(TIMES / 200);
        assertThat(moved).isGreaterThan(TIMES / 10);
    }

    @Test
    void findsTheSameAmongFewLikelyOnes() {
        for (long seed = 0; seed < 20; seed++) {
            var revision = new InventedRevision(seed, 300);
            var before = InventedRevision.parse(revision.before);
            var after = InventedRevision.parse(revision.after);

            assertThat(origins(StatuteComparison.of(before, after, 0)))
                    .as("seed %d", seed)
                    .isEqualTo(origins(StatuteComparison.of(before, after)));
        }
    }

    @Test
    void holdsForAnyTwoTexts() {
        for (long seed = 0; seed < TIMES / 4; seed++) {
            var revision = new InventedRevision(seed, (int) (seed % 40));
            var other = seed % 3 == 0 ? new InventedRevision(seed + TIMES, 20).after : revision.after;
            var before = InventedRevision.parse(revision.before);
            var after = InventedRevision.parse(other);

            check(StatuteComparison.of(before, after));
            check(StatuteComparison.of(before, after, 0));
            var same = StatuteComparison.of(after, InventedRevision.parse(other));
            assertThat(same.count(Fate.SAME))
                    .isEqualTo(other.size())
                    .isEqualTo(same.pairs().size());
            var back = StatuteComparison.of(after, before);
            var there = StatuteComparison.of(before, after);
            assertThat(back.count(Fate.ADDED)).as("seed %d", seed).isEqualTo(there.count(Fate.REMOVED));
            assertThat(back.count(Fate.CHANGED)).isEqualTo(there.count(Fate.CHANGED));
            assertThat(back.count(Fate.RENUMBERED)).isEqualTo(there.count(Fate.RENUMBERED));
        }
    }

    private static void check(StatuteComparison comparison) {
        var before = new ArrayList<Node>();
        var after = new ArrayList<Node>();
        for (var pair : comparison.pairs()) {
            if (pair.before() != null) {
                before.add(pair.before());
            }
            if (pair.after() != null) {
                after.add(pair.after());
            }
            var changes = pair.changes();
            assertThat(without(changes, PhraseDiff.Fate.CAME)).isEqualTo(words(pair.before()));
            assertThat(without(changes, PhraseDiff.Fate.WENT)).isEqualTo(words(pair.after()));
            boolean both = pair.before() != null && pair.after() != null;
            assertThat(pair.changed()).isEqualTo(both && !words(pair.before()).equals(words(pair.after())));
            assertThat(pair.similarity()).isBetween(0.0, 1.0);
            assertThat(pair.similarity() == 0).isEqualTo(!both);
            assertThat(pair.renumbered()).isEqualTo(pair.fate().name().startsWith("RENUMBERED"));
        }
        assertThat(after).isEqualTo(comparison.after().all(NodeKind.ARTICLE));
        assertThat(before)
                .containsExactlyInAnyOrderElementsOf(comparison.before().all(NodeKind.ARTICLE));
    }

    @Test
    void choosesTheMostInAll() {
        var random = new Random(5);
        for (int time = 0; time < 500; time++) {
            int size = 1 + random.nextInt(6);
            var edges = new ArrayList<Edge>();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < 6; j++) {
                    if (random.nextInt(3) == 0) {
                        edges.add(new Edge(i, j, (1 + random.nextInt(20)) / 8.0));
                    }
                }
            }

            var best = Assignment.best(edges, Long.MAX_VALUE);

            assertThat(best.stream().map(Edge::old)).doesNotHaveDuplicates();
            assertThat(best.stream().map(Edge::now)).doesNotHaveDuplicates();
            assertThat(edges).containsAll(best);
            assertThat(best.stream().mapToDouble(Edge::weight).sum()).isEqualTo(most(edges, 0, 0));
            var quick = Assignment.best(edges, 0);
            assertThat(quick.stream().map(Edge::now)).doesNotHaveDuplicates();
            assertThat(quick.stream().mapToDouble(Edge::weight).sum()).isGreaterThanOrEqualTo(most(edges, 0, 0) / 2);
        }
    }

    /** Tries every choice. */
    private static double most(List<Edge> edges, int row, int taken) {
        if (row > 5) {
            return 0;
        }
        double most = most(edges, row + 1, taken);
        for (var edge : edges) {
            if (edge.old() == row && (taken >> edge.now() & 1) == 0) {
                most = Math.max(most, edge.weight() + most(edges, row + 1, taken | 1 << edge.now()));
            }
        }
        return most;
    }

    private static String without(List<Stretch> row, PhraseDiff.Fate fate) {
        var words = new StringBuilder();
        row.stream().filter(stretch -> stretch.fate() != fate).forEach(stretch -> words.append(stretch.text()));
        return words.toString();
    }

    private static String words(@org.jspecify.annotations.Nullable Node article) {
        return article == null ? "" : Words.of(article);
    }

    private static List<Integer> origins(StatuteComparison comparison) {
        var before = comparison.before().all(NodeKind.ARTICLE);
        return comparison.pairs().stream()
                .filter(pair -> pair.after() != null)
                .map(pair -> before.indexOf(pair.before()))
                .toList();
    }

    private static boolean isSorted(List<Integer> origins) {
        var known = origins.stream().filter(place -> place >= 0).toList();
        return known.equals(known.stream().sorted().toList());
    }
}
