package luoshi.identity;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the {@link Actor} of an account, asked anew for each request so that a transfer counts at once. The one place
 * that decides who sees what (domain §2): leaders and inspectors their unit's subtree, team leaders their team,
 * guiding departments the named areas of the named units, everybody else only what is about himself.
 */
@Component
class Actors {
    private static final String FIND = """
            select a.id, a.person_id, a.display_name, a.role, a.unit_id,
                   case when a.role in ('CHIEF', 'INSTRUCTOR', 'DEPUTY', 'TEAM_LEADER', 'INSPECTOR', 'ADMINISTRATOR')
                        then organisation.branch(a.unit_id, :today) else '{}' end as scope,
                   case when a.role = 'GUIDANCE' then (
                        select coalesce(array_agg(distinct u || ':' || g.area_id), '{}')
                        from organisation.guidance g, unnest(organisation.subtree(g.unit_id, :today)) u
                        where g.department_id = a.unit_id and g.validity @> cast(:today as date) and 'SEE' = any (g.rights)) else '{}' end as guided,
                   (select coalesce(array_agg(distinct m.unit_id), '{}') || a.unit_id
                    from organisation.membership m where m.person_id = a.person_id and m.validity @> cast(:today as date)) as home
            from identity.account a
            where a.username = :username and not a.disabled
            """;

    private final JdbcClient reader;
    private final Clock clock;

    Actors(@Qualifier("readerJdbcClient") JdbcClient reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    Optional<Actor> of(String username) {
        return reader.sql(FIND)
                .param("username", username)
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new Actor(
                        row.getLong("id"),
                        row.getObject("person_id", Long.class),
                        row.getString("display_name"),
                        Role.valueOf(row.getString("role")),
                        row.getLong("unit_id"),
                        longs(row.getArray("scope")),
                        Arrays.asList((String[]) row.getArray("guided").getArray()),
                        longs(row.getArray("home"))))
                .optional();
    }

    private static List<Long> longs(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((Long[]) array.getArray());
    }
}
