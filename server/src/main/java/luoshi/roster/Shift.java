package luoshi.roster;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One shift of one person (班次), as it stands after swaps.
 *
 * @param unitId the unit whose roster it belongs to
 * @param personId who stands it
 * @param seat the post or group (岗位、班组), may be empty
 * @param version changes with every change
 */
record Shift(long id, long unitId, long personId, ShiftKind kind, ShiftHours hours, String seat, int version) {
    LocalDate day() {
        return hours.day();
    }

    LocalDate month() {
        return day().withDayOfMonth(1);
    }

    boolean past(Instant now) {
        return hours.starts().isBefore(now);
    }
}
