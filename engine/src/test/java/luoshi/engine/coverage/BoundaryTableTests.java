package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Keeps {@code docs/boundaries.md} equal to what the tests say they show; {@code -Dluoshi.write=true} writes it again. */
class BoundaryTableTests {
    private static final Path TABLE = Path.of("..", "docs", "boundaries.md");
    private static final List<String> GROUPS = List.of(
            "Days",
            "Bound",
            "Owner",
            "Per shift",
            "Per occasion",
            "Due",
            "Leaders",
            "Late end",
            "Key times",
            "Filling",
            "Quotas",
            "State",
            "Exempt",
            "Rate",
            "Known at",
            "Provisional",
            "Hours",
            "China time",
            "Dead corner");
    private static final String HEAD = """
            # Boundaries of coverage

            Every boundary of the definitions of obligations and coverage, and the test that shows it on facts small enough to count
            by hand. `BoundaryTableTests` writes this table from the tests (`-Dluoshi.write=true`) and fails when it is not true.

            | | Boundary | Test |
            |---|---|---|
            """;

    /** One sentence and who shows it. */
    private record Line(String group, String sentence, String test) {}

    @Test
    void liesBesideTheTests() throws Exception {
        var lines = lines();
        assertThat(lines).extracting(Line::group).containsOnlyElementsOf(GROUPS).containsAll(GROUPS);
        assertThat(lines).extracting(line -> line.group + line.sentence).doesNotHaveDuplicates();
        var table = new StringBuilder(HEAD);
        var last = "";
        for (var line : lines) {
            table.append("| %s | %s | `%s` |%n"
                    .formatted(
                            line.group.equals(last) ? "" : line.group, line.sentence.replace("|", "\\|"), line.test));
            last = line.group;
        }
        if (Boolean.getBoolean("luoshi.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(Files.readString(TABLE))
                .as("docs/boundaries.md; run the tests with -Dluoshi.write=true to write it again")
                .isEqualTo(table.toString());
    }

    private static List<Line> lines() throws IOException, ClassNotFoundException, URISyntaxException {
        var root = Path.of(BoundaryTableTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var lines = new ArrayList<Line>();
        for (var name : classes(root)) {
            var type = Class.forName(name, false, BoundaryTableTests.class.getClassLoader());
            for (var method : type.getDeclaredMethods()) {
                var boundary = method.getAnnotation(Boundary.class);
                assertThat(boundary == null
                                || method.isAnnotationPresent(Test.class)
                                || method.isAnnotationPresent(ParameterizedTest.class))
                        .as("%s is a test", method)
                        .isTrue();
                for (var says : boundary == null ? new String[0] : boundary.value()) {
                    var colon = says.indexOf(": ");
                    var test =
                            type.getTypeName().substring(type.getPackageName().length() + 1);
                    lines.add(new Line(
                            says.substring(0, colon),
                            says.substring(colon + 2),
                            test.replace('$', '.') + "." + method.getName()));
                }
            }
        }
        lines.sort(Comparator.<Line>comparingInt(line -> GROUPS.indexOf(line.group))
                .thenComparing(Line::test)
                .thenComparing(Line::sentence));
        return lines;
    }

    private static List<String> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.matches(".*Tests(\\$.*)?\\.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
