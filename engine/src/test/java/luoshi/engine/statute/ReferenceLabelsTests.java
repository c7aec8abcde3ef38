package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.statute.lint.Passage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was listed by hand against what the program finds: see reference-labels.md. */
class ReferenceLabelsTests {
    private static final double TO_REACH = 0.98;

    private record Passage(String path, int start, int end, String checksum) {}

    private record Label(int from, int to, String target) {}

    @BeforeEach
    void needsTheCorpus() {
        Corpus.assumePresent();
    }

    @Test
    void labelsWhatTheSeedDraws() {
        var drawn = LabelledPassages.draw(LabelledPassages.SEED);

        var labelled = labels().keySet();
        long same = drawn.stream()
                .filter(one -> labelled.stream()
                        .anyMatch(other -> other.path().equals(one.path()) && other.start() == one.start()))
                .count();
        System.out.println("passages drawn now that are labelled: " + same + " of " + drawn.size());
        assertThat(labelled).hasSize(drawn.size());
        assertThat(same).isGreaterThan(drawn.size() * 9L / 10);
    }

    @Test
    void findsWhatAReaderFinds() {
        int hits = 0;
        int wanted = 0;
        int given = 0;
        var files = new HashMap<String, List<Reference>>();
        for (var entry : labels().entrySet()) {
            var passage = entry.getKey();
            var bytes = Corpus.read(passage.path());
            assertThat(Corpus.checksum(bytes, passage.start(), passage.end())).isEqualTo(passage.checksum());
            var found = new HashSet<Label>();
            files.computeIfAbsent(passage.path(), path -> References.in(StatuteParser.parse(bytes))).stream()
                    .filter(one ->
                            one.span().start() >= passage.start() && one.span().end() <= passage.end())
                    .forEach(one ->
                            found.add(new Label(one.span().start(), one.span().end(), written(one))));
            var expected = new HashSet<>(entry.getValue());
            wanted += expected.size();
            given += found.size();
            var both = new HashSet<>(expected);
            both.retainAll(found);
            hits += both.size();
            expected.removeAll(both);
            found.removeAll(both);
            if (!expected.isEmpty() || !found.isEmpty()) {
                System.out.println("missed " + shown(bytes, expected) + " found " + shown(bytes, found) + " in "
                        + passage.path() + ":" + passage.start());
            }
        }
        System.out.printf(
                "references: precision %.4f (%d of %d), recall %.4f (%d of %d)%n",
                (double) hits / given, hits, given, (double) hits / wanted, hits, wanted);

        assertThat((double) hits / given).isGreaterThanOrEqualTo(TO_REACH);
        assertThat((double) hits / wanted).isGreaterThanOrEqualTo(TO_REACH);
    }

    private static List<String> shown(byte[] file, HashSet<Label> labels) {
        return labels.stream()
                .map(one -> Draft.read(file, one.from(), one.to()) + " → " + one.target())
                .toList();
    }

    /** The target as the table writes it. */
    private static String written(Reference one) {
        if (one.from() == null) {
            return "?";
        }
        var part = one.from() + (one.to() == null ? "" : "~" + one.to());
        return one.title() == null ? part : part.isEmpty() ? one.title() : one.title() + " " + part;
    }

    private static Map<Passage, List<Label>> labels() {
        var all = new LinkedHashMap<Passage, List<Label>>();
        for (var row : Texts.table("reference-labels.tsv")) {
            var passage =
                    new Passage(row.get(0), Integer.parseInt(row.get(1)), Integer.parseInt(row.get(2)), row.get(3));
            var labels = all.computeIfAbsent(passage, key -> new ArrayList<>());
            if (!row.get(4).equals("-")) {
                labels.add(new Label(Integer.parseInt(row.get(4)), Integer.parseInt(row.get(5)), row.get(6)));
            }
        }
        return all;
    }
}
