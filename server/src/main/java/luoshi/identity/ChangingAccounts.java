package luoshi.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.organisation.People;
import luoshi.organisation.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes accounts: role and unit, the ban, the lock, a new link. Whatever takes something away ends open sessions. */
@Component
class ChangingAccounts {
    private static final String FIND = """
            select id, username, secret, person_id, role, unit_id, display_name, failures, locked_until, disabled, epoch, version
            from identity.account where id = :id for update
            """;
    private static final String CHANGE = """
            update identity.account set role = :role, unit_id = :unit, epoch = epoch + 1, version = version + 1 where id = :id
            """;
    private static final String MOVE_LINKS = "update identity.link set unit_id = :unit where account_id = :id";
    private static final String BAN = """
            update identity.account set disabled = :banned, epoch = epoch + 1, version = version + 1 where id = :id
            """;
    private static final String UNLOCK = """
            update identity.account set failures = 0, locked_until = null, version = version + 1 where id = :id
            """;
    private static final String FORGET = """
            update identity.account set secret = null, failures = 0, locked_until = null, epoch = epoch + 1,
                   version = version + 1
            where id = :id
            """;

    private final JdbcClient sql;
    private final People people;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ChangingAccounts(JdbcClient sql, People people, Units units, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.people = people;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Gives the account another role or unit. */
    @Transactional
    public AccountOutcome handle(ChangeAccount command, Actor actor) {
        var account = mine(command.id(), command.version(), actor);
        Permission.MANAGE_ACCOUNTS.require(actor, command.unitId());
        var unit = units.find(command.unitId(), LocalDate.now(clock)).orElseThrow();
        var person = account.personId() == null
                ? null
                : people.find(account.personId()).orElse(null);
        var faults = AccountRules.faults(command.role(), person, unit);
        if (!faults.isEmpty()) {
            return new AccountOutcome.Refused(faults);
        }
        sql.sql(CHANGE)
                .param("role", command.role().name())
                .param("unit", command.unitId())
                .param("id", account.id())
                .update();
        sql.sql(MOVE_LINKS)
                .param("unit", command.unitId())
                .param("id", account.id())
                .update();
        append("AccountChanged", account, Map.of("role", command.role().name(), "unit", command.unitId()));
        return new AccountOutcome.Done(account.id(), null);
    }

    /** Bans the account, or lets it in again. */
    @Transactional
    public void ban(long id, int version, boolean banned, Actor actor) {
        var account = mine(id, version, actor);
        sql.sql(BAN).param("banned", banned).param("id", id).update();
        append(banned ? "AccountDisabled" : "AccountEnabled", account, Map.of());
    }

    /** Ends the wait after wrong passwords. */
    @Transactional
    public void unlock(long id, int version, Actor actor) {
        var account = mine(id, version, actor);
        sql.sql(UNLOCK).param("id", id).update();
        append("AccountUnlocked", account, Map.of());
    }

    /** Forgets the password and issues a link to set a new one; the administrator never knows either. */
    @Transactional
    public Token reset(long id, int version, Actor actor) {
        var account = mine(id, version, actor);
        sql.sql(FORGET).param("id", id).update();
        var token = Links.issue(sql, id, account.username(), account.unitId(), OffsetDateTime.now(clock));
        append("LinkIssued", account, Map.of());
        return token;
    }

    /** The account, if it may be changed by this actor now: in the own subtree, unchanged, and not his own. */
    private Account mine(long id, int version, Actor actor) {
        Permission.MANAGE_ACCOUNTS.require(actor);
        var account = sql.sql(FIND)
                .param("id", id)
                .query(Accounts::row)
                .optional()
                .orElseThrow(() -> new Missing("account", id));
        Permission.MANAGE_ACCOUNTS.require(actor, account.unitId());
        if (account.id() == actor.accountId()) {
            throw new Forbidden("own account");
        }
        if (account.version() != version) {
            throw new Stale("account", id);
        }
        return account;
    }

    private void append(String action, Account account, Map<String, ?> body) {
        ledger.append(new Ledger.Entry(action, "account", account.id(), account.unitId(), account.personId(), body));
    }
}
