package luoshi.redress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import luoshi.database.Columns;
import luoshi.database.OneAtATime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements in PostgreSQL, as far as the actor may see them. */
@Repository
class JdbcStatements {
    private static final String COLUMNS = """
            select id, finding_id, person_id, handling_unit_id, at, text, answer_due, answer, answer_text, answered_by,
                   answered_at, version, entered_seq
            from redress.statement
            """;

    private final JdbcClient sql;

    JdbcStatements(JdbcClient sql) {
        this.sql = sql;
    }

    /** Lets requests about the same finding pass one after the other, until the end of the transaction. */
    void oneAtATime(long finding) {
        OneAtATime.pass(sql, "finding", finding);
    }

    Optional<Statement> find(long id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(JdbcStatements::read)
                .optional();
    }

    Optional<Statement> ofFinding(long finding) {
        return sql.sql(COLUMNS + " where finding_id = :finding")
                .param("finding", finding)
                .query(JdbcStatements::read)
                .optional();
    }

    List<Statement> ofFindings(Collection<Long> findings) {
        return sql.sql(COLUMNS + " where finding_id = any (:findings) order by at, id")
                .param("findings", findings.toArray(Long[]::new))
                .query(JdbcStatements::read)
                .list();
    }

    /** Whether this form was sent before. */
    boolean sent(long statement, String once) {
        return sql.sql("select once is not distinct from :once from redress.statement where id = :id")
                .param("once", once)
                .param("id", statement)
                .query(Boolean.class)
                .single();
    }

    /** Those that wait for an answer by a unit of these, the first due first. */
    List<Statement> waiting(Collection<Long> units) {
        return sql.sql(COLUMNS + " where answer is null and handling_unit_id = any (:units) order by answer_due, id")
                .param("units", units.toArray(Long[]::new))
                .query(JdbcStatements::read)
                .list();
    }

    long insert(long finding, long person, long body, Instant at, String text, LocalDate due, String once, long seq) {
        return sql.sql("""
                        insert into redress.statement (finding_id, person_id, handling_unit_id, at, text, answer_due, once, entered_seq)
                        values (:finding, :person, :body, :at, :text, :due, :once, :seq) returning id
                        """)
                .param("finding", finding)
                .param("person", person)
                .param("body", body)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("text", text)
                .param("due", due)
                .param("once", once)
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    /** Whether it was answered by this; false when somebody else was quicker. */
    boolean answer(long id, int version, StatementAnswer answer, String text, long by, Instant at) {
        return sql.sql("""
                        update redress.statement set answer = :answer, answer_text = :text, answered_by = :by, answered_at = :at,
                               version = version + 1
                        where id = :id and version = :version and answer is null
                        """)
                        .param("answer", answer.name())
                        .param("text", text)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Statement read(ResultSet row, int number) throws SQLException {
        var answer = row.getString("answer");
        return new Statement(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getLong("person_id"),
                row.getLong("handling_unit_id"),
                Columns.instant(row, "at"),
                row.getString("text"),
                row.getObject("answer_due", LocalDate.class),
                answer == null ? null : StatementAnswer.valueOf(answer),
                row.getString("answer_text"),
                row.getObject("answered_by", Long.class),
                Columns.instantOrNull(row, "answered_at"),
                row.getInt("version"),
                row.getLong("entered_seq"));
    }
}
