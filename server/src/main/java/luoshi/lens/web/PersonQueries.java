package luoshi.lens.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of a person shows besides figures, as far as the acting reader may see it. */
@Component
class PersonQueries {
    private static final String MEMBERSHIPS = """
        select m.line, m.reason, coalesce(u.name, '') as unit_name, lower(m.validity) as since, upper(m.validity) as until
        from organisation.membership m left join organisation.unit u on u.id = m.unit_id
        where m.person_id = :person order by m.line, lower(m.validity) desc
        """;
    private static final String POSTS = """
        select p.name, p.name_en, coalesce(u.name, '') as unit_name, lower(a.validity) as since, upper(a.validity) as until
        from organisation.assignment a
        join organisation.post p on p.id = a.post_id left join organisation.unit u on u.id = a.unit_id
        where a.person_id = :person order by upper(a.validity) desc nulls first, lower(a.validity) desc, a.id
        """;
    private static final String CHARGES = """
        select coalesce(u.name, '') as unit_name, r.name as area_name, r.name_en as area_name_en, c.overall,
               lower(c.validity) as since, upper(c.validity) as until
        from organisation.charge c
        left join organisation.unit u on u.id = c.unit_id left join organisation.area r on r.id = c.area_id
        where c.person_id = :person order by c.overall desc, upper(c.validity) desc nulls first, r.position, c.id
        """;
    private static final String ABSENCE = """
        select upper(validity) as until from organisation.absence
        where person_id = :person and validity @> cast(:day as date)
        """;
    private static final String EVIDENCE = """
        select f.act_at, f.kind, f.quantity, f.origin, f.note, d.title, d.id as duty_id, f.entered_seq
        from evidence.fact f left join rule.duty d on d.id = f.duty_id
        where f.person_id = :person and f.withdrawn_seq is null and f.act_at >= :from
        order by f.act_at desc, f.id desc limit 30
        """;

    private final JdbcClient sql;

    PersonQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /** Home and working unit over time, newest first. */
    List<Place> memberships(long person) {
        return sql.sql(MEMBERSHIPS)
                .param("person", person)
                .query((row, number) -> new Place(
                        row.getString("line"),
                        row.getString("reason"),
                        row.getString("unit_name"),
                        date(row, "since"),
                        date(row, "until")))
                .list();
    }

    List<Post> posts(long person) {
        return sql.sql(POSTS)
                .param("person", person)
                .query((row, number) -> new Post(
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("unit_name"),
                        date(row, "since"),
                        date(row, "until")))
                .list();
    }

    List<Charge> charges(long person) {
        return sql.sql(CHARGES)
                .param("person", person)
                .query((row, number) -> new Charge(
                        row.getString("unit_name"),
                        row.getString("area_name"),
                        row.getString("area_name_en"),
                        row.getBoolean("overall"),
                        date(row, "since"),
                        date(row, "until")))
                .list();
    }

    /** The last day of the approved absence that covers the day, or null: the reason is kept nowhere. */
    @Nullable
    LocalDate awayUntil(long person, LocalDate day) {
        return sql
                .sql(ABSENCE)
                .param("person", person)
                .param("day", day)
                .query((row, number) -> {
                    var until = date(row, "until");
                    return until == null ? LocalDate.MAX : until.minusDays(1);
                })
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    List<Fact> evidence(long person, OffsetDateTime from) {
        return sql.sql(EVIDENCE)
                .param("person", person)
                .param("from", from)
                .query((row, number) -> new Fact(
                        row.getObject("act_at", OffsetDateTime.class),
                        row.getString("kind"),
                        row.getInt("quantity"),
                        row.getString("origin"),
                        row.getString("note"),
                        row.getString("title"),
                        row.getLong("entered_seq")))
                .list();
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** A unit belonged to on a line, {@code HOME} or {@code WORKING}. */
    record Place(
            String line,
            String reason,
            String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Post(
            String name,
            String nameEn,
            String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Charge(
            String unit,
            @Nullable String area,
            @Nullable String areaEn,
            boolean overall,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Fact(
            OffsetDateTime at,
            String kind,
            int quantity,
            String origin,
            String note,
            @Nullable String duty,
            long entry) {}
}
