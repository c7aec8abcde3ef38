package luoshi.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An officer or auxiliary (人员).
 *
 * @param number 警号 or 辅警号
 * @param rank 警衔, null for auxiliaries
 * @param departed first day no longer in the service, or null
 */
public record Person(
        long id,
        String number,
        String name,
        StaffKind staff,
        @Nullable String rank,
        LocalDate joined,
        @Nullable LocalDate departed,
        int version) {
    /** Whether in the service on the day. */
    public boolean servesOn(LocalDate day) {
        return !joined.isAfter(day) && (departed == null || departed.isAfter(day));
    }
}
