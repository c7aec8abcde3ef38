package luoshi.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Reason;

/** What came of a change to a roster (值班表). */
public sealed interface RosterOutcome {
    /**
     * It is done.
     *
     * @param id the record that was written, or how many
     */
    record Done(long id) implements RosterOutcome {}

    /** Nothing was written; reasons by field of the form, the empty name for the form as a whole. */
    record Refused(Map<String, Reason> reasons) implements RosterOutcome {
        public Refused {
            reasons = Map.copyOf(new LinkedHashMap<>(reasons));
        }

        static Refused at(String field, String key, Object... data) {
            return new Refused(Map.of(field, Reason.of(key, data)));
        }
    }
}
