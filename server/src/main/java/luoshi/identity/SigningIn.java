package luoshi.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks name and password; an unknown name takes as long as a wrong password and says the same. */
@Component
class SigningIn implements AuthenticationProvider {
    /** Longer names and passwords are nobody's, and are not worth a look into the database or a hash of their length. */
    static final int LONGEST_NAME = 64;

    /** Each check fills 19 MiB; a rush of sign-ins waits its turn instead of filling the heap. */
    private static final int AT_ONCE = 4;

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String decoy;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    SigningIn(Accounts accounts, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.clock = clock;
        this.decoy = String.valueOf(encoder.encode("decoy"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var username = attempt.getName().strip();
        var typed = String.valueOf(attempt.getCredentials());
        var password = typed.length() > PasswordRules.LONGEST ? "" : typed;
        var account = named(username);
        if (account == null || account.disabled() || account.secret() == null) {
            matches(password, decoy);
            throw new BadCredentialsException("unknown");
        }
        var now = OffsetDateTime.now(clock);
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
            throw new LockedException(account.lockedUntil().toString());
        }
        if (!matches(password, account.secret())) {
            accounts.failed(account);
            throw new BadCredentialsException("wrong");
        }
        accounts.succeeded(username);
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(username, account.epoch()), null, List.of());
    }

    private @Nullable Account named(String username) {
        var sane = username.length() <= LONGEST_NAME && username.chars().noneMatch(Character::isISOControl);
        return sane ? accounts.named(username).orElse(null) : null;
    }

    private boolean matches(String password, String secret) {
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password, secret);
        } finally {
            turns.release();
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
