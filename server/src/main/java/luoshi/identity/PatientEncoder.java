package luoshi.identity;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id, a few at a time: each hash fills 19 MiB, so a rush of sign-ins waits its turn instead of filling the heap. */
final class PatientEncoder implements PasswordEncoder {
    private static final int AT_ONCE = 4;

    /** 19 MiB, two passes, one lane: the smallest setting that OWASP recommends for Argon2id. */
    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        turns.acquireUninterruptibly();
        try {
            return argon2.encode(password);
        } finally {
            turns.release();
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String secret) {
        turns.acquireUninterruptibly();
        try {
            return argon2.matches(password, secret);
        } finally {
            turns.release();
        }
    }
}
