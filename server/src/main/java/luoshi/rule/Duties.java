package luoshi.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks duties up for pages of other modules (责任查询), as far as the actor may see them. */
@Component
@Transactional(readOnly = true)
public class Duties {
    private static final String LINES = """
            select distinct on (d.id) d.id, d.title, c.id as clause_id, c.title as clause_title, c.reference,
                   s.id as source_id, s.title as source_title, v.area_id, c.owner_unit_id, dv.kind, dv.subject, dv.cadence, dv.count, dv.accepts,
                   dv.occasion_kind, lower(v.in_force) as since, upper(v.in_force) as until
            from rule.duty d
            join rule.clause c on c.id = d.clause_id
            join rule.source s on s.id = c.source_id
            join rule.duty_version dv on dv.duty_id = d.id
            join rule.clause_version v on v.id = dv.clause_version_id and v.status in ('PUBLISHED', 'REPEALED')
            """;
    private static final String NEWEST = " order by d.id, lower(v.in_force) desc";

    private final JdbcClient sql;

    Duties(JdbcClient sql) {
        this.sql = sql;
    }

    /** The duty in its newest published version; empty where there is none or the actor may not see it. */
    public Optional<DutyLine> find(long id) {
        return sql.sql(LINES + " where d.id = :id" + NEWEST)
                .param("id", id)
                .query(Duties::read)
                .optional();
    }

    /** The duties by id; what the actor may not see is absent. */
    public Map<Long, DutyLine> byId(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return Reading.settled(
                new ById(Set.copyOf(ids)),
                () -> sql
                        .sql(LINES + " where d.id = any (:ids)" + NEWEST)
                        .param("ids", ids.toArray(Long[]::new))
                        .query(Duties::read)
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(DutyLine::id, Function.identity())));
    }

    private record ById(Set<Long> ids) {}

    /** The duties that clauses of the regulation ever made. */
    public List<DutyLine> ofSource(long source) {
        return Reading.settled(
                new OfSource(source),
                () -> sql.sql(LINES + " where c.source_id = :source" + NEWEST)
                        .param("source", source)
                        .query(Duties::read)
                        .list());
    }

    private record OfSource(long source) {}

    /** The duties that the clauses ever made. */
    public List<DutyLine> ofClauses(Collection<Long> clauses) {
        return sql.sql(LINES + " where c.id = any (:clauses)" + NEWEST)
                .param("clauses", clauses.toArray(Long[]::new))
                .query(Duties::read)
                .list();
    }

    /** All duties in force on the day, by regulation and clause. */
    public List<DutyLine> inForce(LocalDate day) {
        return Reading.settled(
                new InForce(day),
                () -> sql.sql("select * from (" + LINES + " where v.in_force @> cast(:day as date)" + NEWEST
                                + ") line order by source_title, clause_id, id")
                        .param("day", day)
                        .query(Duties::read)
                        .list());
    }

    private record InForce(LocalDate day) {}

    private static DutyLine read(ResultSet row, int number) throws SQLException {
        return new DutyLine(
                row.getLong("id"),
                row.getString("title"),
                row.getLong("clause_id"),
                row.getString("clause_title"),
                row.getString("reference"),
                row.getLong("source_id"),
                row.getString("source_title"),
                row.getLong("area_id"),
                row.getLong("owner_unit_id"),
                DutyKind.valueOf(row.getString("kind")),
                SubjectKind.valueOf(row.getString("subject")),
                Cadence.valueOf(row.getString("cadence")),
                row.getInt("count"),
                Rows.names(row.getArray("accepts"), EvidenceKind::valueOf),
                row.getString("occasion_kind"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
