package luoshi.rule;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;

/** Days as these pages print them. */
final class Dates {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TABLE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日");

    private Dates() {}

    static String table(@Nullable LocalDate day) {
        return day == null ? "" : TABLE.format(day);
    }

    static String table(@Nullable OffsetDateTime at) {
        return at == null ? "" : TABLE.format(at.atZoneSameInstant(CHINA));
    }

    static String sentence(LocalDate day, Texts t) {
        return (t.english() ? TABLE : CHINESE).format(day);
    }

    /** From, or from and to: the last day in words, not the first after it. */
    static String range(@Nullable LocalDate from, @Nullable LocalDate to, Texts t) {
        if (from == null && to == null) {
            return t.get("rule.range.unknown");
        }
        if (to == null) {
            return t.get("rule.range.open", table(from));
        }
        return from == null
                ? t.get("rule.range.until", table(to.minusDays(1)))
                : t.get("rule.range.closed", table(from), table(to.minusDays(1)));
    }
}
