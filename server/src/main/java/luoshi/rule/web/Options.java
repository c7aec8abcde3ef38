package luoshi.rule.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field whose values are chosen from a list: one of them in a select, several in boxes to tick. */
public record Options(String name, List<Option> all, String error) {
    public Options {
        all = List.copyOf(all);
    }

    public boolean bad() {
        return !error.isEmpty();
    }

    public @Nullable String invalid() {
        return bad() ? "true" : null;
    }

    public @Nullable String describedBy() {
        return bad() ? name + ".e" : null;
    }

    /** One value; {@code indent} is its depth in a tree. */
    public record Option(String value, String label, boolean chosen, int indent) {}
}
