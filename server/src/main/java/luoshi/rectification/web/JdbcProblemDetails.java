package luoshi.rectification.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import luoshi.rectification.domain.ProblemState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a problem's page shows beside the problem: its steps, findings, verifications, look-backs and kin. */
@Repository
class JdbcProblemDetails {
    private final JdbcClient sql;

    JdbcProblemDetails(JdbcClient sql) {
        this.sql = sql;
    }

    /** A step as it was written. */
    record Step(Instant at, String kind, String actor, boolean program, String text, List<String> data, long entry) {}

    List<Step> steps(long problem) {
        return sql.sql("""
                        select at, kind, actor_id is null as program, actor_name, text, data, entered_seq
                        from rectification.step where problem_id = :id order by at, id
                        """)
                .param("id", problem)
                .query((row, number) -> new Step(
                        at(row.getObject("at", OffsetDateTime.class)),
                        row.getString("kind"),
                        row.getString("actor_name"),
                        row.getBoolean("program"),
                        row.getString("text"),
                        Arrays.asList((String[]) row.getArray("data").getArray()),
                        row.getLong("entered_seq")))
                .list();
    }

    private static Instant at(OffsetDateTime time) {
        return time.toInstant();
    }

    List<Long> findings(long problem) {
        return sql.sql(
                        "select finding_id from rectification.problem_finding where problem_id = :id order by finding_id")
                .param("id", problem)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** The problem that leads a finding, or empty where there is none or the actor may not see it. */
    Optional<Long> ofFinding(long finding) {
        return sql.sql("select problem_id from rectification.problem_finding where finding_id = :id")
                .param("id", finding)
                .query((row, number) -> row.getLong(1))
                .optional();
    }

    /** A verification as it was written. */
    record Verified(Instant at, long verifier, int looked, int good, int needed, boolean accepted, String text) {}

    List<Verified> verifications(long problem) {
        return sql.sql("""
                        select at, verifier_id, looked, good, needed, accepted, text
                        from rectification.verification where problem_id = :id order by id
                        """)
                .param("id", problem)
                .query((row, number) -> new Verified(
                        at(row.getObject("at", OffsetDateTime.class)),
                        row.getLong("verifier_id"),
                        row.getInt("looked"),
                        row.getInt("good"),
                        row.getInt("needed"),
                        row.getBoolean("accepted"),
                        row.getString("text")))
                .list();
    }

    /** An extension that was granted: what was due before, and the day it was granted. */
    record Granted(LocalDate before, Instant at) {}

    List<Granted> granted(long problem) {
        return sql.sql(
                        "select due_before, decided_at from rectification.extension where problem_id = :id and granted order by id")
                .param("id", problem)
                .query((row, number) -> new Granted(
                        row.getObject("due_before", LocalDate.class),
                        at(row.getObject("decided_at", OffsetDateTime.class))))
                .list();
    }

    /** Why an extension or a withdrawal was asked for. */
    String asked(String table, long problem) {
        return sql.sql("select reason from rectification." + table + " where problem_id = :id and decided_at is null")
                .param("id", problem)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** A look-back with what it saw. */
    record Looked(int days, LocalDate due, @Nullable Boolean held, String text) {}

    List<Looked> lookBacks(long problem) {
        return sql.sql("select days, due, held, text from rectification.look_back where problem_id = :id order by days")
                .param("id", problem)
                .query((row, number) -> new Looked(
                        row.getInt("days"),
                        row.getObject("due", LocalDate.class),
                        (Boolean) row.getObject("held"),
                        row.getString("text")))
                .list();
    }

    /** A problem of the same chain of relapses. */
    record Kin(long id, String number, Instant opened, ProblemState state) {}

    List<Kin> kin(long problem) {
        return sql.sql("""
                        with recursive back as (
                            select id, relapse_of from rectification.problem where id = :id
                            union all select p.id, p.relapse_of from rectification.problem p join back b on p.id = b.relapse_of),
                        forth as (
                            select id from rectification.problem where id = :id
                            union all select p.id from rectification.problem p join forth f on p.relapse_of = f.id)
                        select id, number, opened_at, state from rectification.problem
                        where id in (select id from back union select id from forth) order by opened_at, id
                        """)
                .param("id", problem)
                .query((row, number) -> kin(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getObject("opened_at", OffsetDateTime.class),
                        row.getString("state")))
                .list();
    }

    private static Kin kin(long id, String number, OffsetDateTime opened, String state) {
        return new Kin(id, number, at(opened), ProblemState.valueOf(state));
    }
}
