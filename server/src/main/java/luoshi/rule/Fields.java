package luoshi.rule;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What somebody typed into a form (表单内容): read without ever failing; what does not fit becomes a {@link Fault}. */
final class Fields {
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

    private final MultiValueMap<String, String> values;
    private final List<Fault> faults = new ArrayList<>();

    Fields(MultiValueMap<String, String> values) {
        this.values = new LinkedMultiValueMap<>(values);
    }

    static Fields empty() {
        return new Fields(new LinkedMultiValueMap<>());
    }

    Fields with(String name, Object... all) {
        values.put(name, Arrays.stream(all).map(String::valueOf).toList());
        return this;
    }

    MultiValueMap<String, String> values() {
        return values;
    }

    List<Fault> faults() {
        return faults;
    }

    void fault(String field, String key, Object... data) {
        faults.add(Fault.of(field, key, data));
    }

    /** The words, trimmed; empty where the form has none. */
    String text(String name) {
        var value = values.getFirst(name);
        return value == null
                ? ""
                : value.replace("\r\n", "\n").replace("\u0000", "").strip();
    }

    /** The words, complained about when there are none or too many. */
    String text(String name, int longest, boolean required) {
        var text = text(name);
        if (text.isEmpty() && required) {
            fault(name, "empty");
        } else if (text.length() > longest) {
            fault(name, "too-long", Integer.toString(longest));
        }
        return text;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean ticked(String name) {
        return !text(name).isEmpty();
    }

    /** Ids among the values; others are dropped. */
    List<Long> ids(String name) {
        return all(name).stream()
                .map(Fields::id)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    Optional<Long> id(String name, boolean required) {
        var found = id(text(name));
        if (found.isEmpty() && (required || !text(name).isEmpty())) {
            fault(name, "choose");
        }
        return found;
    }

    private static Optional<Long> id(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    int number(String name, int least, int most, int otherwise) {
        var text = text(name);
        try {
            var number = text.isEmpty() ? otherwise : Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        fault(name, "number", Integer.toString(least), Integer.toString(most));
        return otherwise;
    }

    @Nullable
    LocalDate date(String name, boolean required) {
        var text = text(name);
        if (text.isEmpty()) {
            if (required) {
                fault(name, "date-missing");
            }
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            if (!date.isBefore(FIRST_DAY) && date.isBefore(LAST_DAY)) {
                return date;
            }
        } catch (DateTimeParseException none) {
            // said below
        }
        fault(name, "date", text.length() > 20 ? text.substring(0, 20) : text);
        return null;
    }

    /** The constant of that name; a fault and null where there is none. */
    <E extends Enum<E>> @Nullable E one(String name, Class<E> type) {
        var text = text(name);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        fault(name, "choose");
        return null;
    }

    /** The constants of those names; others are dropped. */
    <E extends Enum<E>> List<E> some(String name, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> all(name).contains(constant.name()))
                .toList();
    }
}
