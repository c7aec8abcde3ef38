package luoshi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of findings in PostgreSQL. */
@Repository
class JdbcFindings {
    private static final String REQUEST =
            "select id, finding_id, reason, asked_by, version from supervision.withdrawal where ";

    private final JdbcClient sql;

    JdbcFindings(JdbcClient sql) {
        this.sql = sql;
    }

    /** An open request that a finding be withdrawn. */
    record Request(long id, long finding, String reason, long askedBy, int version) {}

    Optional<Finding> locked(long id) {
        return sql.sql(Findings.COLUMNS + " where f.id = :id for update of f")
                .param("id", id)
                .query(Findings::read)
                .optional();
    }

    void correct(long id, Instant at, long by, String what) {
        sql.sql("""
                        update supervision.finding set outcome = 'CORRECTED', corrected_at = :at, corrected_by = :by,
                            correction = :what, version = version + 1 where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("what", what)
                .param("id", id)
                .update();
    }

    void withdraw(long id, Instant at, long by, String reason) {
        sql.sql("""
                        update supervision.finding set outcome = 'WITHDRAWN', withdrawn_at = :at, withdrawn_by = :by,
                            withdrawal_reason = :reason, version = version + 1 where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    Optional<Request> open(long finding) {
        return sql.sql(REQUEST + "finding_id = :finding and decided_at is null")
                .param("finding", finding)
                .query(JdbcFindings::request)
                .optional();
    }

    Optional<Request> request(long id) {
        return sql.sql(REQUEST + "id = :id for update")
                .param("id", id)
                .query(JdbcFindings::request)
                .optional();
    }

    void ask(long finding, String reason, long by, Instant at) {
        sql.sql("""
                        insert into supervision.withdrawal (finding_id, reason, asked_by, asked_at)
                        values (:finding, :reason, :by, :at)
                        """)
                .param("finding", finding)
                .param("reason", reason)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Answers an open request; false when somebody else did meanwhile. */
    boolean answer(long id, @Nullable Integer version, long by, Instant at, boolean granted, String answer) {
        return sql.sql("""
                        update supervision.withdrawal set decided_by = :by, decided_at = :at, granted = :granted,
                            answer = :answer, version = version + 1
                        where id = :id and decided_at is null and (cast(:version as int) is null or version = :version)
                        """)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("granted", granted)
                        .param("answer", answer)
                        .param("id", id)
                        .param("version", version, java.sql.Types.INTEGER)
                        .update()
                == 1;
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getString("reason"),
                row.getLong("asked_by"),
                row.getInt("version"));
    }
}
