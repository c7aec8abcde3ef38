package luoshi.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import luoshi.database.Columns;
import luoshi.database.OneAtATime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Complaints in PostgreSQL, as far as the actor may see them. */
@Repository
class JdbcComplaints {
    private static final String COLUMNS = """
            select id, unit_id, about_person_id, handling_unit_id, received_at, channel, matter, state, handed_to, author_id,
                   decided_by, decided_at, decision_text, version
            from referral.complaint
            """;

    private final JdbcClient sql;

    JdbcComplaints(JdbcClient sql) {
        this.sql = sql;
    }

    /** Who complains. */
    record Complainant(String name, String contact) {}

    /** Lets forms of the same number pass one after the other, until the end of the transaction. */
    void oneAtATime(String once) {
        OneAtATime.pass(sql, "sealed", once);
    }

    Optional<Long> sent(String once) {
        return sql.sql("select id from referral.complaint where once = :once")
                .param("once", once)
                .query(Long.class)
                .optional();
    }

    Optional<Complaint> find(long id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(JdbcComplaints::read)
                .optional();
    }

    /** The newest first; what is still open before all. */
    List<Complaint> all() {
        return sql.sql(COLUMNS + " order by state <> 'RECEIVED', received_at desc, id desc limit 200")
                .query(JdbcComplaints::read)
                .list();
    }

    /** Who complained, where the actor may know it. */
    Optional<Complainant> complainant(long complaint) {
        return sql.sql("select name, contact from referral.complainant where complaint_id = :id")
                .param("id", complaint)
                .query((row, number) -> new Complainant(row.getString("name"), row.getString("contact")))
                .optional();
    }

    long insert(RecordComplaint command, long body, Instant at, long author, String once, long seq) {
        return sql.sql("""
                        insert into referral.complaint (unit_id, about_person_id, handling_unit_id, received_at, channel, matter,
                            author_id, once, entered_seq)
                        values (:unit, :person, :body, :at, :channel, :matter, :author, :once, :seq) returning id
                        """)
                .param("unit", command.unit())
                .param("person", command.person(), Types.BIGINT)
                .param("body", body)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("channel", command.channel().name())
                .param("matter", command.matter().strip())
                .param("author", author)
                .param("once", once)
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    void name(long complaint, String name, String contact) {
        sql.sql("insert into referral.complainant (complaint_id, name, contact) values (:id, :name, :contact)")
                .param("id", complaint)
                .param("name", name)
                .param("contact", contact)
                .update();
    }

    /** Whether it came to this end; false when somebody else was quicker. */
    boolean end(
            long id,
            int version,
            ComplaintState state,
            @Nullable String handedTo,
            @Nullable String text,
            @Nullable Long area,
            long by,
            Instant at) {
        return sql.sql("""
                        update referral.complaint set state = :state, handed_to = :to, decision_text = :text, area_id = :area,
                               decided_by = :by, decided_at = :at, version = version + 1
                        where id = :id and version = :version and state = 'RECEIVED'
                        """)
                        .param("state", state.name())
                        .param("to", handedTo, Types.VARCHAR)
                        .param("text", text, Types.VARCHAR)
                        .param("area", area, Types.BIGINT)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Complaint read(ResultSet row, int number) throws SQLException {
        return new Complaint(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getObject("about_person_id", Long.class),
                row.getLong("handling_unit_id"),
                Columns.instant(row, "received_at"),
                ComplaintChannel.valueOf(row.getString("channel")),
                row.getString("matter"),
                ComplaintState.valueOf(row.getString("state")),
                row.getString("handed_to"),
                row.getLong("author_id"),
                row.getObject("decided_by", Long.class),
                Columns.instantOrNull(row, "decided_at"),
                row.getString("decision_text"),
                row.getInt("version"));
    }
}
