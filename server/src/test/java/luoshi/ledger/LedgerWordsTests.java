package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everything that the program writes into the ledger can be said in words. */
class LedgerWordsTests {
    /** Words in one go are written so in the program for actions only, but for these. */
    private static final Set<String> NO_ACTIONS = Set.of("ContentType", "PartName", "TargetMode");

    private static final Pattern ACTION = Pattern.compile("[\"']((?:[A-Z][a-z]+){2,})[\"']");
    /** An action put together of the kind of record and what happened to it. */
    private static final Pattern PREFIX = Pattern.compile("\"([A-Z][a-z]+)\" \\+ ");

    private static final Pattern HAPPENED = Pattern.compile("\"([A-Z][a-z]+(?:ed|Lent|ent))\"");

    @Test
    void hasWordsForEveryActionInTheProgram() {
        var known = LedgerWords.actions();
        var prefixes = new TreeSet<String>();
        var actions = new TreeSet<String>();
        for (var file : sources()) {
            var text = read(file);
            PREFIX.matcher(text).results().forEach(found -> prefixes.add(found.group(1)));
            ACTION.matcher(text).results().forEach(found -> actions.add(found.group(1)));
        }
        actions.removeAll(NO_ACTIONS);

        assertThat(actions).hasSizeGreaterThan(60).contains("EvidenceRecorded", "TableWitnessed", "SampleDayRecorded");
        assertThat(actions.stream()
                        .filter(action -> !known.contains(action)
                                && prefixes.stream().noneMatch(prefix -> known.contains(prefix + action)))
                        .toList())
                .as("add ledger.action.<Action> to messages/ledger*.properties")
                .isEmpty();
    }

    @Test
    void hasWordsForActionsThatArePutTogether() throws Exception {
        var known = LedgerWords.actions();
        var looked = 0;
        for (var file : sources()) {
            var prefixes = PREFIX.matcher(read(file))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            for (var prefix : prefixes) {
                try (var beside = Files.list(file.getParent())) {
                    for (var other : beside.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        for (var happened :
                                HAPPENED.matcher(read(other)).results().toList()) {
                            looked++;
                            assertThat(known).contains(prefix + happened.group(1));
                        }
                    }
                }
            }
        }
        assertThat(looked).isGreaterThan(5);
    }

    private static List<Path> sources() {
        try (var all = Files.walk(Path.of("src/main"))) {
            return all.filter(path ->
                            path.toString().endsWith(".java") || path.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
