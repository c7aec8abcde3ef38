package luoshi.redress;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.engine.calendar.OffHours;
import org.jspecify.annotations.Nullable;

/**
 * What a person says to a finding about him (说明), and the answer.
 *
 * @param handlingUnitId whose leaders answer: the station, or the bureau where a leader is concerned
 * @param answerDue last day for the answer
 * @param answeredBy who answered, or null while it is open
 */
public record Statement(
        long id,
        long findingId,
        long personId,
        long handlingUnitId,
        Instant at,
        String text,
        LocalDate answerDue,
        @Nullable StatementAnswer answer,
        @Nullable String answerText,
        @Nullable Long answeredBy,
        @Nullable Instant answeredAt,
        int version,
        long enteredSeq) {
    public boolean open() {
        return answer == null;
    }

    /** The day of the answer in China, or null while it is open. */
    public @Nullable LocalDate answeredOn() {
        return answeredAt == null ? null : OffHours.dateOf(answeredAt);
    }
}
