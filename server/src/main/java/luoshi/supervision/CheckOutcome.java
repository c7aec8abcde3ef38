package luoshi.supervision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Reason;

/** What came of recording a check (检查), its findings and what follows them. */
public sealed interface CheckOutcome {
    /** It stands; the findings as they were recorded, none when the same form came before. */
    record Recorded(long visit, List<Finding> findings) implements CheckOutcome {
        public Recorded {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was written; reasons by field of the form. */
    record Refused(Map<String, Reason> reasons) implements CheckOutcome {
        public Refused {
            reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }
    }
}
