package luoshi.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form (字段), for the template {@code tag/field}.
 *
 * @param id of the element
 * @param value what stands in it
 * @param error what is wrong with it, empty for nothing
 * @param listed whether it is chosen from the options
 */
public record Field(String id, String name, String value, String error, boolean listed, List<Option> options) {
    public Field {
        options = List.copyOf(options);
    }

    /** One value to choose; {@code indent} is its depth in a tree. */
    public record Option(String value, String label, boolean chosen, int indent) {}

    public boolean bad() {
        return !error.isEmpty();
    }

    /** For {@code aria-invalid}; null leaves the attribute out. */
    public @Nullable String invalid() {
        return bad() ? "true" : null;
    }

    /** For {@code aria-describedby}, likewise. */
    public @Nullable String describedBy(String help) {
        var ids = (bad() ? id + "-e " : "") + (help.isEmpty() ? "" : id + "-h");
        return ids.isEmpty() ? null : ids.strip();
    }
}
