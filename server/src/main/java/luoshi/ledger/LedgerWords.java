package luoshi.ledger;

import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import luoshi.web.Texts;
import tools.jackson.databind.JsonNode;

/** Entries in words; what has none is shown by its technical name. */
final class LedgerWords {
    private static final String ACTION = "ledger.action.";
    private static final String ENTITY = "ledger.entity.";
    private static final String FIELD = "ledger.field.";
    private static final Set<String> KEYS =
            Set.copyOf(ResourceBundle.getBundle("messages/ledger").keySet());
    /** What tells most about an entry, first of all. */
    private static final List<String> TELLING =
            List.of("title", "name", "username", "table", "number", "month", "reason");

    private final Texts t;

    LedgerWords(Texts t) {
        this.t = t;
    }

    /** Every action that has words, in order of the words' keys. */
    static List<String> actions() {
        return named(ACTION);
    }

    /** Every kind of record that has words. */
    static List<String> entities() {
        return named(ENTITY);
    }

    private static List<String> named(String prefix) {
        var found = new TreeSet<String>();
        KEYS.stream().filter(key -> key.startsWith(prefix)).forEach(key -> found.add(key.substring(prefix.length())));
        return List.copyOf(found);
    }

    String action(String action) {
        return word(ACTION, action);
    }

    String entity(String entity) {
        return word(ENTITY, entity);
    }

    String field(String field) {
        return word(FIELD, field);
    }

    private String word(String prefix, String name) {
        return KEYS.contains(prefix + name) ? t.get(prefix + name) : name;
    }

    /** A value of a body: text as it is, a list with separators, anything deeper as JSON. */
    String value(JsonNode value) {
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
            return String.join(
                    t.get("list.separator"),
                    value.valueStream().map(JsonNode::asString).toList());
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** The one field of the body that tells most, or an empty text. */
    static String telling(JsonNode body) {
        for (var field : TELLING) {
            var value = body.get(field);
            if (value != null && value.isValueNode() && !value.asString().isBlank()) {
                return shortened(value.asString());
            }
        }
        return "";
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
