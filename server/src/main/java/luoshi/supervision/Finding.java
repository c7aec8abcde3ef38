package luoshi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.engine.calendar.OffHours;
import org.jspecify.annotations.Nullable;

/**
 * What a check saw wrong (检查发现).
 *
 * @param severity 1 minor 轻微, 3 serious 严重, 9 grave 特别严重
 * @param zeroTolerance whether its clause forbids it without exception (零容忍)
 * @param personId whom it is about, or null where it is about the unit
 * @param place where (部位), may be empty
 * @param link at which step of the work (环节), may be empty
 * @param seen the fact as written down
 * @param authorId who wrote it
 * @param correctedAt when it was put right, or null
 * @param withdrawalReason why it no longer counts, or null
 */
public record Finding(
        long id,
        long visitId,
        VisitKind kind,
        boolean announced,
        long clauseId,
        long unitId,
        long areaId,
        @Nullable Long personId,
        int severity,
        boolean zeroTolerance,
        String place,
        String link,
        String seen,
        Instant foundAt,
        long authorId,
        @Nullable Instant correctedAt,
        String correction,
        FindingOutcome outcome,
        @Nullable String withdrawalReason,
        long enteredSeq,
        int version) {
    /** The day in China on which it was found. */
    public LocalDate day() {
        return OffHours.dateOf(foundAt);
    }

    /** Whether it is serious or worse. */
    public boolean serious() {
        return severity >= 3;
    }
}
