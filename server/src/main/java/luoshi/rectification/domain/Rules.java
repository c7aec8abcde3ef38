package luoshi.rectification.domain;

import java.time.LocalDate;
import java.util.List;
import luoshi.kernel.Reason;
import luoshi.rectification.domain.Command.AskExtension;
import luoshi.rectification.domain.Command.AskWithdrawal;
import luoshi.rectification.domain.Command.Assign;
import luoshi.rectification.domain.Command.Claim;
import luoshi.rectification.domain.Command.DecideExtension;
import luoshi.rectification.domain.Command.DecideWithdrawal;
import luoshi.rectification.domain.Command.DropMeasure;
import luoshi.rectification.domain.Command.FinishMeasure;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.SetMeasures;
import luoshi.rectification.domain.Command.Settle;
import luoshi.rectification.domain.Command.Verify;
import luoshi.rectification.domain.Matter.Measure;
import org.jspecify.annotations.Nullable;

/** What may follow on what, and who may do it (整改规则, domain §5 and §7). */
public final class Rules {
    /** A verified for B: within so many days B does not verify for A (不互相验收). */
    public static final int RECIPROCAL_DAYS = 30;

    private static final List<Integer> LOOK_BACKS = List.of(30, 90, 180);
    private static final List<Integer> AFTER_RELAPSE = List.of(15, 45, 90);

    private Rules() {}

    /** Days after the verification on which one looks back; sooner where it had come back before. */
    public static List<Integer> lookBackDays(int relapses) {
        return relapses > 0 ? AFTER_RELAPSE : LOOK_BACKS;
    }

    /** Carries the command out on the matter, or says why not. */
    public static Result decide(Matter matter, Party party, Command command, LocalDate today) {
        return switch (command) {
            case Assign assign -> WorkRules.assign(matter, party, assign, today);
            case SetMeasures set -> WorkRules.setMeasures(matter, party, set);
            case FinishMeasure finish -> WorkRules.finish(matter, party, finish, today);
            case DropMeasure drop -> WorkRules.drop(matter, party, drop);
            case Claim claim -> WorkRules.claim(matter, party, claim);
            case Verify verify -> VerificationRules.verify(matter, party, verify, today);
            case AskExtension ask -> DecisionRules.askExtension(matter, party, ask, today);
            case DecideExtension decide -> DecisionRules.decideExtension(matter, party, decide, today);
            case AskWithdrawal ask -> DecisionRules.askWithdrawal(matter, party, ask);
            case DecideWithdrawal decide -> DecisionRules.decideWithdrawal(matter, party, decide);
            case LookBackAt look -> VerificationRules.lookBack(matter, party, look, today);
            case Settle settle -> DecisionRules.settle(matter, party);
        };
    }

    /** Why the party may not verify the matter or look back upon it, by what he is to it; empty when he may. */
    public static List<Reason> nearness(Matter matter, Party party) {
        var refusals = new Refusals();
        VerificationRules.tooNear(matter, party, refusals);
        return refusals.all();
    }

    static Refusals state(boolean fits) {
        return new Refusals().when(!fits, "", "state");
    }

    static boolean leads(Matter matter, Party party) {
        return matter.leader() != null && matter.leader() == party.person();
    }

    static boolean mayDecide(Party party) {
        return party.decides() && !party.auxiliary();
    }

    static @Nullable Measure measure(Matter matter, long id) {
        return matter.measures().stream()
                .filter(measure -> measure.id() == id)
                .findFirst()
                .orElse(null);
    }
}
