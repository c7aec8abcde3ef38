package luoshi.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The three administrators of an installation (三员): system, security, audit. Nobody is there yet who could let them in,
 * so this acts as the database's owner, at start only, for whoever runs the program on its machine.
 */
@Component
public class FirstAdministrators {
    private static final Map<Role, String> NAMES = Map.of(
            Role.ADMINISTRATOR, "sysadmin",
            Role.SECURITY_ADMINISTRATOR, "secadmin",
            Role.AUDIT_ADMINISTRATOR, "audadmin");
    private static final Map<Role, String> TITLES = Map.of(
            Role.ADMINISTRATOR, "系统管理员",
            Role.SECURITY_ADMINISTRATOR, "安全保密管理员",
            Role.AUDIT_ADMINISTRATOR, "审计管理员");
    private static final List<Role> ORDER =
            List.of(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);

    private static final String TOP_UNIT = """
            select u.id from organisation.unit u
            where not exists (select from organisation.placement p where p.unit_id = u.id and upper_inf(p.validity))
            order by u.id limit 1
            """;
    private static final String FOUND = """
            insert into organisation.unit (code, name, kind, existence)
            values ('000000', :name, :kind, daterange(cast(:since as date), null)) returning id
            """;
    private static final String ADD = """
            insert into identity.account (username, role, unit_id, display_name)
            values (:username, :role, :unit, :title) returning id
            """;
    private static final String OF_ROLE = """
            select id, username, unit_id, secret is not null and not disabled as usable
            from identity.account where role = :role order by id
            """;
    private static final String APPEND = """
            select ledger.append(:at, null, 'luoshi serve', :unit, null, 'LinkIssued', 'account', :account, '{}'::jsonb)
            """;

    private final DatabaseAccess access;
    private final Clock clock;

    FirstAdministrators(DatabaseAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** What the topmost unit of an installation is. */
    public enum TopUnit {
        STATION,
        BUREAU
    }

    /** The unit that an empty database begins with. */
    public record Founding(String name, TopUnit kind) {}

    /** A link to hand to one administrator; shown once, kept nowhere. */
    public record Welcome(Role role, String username, String token) {}

    /**
     * Makes what is missing and issues a link for each administrator who has no password yet.
     *
     * @param renew for all of them, because passwords were lost
     */
    public List<Welcome> welcome(Founding founding, boolean renew) {
        var source = access.source(access.owner());
        var sql = JdbcClient.create(source);
        var welcomes = new TransactionTemplate(new JdbcTransactionManager(source))
                .execute(status -> ORDER.stream()
                        .flatMap(role -> ofRole(sql, role, founding, renew).stream())
                        .toList());
        return welcomes == null ? List.of() : welcomes;
    }

    private List<Welcome> ofRole(JdbcClient sql, Role role, Founding founding, boolean renew) {
        var known = accounts(sql, role);
        if (known.isEmpty()) {
            var unit = topUnit(sql, founding);
            sql.sql(ADD)
                    .param("username", NAMES.get(role))
                    .param("role", role.name())
                    .param("unit", unit)
                    .param("title", TITLES.get(role))
                    .query(Long.class)
                    .single();
            known = accounts(sql, role);
        }
        var anyUsable = known.stream().anyMatch(Known::usable);
        var welcomes = new ArrayList<Welcome>();
        if (renew || !anyUsable) {
            var first = known.getFirst();
            var now = OffsetDateTime.now(clock);
            var token = Links.issue(sql, first.id(), first.username(), first.unit(), now);
            sql.sql(APPEND)
                    .param("at", now)
                    .param("unit", first.unit())
                    .param("account", first.id())
                    .query(Long.class)
                    .single();
            welcomes.add(new Welcome(role, first.username(), token.text()));
        }
        return welcomes;
    }

    private static List<Known> accounts(JdbcClient sql, Role role) {
        return sql.sql(OF_ROLE)
                .param("role", role.name())
                .query((row, number) -> new Known(
                        row.getLong("id"), row.getString("username"), row.getLong("unit_id"), row.getBoolean("usable")))
                .list();
    }

    private long topUnit(JdbcClient sql, Founding founding) {
        return sql.sql(TOP_UNIT)
                .query(Long.class)
                .optional()
                .orElseGet(() -> sql.sql(FOUND)
                        .param("name", founding.name())
                        .param("kind", founding.kind().name())
                        .param("since", OffsetDateTime.now(clock).toLocalDate().withDayOfYear(1))
                        .query(Long.class)
                        .single());
    }

    private record Known(long id, String username, long unit, boolean usable) {}
}
