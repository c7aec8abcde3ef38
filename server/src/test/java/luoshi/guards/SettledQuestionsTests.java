package luoshi.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever keeps an answer until a remembered table changes asks of remembered tables alone. */
class SettledQuestionsTests {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern REMEMBERED = Pattern.compile("call ledger\\.remember\\('([a-z_.]+)'\\)");
    private static final Pattern TABLE = Pattern.compile("(?:from|join)\\s+([a-z_]+\\.[a-z_]+)(?!\\w*\\()");

    static List<Path> askers() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text(file).contains("Reading.settled("))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("askers")
    void askOfRememberedTables(Path file) throws IOException {
        assertThat(found(TABLE, Stream.of(file))).isSubsetOf(remembered()).isNotEmpty();
    }

    private static Set<String> remembered() throws IOException {
        try (var files = Files.walk(MIGRATIONS)) {
            return found(REMEMBERED, files.filter(file -> file.toString().endsWith(".sql")));
        }
    }

    private static Set<String> found(Pattern pattern, Stream<Path> files) {
        var found = new TreeSet<String>();
        files.forEach(file -> pattern.matcher(text(file)).results().forEach(match -> found.add(match.group(1))));
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
