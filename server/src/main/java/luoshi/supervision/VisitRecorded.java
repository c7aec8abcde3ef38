package luoshi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import luoshi.engine.calendar.OffHours;

/**
 * A check was recorded (检查已记); published inside the transaction that records it.
 *
 * @param checker the person who checked
 */
public record VisitRecorded(
        long visit, long unit, long area, Instant at, boolean announced, boolean offHours, long checker) {
    /** The day in China. */
    public LocalDate day() {
        return OffHours.dateOf(at);
    }
}
