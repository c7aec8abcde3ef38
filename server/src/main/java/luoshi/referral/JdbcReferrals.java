package luoshi.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import luoshi.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Referrals in PostgreSQL, as far as the actor may see them. */
@Repository
class JdbcReferrals {
    private static final String COLUMNS = """
            select id, author_id, to_unit_id, about_unit_id, about_person_id, matter, at, received_by, received_at, answer, version
            from referral.referral
            """;

    private final JdbcClient sql;

    JdbcReferrals(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Long> sent(String once) {
        return sql.sql("select id from referral.referral where once = :once")
                .param("once", once)
                .query(Long.class)
                .optional();
    }

    Optional<Referral> find(long id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(JdbcReferrals::read)
                .optional();
    }

    /** The newest first. */
    List<Referral> all() {
        return sql.sql(COLUMNS + " order by at desc, id desc limit 200")
                .query(JdbcReferrals::read)
                .list();
    }

    long insert(WriteReferral command, Instant at, long author, String once, long seq) {
        return sql.sql("""
                        insert into referral.referral (author_id, to_unit_id, about_unit_id, about_person_id, matter, at, once, entered_seq)
                        values (:author, :to, :unit, :person, :matter, :at, :once, :seq) returning id
                        """)
                .param("author", author)
                .param("to", command.to())
                .param("unit", command.unit())
                .param("person", command.person(), Types.BIGINT)
                .param("matter", command.matter().strip())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("once", once)
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    /** Whether it was received by this; false when somebody else was quicker. */
    boolean receive(long id, int version, long by, Instant at) {
        return sql.sql("""
                        update referral.referral set received_by = :by, received_at = :at, version = version + 1
                        where id = :id and version = :version and received_at is null
                        """)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Whether it was answered by this. */
    boolean answer(long id, int version, String text) {
        return sql.sql("""
                        update referral.referral set answer = :text, version = version + 1
                        where id = :id and version = :version and received_at is not null and answer is null
                        """)
                        .param("text", text)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Referral read(ResultSet row, int number) throws SQLException {
        return new Referral(
                row.getLong("id"),
                row.getLong("author_id"),
                row.getLong("to_unit_id"),
                row.getLong("about_unit_id"),
                row.getObject("about_person_id", Long.class),
                row.getString("matter"),
                Columns.instant(row, "at"),
                row.getObject("received_by", Long.class),
                Columns.instantOrNull(row, "received_at"),
                row.getString("answer"),
                row.getInt("version"));
    }
}
