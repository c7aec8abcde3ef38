package luoshi.evidence;

import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes evidence back (撤回佐证): one's own entry, or as a leader one of the own unit; the row stays and says why. */
@Component
public class WithdrawingEvidence {
    private static final int LONGEST_REASON = 200;

    private final JdbcEvidence evidence;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    WithdrawingEvidence(JdbcEvidence evidence, Ledger ledger, ApplicationEventPublisher events) {
        this.evidence = evidence;
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * Withdraws it; the same form sent twice withdraws once.
     *
     * @throws Missing when it is not there or not visible
     * @throws Forbidden when it is neither one's own entry nor of a unit that one leads
     * @throws Stale when somebody else withdrew it meanwhile
     */
    @Transactional
    public EvidenceOutcome withdraw(Actor actor, WithdrawEvidence command) {
        var entry = evidence.find(command.fact(), true).orElseThrow(() -> new Missing("evidence", command.fact()));
        if (!mayWithdraw(actor, entry)) {
            throw new Forbidden("withdraw evidence " + command.fact());
        }
        var reason = command.reason().strip();
        if (entry.withdrawn() != null) {
            if (entry.withdrawn().equals(reason)) {
                return new EvidenceOutcome.Done(entry.fact());
            }
            throw new Stale("evidence", command.fact());
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return new EvidenceOutcome.Refused(
                    Map.of("reason", Reason.of("reason.evidence.withdrawal", String.valueOf(LONGEST_REASON))));
        }
        var fact = entry.fact();
        var seq = ledger.append(new Ledger.Entry(
                "EvidenceWithdrawn", "evidence", fact.id(), fact.unitId(), fact.personId(), Map.of("reason", reason)));
        var withdrawn = evidence.withdraw(fact.id(), reason, seq);
        events.publishEvent(new EvidenceWithdrawn(withdrawn));
        return new EvidenceOutcome.Done(withdrawn);
    }

    /** Whether the actor entered it himself or leads the unit it belongs to. */
    static boolean mayWithdraw(Actor actor, JdbcEvidence.Entry entry) {
        var own = actor.personId() != null && actor.personId().equals(entry.enteredBy());
        return own || Permission.RECORD_FOR_OTHERS.heldBy(actor, entry.fact().unitId());
    }
}
