package luoshi.supervision.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import luoshi.database.Columns;
import luoshi.database.Reading;
import luoshi.supervision.VisitKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of checks for pages, as far as the reader may see them. */
@Repository
class JdbcCheckRows {
    private static final String VISITS = """
            select v.id, v.at, v.unit_id, v.area_id, v.kind, v.announced, v.off_hours, v.checker_id, v.checker_unit_id,
                   v.companion_id, v.lead_person_id, v.entered_seq, r.good, r.bad, r.none,
                   (select count(*) from supervision.commendation c where c.visit_id = v.id) as praised
            from supervision.visit v
            cross join lateral (
                select count(*) filter (where x.outcome = 'COMPLIANT') as good,
                       count(*) filter (where x.outcome = 'NOT_COMPLIANT') as bad,
                       count(*) filter (where x.outcome = 'NOT_APPLICABLE') as none
                from supervision.result x where x.visit_id = v.id) r
            """;
    private static final String WHERE = """
            where %1$s.%2$s >= :from and (cast(:before as timestamptz) is null or %1$s.%2$s < :before)
              and (cast(:unit as bigint) is null or %1$s.unit_id = :unit)
              and (cast(:area as bigint) is null or %1$s.area_id = :area)
            """;
    private static final String LIST = VISITS + WHERE.formatted("v", "at") + """
              and (cast(:kind as text) is null or v.kind = :kind)
            order by v.at desc, v.id desc limit :limit
            """;
    private static final String SEEN =
            "select * from (select 'FINDING' as what, f.id, f.visit_id, f.found_at as at, f.unit_id, f.area_id,"
                    + " f.person_id, f.seen, f.severity, f.outcome as state, f.clause_id from supervision.finding f "
                    + WHERE.formatted("f", "found_at")
                    + " union all select 'COMMENDATION', c.id, c.visit_id, c.at, c.unit_id, c.area_id, c.person_id, c.seen, 0, c.kind, null"
                    + " from supervision.commendation c " + WHERE.formatted("c", "at")
                    + ") s order by s.at desc, s.what, s.id desc limit :limit";
    private static final String FIGURES = """
            select count(*) as visits,
                   coalesce(sum(r.good) filter (where v.kind = 'DRAWN'), 0) as good,
                   coalesce(sum(r.bad) filter (where v.kind = 'DRAWN'), 0) as bad,
                   (select count(*) from supervision.finding f\s""" + WHERE.formatted("f", "found_at") + """
                   ) as findings,
                   (select count(*) from supervision.commendation c\s""" + WHERE.formatted("c", "at")
            + """
                   ) as praises
            from supervision.visit v
            cross join lateral (
                select count(*) filter (where x.outcome = 'COMPLIANT') as good,
                       count(*) filter (where x.outcome = 'NOT_COMPLIANT') as bad
                from supervision.result x where x.visit_id = v.id) r
            """ + WHERE.formatted("v", "at") + " and (cast(:kind as text) is null or v.kind = :kind)";

    private final JdbcClient sql;

    JdbcCheckRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is asked of a list. */
    record Asked(
            Instant from,
            @Nullable Instant before,
            @Nullable Long unit,
            @Nullable Long area,
            @Nullable VisitKind kind,
            int limit) {}

    record VisitRow(
            long id,
            Instant at,
            long unit,
            long area,
            VisitKind kind,
            boolean announced,
            boolean offHours,
            @Nullable Long checker,
            long checkerUnit,
            @Nullable Long companion,
            @Nullable Long lead,
            long seq,
            int good,
            int bad,
            int none,
            int praised) {}

    /** A finding or a commendation in one list. */
    record SeenRow(
            boolean finding,
            long id,
            @Nullable Long visit,
            Instant at,
            long unit,
            @Nullable Long area,
            @Nullable Long person,
            String seen,
            int severity,
            String state,
            @Nullable Long clause) {}

    record Figures(int visits, int good, int bad, int findings, int praises) {}

    record ResultRow(long id, long clause, @Nullable Long person, String outcome, String reason) {}

    record PraiseRow(String kind, @Nullable Long person, String seen, long author) {}

    record PhotoRow(long id, long result, int width, int height) {}

    List<VisitRow> visits(Asked asked) {
        return Reading.once(
                new Visits(asked),
                () -> with(sql.sql(LIST), asked).query(JdbcCheckRows::visit).list());
    }

    Optional<VisitRow> find(long id) {
        return sql.sql(VISITS + " where v.id = :id")
                .param("id", id)
                .query(JdbcCheckRows::visit)
                .optional();
    }

    List<SeenRow> seen(Asked asked) {
        return Reading.once(
                new Seen(asked),
                () -> plain(sql.sql(SEEN), asked)
                        .query((row, number) -> new SeenRow(
                                row.getString("what").equals("FINDING"),
                                row.getLong("id"),
                                row.getObject("visit_id", Long.class),
                                Columns.instant(row, "at"),
                                row.getLong("unit_id"),
                                row.getObject("area_id", Long.class),
                                row.getObject("person_id", Long.class),
                                row.getString("seen"),
                                row.getInt("severity"),
                                row.getString("state"),
                                row.getObject("clause_id", Long.class)))
                        .list());
    }

    Figures figures(Asked asked) {
        return Reading.once(
                new Counted(asked),
                () -> with(sql.sql(FIGURES), asked)
                        .query((row, number) -> new Figures(
                                row.getInt("visits"),
                                row.getInt("good"),
                                row.getInt("bad"),
                                row.getInt("findings"),
                                row.getInt("praises")))
                        .single());
    }

    List<ResultRow> results(long visit) {
        return sql.sql("""
                        select id, clause_id, person_id, outcome, reason from supervision.result where visit_id = :visit order by id
                        """)
                .param("visit", visit)
                .query((row, number) -> new ResultRow(
                        row.getLong("id"),
                        row.getLong("clause_id"),
                        row.getObject("person_id", Long.class),
                        row.getString("outcome"),
                        row.getString("reason")))
                .list();
    }

    List<PraiseRow> praises(long visit) {
        return sql.sql("""
                        select kind, person_id, seen, author_id from supervision.commendation where visit_id = :visit order by id
                        """)
                .param("visit", visit)
                .query((row, number) -> new PraiseRow(
                        row.getString("kind"),
                        row.getObject("person_id", Long.class),
                        row.getString("seen"),
                        row.getLong("author_id")))
                .list();
    }

    List<PhotoRow> photos(long visit) {
        return sql.sql("""
                        select p.id, p.result_id, p.width, p.height from supervision.photo p
                        where p.result_id in (select r.id from supervision.result r where r.visit_id = :visit) order by p.id
                        """)
                .param("visit", visit)
                .query((row, number) -> new PhotoRow(
                        row.getLong("id"), row.getLong("result_id"), row.getInt("width"), row.getInt("height")))
                .list();
    }

    Optional<byte[]> photo(long id) {
        return sql.sql("select content from supervision.photo where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Asked asked) {
        var kind = asked.kind();
        return plain(statement, asked).param("kind", kind == null ? null : kind.name(), java.sql.Types.VARCHAR);
    }

    private static JdbcClient.StatementSpec plain(JdbcClient.StatementSpec statement, Asked asked) {
        var before = asked.before();
        return statement
                .param("from", asked.from().atOffset(ZoneOffset.UTC))
                .param(
                        "before",
                        before == null ? null : before.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("unit", asked.unit(), java.sql.Types.BIGINT)
                .param("area", asked.area(), java.sql.Types.BIGINT)
                .param("limit", asked.limit());
    }

    private static VisitRow visit(ResultSet row, int number) throws SQLException {
        return new VisitRow(
                row.getLong("id"),
                Columns.instant(row, "at"),
                row.getLong("unit_id"),
                row.getLong("area_id"),
                VisitKind.valueOf(row.getString("kind")),
                row.getBoolean("announced"),
                row.getBoolean("off_hours"),
                row.getObject("checker_id", Long.class),
                row.getLong("checker_unit_id"),
                row.getObject("companion_id", Long.class),
                row.getObject("lead_person_id", Long.class),
                row.getLong("entered_seq"),
                row.getInt("good"),
                row.getInt("bad"),
                row.getInt("none"),
                row.getInt("praised"));
    }

    private record Visits(Asked asked) {}

    private record Seen(Asked asked) {}

    private record Counted(Asked asked) {}
}
