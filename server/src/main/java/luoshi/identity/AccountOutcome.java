package luoshi.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a change to an account. */
sealed interface AccountOutcome {
    /**
     * It was made.
     *
     * @param token for the one-time link, where one was issued; shown once
     */
    record Done(long id, @Nullable Token token) implements AccountOutcome {}

    /** Nothing was written. */
    record Refused(List<Fault> faults) implements AccountOutcome {}
}
