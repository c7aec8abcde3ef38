package luoshi.roster;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Plan a shift (排班).
 *
 * @param from start, or null for the usual hours of the kind
 * @param to end, on the next day when not after the start; null for the usual hours
 * @param seat the post or group (岗位、班组), may be empty
 * @param reason why, needed once the month is published or the shift has begun; may be empty before
 */
public record PlanShift(
        long personId,
        ShiftKind kind,
        LocalDate day,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        String seat,
        String reason) {
    ShiftHours hours() {
        return ShiftHours.of(day, from == null ? kind.start() : from, to == null ? kind.end() : to);
    }
}
