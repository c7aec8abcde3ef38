package luoshi.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import luoshi.rule.ClauseRow.Status;
import luoshi.rule.ClauseRow.VersionRow;
import luoshi.rule.ClauseRow.Whole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClauses {
    private static final String CLAUSE = """
            select c.id, c.source_id, s.title as source_title, c.node_id, c.owner_unit_id, c.reference, c.title, c.version
            from rule.clause c join rule.source s on s.id = c.source_id where c.id = :id
            """;
    private static final String VERSIONS = """
            select id, number, status, area_id, should, should_not, countermeasure, hardware, tangible, zero_tolerance, responsible_id,
                   lower(in_force) as since, upper(in_force) as until, published_at, drafted_by, approved_by, change_note, repeal_reason
            from rule.clause_version where clause_id = :clause order by number desc
            """;
    private static final String ADD_VERSION = """
            insert into rule.clause_version (clause_id, number, status, area_id, should, should_not, countermeasure, hardware, tangible,
                   zero_tolerance, responsible_id, in_force, drafted_by, drafted_at, change_note)
            values (:clause, :number, 'DRAFT', :area, :should, :shouldNot, :countermeasure, :hardware, :tangible,
                   :zero, :responsible, daterange(:day, null), :by, :at, :note) returning id
            """;
    private static final String SAVE_VERSION = """
            update rule.clause_version set area_id = :area, should = :should, should_not = :shouldNot, countermeasure = :countermeasure,
                   hardware = :hardware, tangible = :tangible, zero_tolerance = :zero, responsible_id = :responsible, change_note = :note,
                   drafted_by = :by, drafted_at = :at, version = version + 1
            where id = :id and status = 'DRAFT'
            """;
    private final JdbcClient sql;

    JdbcClauses(JdbcClient sql) {
        this.sql = sql;
    }

    /** A clause by what it is called. */
    record Known(long id, long source, String reference, String title) {}

    /** The clauses of a unit. */
    List<Known> ofOwner(long owner) {
        return sql.sql(
                        "select id, source_id, reference, title from rule.clause where owner_unit_id = :owner order by id")
                .param("owner", owner)
                .query((row, number) -> new Known(
                        row.getLong("id"),
                        row.getLong("source_id"),
                        row.getString("reference"),
                        row.getString("title")))
                .list();
    }

    /** @throws Missing when it is not there or not visible */
    Whole find(long id) {
        var clause = sql.sql(CLAUSE)
                .param("id", id)
                .query((row, number) -> new ClauseRow(
                        row.getLong("id"),
                        row.getLong("source_id"),
                        row.getString("source_title"),
                        row.getObject("node_id", Long.class),
                        row.getLong("owner_unit_id"),
                        row.getString("reference"),
                        row.getString("title"),
                        row.getInt("version")))
                .optional()
                .orElseThrow(() -> new Missing("clause", id));
        var versions = sql.sql(VERSIONS)
                .param("clause", id)
                .query(JdbcClauses::version)
                .list();
        return new Whole(clause, versions);
    }

    /**
     * Takes the clause for a change.
     *
     * @throws Stale when somebody changed it since
     */
    void lock(long clause, int version) {
        var changed = sql.sql("update rule.clause set version = version + 1 where id = :id and version = :version")
                .param("id", clause)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Stale("clause", clause);
        }
    }

    /** The new clause, or empty when its article was taken up by the owner before. */
    Optional<Long> add(long source, @Nullable Long node, long owner, String reference, String title) {
        return sql.sql("""
                        insert into rule.clause (source_id, node_id, owner_unit_id, reference, title)
                        values (:source, :node, :owner, :reference, :title) on conflict do nothing returning id
                        """)
                .param("source", source)
                .param("node", node, Types.BIGINT)
                .param("owner", owner)
                .param("reference", reference)
                .param("title", title)
                .query(Long.class)
                .optional();
    }

    void retitle(long clause, String title) {
        sql.sql("update rule.clause set title = :title where id = :id")
                .param("id", clause)
                .param("title", title)
                .update();
    }

    long addVersion(long clause, int number, ClauseDraft draft, @Nullable Long by, OffsetDateTime at) {
        return content(sql.sql(ADD_VERSION), draft, by, at)
                .param("clause", clause)
                .param("number", number)
                .param("day", at.toLocalDate())
                .query(Long.class)
                .single();
    }

    void saveVersion(long version, ClauseDraft draft, @Nullable Long by, OffsetDateTime at) {
        content(sql.sql(SAVE_VERSION), draft, by, at).param("id", version).update();
    }

    private static JdbcClient.StatementSpec content(
            JdbcClient.StatementSpec statement, ClauseDraft draft, @Nullable Long by, OffsetDateTime at) {
        return statement
                .param("area", draft.area())
                .param("should", draft.should())
                .param("shouldNot", draft.shouldNot())
                .param("countermeasure", draft.countermeasure())
                .param("hardware", draft.hardware())
                .param("tangible", draft.tangible())
                .param("zero", draft.zeroTolerance())
                .param("responsible", draft.responsible(), Types.BIGINT)
                .param("note", draft.changeNote())
                .param("by", by, Types.BIGINT)
                .param("at", at);
    }

    void discard(long clause, long version, boolean wholeClause) {
        sql.sql("delete from rule.clause_version where id = :version and status = 'DRAFT'")
                .param("version", version)
                .update();
        if (wholeClause) {
            sql.sql("delete from rule.clause where id = :clause")
                    .param("clause", clause)
                    .update();
        }
    }

    void publish(long version, LocalDate from, @Nullable LocalDate to, @Nullable Long by, OffsetDateTime at) {
        sql.sql("""
                        update rule.clause_version set status = 'PUBLISHED', in_force = daterange(:from, :to), published_at = :at,
                               approved_by = :by, version = version + 1
                        where id = :id and status = 'DRAFT'
                        """)
                .param("id", version)
                .param("from", from)
                .param("to", to, Types.DATE)
                .param("by", by, Types.BIGINT)
                .param("at", at)
                .update();
    }

    /** Ends a version before the day; what it was in force stays as it was. */
    void end(long version, LocalDate on, @Nullable String repealReason, @Nullable OffsetDateTime repealedAt) {
        sql.sql("""
                        update rule.clause_version set in_force = daterange(lower(in_force), :on), repealed_at = :at,
                               repeal_reason = coalesce(:reason, repeal_reason), version = version + 1
                        where id = :id and status = 'PUBLISHED'
                        """)
                .param("id", version)
                .param("on", on)
                .param("reason", repealReason, Types.VARCHAR)
                .param("at", repealedAt, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Opens the end of a version again, because what was to follow it was withdrawn. */
    void reopen(long clause, LocalDate end) {
        sql.sql("""
                        update rule.clause_version set in_force = daterange(lower(in_force), null), version = version + 1
                        where clause_id = :clause and status = 'PUBLISHED' and upper(in_force) = :end and repealed_at is null
                        """).param("clause", clause).param("end", end).update();
    }

    /** Takes a version that never came into force back to a draft; that it was published once stays to be seen. */
    void withdraw(long version) {
        sql.sql(
                        "update rule.clause_version set status = 'DRAFT', version = version + 1 where id = :id and status = 'PUBLISHED'")
                .param("id", version)
                .update();
    }

    private static VersionRow version(ResultSet row, int number) throws SQLException {
        return new VersionRow(
                row.getLong("id"),
                row.getInt("number"),
                Status.valueOf(row.getString("status")),
                row.getLong("area_id"),
                row.getString("should"),
                row.getString("should_not"),
                row.getString("countermeasure"),
                row.getBoolean("hardware"),
                row.getBoolean("tangible"),
                row.getBoolean("zero_tolerance"),
                row.getObject("responsible_id", Long.class),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getObject("published_at", OffsetDateTime.class),
                row.getObject("drafted_by", Long.class),
                row.getObject("approved_by", Long.class),
                row.getString("change_note"),
                row.getString("repeal_reason"));
    }
}
