package luoshi.redress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.calendar.Calendars;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.Findings;
import luoshi.supervision.WithdrawingFindings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes objections (异议) within their time and has them decided by somebody who took no part. A decision ends the matter
 * here; it can leave the finding or withdraw it, and nothing else.
 */
@Component
public class DecidingObjections {
    private static final int LONGEST = HearingStatements.LONGEST;

    private final JdbcObjections objections;
    private final JdbcStatements statements;
    private final Findings findings;
    private final Hearing hearing;
    private final ShownRecords shown;
    private final WithdrawingFindings withdrawing;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Clock clock;

    DecidingObjections(
            JdbcObjections objections,
            JdbcStatements statements,
            Findings findings,
            Hearing hearing,
            ShownRecords shown,
            WithdrawingFindings withdrawing,
            Calendars calendars,
            Ledger ledger,
            Clock clock) {
        this.objections = objections;
        this.statements = statements;
        this.findings = findings;
        this.hearing = hearing;
        this.shown = shown;
        this.withdrawing = withdrawing;
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The person concerned objects to a finding about him; the same form sent five times counts once.
     *
     * @throws Missing when the finding is not there or not visible
     * @throws Forbidden when it is not about the actor
     */
    @Transactional
    public RedressOutcome object(Actor actor, long id, String text, String once) {
        var finding = HearingStatements.own(actor, findings, id);
        statements.oneAtATime(id);
        var key = HearingStatements.key(actor, once);
        var before = objections.ofFinding(id);
        if (before.isPresent()) {
            return objections.sent(before.get().id(), key)
                    ? new RedressOutcome.Done(before.get().id())
                    : RedressOutcome.refused("", "objection.twice");
        }
        if (finding.outcome() == FindingOutcome.WITHDRAWN) {
            return RedressOutcome.refused("", "withdrawn");
        }
        var today = LocalDate.now(clock);
        var statement = statements.ofFinding(id).orElse(null);
        var last = shown.lastDay(finding, statement);
        if (today.isAfter(last)) {
            return RedressOutcome.refused("", "objection.late", last);
        }
        var words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            return RedressOutcome.refused("text", "text", String.valueOf(LONGEST));
        }
        var due = RedressDeadlines.answer(today, calendars.current());
        var seq = ledger.append(new Ledger.Entry(
                "ObjectionRaised",
                "finding",
                id,
                finding.unitId(),
                finding.personId(),
                Map.of("text", words, "answerDue", due.toString())));
        var objection = new Objection(
                0,
                id,
                finding.personId() == null ? 0 : finding.personId(),
                hearing.bodyOfObjection(finding, statement, today),
                clock.instant(),
                words,
                last,
                due,
                null,
                null,
                null,
                null,
                0,
                seq);
        return new RedressOutcome.Done(objections.insert(objection, key));
    }

    /**
     * Decides it; what is upheld withdraws the finding.
     *
     * @throws Missing when the objection is not there or not visible
     * @throws Forbidden when the actor took part or it is not his to decide
     * @throws Stale when somebody else decided meanwhile
     */
    @Transactional
    public RedressOutcome decide(Actor actor, long id, int version, ObjectionDecision decision, String text) {
        var objection = objections.find(id).orElseThrow(() -> new Missing("objection", id));
        var finding =
                findings.find(objection.findingId()).orElseThrow(() -> new Missing("finding", objection.findingId()));
        var statement = statements.ofFinding(finding.id()).orElse(null);
        var by = actor.personId();
        if (by == null || !hearing.mayDecide(actor, finding, statement, objection)) {
            throw new Forbidden("decide objection " + id);
        }
        var words = text.strip();
        if (decision == objection.decision()
                && words.equals(objection.decisionText())
                && by.equals(objection.decidedBy())) {
            return new RedressOutcome.Done(id);
        }
        if (!objection.open()) {
            throw new Stale("objection", id);
        }
        if (words.isEmpty() || words.length() > LONGEST) {
            return RedressOutcome.refused("text", "answer", String.valueOf(LONGEST));
        }
        ledger.append(new Ledger.Entry(
                "ObjectionDecided",
                "finding",
                finding.id(),
                finding.unitId(),
                finding.personId(),
                Map.of("decision", decision.name(), "text", words)));
        if (!objections.decide(id, version, decision, words, by, clock.instant())) {
            throw new Stale("objection", id);
        }
        if (decision == ObjectionDecision.UPHELD && finding.outcome() != FindingOutcome.WITHDRAWN) {
            withdrawing.uphold(actor, finding.id(), words);
        }
        return new RedressOutcome.Done(id);
    }
}
