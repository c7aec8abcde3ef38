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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Objections in PostgreSQL, as far as the actor may see them. */
@Repository
class JdbcObjections {
    private static final String COLUMNS = """
            select id, finding_id, person_id, handling_unit_id, at, text, last_day, answer_due, decision, decision_text,
                   decided_by, decided_at, version, entered_seq
            from redress.objection
            """;

    private final JdbcClient sql;

    JdbcObjections(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Objection> find(long id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(JdbcObjections::read)
                .optional();
    }

    Optional<Objection> ofFinding(long finding) {
        return sql.sql(COLUMNS + " where finding_id = :finding")
                .param("finding", finding)
                .query(JdbcObjections::read)
                .optional();
    }

    List<Objection> ofFindings(Collection<Long> findings) {
        return sql.sql(COLUMNS + " where finding_id = any (:findings) order by at, id")
                .param("findings", findings.toArray(Long[]::new))
                .query(JdbcObjections::read)
                .list();
    }

    /** Whether this form was sent before. */
    boolean sent(long objection, String once) {
        return sql.sql("select once is not distinct from :once from redress.objection where id = :id")
                .param("once", once)
                .param("id", objection)
                .query(Boolean.class)
                .single();
    }

    /** Those that wait for a decision by a unit of these, the first due first. */
    List<Objection> waiting(Collection<Long> units) {
        return sql.sql(COLUMNS + " where decision is null and handling_unit_id = any (:units) order by answer_due, id")
                .param("units", units.toArray(Long[]::new))
                .query(JdbcObjections::read)
                .list();
    }

    long insert(Objection objection, String once) {
        return sql.sql("""
                        insert into redress.objection (finding_id, person_id, handling_unit_id, at, text, last_day, answer_due, once, entered_seq)
                        values (:finding, :person, :body, :at, :text, :last, :due, :once, :seq) returning id
                        """)
                .param("finding", objection.findingId())
                .param("person", objection.personId())
                .param("body", objection.handlingUnitId())
                .param("at", objection.at().atOffset(ZoneOffset.UTC))
                .param("text", objection.text())
                .param("last", objection.lastDay())
                .param("due", objection.answerDue())
                .param("once", once)
                .param("seq", objection.enteredSeq())
                .query(Long.class)
                .single();
    }

    /** Whether it was decided by this; false when somebody else was quicker. */
    boolean decide(long id, int version, ObjectionDecision decision, String text, long by, Instant at) {
        return sql.sql("""
                        update redress.objection set decision = :decision, decision_text = :text, decided_by = :by, decided_at = :at,
                               version = version + 1
                        where id = :id and version = :version and decision is null
                        """)
                        .param("decision", decision.name())
                        .param("text", text)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Objection read(ResultSet row, int number) throws SQLException {
        var decision = row.getString("decision");
        return new Objection(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getLong("person_id"),
                row.getLong("handling_unit_id"),
                Columns.instant(row, "at"),
                row.getString("text"),
                row.getObject("last_day", LocalDate.class),
                row.getObject("answer_due", LocalDate.class),
                decision == null ? null : ObjectionDecision.valueOf(decision),
                row.getString("decision_text"),
                row.getObject("decided_by", Long.class),
                Columns.instantOrNull(row, "decided_at"),
                row.getInt("version"),
                row.getLong("entered_seq"));
    }
}
