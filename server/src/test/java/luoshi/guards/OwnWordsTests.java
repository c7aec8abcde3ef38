package luoshi.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The project speaks its own words: of real regulations it names title and article, and repeats no sentence. */
class OwnWordsTests {
    private static final Path LAWS = Path.of("../../shared/data/laws");
    private static final int SENTENCE = 20;
    private static final List<String> WRITTEN = List.of(
            ".java", ".jte", ".properties", ".sql", ".csv", ".txt", ".md", ".html", ".js", ".json", ".puml", ".yaml");

    @Test
    void repeatsNoSentenceOfARealRegulation() throws IOException {
        assumeThat(Files.isDirectory(LAWS))
                .as("no regulations at %s: whether the project speaks its own words was not checked", LAWS)
                .isTrue();
        var written = new HashMap<String, List<String>>();
        var files = 0;
        for (var ending : WRITTEN) {
            for (var folder : List.of("server/src", "engine/src", "docs")) {
                for (var file : Sources.below(folder, ending)) {
                    files++;
                    remember(written, Sources.read(file));
                }
            }
        }
        for (var readme : List.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md")) {
            remember(written, Sources.read(Sources.ROOT.resolve(readme)));
        }
        assertThat(files).isGreaterThan(500);
        assertThat(written).hasSizeGreaterThan(100);

        var repeated = new TreeSet<String>();
        try (var laws = Files.walk(LAWS)) {
            for (var law : laws.filter(path -> path.toString().endsWith(".md")).toList()) {
                repeated(written, bare(Files.readString(law)))
                        .forEach(one -> repeated.add(law.getFileName() + ": " + one));
            }
        }
        assertThat(repeated).isEmpty();
    }

    @Test
    void catchesASentenceWhereverItStands() {
        var written = new HashMap<String, List<String>>();
        remember(written, "K|值班|门岗人员应当在每次交接班的时候当面把所有钥匙清点一遍|短句\nval = \"别的话\";");

        assertThat(repeated(written, bare("第一条 门岗人员应当在每次交接班的时候，\n"))).isEmpty();
        assertThat(repeated(written, bare("第一条 门岗人员应当在每次交接班的时候\n当面把所有钥匙清点一遍，再签字。")))
                .containsExactly("门岗人员应当在每次交接班的时候当面把所有钥匙清点一遍");
    }

    /** Keeps the sentences of a text, long ones only, by their first characters. */
    private static void remember(Map<String, List<String>> written, String text) {
        for (var part : text.split("[。；！？;!?|\"“”<>{}\\n]")) {
            var sentence = bare(part);
            if (sentence.length() >= SENTENCE) {
                written.computeIfAbsent(sentence.substring(0, SENTENCE), start -> new ArrayList<>())
                        .add(sentence);
            }
        }
    }

    private static List<String> repeated(Map<String, List<String>> written, String law) {
        var found = new ArrayList<String>();
        for (var at = 0; at + SENTENCE <= law.length(); at++) {
            for (var sentence : written.getOrDefault(law.substring(at, at + SENTENCE), List.of())) {
                if (law.startsWith(sentence, at)) {
                    found.add(sentence);
                }
            }
        }
        return found;
    }

    /** Chinese characters only: breaks, spaces, marks and numbers of a layout do not make other words. */
    private static String bare(String text) {
        return text.replaceAll("[^\\p{IsHan}]", "");
    }
}
