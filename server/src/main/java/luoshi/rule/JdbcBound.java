package luoshi.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.database.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whom a version binds today, and who has read it (受约束的人、已阅). For a unit's duty those are the holders of leading posts in
 * the unit. An acknowledgement older than the publication belongs to a version that was withdrawn and does not count.
 */
@Repository
class JdbcBound {
    private static final String BINDS = """
            from rule.clause_version v
            join rule.clause c on c.id = v.clause_id
            join rule.duty_version d on d.clause_version_id = v.id
            join above a on (case when cardinality(d.scope_units) = 0 then array[c.owner_unit_id] else d.scope_units end) && a.units
            join places m on m.unit_id = a.unit_id
            join organisation.person p on p.id = m.person_id and (p.departed is null or p.departed > :today)
            left join rule.acknowledgement k on k.clause_version_id = v.id and k.person_id = p.id and k.at >= v.published_at
            where (cardinality(d.scope_staff) = 0 or p.staff = any (d.scope_staff))
              and (cardinality(d.scope_posts) = 0 or exists (
                   select from organisation.assignment s
                   where s.person_id = p.id and s.validity @> cast(:today as date) and s.post_id = any (d.scope_posts)))
              and (not (d.leaders_only or d.subject = 'UNIT') or exists (
                   select from organisation.assignment s join organisation.post o on o.id = s.post_id
                   where s.person_id = p.id and s.validity @> cast(:today as date) and o.leads))
            """;
    private static final String PLACES = """
            with places as (select m.person_id, m.unit_id from organisation.membership m
                            where m.line = 'WORKING' and m.validity @> cast(:today as date) and (:person = 0 or m.person_id = :person)),
                 above as (select u.unit_id, organisation.ancestors(array[u.unit_id]) as units from (select distinct unit_id from places) u)
            """;

    private final JdbcClient sql;

    JdbcBound(JdbcClient sql) {
        this.sql = sql;
    }

    /** Somebody whom a version binds; {@code read} is whether he acknowledged it. */
    record BoundPerson(long id, String name, boolean read) {}

    /** A version that somebody has not read. */
    record Unread(
            long clause,
            long version,
            int number,
            String reference,
            String title,
            String sourceTitle,
            LocalDate from) {}

    /** Those bound by the version, as far as the actor sees them: leaders' units first, then by name. */
    List<BoundPerson> of(long version, LocalDate today) {
        return sql.sql(PLACES + "select p.id, p.name, bool_or(k.at is not null) as read " + BINDS
                        + " and v.id = :version group by p.id, p.name order by p.name, p.id")
                .param("today", today)
                .param("person", 0L)
                .param("version", version)
                .query((row, number) ->
                        new BoundPerson(row.getLong("id"), row.getString("name"), row.getBoolean("read")))
                .list();
    }

    /** Whether the version binds the person, and whether he has read it; empty when it does not bind him. */
    Optional<BoundPerson> person(long version, @Nullable Long person, LocalDate today) {
        if (person == null) {
            return Optional.empty();
        }
        return sql.sql(PLACES + "select p.id, p.name, bool_or(k.at is not null) as read " + BINDS
                        + " and v.id = :version group by p.id, p.name")
                .param("today", today)
                .param("person", person)
                .param("version", version)
                .query((row, number) ->
                        new BoundPerson(row.getLong("id"), row.getString("name"), row.getBoolean("read")))
                .optional();
    }

    /** What binds the person today or soon and he has not read, the oldest first. */
    List<Unread> unread(long person, LocalDate today) {
        return Reading.once(
                new UnreadBy(person, today),
                () -> sql.sql(PLACES
                                + "select distinct c.id as clause, v.id as version, v.number, c.reference, c.title, lower(v.in_force) as since, "
                                + "(select s.title from rule.source s where s.id = c.source_id) as source_title "
                                + BINDS
                                + " and v.status = 'PUBLISHED' and k.at is null and (upper_inf(v.in_force) or upper(v.in_force) > :today)"
                                + " order by since, clause")
                        .param("today", today)
                        .param("person", person)
                        .query((row, number) -> new Unread(
                                row.getLong("clause"),
                                row.getLong("version"),
                                row.getInt("number"),
                                row.getString("reference"),
                                row.getString("title"),
                                row.getString("source_title"),
                                row.getObject("since", LocalDate.class)))
                        .list());
    }

    private record UnreadBy(long person, LocalDate today) {}
}
