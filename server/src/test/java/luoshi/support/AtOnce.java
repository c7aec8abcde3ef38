package luoshi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import luoshi.database.DatabaseAccess;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Sends two requests at the very same moment: both have read what stands and wait to write before either may. */
public final class AtOnce {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private AtOnce() {}

    /** Holds back every write to the table until both requests want to, then lets them go; the answers in order. */
    public static List<HttpResponse<String>> send(
            DatabaseAccess access,
            String table,
            Callable<HttpResponse<String>> one,
            Callable<HttpResponse<String>> other)
            throws Exception {
        var owner = access.owner();
        try (var connection = access.source(owner).getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            var sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            sql.execute("lock table " + table + " in share mode");
            var sent = List.of(threads.submit(one), threads.submit(other));
            try {
                untilBothWait(sql, sent);
            } finally {
                connection.rollback();
            }
            var answers = new ArrayList<HttpResponse<String>>();
            for (Future<HttpResponse<String>> each : sent) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    /** One request was carried out and the other was told so: 409, in words. */
    public static void oneWins(List<HttpResponse<String>> answers) {
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer -> assertThat(answer.body()).contains("别人刚刚改过"));
    }

    private static void untilBothWait(JdbcTemplate sql, List<? extends Future<?>> sent)
            throws InterruptedException, SQLException {
        var end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && sent.stream().noneMatch(Future::isDone)) {
            var waiting = sql.queryForObject(
                    "select count(distinct pid) from pg_locks where not granted and pid <> pg_backend_pid()",
                    Long.class);
            if (waiting != null && waiting >= 2) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("the two requests did not meet");
    }
}
