package luoshi.referral;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Reason;

/** What came of handling a complaint or a referral (投诉、移送). */
public sealed interface ReferralOutcome {
    /** It stands. */
    record Done(long id) implements ReferralOutcome {}

    /** Nothing was written; reasons by field of the form. */
    record Refused(Map<String, Reason> reasons) implements ReferralOutcome {
        public Refused {
            reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }
    }

    /** Refused for one reason. */
    static Refused refused(String field, String key, Object... data) {
        return new Refused(Map.of(field, Reason.of("reason.referral." + key, data)));
    }
}
