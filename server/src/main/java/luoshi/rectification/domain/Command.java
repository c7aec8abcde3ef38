package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do with a problem (对问题办的事). */
public sealed interface Command {
    /**
     * Put a leader in command (定人); again while it is open, when the due stays.
     *
     * @param auxiliary whether the leader named is 辅警
     * @param due null where one is set already
     * @param verifier who is asked to verify, or null
     */
    record Assign(
            long leader,
            boolean auxiliary,
            long unit,
            @Nullable LocalDate due,
            @Nullable Long verifier) implements Command {}

    /** Set measures (定措施), or add some. */
    record SetMeasures(List<Plan> plans) implements Command {
        public SetMeasures {
            plans = List.copyOf(plans);
        }
    }

    /** One measure to be: what, who, until when, proved by what. */
    record Plan(String what, long doer, LocalDate due, String proof) {}

    /** Say that a measure is done, with what was seen (做完一项). */
    record FinishMeasure(long measure, LocalDate on, String proof) implements Command {}

    /** Give a measure up with its reason (不做了). */
    record DropMeasure(long measure, String reason) implements Command {}

    /** Claim that it is put right (提请验收). */
    record Claim(String text) implements Command {}

    /** Say what verification saw (验收): accepted when {@code good >= needed}, else sent back. */
    record Verify(int looked, int good, int needed, String text) implements Command {
        public boolean accepted() {
            return good >= needed;
        }
    }

    /** Ask for more time (申请延期). */
    record AskExtension(LocalDate until, String reason) implements Command {}

    /** Grant or refuse it. */
    record DecideExtension(boolean granted, String answer) implements Command {}

    /** Ask that the problem be withdrawn (申请撤销立项). */
    record AskWithdrawal(String reason) implements Command {}

    /** Grant or refuse it. */
    record DecideWithdrawal(boolean granted, String answer) implements Command {}

    /** Say what a look-back saw (回头看); not held is a relapse. */
    record LookBackAt(boolean held, String text) implements Command {}

    /** Settle it (了结) after the last look-back. */
    record Settle() implements Command {}
}
