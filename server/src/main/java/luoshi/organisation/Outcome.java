package luoshi.organisation;

import java.util.List;
import java.util.function.Supplier;
import luoshi.kernel.Reason;
import luoshi.web.Form;
import org.springframework.dao.DataIntegrityViolationException;

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

    /**
     * Runs the use case unless a field of the form was refused already, and notes at the form what it refuses; a clash
     * that only the database saw is a refusal like any other.
     */
    static Outcome of(Form form, Supplier<Outcome> useCase) {
        var outcome = form.good() ? safely(useCase) : new Refused(List.of());
        if (outcome instanceof Refused(var refusals)) {
            refusals.forEach(refusal -> form.refuse(refusal.field(), refusal.reason()));
        }
        return outcome;
    }

    private static Outcome safely(Supplier<Outcome> useCase) {
        try {
            return useCase.get();
        } catch (DataIntegrityViolationException clash) {
            return refused("", "clash");
        }
    }

    static Outcome refused(String field, String key, Object... data) {
        return new Refused(List.of(new Refusal(field, Reason.of("reason.organisation." + key, data))));
    }
}
