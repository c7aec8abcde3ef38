package luoshi.rule.web;

import org.jspecify.annotations.Nullable;

/** A field of a form: what was typed, and what is wrong with it (empty: nothing). */
public record Field(String name, String value, String error) {
    public boolean bad() {
        return !error.isEmpty();
    }

    /** For {@code aria-invalid}. */
    public @Nullable String invalid() {
        return bad() ? "true" : null;
    }

    /** For {@code aria-describedby}. */
    public @Nullable String describedBy() {
        return bad() ? name + ".e" : null;
    }
}
