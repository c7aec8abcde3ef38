package luoshi.rectification;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.engine.calendar.OffHours;
import luoshi.rectification.domain.Matter;
import luoshi.rectification.domain.ProblemReason;
import org.jspecify.annotations.Nullable;

/**
 * A matter led to its end (问题).
 *
 * @param number year and number within it, per station
 * @param unitId where it was found
 * @param handlingUnitId who decides: the station, or the bureau when it is about the station's chief
 * @param clauseId the clause that was not kept, or null for a leader's decision without one
 * @param openedBy null: the program by its rules
 * @param relapseOf the problem that came back, or null
 * @param matter how it stands
 */
public record Problem(
        long id,
        String number,
        long stationId,
        long unitId,
        long handlingUnitId,
        long areaId,
        @Nullable Long clauseId,
        String place,
        String link,
        String title,
        String facts,
        int severity,
        boolean zeroTolerance,
        ProblemReason reason,
        boolean aboutLeader,
        Instant openedAt,
        @Nullable Long openedBy,
        @Nullable Long relapseOf,
        String claim,
        @Nullable Instant verifiedAt,
        @Nullable String withdrawalReason,
        long enteredSeq,
        int version,
        Matter matter) {
    /** The day in China on which it was opened. */
    public LocalDate opened() {
        return OffHours.dateOf(openedAt);
    }
}
