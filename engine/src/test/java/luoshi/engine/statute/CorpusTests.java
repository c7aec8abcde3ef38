package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real regulations, where they lie beside the checkout: not part of the repository. */
class CorpusTests {
    private static final Path LAWS = Path.of("../../shared/data/laws");
    private static final Path INDEX = LAWS.resolve("index.csv");
    /** Measured: of 993 files, two differ, where the index misses articles with an unusual marker. */
    private static final double EQUAL_SHARE = 0.997;

    private record Entry(String path, List<String> row) {
        int column(int fromEnd) {
            return Integer.parseInt(row.get(row.size() - fromEnd));
        }

        int chapters() {
            return column(6);
        }

        int articles() {
            return column(4);
        }

        int items() {
            return column(3);
        }
    }

    @BeforeEach
    void needsTheCorpus() {
        assumeThat(Files.exists(INDEX))
                .as("no regulations at %s: the corpus tests are skipped", LAWS)
                .isTrue();
    }

    @Test
    void rebuildsEveryFile() throws IOException {
        for (var entry : index()) {
            var file = Files.readAllBytes(LAWS.resolve(entry.path()));

            RoundTrip.check(file, StatuteParser.parse(file));
        }
    }

    @Test
    void findsTheArticlesOfTheIndex() throws IOException {
        var entries = index();
        int equal = 0;
        for (var entry : entries) {
            var statute = StatuteParser.parse(Files.readAllBytes(LAWS.resolve(entry.path())));
            int found = statute.all(NodeKind.ARTICLE).size();
            if (found == entry.articles()) {
                equal++;
            } else {
                System.out.println("articles " + found + ", index " + entry.articles() + ": " + entry.path());
            }
        }

        assertThat(entries).hasSizeGreaterThan(900);
        assertThat(equal).isGreaterThanOrEqualTo((int) Math.ceil(EQUAL_SHARE * entries.size()));
    }

    @Test
    void findsEveryArticleOfTheSupervisionRegulation() throws IOException {
        var entry = index().stream()
                .filter(e -> e.path().equals("行政法规/公安机关督察条例(2011-08-31).md"))
                .findFirst()
                .orElseThrow();

        var statute = StatuteParser.parse(Files.readAllBytes(LAWS.resolve(entry.path())));

        var articles = statute.all(NodeKind.ARTICLE);
        assertThat(articles).hasSize(entry.articles());
        assertThat(statute.all(NodeKind.CHAPTER)).hasSize(entry.chapters());
        assertThat(statute.all(NodeKind.ITEM)).hasSize(entry.items());
        assertThat(statute.problems()).isEmpty();
        assertThat(statute.notes()).hasSize(4);
        for (int k = 0; k < articles.size(); k++) {
            assertThat(articles.get(k).ordinal()).containsExactly(k + 1);
        }
    }

    private static List<Entry> index() throws IOException {
        var entries = new ArrayList<Entry>();
        for (var line : Files.readAllLines(INDEX).stream().skip(1).toList()) {
            var row = List.of(line.split(",", -1));
            entries.add(new Entry(row.getFirst(), row));
        }
        return entries;
    }
}
