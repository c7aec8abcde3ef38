package luoshi.redress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import luoshi.database.Columns;
import luoshi.engine.calendar.OffHours;
import luoshi.supervision.VisitKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What checks and praise say of a person, as far as the actor may see it. Who may read a record may know who wrote it and by
 * which clause, wherever those belong.
 */
@Repository
class JdbcRecords {
    private static final String FINDINGS = """
            select f.id from supervision.finding f where f.person_id = :person and f.found_at >= :since
            """;
    private static final String COMPLIANT = """
            select v.id, v.at, v.kind, v.announced, v.checker_id, v.entered_seq,
                   array_agg(r.clause_id order by r.id) as clauses
            from supervision.result r join supervision.visit v on v.id = r.visit_id
            where r.person_id = :person and r.outcome = 'COMPLIANT' and v.at >= :since
            group by v.id order by v.at desc, v.id desc
            """;
    private static final String PRAISE = """
            select c.id, c.at, c.kind, c.seen, c.origin, c.author_id, c.entered_seq, c.withdrawal_reason
            from supervision.commendation c where c.person_id = :person and c.at >= :since order by c.at desc, c.id desc
            """;
    private final JdbcClient sql;

    JdbcRecords(JdbcClient sql) {
        this.sql = sql;
    }

    /** What one check saw in order, by one person. */
    record Compliant(
            long visit,
            Instant at,
            VisitKind kind,
            boolean announced,
            @Nullable Long checker,
            long seq,
            List<Long> clauses) {}

    /** One word of praise; {@code example} 示范. */
    record Praise(
            long id,
            Instant at,
            boolean example,
            String seen,
            String origin,
            long author,
            long seq,
            @Nullable String withdrawn) {}

    List<Long> findings(long person, LocalDate since) {
        return sql.sql(FINDINGS)
                .param("person", person)
                .param("since", dawn(since))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    List<Compliant> compliant(long person, LocalDate since) {
        return sql.sql(COMPLIANT)
                .param("person", person)
                .param("since", dawn(since))
                .query((row, number) -> new Compliant(
                        row.getLong("id"),
                        Columns.instant(row, "at"),
                        VisitKind.valueOf(row.getString("kind")),
                        row.getBoolean("announced"),
                        row.getObject("checker_id", Long.class),
                        row.getLong("entered_seq"),
                        Arrays.asList((Long[]) row.getArray("clauses").getArray())))
                .list();
    }

    List<Praise> praise(long person, LocalDate since) {
        return sql.sql(PRAISE)
                .param("person", person)
                .param("since", dawn(since))
                .query((row, number) -> new Praise(
                        row.getLong("id"),
                        Columns.instant(row, "at"),
                        "EXAMPLE".equals(row.getString("kind")),
                        row.getString("seen"),
                        row.getString("origin"),
                        row.getLong("author_id"),
                        row.getLong("entered_seq"),
                        row.getString("withdrawal_reason")))
                .list();
    }

    private static OffsetDateTime dawn(LocalDate day) {
        return day.atStartOfDay(OffHours.CHINA).toOffsetDateTime();
    }
}
