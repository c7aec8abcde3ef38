package luoshi.rectification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import luoshi.database.Columns;
import luoshi.engine.calendar.OffHours;
import luoshi.rectification.domain.Opening;
import luoshi.rectification.domain.ProblemState;
import luoshi.supervision.Finding;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the opening of problems asks the tables: findings nobody leads, problems of one cause, times it happened. */
@Repository
class JdbcOpening {
    private static final String MISSING = """
            select f.id, f.unit_id from supervision.finding f
            where f.outcome in ('WAITING', 'CORRECTED')
              and not exists (select from rectification.problem_finding pf where pf.finding_id = f.id)
              and (f.severity >= 3 or f.zero_tolerance
                or (f.outcome = 'WAITING' and f.found_at < :waiting)
                or exists (select from rectification.problem p
                    where p.unit_id = f.unit_id and p.clause_id = f.clause_id and p.place = f.place
                      and (p.state in ('OPENED', 'ASSIGNED', 'PLANNED', 'UNDER_WAY', 'CLAIMED')
                            and (f.outcome = 'WAITING' or f.found_at >= p.opened_at)
                        or p.state in ('VERIFIED', 'LOOKED_BACK') and f.found_at > p.verified_at))
                or f.found_at > :recent and (select count(*) from supervision.finding g
                    where g.unit_id = f.unit_id and g.clause_id = f.clause_id and g.place = f.place and g.outcome <> 'WITHDRAWN'
                      and g.found_at > f.found_at - make_interval(days => :days + 1)
                      and (g.found_at, g.id) <= (f.found_at, f.id)) >= 3)
            order by f.found_at, f.id
            """;
    private static final String EMPTY = """
            select p.id, p.station_id from rectification.problem p
            where p.state not in ('SETTLED', 'RELAPSED', 'WITHDRAWN') and p.reason in ('SERIOUS', 'THIRD', 'UNCORRECTED')
              and exists (select from rectification.problem_finding pf where pf.problem_id = p.id)
              and not exists (select from rectification.problem_finding pf join supervision.finding f on f.id = pf.finding_id
                where pf.problem_id = p.id and f.outcome <> 'WITHDRAWN')
            order by p.id
            """;

    private final JdbcClient sql;
    private final JdbcClient reader;

    JdbcOpening(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** Something to look at: its id and the unit or station it belongs to. */
    record Candidate(long id, long unit) {}

    /**
     * Findings that could open or join a problem and have none, oldest first.
     *
     * @param oldestWaiting what was found before and still waits is late
     * @param recent what was found before cannot become a third time any more
     */
    List<Candidate> missing(LocalDate oldestWaiting, LocalDate recent) {
        return reader.sql(MISSING)
                .param("waiting", dawn(oldestWaiting))
                .param("recent", dawn(recent))
                .param("days", Opening.WINDOW_DAYS)
                .query((row, number) -> new Candidate(row.getLong("id"), row.getLong("unit_id")))
                .list();
    }

    /** Problems of the program whose findings were all withdrawn, with their station. */
    List<Candidate> empty() {
        return reader.sql(EMPTY)
                .query((row, number) -> new Candidate(row.getLong("id"), row.getLong("station_id")))
                .list();
    }

    private static OffsetDateTime dawn(LocalDate day) {
        return day.atStartOfDay(OffHours.CHINA).toOffsetDateTime();
    }

    /** Whether the finding is in a problem already, as this transaction sees it. */
    boolean led(long finding) {
        return sql.sql("select exists (select from rectification.problem_finding where finding_id = :id)")
                .param("id", finding)
                .query(Boolean.class)
                .single();
    }

    /** A problem of the cause of a finding that has not ended. */
    record Same(long id, ProblemState state, Instant opened, Instant verified) {}

    /** The problem that the finding belongs to, among those decided upon by the same unit. */
    Optional<Same> same(Finding finding, long handling) {
        return sql.sql("""
                        select id, state, opened_at, coalesce(verified_at, opened_at) as verified_at from rectification.problem
                        where unit_id = :unit and clause_id = :clause and place = :place and handling_unit_id = :handling
                          and state not in ('SETTLED', 'RELAPSED', 'WITHDRAWN') order by id desc limit 1
                        """)
                .param("unit", finding.unitId())
                .param("clause", finding.clauseId())
                .param("place", finding.place())
                .param("handling", handling)
                .query((row, number) -> new Same(
                        row.getLong("id"),
                        ProblemState.valueOf(row.getString("state")),
                        Columns.instant(row, "opened_at"),
                        Columns.instant(row, "verified_at")))
                .optional();
    }

    /** Ids of findings of the same cause within the window before the finding, it included, withdrawn ones left out. */
    List<Long> times(Finding finding) {
        return sql.sql("""
                        select id from supervision.finding
                        where unit_id = :unit and clause_id = :clause and place = :place and outcome <> 'WITHDRAWN'
                          and found_at >= :from and (found_at, id) <= (:at, :id) order by found_at, id
                        """)
                .param("unit", finding.unitId())
                .param("clause", finding.clauseId())
                .param("place", finding.place())
                .param("from", dawn(finding.day().minusDays(Opening.WINDOW_DAYS - 1L)))
                .param("at", finding.foundAt().atOffset(ZoneOffset.UTC))
                .param("id", finding.id())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    Optional<Long> ofOrigin(String origin) {
        return reader.sql("select id from rectification.problem where origin = :origin")
                .param("origin", origin)
                .query((row, number) -> row.getLong(1))
                .optional();
    }
}
