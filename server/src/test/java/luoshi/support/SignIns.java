package luoshi.support;

import java.util.concurrent.atomic.AtomicInteger;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Accounts for tests, all with one password, written straight into the table. */
public final class SignIns {
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger COUNT = new AtomicInteger(700_000);
    private static final String SECRET = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD);

    private SignIns() {}

    /** Adds an account and returns its name. */
    public static String add(DatabaseAccess access, Role role, long unit, @Nullable Long person, String name) {
        var username = Integer.toString(COUNT.incrementAndGet());
        JdbcClient.create(access.source(access.owner()))
                .sql("""
                        insert into identity.account (username, secret, person_id, role, unit_id, display_name)
                        values (:username, :secret, :person, :role, :unit, :name)
                        """)
                .param("username", username)
                .param("secret", SECRET)
                .param("person", person)
                .param("role", role.name())
                .param("unit", unit)
                .param("name", name)
                .update();
        return username;
    }

    /** A visitor over HTTP who has just signed in to a new account. */
    public static Browsing visitor(
            int port, DatabaseAccess access, Role role, long unit, @Nullable Long person, String name) {
        var visitor = new Browsing(port);
        visitor.signIn(add(access, role, unit, person, name), PASSWORD);
        return visitor;
    }
}
