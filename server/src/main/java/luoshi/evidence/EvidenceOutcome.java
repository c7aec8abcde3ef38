package luoshi.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Reason;

/** What came of recording or withdrawing evidence (佐证). */
public sealed interface EvidenceOutcome {
    /** It stands as the fact says. */
    record Done(EvidenceFact fact) implements EvidenceOutcome {}

    /** Nothing was written; reasons by field of the form. */
    record Refused(Map<String, Reason> reasons) implements EvidenceOutcome {
        public Refused {
            reasons = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }
    }
}
