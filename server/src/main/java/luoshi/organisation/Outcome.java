package luoshi.organisation;

import java.util.List;
import luoshi.kernel.Reason;

/** What became of a command (结果): done, or refused with everything that stands against it; nothing is written then. */
sealed interface Outcome {
    /** It is done; the id of what it was about. */
    record Done(long id) implements Outcome {}

    /** It was refused. */
    record Refused(List<Refusal> refusals) implements Outcome {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /** What stands against it, at a field of the form; empty for the form as a whole. */
    record Refusal(String field, Reason reason) {}

    static Outcome refused(String field, String key, Object... data) {
        return new Refused(List.of(new Refusal(field, Reason.of("reason.organisation." + key, data))));
    }
}
