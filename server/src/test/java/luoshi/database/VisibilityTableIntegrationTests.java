package luoshi.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.support.TestDatabase;
import luoshi.support.VisibilityWorld;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may see what (谁看得到什么), straight against the role of the application: each line a table, each column an actor.
 *
 * <p>The letters are rows of that table: {@code a} about an officer of the station's patrol, in the guided area; {@code b}
 * about an auxiliary of its community team, in another area; {@code c} about an officer of the station next door.
 */
class VisibilityTableIntegrationTests {
    private static final String TABLE = """
            table                    | chief | instructor | deputy | leader | officer | auxiliary | inspector | guidance | system | security | audit | next door
            organisation.unit        | ab    | ab         | ab     | a      | a       | b         | abc       | ab       | abc    | abc      | abc   | c
            organisation.placement   | ab    | ab         | ab     | a      | a       | b         | abc       | ab       | abc    | abc      | abc   | c
            organisation.person      | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            organisation.membership  | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            organisation.assignment  | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            organisation.charge      | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            organisation.absence     | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            organisation.guidance    | ab    | ab         | ab     | a      | -       | -         | abc       | -        | abc    | abc      | abc   | c
            roster.month             | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            roster.shift             | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            roster.swap              | ab    | ab         | ab     | a      | a       | b         | abc       | -        | abc    | abc      | abc   | c
            roster.occasion          | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rule.source              | ab    | ab         | ab     | a      | a       | b         | abc       | ab       | abc    | abc      | abc   | c
            rule.clause              | ab    | ab         | ab     | a      | a       | b         | abc       | ab       | abc    | abc      | abc   | c
            rule.clause_version      | ab    | ab         | ab     | a      | a       | b         | abc       | ab       | abc    | abc      | abc   | c
            rule.duty                | ab    | ab         | ab     | a      | a       | b         | abc       | ab       | abc    | abc      | abc   | c
            rule.duty_version        | ab    | ab         | ab     | a      | a       | b         | abc       | ab       | abc    | abc      | abc   | c
            rule.acknowledgement     | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rule.not_applicable      | ab    | ab         | ab     | a      | -       | -         | abc       | a        | abc    | abc      | abc   | c
            rule.exemption           | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            evidence.fact            | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            supervision.visit        | ab    | ab         | ab     | a      | a       | b         | abc       | a        | -      | -        | -     | c
            supervision.result       | ab    | ab         | ab     | a      | a       | b         | abc       | a        | -      | -        | -     | c
            redress.statement        | ab    | ab         | ab     | a      | a       | b         | abc       | a        | -      | -        | -     | c
            redress.objection        | ab    | ab         | ab     | a      | a       | b         | abc       | a        | -      | -        | -     | c
            redress.reading          | -     | -          | -      | -      | a       | b         | -         | -        | -      | -        | -     | -
            referral.complaint       | ab    | ab         | ab     | -      | -       | -         | abc       | -        | -      | -        | -     | c
            referral.complainant     | ab    | ab         | ab     | -      | -       | -         | -         | -        | -      | -        | -     | c
            referral.referral        | -     | -          | -      | b      | b       | -         | c         | a        | -      | -        | -     | -
            supervision.finding      | ab    | ab         | ab     | a      | a       | b         | abc       | a        | -      | -        | -     | c
            supervision.withdrawal   | ab    | ab         | ab     | a      | a       | b         | abc       | a        | -      | -        | -     | c
            supervision.photo        | ab    | ab         | ab     | a      | a       | b         | abc       | a        | -      | -        | -     | c
            supervision.commendation | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.problem    | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.problem_finding| ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.measure    | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.step       | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.extension  | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.withdrawal | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.verification| ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.look_back  | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            rectification.escalation | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | -     | c
            identity.account         | -     | -          | -      | -      | a       | b         | -         | -        | -      | abc      | -     | -
            identity.link            | -     | -          | -      | -      | -       | -         | -         | -        | -      | abc      | -     | -
            ledger.entry             | ab    | ab         | ab     | a      | a       | b         | abc       | -        | -      | -        | abc   | c
            """;

    private static final VisibilityWorld WORLD = new VisibilityWorld(TestDatabase.fresh());
    private static final DataSource APP = WORLD.access.source(WORLD.access.app());
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new ScopedTransactions(APP, new Remembered()));

    @TestFactory
    Stream<DynamicTest> showsToEachActorWhatTheTableSays() {
        var lines = TABLE.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        var columns = lines.getFirst();
        var tests = new ArrayList<DynamicTest>();
        for (var line : lines.subList(1, lines.size())) {
            tests.add(DynamicTest.dynamicTest(line.getFirst(), () -> {
                var expected = new HashMap<String, String>();
                var found = new HashMap<String, String>();
                for (var column = 1; column < columns.size(); column++) {
                    expected.put(columns.get(column), line.get(column));
                    found.put(columns.get(column), seen(line.getFirst(), WORLD.actors.get(columns.get(column))));
                }
                assertThat(found).isEqualTo(expected);
            }));
        }
        return tests.stream();
    }

    @Test
    void showsNothingAtAllToNobody() {
        for (var table : WORLD.rows.keySet()) {
            var count = TRANSACTION.<Long>execute(status -> JdbcClient.create(APP)
                    .sql("select count(*) from " + table)
                    .query(Long.class)
                    .single());
            assertThat(count).as(table).isZero();
        }
    }

    /** Letters of the rows that the actor sees; the rows of a table are told apart by its key. */
    private static String seen(String table, Actor actor) {
        Map<String, String> letters = WORLD.rows.get(table);
        var keys = Acting.as(
                actor,
                () -> TRANSACTION.<List<String>>execute(status -> JdbcClient.create(APP)
                        .sql("select " + WORLD.key(table) + " from " + table)
                        .query(String.class)
                        .list()));
        var found = new TreeSet<String>();
        for (var key : keys) {
            if (letters.containsKey(key)) {
                found.add(letters.get(key));
            }
        }
        return found.isEmpty() ? "-" : String.join("", found);
    }
}
