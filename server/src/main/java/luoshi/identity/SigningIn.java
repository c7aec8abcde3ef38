package luoshi.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
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

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String decoy;

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
            encoder.matches(password, decoy);
            throw new BadCredentialsException("unknown");
        }
        var now = OffsetDateTime.now(clock);
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
            throw new LockedException(account.lockedUntil().toString());
        }
        if (!encoder.matches(password, account.secret())) {
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

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
