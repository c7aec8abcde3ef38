package luoshi.roster.web;

import java.util.List;
import java.util.Map;
import luoshi.kernel.Reason;
import luoshi.web.Texts;

/**
 * One field of a form (表单栏): what stands in it and what is wrong with it.
 *
 * @param error empty for nothing
 * @param options what can be chosen, empty for a field to be typed in
 */
public record Field(String value, String error, List<Option> options) {
    /** One thing to choose. */
    public record Option(String value, String label, boolean chosen) {}

    static Field of(Texts t, String value, Map<String, Reason> reasons, String name) {
        return new Field(value, error(t, reasons, name), List.of());
    }

    static Field of(Texts t, String value, Map<String, Reason> reasons, String name, List<Option> options) {
        return new Field(value, error(t, reasons, name), options);
    }

    static String error(Texts t, Map<String, Reason> reasons, String name) {
        var reason = reasons.get(name);
        return reason == null ? "" : t.get(reason.key(), reason.data().toArray());
    }

    /** All that is wrong, for the summary on top. */
    static List<String> errors(Texts t, Map<String, Reason> reasons) {
        return reasons.values().stream()
                .map(reason -> t.get(reason.key(), reason.data().toArray()))
                .distinct()
                .toList();
    }

    public boolean invalid() {
        return !error.isEmpty();
    }
}
