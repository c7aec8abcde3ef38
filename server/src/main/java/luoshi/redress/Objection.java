package luoshi.redress;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's objection to a finding about him (异议), decided by somebody who took no part.
 *
 * @param lastDay until when it could be raised
 * @param answerDue last day for the decision
 * @param decidedBy who decided, or null while it is open
 */
public record Objection(
        long id,
        long findingId,
        long personId,
        long handlingUnitId,
        Instant at,
        String text,
        LocalDate lastDay,
        LocalDate answerDue,
        @Nullable ObjectionDecision decision,
        @Nullable String decisionText,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt,
        int version,
        long enteredSeq) {
    public boolean open() {
        return decision == null;
    }
}
