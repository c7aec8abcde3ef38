package luoshi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import luoshi.kernel.Role;
import luoshi.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts in PostgreSQL; before sign-in only the row of the name being signed in is visible. */
@Component
public class Accounts {
    private static final String BY_NAME = """
            select id, username, secret, person_id, role, unit_id, display_name, failures, locked_until, disabled, epoch, version
            from identity.account where username = :username
            """;
    private static final String ADD = """
            insert into identity.account (username, secret, person_id, role, unit_id, display_name)
            values (:username, :secret, :person, :role, :unit, :name)
            """;
    private static final String FAIL = """
            update identity.account set failures = failures + 1 where username = :username returning failures
            """;
    private static final String LOCK = "update identity.account set locked_until = :until where username = :username";
    private static final String SUCCEED = """
            update identity.account set failures = 0, locked_until = null, signed_in_at = :now where username = :username
            """;

    private final JdbcClient sql;
    private final PasswordEncoder encoder;
    private final Ledger ledger;
    private final Clock clock;

    Accounts(JdbcClient sql, PasswordEncoder encoder, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.encoder = encoder;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<Account> named(String username) {
        open(username);
        return sql.sql(BY_NAME).param("username", username).query(Accounts::row).optional();
    }

    static Account row(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("username"),
                row.getString("secret"),
                row.getObject("person_id", Long.class),
                Role.valueOf(row.getString("role")),
                row.getLong("unit_id"),
                row.getString("display_name"),
                row.getInt("failures"),
                row.getObject("locked_until", OffsetDateTime.class),
                row.getBoolean("disabled"),
                row.getInt("epoch"),
                row.getInt("version"));
    }

    /** Counts a wrong password; concurrent guesses wait for each other on the row and are all counted. */
    @Transactional
    void failed(Account account) {
        open(account.username());
        var failures = sql.sql(FAIL)
                .param("username", account.username())
                .query(Integer.class)
                .single();
        var until = Lockout.after(failures - 1, OffsetDateTime.now(clock));
        if (until == null) {
            return;
        }
        sql.sql(LOCK)
                .param("until", until)
                .param("username", account.username())
                .update();
        ledger.append(new Ledger.Entry(
                "AccountLocked",
                "account",
                account.id(),
                account.unitId(),
                account.personId(),
                Map.of("failures", failures, "until", until.toString())));
    }

    @Transactional
    void succeeded(String username) {
        open(username);
        sql.sql(SUCCEED)
                .param("now", OffsetDateTime.now(clock))
                .param("username", username)
                .update();
    }

    /** Adds an account; the password is hashed here and kept nowhere. */
    @Transactional
    public void add(NewAccount account) {
        open(account.username());
        sql.sql(ADD)
                .param("username", account.username())
                .param("secret", encoder.encode(account.password()))
                .param("person", account.personId())
                .param("role", account.role().name())
                .param("unit", account.unitId())
                .param("name", account.displayName())
                .update();
    }

    /** Opens the one row of the name for the rest of the transaction. */
    void open(String username) {
        sql.sql("select set_config('luoshi.signin', :username, true)")
                .param("username", username)
                .query(String.class)
                .single();
    }

    /** An account to add, with its first password in the clear. */
    public record NewAccount(
            String username, String password, @Nullable Long personId, Role role, long unitId, String displayName) {
        @Override
        public String toString() {
            return username;
        }
    }
}
