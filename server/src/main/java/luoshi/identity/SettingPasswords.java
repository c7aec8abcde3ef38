package luoshi.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.kernel.Reason;
import luoshi.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets passwords: the first or a forgotten one by a one-time link, one's own by knowing the present one. */
@Component
class SettingPasswords {
    private static final String BY_LINK = """
            select username from identity.link
            where digest = :digest and used_at is null and expires_at > :now
            """;
    private static final String USE = """
            update identity.link set used_at = :now
            where digest = :digest and used_at is null and expires_at > :now returning username
            """;
    private static final String SET = """
            update identity.account set secret = :secret, failures = 0, locked_until = null, epoch = epoch + 1,
                   version = version + 1
            where username = :username and not disabled
            """;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Ledger ledger;
    private final Clock clock;

    SettingPasswords(JdbcClient sql, Accounts accounts, PasswordEncoder encoder, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.encoder = encoder;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whose link it is, or empty for one that is used, too old, or was never issued. */
    @Transactional(readOnly = true)
    public Optional<String> ownerOf(Token token) {
        bind(token);
        return sql.sql(BY_LINK)
                .param("digest", token.digest())
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .optional();
    }

    /** Sets the password by a link; empty when it is done. Of two at once, one finds the link used. */
    @Transactional
    public List<Fault> byLink(Token token, String password, String again) {
        bind(token);
        var username = ownerOf(token).orElse("");
        var faults = faults(password, again, username);
        if (username.isEmpty()) {
            return List.of(Fault.of("", "link-used"));
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        var used = sql.sql(USE)
                .param("digest", token.digest())
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .optional();
        if (used.isEmpty()) {
            return List.of(Fault.of("", "link-used"));
        }
        set(username, password, "PasswordSet");
        return List.of();
    }

    /** Changes one's own password; empty when it is done. A wrong present password counts towards the lock. */
    @Transactional
    public List<Fault> own(String username, String present, String password, String again) {
        var account = accounts.named(username).orElseThrow();
        var now = OffsetDateTime.now(clock);
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
            return List.of(Fault.of("present", "locked"));
        }
        if (account.secret() == null
                || present.length() > PasswordRules.LONGEST
                || !encoder.matches(present, account.secret())) {
            accounts.failed(account);
            return List.of(Fault.of("present", "password-wrong"));
        }
        var faults = faults(password, again, username);
        if (faults.isEmpty() && password.equals(present)) {
            faults.add(Fault.of("password", "password-same"));
        }
        if (faults.isEmpty()) {
            set(username, password, "PasswordChanged");
        }
        return faults;
    }

    private static List<Fault> faults(String password, String again, String username) {
        var faults = new ArrayList<Fault>();
        PasswordRules.refusal(password, username)
                .ifPresent((Reason reason) -> faults.add(new Fault("password", reason)));
        if (faults.isEmpty() && !password.equals(again)) {
            faults.add(Fault.of("again", "password-differs"));
        }
        return faults;
    }

    private void set(String username, String password, String action) {
        accounts.open(username);
        sql.sql(SET)
                .param("secret", encoder.encode(password))
                .param("username", username)
                .update();
        var account = accounts.named(username).orElseThrow();
        ledger.append(new Ledger.Entry(
                action, "account", account.id(), account.unitId(), account.personId(), Map.of("username", username)));
    }

    private void bind(Token token) {
        sql.sql("select set_config('luoshi.link', :digest, true)")
                .param("digest", token.digest())
                .query(String.class)
                .single();
    }
}
