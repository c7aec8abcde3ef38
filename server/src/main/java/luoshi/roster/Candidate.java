package luoshi.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person as a roster sees him on one day (排班对象).
 *
 * @param auxiliary 辅警
 * @param departed first day no longer there, or null
 * @param unitId working unit of the day, or null where there is none within sight
 * @param stationId the station of that unit, or null likewise
 * @param absent approved absence that day
 */
record Candidate(
        long personId,
        String number,
        String name,
        boolean auxiliary,
        LocalDate joined,
        @Nullable LocalDate departed,
        @Nullable Long unitId,
        @Nullable Long stationId,
        boolean absent) {
    boolean left(LocalDate day) {
        return departed != null && !day.isBefore(departed);
    }
}
