package luoshi.identity;

import java.time.OffsetDateTime;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;

/** A local account (账号); {@code secret} is an Argon2id hash. */
record Account(
        long id,
        String username,
        String secret,
        @Nullable Long personId,
        Role role,
        long unitId,
        String displayName,
        int failures,
        @Nullable OffsetDateTime lockedUntil,
        boolean disabled) {}
