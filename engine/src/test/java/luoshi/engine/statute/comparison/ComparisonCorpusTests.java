package luoshi.engine.statute.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luoshi.engine.statute.Corpus;
import luoshi.engine.statute.Corpus.Entry;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.json.ComparisonJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real regulations of which there are several versions, compared with each other; and long real texts with a revision that is
 * known.
 */
class ComparisonCorpusTests {
    private static final int LONG = 1300;

    @BeforeEach
    void needsTheCorpus() {
        Corpus.assumePresent();
    }

    @Test
    void comparesAllVersionsThatThereAre() {
        var versions = Corpus.index().stream()
                .collect(Collectors.groupingBy(
                        entry -> StatuteTitle.key(entry.title()), TreeMap::new, Collectors.toList()));
        var fates = new EnumMap<Fate, Integer>(Fate.class);
        int compared = 0;
        for (var entries : versions.values()) {
            entries.sort(Comparator.comparing(Entry::dated));
            for (int k = 0; k + 1 < entries.size(); k++) {
                var before = StatuteParser.parse(entries.get(k).bytes());
                var after = StatuteParser.parse(entries.get(k + 1).bytes());
                var comparison = StatuteComparison.of(before, after);

                check(comparison, entries.get(k).path());
                assertThat(StatuteComparison.of(before, after, 0).pairs())
                        .as("found among few likely ones in %s", entries.get(k).path())
                        .isEqualTo(comparison.pairs());
                comparison.pairs().forEach(pair -> fates.merge(pair.fate(), 1, Integer::sum));
                compared++;
            }
        }
        System.out.printf("%d pairs of versions of real regulations compared: %s%n", compared, fates);
        assertThat(compared).isGreaterThanOrEqualTo(29);
        assertThat(fates.keySet()).containsExactly(Fate.values());
    }

    @Test
    void findsNothingBetweenAFileAndItself() {
        for (var entry : Corpus.index()) {
            var comparison =
                    StatuteComparison.of(StatuteParser.parse(entry.bytes()), StatuteParser.parse(entry.bytes()));

            assertThat(comparison.count(Fate.SAME))
                    .as(entry.path())
                    .isEqualTo(comparison.pairs().size());
            assertThat(comparison.differsElsewhere()).as(entry.path()).isFalse();
            assertThat(comparison.headings()).as(entry.path()).allMatch(pair -> !pair.renamed());
        }
    }

    /** One in ten went, one in ten came, four in ten were changed; what follows is numbered anew. */
    @Test
    void followsAKnownRevisionOfALongCode() {
        var real = new ArrayList<String>();
        for (var entry : Corpus.index()) {
            if (!entry.path().startsWith("DLC/")) {
                StatuteParser.parse(entry.bytes()).all(NodeKind.ARTICLE).forEach(node -> real.add(Words.of(node)));
            }
        }
        var random = new Random(11);
        var before = real.subList(0, LONG);
        var after = new ArrayList<String>();
        var origins = new ArrayList<Integer>();
        for (int k = 0; k < LONG; k++) {
            int lot = random.nextInt(10);
            if (lot == 0) {
                continue;
            }
            if (lot == 1) {
                after.add(real.get(LONG + random.nextInt(real.size() - LONG)));
                origins.add(-1);
            }
            after.add(lot > 5 ? before.get(k) : before.get(k).replace("应当", "必须") + "另有约定的除外。");
            origins.add(k);
        }
        var old = InventedRevision.parse(before);
        var now = InventedRevision.parse(after);

        long start = System.nanoTime();
        var comparison = StatuteComparison.of(old, now);
        long took = (System.nanoTime() - start) / 1_000_000;

        var places = new HashMap<Node, Integer>();
        old.all(NodeKind.ARTICLE).forEach(node -> places.put(node, places.size()));
        var found = comparison.pairs().stream()
                .filter(pair -> pair.after() != null)
                .map(pair -> places.getOrDefault(pair.before(), -1))
                .toList();
        assertThat(found).hasSameSizeAs(origins);
        int wrong = 0;
        for (int j = 0; j < found.size(); j++) {
            wrong += found.get(j).equals(origins.get(j)) ? 0 : 1;
        }
        System.out.printf("%d real articles and their revision compared in %d ms, %d wrong%n", LONG, took, wrong);
        assertThat(wrong).isLessThan(LONG / 100);
    }

    private static void check(StatuteComparison comparison, String path) {
        var before = new ArrayList<Node>();
        var after = new ArrayList<Node>();
        for (var pair : comparison.pairs()) {
            if (pair.before() != null) {
                before.add(pair.before());
            }
            if (pair.after() != null) {
                after.add(pair.after());
            }
        }
        assertThat(after).as(path).containsExactlyInAnyOrderElementsOf(all(comparison.after()));
        assertThat(before).as(path).containsExactlyInAnyOrderElementsOf(all(comparison.before()));
        assertThat(ComparisonJson.write(comparison))
                .as(path)
                .startsWith("{\"old\"")
                .endsWith("}");
    }

    private static List<Node> all(Statute statute) {
        return statute.all(NodeKind.ARTICLE);
    }
}
