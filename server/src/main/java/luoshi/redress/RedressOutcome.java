package luoshi.redress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Reason;

/** What came of a statement or an objection (说明、异议). */
public sealed interface RedressOutcome {
    /** It stands; {@code id} of the statement or the objection. */
    record Done(long id) implements RedressOutcome {}

    /** Nothing was written; reasons by field of the form. */
    record Refused(Map<String, Reason> reasons) implements RedressOutcome {
        public Refused {
            reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }
    }

    /** Refused for one reason. */
    static Refused refused(String field, String key, Object... data) {
        return new Refused(Map.of(field, Reason.of("reason.redress." + key, data)));
    }
}
