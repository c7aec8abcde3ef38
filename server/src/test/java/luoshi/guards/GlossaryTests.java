package luoshi.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Public types speak the glossary's language: each name has a word of it, or a listed technical one. */
class GlossaryTests {
    private static final Pattern PUBLIC = Pattern.compile(
            "(?m)^public (?:abstract |final |sealed |non-sealed )*(?:class|record|interface|enum) ([A-Za-z0-9]+)");

    /** Names that say how the program is built, not what it is about. */
    private static final Set<String> TECHNICAL =
            Set.of("Luoshi", "Main", "Fault", "Fragments", "Dates", "Sheets", "Utf8");

    @Test
    void namesEveryPublicTypeInWordsOfTheGlossary() {
        var glossary = words();
        var types = Stream.of("server/src/main/java", "engine/src/main/java")
                .flatMap(folder -> Sources.below(folder, ".java").stream())
                .flatMap(file -> PUBLIC.matcher(Sources.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(glossary).hasSizeGreaterThan(50);
        assertThat(types).hasSizeGreaterThan(100);
        assertThat(types.stream().filter(type -> !known(type, glossary)).toList())
                .as("no word of docs/glossary.md; add a line there, or take a word that it has")
                .isEmpty();
    }

    @Test
    void catchesAWordOfNobody() {
        assertThat(known("ShiftManager", Set.of("shift"))).isTrue();
        assertThat(known("PlanningShifts", Set.of("shift"))).isTrue();
        assertThat(known("WidgetFactory", Set.of("shift"))).isFalse();
    }

    private static boolean known(String type, Set<String> glossary) {
        return TECHNICAL.contains(type)
                || Arrays.stream(type.split("(?<=[a-z0-9])(?=[A-Z])")).anyMatch(word -> glossary.contains(stem(word)));
    }

    private static Set<String> words() {
        return Sources.read(Sources.ROOT.resolve("docs/glossary.md"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> List.of(cell.strip().split("[ ,·/-]+")).stream())
                .map(GlossaryTests::stem)
                .filter(word -> word.length() > 2)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String stem(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=..)(ies|y)$", "i")
                .replaceAll("(?<=...)(ing|ed|es|s|e)$", "");
    }
}
