package luoshi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import luoshi.database.Columns;
import luoshi.database.Reading;
import luoshi.kernel.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Findings (检查发现) for other modules: as the actor may see them, and for what must hold whoever looks. */
@Component
public class Findings {
    static final String COLUMNS = """
            select f.id, f.visit_id, v.kind, v.announced, f.clause_id, f.unit_id, f.area_id, f.person_id, f.severity,
                   f.zero_tolerance, f.place, f.link, f.seen, f.found_at, f.author_id, f.corrected_at, f.correction,
                   f.outcome, f.withdrawal_reason, f.entered_seq, f.version
            from supervision.finding f join supervision.visit v on v.id = f.visit_id
            """;

    private final JdbcClient sql;
    private final JdbcClient reader;

    Findings(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** The finding, or empty where there is none or the actor may not see it. */
    @Transactional(readOnly = true)
    public Optional<Finding> find(long id) {
        return sql.sql(COLUMNS + " where f.id = :id")
                .param("id", id)
                .query(Findings::read)
                .optional();
    }

    /** The findings by id, oldest first, as far as the actor may see them. */
    @Transactional(readOnly = true)
    public List<Finding> byIds(Collection<Long> ids) {
        return sql.sql(COLUMNS + " where f.id = any (:ids) order by f.found_at, f.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(Findings::read)
                .list();
    }

    /** What one check found, in the order in which it was written down, as far as the actor may see it. */
    @Transactional(readOnly = true)
    public List<Finding> ofVisit(long visit) {
        return sql.sql(COLUMNS + " where f.visit_id = :visit order by f.id")
                .param("visit", visit)
                .query(Findings::read)
                .list();
    }

    /** What still waits to be put right in these units or about the actor himself, the oldest first. */
    @Transactional(readOnly = true)
    public List<Finding> waitingIn(Collection<Long> units, @Nullable Long self) {
        return Reading.once(
                new WaitingIn(List.copyOf(units), self),
                () -> sql.sql(COLUMNS + """
                                 where f.outcome = 'WAITING' and (f.unit_id = any (:units) or f.person_id = :self)
                                order by f.found_at, f.id limit 50
                                """)
                        .param("units", units.toArray(Long[]::new))
                        .param("self", self == null ? -1 : self)
                        .query(Findings::read)
                        .list());
    }

    private record WaitingIn(List<Long> units, @Nullable Long self) {}

    /** The same cause (条款 × 部位 in one unit) from an instant on, withdrawn ones left out, as committed, whoever asks. */
    public List<Finding> sameCause(long unit, long clause, String place, Instant from) {
        return reader.sql(COLUMNS + """
                         where f.unit_id = :unit and f.clause_id = :clause and f.place = :place
                          and f.found_at >= :from and f.outcome <> 'WITHDRAWN' order by f.found_at, f.id
                        """)
                .param("unit", unit)
                .param("clause", clause)
                .param("place", place)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query(Findings::read)
                .list();
    }

    /** Everybody's findings that still wait to be put right and were found before, for the work that runs by itself. */
    public List<Finding> waiting(Instant foundBefore) {
        return reader.sql(COLUMNS + " where f.outcome = 'WAITING' and f.found_at < :before order by f.found_at, f.id")
                .param("before", foundBefore.atOffset(ZoneOffset.UTC))
                .query(Findings::read)
                .list();
    }

    /**
     * Notes that a problem leads the finding to its end from now on (并入问题), in the transaction of the problem.
     *
     * @throws Stale when it came to another end meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ledByProblem(long finding) {
        var changed = sql.sql("""
                        update supervision.finding set outcome = 'PROBLEM', version = version + 1
                        where id = :id and outcome in ('WAITING', 'CORRECTED')
                        """).param("id", finding).update();
        if (changed == 0) {
            throw new Stale("finding", finding);
        }
    }

    static Finding read(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getLong("id"),
                row.getLong("visit_id"),
                VisitKind.valueOf(row.getString("kind")),
                row.getBoolean("announced"),
                row.getLong("clause_id"),
                row.getLong("unit_id"),
                row.getLong("area_id"),
                row.getObject("person_id", Long.class),
                row.getInt("severity"),
                row.getBoolean("zero_tolerance"),
                row.getString("place"),
                row.getString("link"),
                row.getString("seen"),
                Columns.instant(row, "found_at"),
                row.getLong("author_id"),
                Columns.instantOrNull(row, "corrected_at"),
                row.getString("correction"),
                FindingOutcome.valueOf(row.getString("outcome")),
                row.getString("withdrawal_reason"),
                row.getLong("entered_seq"),
                row.getInt("version"));
    }
}
