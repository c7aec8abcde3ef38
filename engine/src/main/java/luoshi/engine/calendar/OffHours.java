package luoshi.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** China time and its hours: off-hours 八小时以外, night 夜间 (domain §3). */
public final class OffHours {
    /** The one time zone of the program. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final LocalTime DAY_BEGINS = LocalTime.of(8, 30);
    private static final LocalTime DAY_ENDS = LocalTime.of(17, 30);
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

    private OffHours() {}

    /** The day in China. */
    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, CHINA);
    }

    /** On an off-day, or starting before 08:30 or from 17:30. */
    public static boolean isOffHours(Instant instant, WorkCalendar calendar) {
        var time = LocalTime.ofInstant(instant, CHINA);
        return !calendar.isWorking(dateOf(instant)) || time.isBefore(DAY_BEGINS) || !time.isBefore(DAY_ENDS);
    }

    /** From 22:00 to before 06:00. */
    public static boolean isNight(Instant instant) {
        var time = LocalTime.ofInstant(instant, CHINA);
        return !time.isBefore(NIGHT_BEGINS) || time.isBefore(NIGHT_ENDS);
    }
}
