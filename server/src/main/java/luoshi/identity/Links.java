package luoshi.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One-time links to set a password (一次性链接): valid once and for a day; a new one ends those before it. */
final class Links {
    static final Duration VALID = Duration.ofHours(24);

    private static final String END = """
            update identity.link set used_at = :now where account_id = :account and used_at is null
            """;
    private static final String ISSUE = """
            insert into identity.link (account_id, username, unit_id, digest, issued_at, expires_at)
            values (:account, :username, :unit, :digest, :now, :expires)
            """;

    private Links() {}

    /** Issues a link within the running transaction; the token is shown to whoever asked and kept nowhere. */
    static Token issue(JdbcClient sql, long account, String username, long unit, OffsetDateTime now) {
        var token = Token.random();
        sql.sql(END).param("now", now).param("account", account).update();
        sql.sql(ISSUE)
                .param("account", account)
                .param("username", username)
                .param("unit", unit)
                .param("digest", token.digest())
                .param("now", now)
                .param("expires", now.plus(VALID))
                .update();
        return token;
    }
}
