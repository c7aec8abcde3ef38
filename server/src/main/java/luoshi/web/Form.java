package luoshi.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import luoshi.kernel.Dates;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent with a form or an address (表单), read field by field without ever failing: what does not fit is
 * refused at its field, and some value stands in for it so that the rest can be read. A form with a refusal is not
 * {@link #good()}: its values lead to nothing but the same form shown again. Controllers take it as a parameter.
 */
public final class Form {
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);
    /** So much of what cannot be read is repeated to the reader. */
    private static final int QUOTED = 20;

    private final Map<String, List<String>> values;
    private final List<Refusal> refusals = new ArrayList<>();

    /** The values by field; a field may have several. */
    public Form(Map<String, List<String>> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** A form in which nothing stands yet. */
    public static Form empty() {
        return new Form(Map.of());
    }

    record Refusal(String field, Reason reason) {}

    /** Puts values into a field, in place of what stood there. */
    public Form put(String field, Object... all) {
        values.put(field, Arrays.stream(all).map(String::valueOf).toList());
        return this;
    }

    /** Puts a value into a field that was not sent. */
    public Form fill(String field, Object value) {
        return values.containsKey(field) ? this : put(field, value);
    }

    /** Notes what is wrong with a field; an empty name for the form as a whole. */
    public void refuse(String field, Reason reason) {
        refusals.add(new Refusal(field, reason));
    }

    private void refuse(String field, String key, Object... data) {
        refuse(field, Reason.of("reason.field." + key, data));
    }

    /** Whether nothing was refused. */
    public boolean good() {
        return refusals.isEmpty();
    }

    public boolean refused(String field) {
        return refusals.stream().anyMatch(refusal -> refusal.field().equals(field));
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** The words, trimmed; empty where the form has none. */
    public String text(String field) {
        var all = all(field);
        return all.isEmpty()
                ? ""
                : all.getFirst().replace("\r\n", "\n").replace("\u0000", "").strip();
    }

    /** The words; refused when too long, or when there are none and there must be. */
    public String text(String field, int longest, boolean required) {
        var text = text(field);
        if (text.isEmpty() && required) {
            refuse(field, "empty");
        } else if (text.length() > longest) {
            refuse(field, "too-long", Integer.toString(longest));
        }
        return text;
    }

    /** Every value of the field as it came. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean ticked(String field) {
        return !text(field).isEmpty();
    }

    /** The id; refused when there is none, and then one that nothing has. */
    public long id(String field) {
        var id = idOf(text(field));
        if (id == null) {
            refuse(field, "choose");
        }
        return id == null ? -1 : id;
    }

    /** The id, or null when nothing was chosen; refused when it is none. */
    public @Nullable Long idOrNull(String field) {
        return text(field).isEmpty() ? null : Long.valueOf(id(field));
    }

    /** The ids among the values; others are dropped. */
    public List<Long> ids(String field) {
        return all(field).stream()
                .flatMap(text -> Stream.ofNullable(idOf(text)))
                .distinct()
                .toList();
    }

    private static @Nullable Long idOf(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** The whole number between both; {@code otherwise} for an empty field, and for one that is refused. */
    public int whole(String field, int least, int most, int otherwise) {
        var text = text(field);
        var number = text.isEmpty() ? otherwise : text.matches("\\d{1,9}") ? Integer.parseInt(text) : least - 1;
        if (number < least || number > most) {
            refuse(field, "whole", Integer.toString(least), Integer.toString(most));
            return otherwise;
        }
        return number;
    }

    /** The whole number between both; refused when there is none, and then one that is too small. */
    public int whole(String field, int least, int most) {
        return whole(field, least, most, least - 1);
    }

    /** The version that the form showed; one that was garbled is −1, which no record has. */
    public int version() {
        var text = text("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** The day in any way of writing; refused when there is none. */
    public LocalDate day(String field) {
        var text = text(field);
        if (text.isEmpty()) {
            refuse(field, "day-missing");
            return LocalDate.EPOCH;
        }
        var day = Dates.day(text);
        if (day == null || day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            refuse(field, "day", text.length() > QUOTED ? text.substring(0, QUOTED) : text);
            return LocalDate.EPOCH;
        }
        return day;
    }

    /** The day, or null when the field is empty; refused when it is none. */
    public @Nullable LocalDate dayOrNull(String field) {
        return text(field).isEmpty() ? null : day(field);
    }

    /** The time of day; refused when there is none. */
    public LocalTime time(String field) {
        try {
            return LocalTime.parse(text(field));
        } catch (DateTimeException none) {
            refuse(field, "time");
            return LocalTime.MIDNIGHT;
        }
    }

    /** The time of day, or null when the field is empty; refused when it is none. */
    public @Nullable LocalTime timeOrNull(String field) {
        return text(field).isEmpty() ? null : time(field);
    }

    /** The constant of that name; refused when there is none. */
    public <E extends Enum<E>> E one(String field, Class<E> type) {
        var some = some(field, type);
        if (some.isEmpty()) {
            refuse(field, "choose");
        }
        return some.isEmpty() ? type.getEnumConstants()[0] : some.getFirst();
    }

    /** The constants of those names; others are dropped. */
    public <E extends Enum<E>> List<E> some(String field, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> all(field).contains(constant.name()))
                .toList();
    }

    /** The form as a page shows it. */
    public ShownForm shown(Texts t) {
        return shown(t, "");
    }

    /** The same; the ids of its fields begin so, where a page has several fields of one name. */
    public ShownForm shown(Texts t, String ids) {
        return new ShownForm(this, t, ids);
    }
}
