package luoshi.identity;

import java.time.OffsetDateTime;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * A local account (账号).
 *
 * @param secret an Argon2id hash, or null until a one-time link has set a password
 * @param unitId the unit that the role counts in
 * @param failures wrong passwords since the last right one
 * @param epoch goes up with every change that must end the sessions from before
 */
record Account(
        long id,
        String username,
        @Nullable String secret,
        @Nullable Long personId,
        Role role,
        long unitId,
        String displayName,
        int failures,
        @Nullable OffsetDateTime lockedUntil,
        boolean disabled,
        int epoch,
        int version) {}
