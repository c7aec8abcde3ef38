package luoshi.rectification;

import java.util.Map;
import luoshi.kernel.Reason;

/** What came of a command on a problem (办理结果). */
public sealed interface ProblemOutcome {
    /** Done; the problem's id. */
    record Done(long problem) implements ProblemOutcome {}

    /** Refused: reasons by field, an empty one for the whole. */
    record Refused(Map<String, Reason> reasons) implements ProblemOutcome {
        public Refused {
            reasons = Map.copyOf(reasons);
        }
    }
}
