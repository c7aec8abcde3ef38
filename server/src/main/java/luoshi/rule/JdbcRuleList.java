package luoshi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.database.Reading;
import luoshi.engine.calendar.Cadence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRuleList {
    private static final String CLAUSES = """
            select c.id, c.reference, c.title, c.owner_unit_id, s.id as source_id, s.title as source_title, s.level,
                   v.number, v.status, v.area_id, lower(v.in_force) as since, upper(v.in_force) as until, v.zero_tolerance,
                   exists (select from rule.clause_version d where d.clause_id = c.id and d.status = 'DRAFT') as drafting,
                   coalesce((select string_agg(d.cadence || ':' || d.count, ',' order by d.id) from rule.duty_version d
                             where d.clause_version_id = v.id), '') as cadences
            from rule.clause c
            join rule.source s on s.id = c.source_id
            join lateral (
                select * from rule.clause_version o where o.clause_id = c.id
                order by (o.status <> 'DRAFT' and o.in_force @> cast(:today as date)) desc, o.status = 'DRAFT', lower(o.in_force) desc limit 1
            ) v on true
            order by array_position(array['LAW', 'REGULATION', 'MINISTRY', 'PROVINCE', 'CITY', 'BUREAU', 'STATION'], s.level),
                     s.title, s.id, coalesce((select n.position from rule.node n where n.id = c.node_id), 1000000), c.id
            """;

    private final JdbcClient sql;

    JdbcRuleList(JdbcClient sql) {
        this.sql = sql;
    }

    /** A clause in its version of today, else its next or last, else its draft. */
    record ListedClause(
            long id,
            String reference,
            String title,
            long ownerUnit,
            long sourceId,
            String sourceTitle,
            SourceLevel level,
            int number,
            ClauseRow.Status status,
            long area,
            LocalDate from,
            @Nullable LocalDate to,
            boolean zeroTolerance,
            boolean drafting,
            List<CadenceCount> cadences) {}

    /** How often, how many. */
    record CadenceCount(Cadence cadence, String count) {}

    List<ListedClause> clauses(LocalDate today) {
        return Reading.once(
                new Clauses(today),
                () -> sql.sql(CLAUSES)
                        .param("today", today)
                        .query((row, number) -> new ListedClause(
                                row.getLong("id"),
                                row.getString("reference"),
                                row.getString("title"),
                                row.getLong("owner_unit_id"),
                                row.getLong("source_id"),
                                row.getString("source_title"),
                                SourceLevel.valueOf(row.getString("level")),
                                row.getInt("number"),
                                ClauseRow.Status.valueOf(row.getString("status")),
                                row.getLong("area_id"),
                                row.getObject("since", LocalDate.class),
                                row.getObject("until", LocalDate.class),
                                row.getBoolean("zero_tolerance"),
                                row.getBoolean("drafting"),
                                cadences(row.getString("cadences"))))
                        .list());
    }

    private record Clauses(LocalDate today) {}

    private static List<CadenceCount> cadences(String joined) {
        return joined.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(joined.split(","))
                        .map(one -> one.split(":"))
                        .map(one -> new CadenceCount(Cadence.valueOf(one[0]), one[1]))
                        .toList();
    }

    /** Drafts of the units that have a duty and words: they could be published. */
    int draftsReady(List<Long> owners) {
        return Reading.once(
                new DraftsReady(owners),
                () -> sql.sql("""
                        select count(*) from rule.clause_version v join rule.clause c on c.id = v.clause_id
                        where v.status = 'DRAFT' and c.owner_unit_id = any (:owners) and v.should || v.should_not <> ''
                          and exists (select from rule.duty_version d where d.clause_version_id = v.id)
                        """)
                        .param("owners", owners.toArray(Long[]::new))
                        .query(Integer.class)
                        .single());
    }

    private record DraftsReady(List<Long> owners) {}

    /** Clauses taken up from a regulation, by part; of whichever owner the actor sees. */
    Map<Long, List<TakenUp>> takenUp(long source) {
        return sql
                .sql(
                        "select id, node_id, owner_unit_id, title from rule.clause where source_id = :source and node_id is not null order by id")
                .param("source", source)
                .query((row, number) -> new TakenUp(
                        row.getLong("id"),
                        row.getLong("node_id"),
                        row.getLong("owner_unit_id"),
                        row.getString("title")))
                .stream()
                .collect(Collectors.groupingBy(TakenUp::node));
    }

    /** Clauses taken up from a regulation, by the byte at which their part begins. */
    List<TakenUpAt> takenUpAt(long source) {
        return sql.sql("""
                        select c.id, c.title, n.span_start from rule.clause c join rule.node n on n.id = c.node_id
                        where c.source_id = :source order by n.position, c.id
                        """)
                .param("source", source)
                .query((row, number) ->
                        new TakenUpAt(row.getLong("id"), row.getString("title"), row.getInt("span_start")))
                .list();
    }

    /** A clause, and where in the file its part begins. */
    record TakenUpAt(long clause, String title, int at) {}

    /** A clause made of a part. */
    record TakenUp(long clause, long node, long owner, String title) {}
}
