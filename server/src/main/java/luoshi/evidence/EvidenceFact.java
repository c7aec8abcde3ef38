package luoshi.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence (佐证) as calculations see it: who did what when, and when the program came to know.
 *
 * @param personId the person, or null for evidence of the unit itself
 * @param actAt when it happened
 * @param quantity how many times, 1 to 1000
 * @param night between 22:00 and 06:00
 * @param offHours on an off-day, before 08:30 or from 17:30
 * @param unannounced without notice (不打招呼)
 * @param enteredSeq sequence in the ledger from which it is known
 * @param withdrawnSeq sequence from which it no longer counts, or null
 */
public record EvidenceFact(
        long id,
        long dutyId,
        long unitId,
        @Nullable Long personId,
        Instant actAt,
        EvidenceKind kind,
        int quantity,
        boolean night,
        boolean offHours,
        boolean unannounced,
        EvidenceOrigin origin,
        long enteredSeq,
        @Nullable Long withdrawnSeq) {
    /** Whether it counts for somebody who knows the ledger up to and including the sequence. */
    public boolean knownAt(long seq) {
        return enteredSeq <= seq && (withdrawnSeq == null || withdrawnSeq > seq);
    }
}
