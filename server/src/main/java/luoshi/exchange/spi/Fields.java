package luoshi.exchange.spi;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import luoshi.kernel.Dates;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one row and keeps every failure (逐格读): an importer asks for its fields, then for the result. */
public final class Fields {
    private final Row row;
    private final List<RowFailure> failures = new ArrayList<>();

    public Fields(Row row) {
        this.row = row;
    }

    /** The text, or a failure and an empty text when nothing stands there. */
    public String required(String column) {
        var text = row.text(column);
        if (text.isEmpty()) {
            fail(column, Reason.of("reason.exchange.empty"));
        }
        return text;
    }

    /** The text, empty when nothing stands there. */
    public String optional(String column) {
        return row.text(column);
    }

    /** The day, or null with a failure (required and empty, or no day), or null when empty and not required. */
    public @Nullable LocalDate day(String column, boolean required) {
        var text = required ? required(column) : optional(column);
        if (text.isEmpty()) {
            return null;
        }
        var day = Dates.day(text);
        if (day == null) {
            fail(column, Reason.of(Dates.looksLikeDay(text) ? "reason.exchange.no-such-day" : "reason.exchange.day"));
        }
        return day;
    }

    /** The day and time of day in China, or null as for {@link #day}. */
    public @Nullable LocalDateTime time(String column, boolean required) {
        var text = required ? required(column) : optional(column);
        if (text.isEmpty()) {
            return null;
        }
        var time = Dates.time(text);
        if (time == null) {
            fail(column, Reason.of("reason.exchange.time"));
        }
        return time;
    }

    /** The whole number within both bounds, or the fallback when empty; a failure otherwise. */
    public int whole(String column, int lowest, int highest, int fallback) {
        var text = optional(column);
        if (text.isEmpty()) {
            return fallback;
        }
        if (text.matches("\\d{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        fail(column, Reason.of("reason.exchange.whole", String.valueOf(lowest), String.valueOf(highest)));
        return fallback;
    }

    /**
     * One of the known words, whatever its case; a failure that lists the words otherwise.
     *
     * @param words each word and what it means; the first ones are listed
     * @return null with a failure, or when empty
     */
    public <E> @Nullable E choice(String column, boolean required, Map<String, E> words) {
        var text = required ? required(column) : optional(column);
        if (text.isEmpty()) {
            return null;
        }
        for (var word : words.entrySet()) {
            if (word.getKey().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return word.getValue();
            }
        }
        fail(column, Reason.of("reason.exchange.choice", String.join("、", words.keySet())));
        return null;
    }

    /** Notes a failure at a column, or at the row as a whole for an empty column. */
    public void fail(String column, Reason reason) {
        failures.add(new RowFailure(row.number(), column, column.isEmpty() ? "" : row.text(column), reason));
    }

    public boolean failed() {
        return !failures.isEmpty();
    }

    /** The value when nothing failed, else all failures. */
    public <T> Parsed<T> result(Supplier<T> value) {
        return failures.isEmpty() ? new Parsed.Good<>(value.get()) : new Parsed.Bad<>(failures);
    }
}
