package luoshi.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody complains of (投诉), sealed: never with who complained.
 *
 * @param unitId what it is about
 * @param aboutPersonId whom it is about, or null
 * @param handlingUnitId whose leaders handle it: the station, or the bureau where it is about the chief
 * @param handedTo where it was handed to, or null
 * @param decisionText what was found, or null
 */
public record Complaint(
        long id,
        long unitId,
        @Nullable Long aboutPersonId,
        long handlingUnitId,
        Instant receivedAt,
        ComplaintChannel channel,
        String matter,
        ComplaintState state,
        @Nullable String handedTo,
        long authorId,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionText,
        int version) {
    public boolean open() {
        return state == ComplaintState.RECEIVED;
    }
}
