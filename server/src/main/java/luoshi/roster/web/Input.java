package luoshi.roster.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;

/** The fields of a form as they came, read one by one; whatever came in, each is a value or a reason at its field. */
final class Input {
    private final Map<String, String> fields;
    private final Map<String, Reason> lacks = new LinkedHashMap<>();

    Input(Map<String, String> fields) {
        this.fields = fields;
    }

    String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    Map<String, Reason> lacks() {
        return lacks;
    }

    /** The number, or −1 with a reason. */
    long id(String field, String key) {
        try {
            return Long.parseLong(text(field));
        } catch (NumberFormatException none) {
            lacks.put(field, Reason.of(key));
            return -1;
        }
    }

    /** The version shown, or −1, which no record has. */
    int version() {
        try {
            return Integer.parseInt(text("version"));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** The day, or some day with a reason. */
    LocalDate day(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException none) {
            lacks.put(field, Reason.of("reason.roster.field-day"));
            return LocalDate.of(2000, 1, 1);
        }
    }

    /** The time of day, or null when empty, or null with a reason. */
    @Nullable
    LocalTime time(String field) {
        if (text(field).isEmpty()) {
            return null;
        }
        try {
            return LocalTime.parse(text(field));
        } catch (DateTimeException none) {
            lacks.put(field, Reason.of("reason.roster.field-time"));
            return null;
        }
    }

    /** One of the constants, or the fallback with a reason. */
    <E extends Enum<E>> E choice(String field, E fallback) {
        for (var constant : fallback.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(text(field))) {
                return constant;
            }
        }
        lacks.put(field, Reason.of("reason.roster.field-choice"));
        return fallback;
    }

    /** The unit that an address names; there is no such page otherwise. */
    long unit() {
        try {
            return Long.parseLong(text("unit"));
        } catch (NumberFormatException none) {
            throw new Missing("unit", text("unit"));
        }
    }

    /** The month that an address names, or the one given when it names none; there is no such page otherwise. */
    YearMonth month(YearMonth otherwise) {
        if (text("month").isEmpty()) {
            return otherwise;
        }
        try {
            var month = YearMonth.parse(text("month"));
            if (month.getYear() < 2000 || month.getYear() > 2100) {
                throw new Missing("month", month);
            }
            return month;
        } catch (DateTimeException none) {
            throw new Missing("month", text("month"));
        }
    }
}
