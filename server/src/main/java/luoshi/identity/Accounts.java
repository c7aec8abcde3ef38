package luoshi.identity;

import java.time.OffsetDateTime;
import java.util.Optional;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts in PostgreSQL; before sign-in only the row of the name being signed in is visible. */
@Component
public class Accounts {
    private static final String BY_NAME = """
            select id, username, secret, person_id, role, unit_id, display_name, failures, locked_until, disabled
            from identity.account where username = :username
            """;
    private static final String ADD = """
            insert into identity.account (username, secret, person_id, role, unit_id, display_name)
            values (:username, :secret, :person, :role, :unit, :name)
            """;

    private final JdbcClient sql;
    private final PasswordEncoder encoder;

    Accounts(JdbcClient sql, PasswordEncoder encoder) {
        this.sql = sql;
        this.encoder = encoder;
    }

    @Transactional
    Optional<Account> named(String username) {
        open(username);
        return sql.sql(BY_NAME)
                .param("username", username)
                .query((row, number) -> new Account(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getString("secret"),
                        row.getObject("person_id", Long.class),
                        Role.valueOf(row.getString("role")),
                        row.getLong("unit_id"),
                        row.getString("display_name"),
                        row.getInt("failures"),
                        row.getObject("locked_until", OffsetDateTime.class),
                        row.getBoolean("disabled")))
                .optional();
    }

    @Transactional
    void failed(String username, @Nullable OffsetDateTime lockedUntil) {
        open(username);
        sql.sql("update identity.account set failures = failures + 1, locked_until = :until where username = :username")
                .param("until", lockedUntil)
                .param("username", username)
                .update();
    }

    @Transactional
    void succeeded(String username) {
        open(username);
        sql.sql(
                        "update identity.account set failures = 0, locked_until = null where username = :username and failures > 0")
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

    private void open(String username) {
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
