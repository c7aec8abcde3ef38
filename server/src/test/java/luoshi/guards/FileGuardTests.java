package luoshi.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files stay readable, and a migration touches the schema of its own module only. */
class FileGuardTests {
    private static final int NEEDS_A_REASON = 300;
    private static final int TOO_LONG = 500;
    private static final Pattern CHANGES = Pattern.compile(
            "(?i)\\b(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:table|function|procedure|view|sequence|policy\\s+\\w+\\s+on)"
                    + "\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(\\w+)\\.\\w+|\\binsert\\s+into\\s+(\\w+)\\.\\w+|\\bcreate\\s+index\\s+\\w+\\s+on\\s+(\\w+)\\.\\w+");

    @Test
    void keepsFilesShort() {
        var files = new ArrayList<>(Sources.below("server/src", ".java"));
        files.addAll(Sources.below("engine/src", ".java"));

        assertThat(files).hasSizeGreaterThan(60);
        for (var file : files) {
            assertThat(complaint(file.toString(), Sources.read(file))).isEmpty();
        }
    }

    @Test
    void catchesALongFileAndAsksForAReason() {
        assertThat(complaint("A", "x\n".repeat(299))).isEmpty();
        assertThat(complaint("A", "x\n".repeat(400))).contains("reason");
        assertThat(complaint("A", "// Long because one table stands together.\n" + "x\n".repeat(400)))
                .isEmpty();
        assertThat(complaint("A", "// Long because …\n" + "x\n".repeat(600))).contains("too long");
    }

    @Test
    void touchesOnlyTheSchemaOfTheModule() {
        var migrations = Sources.below("server/src/main/resources/db/migration", ".sql");

        assertThat(migrations).hasSizeGreaterThan(8);
        for (var migration : migrations) {
            var module = migration.getParent().getFileName().toString();
            assertThat(foreign(module, Sources.read(migration)))
                    .as(migration.toString())
                    .isEmpty();
        }
    }

    @Test
    void catchesAMigrationThatReachesIntoAnotherSchema() {
        assertThat(foreign("roster", "create table roster.a (id int);\nalter table rule.clause add x int;"))
                .containsExactly("rule");
        assertThat(foreign("roster", "insert into organisation.unit values (1)"))
                .containsExactly("organisation");
    }

    private static String complaint(String name, String text) {
        var lines = text.lines().count();
        if (lines > TOO_LONG) {
            return name + " is too long: " + lines;
        }
        return lines > NEEDS_A_REASON && !text.contains("Long because") ? name + " needs a reason: " + lines : "";
    }

    private static List<String> foreign(String module, String sql) {
        var found = new ArrayList<String>();
        var changes = CHANGES.matcher(sql.replaceAll("(?m)--.*$", ""));
        while (changes.find()) {
            for (var group = 1; group <= changes.groupCount(); group++) {
                var schema = changes.group(group);
                if (schema != null && !schema.equals(module)) {
                    found.add(schema);
                }
            }
        }
        return found;
    }
}
