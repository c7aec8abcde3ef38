package luoshi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Withdraws findings (撤销检查发现): one asks with a reason, another decides. The row stays and says that it was withdrawn.
 */
@Component
public class WithdrawingFindings {
    private static final int LONGEST = 500;

    private final JdbcFindings findings;
    private final FindingRights rights;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WithdrawingFindings(
            JdbcFindings findings, FindingRights rights, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.findings = findings;
        this.rights = rights;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks that it be withdrawn.
     *
     * @throws Missing when the finding is not there or not visible
     * @throws Forbidden when the actor neither wrote it nor leads there
     * @throws Stale when it was withdrawn meanwhile
     */
    @Transactional
    public FindingChange ask(Actor actor, long id, String reason) {
        var finding = findings.locked(id).orElseThrow(() -> new Missing("finding", id));
        var self = actor.personId();
        if (self == null || !rights.mayAsk(actor, finding, today())) {
            throw new Forbidden("ask to withdraw finding " + id);
        }
        if (finding.outcome() == FindingOutcome.WITHDRAWN) {
            throw new Stale("finding", id);
        }
        if (findings.open(id).isPresent()) {
            return new FindingChange.Done(finding);
        }
        var words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            return FindingChange.refused("reason", "reason", String.valueOf(LONGEST));
        }
        ledger.append(new Ledger.Entry(
                "FindingWithdrawalAsked",
                "finding",
                id,
                finding.unitId(),
                finding.personId(),
                Map.of("reason", words)));
        findings.ask(id, words, self, clock.instant());
        return new FindingChange.Done(finding);
    }

    /**
     * Decides on a request.
     *
     * @param version the version that the form showed
     * @param answer why, required where it is refused
     * @throws Missing when the request is not there or not visible
     * @throws Forbidden when the actor asked himself, wrote it, is concerned, or does not stand high enough
     * @throws Stale when somebody else decided meanwhile
     */
    @Transactional
    public FindingChange decide(Actor actor, long request, int version, boolean grant, String answer) {
        var asked = findings.request(request).orElseThrow(() -> new Missing("withdrawal", request));
        var finding = findings.locked(asked.finding()).orElseThrow(() -> new Missing("finding", asked.finding()));
        var decider = decider(actor, finding);
        if (decider == asked.askedBy()) {
            throw new Forbidden("decide on the own request " + request);
        }
        var words = answer.strip();
        if (!grant && words.isEmpty() || words.length() > LONGEST) {
            return FindingChange.refused("answer", "answer", String.valueOf(LONGEST));
        }
        ledger.append(new Ledger.Entry(
                grant ? "FindingWithdrawn" : "FindingWithdrawalRefused",
                "finding",
                finding.id(),
                finding.unitId(),
                finding.personId(),
                Map.of("reason", asked.reason(), "answer", words)));
        if (!findings.answer(request, version, decider, clock.instant(), grant, words)) {
            throw new Stale("withdrawal", request);
        }
        return grant ? withdraw(finding, decider, asked.reason()) : new FindingChange.Done(finding);
    }

    /**
     * Withdraws at once because an objection (异议) was upheld: the objection was the asking.
     *
     * @throws Missing when the finding is not there or not visible
     * @throws Forbidden when the decider wrote it, is concerned, or does not stand high enough
     * @throws Stale when it was withdrawn already
     */
    @Transactional
    public Finding uphold(Actor decider, long id, String reason) {
        var finding = findings.locked(id).orElseThrow(() -> new Missing("finding", id));
        var by = decider(decider, finding);
        ledger.append(new Ledger.Entry(
                "FindingWithdrawn", "finding", id, finding.unitId(), finding.personId(), Map.of("reason", reason)));
        findings.open(id).ifPresent(open -> findings.answer(open.id(), null, by, clock.instant(), true, reason));
        return withdraw(finding, by, reason).finding();
    }

    private long decider(Actor actor, Finding finding) {
        var self = actor.personId();
        if (self == null || !rights.mayDecide(actor, finding, today())) {
            throw new Forbidden("withdraw finding " + finding.id());
        }
        if (finding.outcome() == FindingOutcome.WITHDRAWN) {
            throw new Stale("finding", finding.id());
        }
        return self;
    }

    private FindingChange.Done withdraw(Finding finding, long by, String reason) {
        findings.withdraw(finding.id(), clock.instant(), by, reason);
        var withdrawn = findings.locked(finding.id()).orElseThrow();
        events.publishEvent(new FindingWithdrawn(withdrawn));
        return new FindingChange.Done(withdrawn);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(OffHours.CHINA));
    }
}
