package luoshi.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and times as people write them in tables and forms (日期写法): 2026-10-02, 2026/10/2, 2026.10.2, 2026年10月2日, 20261002, 46297. */
public final class Dates {
    private static final String DAY = "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?";
    private static final Pattern WRITTEN = Pattern.compile(DAY + "(?:[T ]+0{1,2}:00(?::00)?)?");
    private static final Pattern CLOSE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern TIMED =
            Pattern.compile(DAY + "[T ]*(\\d{1,2})\\s*[:：时点]\\s*(\\d{1,2})?(?:[:：]\\d{1,2}(?:\\.\\d+)?)?\\s*分?");
    /** Day 0 of a spreadsheet's count; right from 1900-03-01 on, before which no record lies. */
    private static final LocalDate SPREADSHEET_ORIGIN = LocalDate.of(1899, 12, 30);

    private static final Pattern SERIAL = Pattern.compile("\\d{5}");

    private Dates() {}

    /** The day written, or null when it is none; five digits are a spreadsheet's count of days. */
    public static @Nullable LocalDate day(String text) {
        var bare = text.strip();
        if (SERIAL.matcher(bare).matches()) {
            return SPREADSHEET_ORIGIN.plusDays(Integer.parseInt(bare));
        }
        var written = WRITTEN.matcher(bare);
        if (written.matches()) {
            return of(written);
        }
        var close = CLOSE.matcher(bare);
        return close.matches() ? of(close) : null;
    }

    /** The day and time of day written, or null when it is none; a day alone is its midnight. */
    public static @Nullable LocalDateTime time(String text) {
        var bare = text.strip();
        var timed = TIMED.matcher(bare);
        if (!timed.matches()) {
            var day = day(bare);
            return day == null ? null : day.atStartOfDay();
        }
        var day = of(timed);
        var hour = Integer.parseInt(timed.group(4));
        var minute = timed.group(5) == null ? 0 : Integer.parseInt(timed.group(5));
        if (day == null || minute > 59 || hour > 24 || hour == 24 && minute > 0) {
            return null;
        }
        return hour == 24 ? day.plusDays(1).atStartOfDay() : day.atTime(LocalTime.of(hour, minute));
    }

    /** Whether it has the form of a day, even of one that does not exist. */
    public static boolean looksLikeDay(String text) {
        var bare = text.strip();
        return WRITTEN.matcher(bare).matches() || CLOSE.matcher(bare).matches();
    }

    private static @Nullable LocalDate of(Matcher parts) {
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException none) {
            return null;
        }
    }
}
