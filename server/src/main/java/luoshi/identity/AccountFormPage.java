package luoshi.identity;

import java.util.List;
import java.util.Map;

/** The form for a new account. */
public record AccountFormPage(String number, String name, List<Choice> roles, List<Choice> units, Faults faults) {
    /** One entry of a list to choose from. */
    public record Choice(String value, String label, boolean chosen) {}

    /** What is wrong, in words, by field. */
    public record Faults(Map<String, String> texts) {
        public static final Faults NONE = new Faults(Map.of());

        public Faults {
            texts = Map.copyOf(texts);
        }

        public boolean any() {
            return !texts.isEmpty();
        }

        public boolean at(String field) {
            return texts.containsKey(field);
        }

        public String of(String field) {
            return texts.getOrDefault(field, "");
        }

        /** Fields in the order of the form. */
        public List<String> fields() {
            return texts.keySet().stream().sorted().toList();
        }
    }
}
