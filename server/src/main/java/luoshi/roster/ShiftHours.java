package luoshi.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * From when to when a shift lasts (起止), half-open.
 *
 * @param starts its first instant
 * @param ends the first instant after it
 */
public record ShiftHours(Instant starts, Instant ends) {
    /** China time everywhere, whatever the machine thinks. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    public ShiftHours {
        if (!ends.isAfter(starts)) {
            throw new IllegalArgumentException("shift ends " + ends + ", not after its start " + starts);
        }
    }

    /** From a time of the day to the next such time: {@code 20:30} to {@code 08:30} ends on the day after. */
    public static ShiftHours of(LocalDate day, LocalTime from, LocalTime to) {
        var last = to.isAfter(from) ? day : day.plusDays(1);
        return new ShiftHours(
                day.atTime(from).atZone(CHINA).toInstant(),
                last.atTime(to).atZone(CHINA).toInstant());
    }

    /** The minute of an instant: shifts start and end on the minute, so whoever is on duty stays so within one. */
    public static Instant minuteOf(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The day in China on which it starts: the day it counts for. */
    public LocalDate day() {
        return LocalDate.ofInstant(starts, CHINA);
    }

    public Duration length() {
        return Duration.between(starts, ends);
    }

    public boolean overlaps(ShiftHours other) {
        return starts.isBefore(other.ends) && other.starts.isBefore(ends);
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(starts) && instant.isBefore(ends);
    }
}
