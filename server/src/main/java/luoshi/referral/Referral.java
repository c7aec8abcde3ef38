package luoshi.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something handed to the competent body (移送), sealed: its author and that body alone read it.
 *
 * @param toUnitId the body that receives it
 * @param aboutPersonId whom it is about, or null
 * @param receivedAt when it was received, or null
 * @param answer what the body answered, or null
 */
public record Referral(
        long id,
        long authorId,
        long toUnitId,
        long aboutUnitId,
        @Nullable Long aboutPersonId,
        String matter,
        Instant at,
        @Nullable Long receivedBy,
        @Nullable Instant receivedAt,
        @Nullable String answer,
        int version) {}
