package luoshi.rectification.domain;

import java.util.Map;
import luoshi.kernel.Reason;

/** What came of a command: the problem as it stands then, or why not. */
public sealed interface Result {
    /** It was done. */
    record Done(Matter next) implements Result {}

    /** It was refused: reasons by field, an empty one for the whole. */
    record Refused(Map<String, Reason> reasons) implements Result {
        public Refused {
            reasons = Map.copyOf(reasons);
        }
    }

    /** It is no business of this person at all. */
    record NotYours() implements Result {}
}
