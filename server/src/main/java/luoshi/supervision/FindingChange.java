package luoshi.supervision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Reason;

/** What came of correcting or withdrawing a finding (检查发现). */
public sealed interface FindingChange {
    /** It stands as the finding says. */
    record Done(Finding finding) implements FindingChange {}

    /** Nothing was written; reasons by field of the form. */
    record Refused(Map<String, Reason> reasons) implements FindingChange {
        public Refused {
            reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }
    }

    /** Refused for one reason. */
    static Refused refused(String field, String key, Object... data) {
        return new Refused(Map.of(field, Reason.of("reason.finding." + key, data)));
    }
}
