package luoshi.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import luoshi.database.Remembered;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the {@link Actor} of an account, asked anew for each request so that a transfer counts at once. The one place
 * that decides who sees what (domain §2): leaders and inspectors their unit's subtree, team leaders their team,
 * guiding departments the named areas of the named units, everybody else only what is about himself. An inspector
 * whose unit is a department sees what the department's own superior leads. A role counts in its unit alone: who works
 * elsewhere today acts as an officer or auxiliary of that place, and who has left does not act at all.
 */
@Component
public class Actors {
    private static final String ACCOUNT = """
            select ledger.remembered_state() as state, id, person_id, display_name, role, unit_id, epoch
            from identity.account where username = :username and not disabled
            """;
    private static final String PLACE = """
            select p.staff, w.unit_id as working,
                   exists (select from organisation.membership m where m.person_id = a.person_id and m.line = 'WORKING') as ever_worked,
                   organisation.subtree(a.unit_id, :today) as own,
                   organisation.branch(case when a.role = 'INSPECTOR' and u.kind = 'DEPARTMENT'
                        then coalesce(up.parent_id, a.unit_id) else a.unit_id end, :today) as branch,
                   case when a.role = 'GUIDANCE' then (
                        select coalesce(array_agg(distinct below || ':' || g.area_id), '{}')
                        from organisation.guidance g, unnest(organisation.subtree(g.unit_id, :today)) below
                        where g.department_id = a.unit_id and g.validity @> cast(:today as date) and 'SEE' = any (g.rights))
                        else '{}' end as guided,
                   (select coalesce(array_agg(distinct m.unit_id), '{}')
                    from organisation.membership m where m.person_id = a.person_id and m.validity @> cast(:today as date)) as home
            from (values (cast(:person as bigint), cast(:role as text), cast(:unit as bigint))) a(person_id, role, unit_id)
            join organisation.unit u on u.id = a.unit_id
            left join organisation.placement up on up.unit_id = u.id and up.validity @> cast(:today as date)
            left join organisation.person p on p.id = a.person_id
            left join organisation.membership w
                on w.person_id = a.person_id and w.line = 'WORKING' and w.validity @> cast(:today as date)
            where p.departed is null or p.departed > :today
            """;

    private final JdbcClient reader;
    private final Remembered remembered;
    private final Clock clock;

    Actors(@Qualifier("readerJdbcClient") JdbcClient reader, Remembered remembered, Clock clock) {
        this.reader = reader;
        this.remembered = remembered;
        this.clock = clock;
    }

    /** The actor of the account today, for a command that somebody with access to the machine runs in his name. */
    public Optional<Actor> actorOf(String username) {
        return of(username).map(Present::actor);
    }

    /** The actor of the account today, or empty for one that is unknown, disabled, or of somebody who has left. */
    Optional<Present> of(String username) {
        var today = LocalDate.now(clock);
        return reader.sql(ACCOUNT)
                .param("username", username)
                .query((row, number) -> new Found(row.getString("state"), account(row)))
                .optional()
                .flatMap(found -> remembered.settled(
                        found.state, new Of(found.account, today), () -> place(found.account, today)));
    }

    private Optional<Present> place(Account account, LocalDate today) {
        return reader.sql(PLACE)
                .param("person", account.person)
                .param("role", account.role.name())
                .param("unit", account.unit)
                .param("today", today)
                .query((row, number) -> present(account, row))
                .optional();
    }

    private record Account(long id, @Nullable Long person, String name, Role role, long unit, int epoch) {}

    /** An account as it is, with the name of the state of the organisation in which its place is looked up. */
    private record Found(String state, Account account) {}

    private record Of(Account account, LocalDate today) {}

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getObject("person_id", Long.class),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getLong("unit_id"),
                row.getInt("epoch"));
    }

    private static Present present(Account account, ResultSet row) throws SQLException {
        var own = longs(row.getArray("own"));
        var working = row.getObject("working", Long.class);
        var home = longs(row.getArray("home"));
        var role = account.role;
        var unit = account.unit;
        var away = working == null ? row.getBoolean("ever_worked") : !own.contains(working);
        if (away) {
            role = "AUXILIARY".equals(row.getString("staff")) ? Role.AUXILIARY : Role.OFFICER;
        }
        if (away || role == Role.OFFICER || role == Role.AUXILIARY) {
            unit = working == null ? unit : working;
        } else {
            home = with(home, unit);
        }
        return new Present(
                new Actor(
                        account.id,
                        account.person,
                        account.name,
                        role,
                        unit,
                        seesBranch(role) ? longs(row.getArray("branch")) : List.of(),
                        role == Role.GUIDANCE
                                ? Arrays.asList(
                                        (String[]) row.getArray("guided").getArray())
                                : List.of(),
                        home),
                account.epoch);
    }

    /** Whether the role sees its unit's branch as a whole. */
    private static boolean seesBranch(Role role) {
        return switch (role) {
            case CHIEF, INSTRUCTOR, DEPUTY, TEAM_LEADER, INSPECTOR -> true;
            case ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR -> true;
            case OFFICER, AUXILIARY, GUIDANCE -> false;
        };
    }

    private static List<Long> with(List<Long> units, long one) {
        var all = new TreeSet<>(units);
        all.add(one);
        return List.copyOf(all);
    }

    private static List<Long> longs(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((Long[]) array.getArray());
    }

    /** An actor and the epoch of his account, by which older sessions end. */
    record Present(Actor actor, int epoch) {}
}
