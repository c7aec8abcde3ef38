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
import luoshi.supervision.Finding;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.Findings;
import luoshi.supervision.WithdrawingFindings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes statements (说明) and answers them: the person says, a leader answers by a date, three answers of one weight. */
@Component
public class HearingStatements {
    static final int LONGEST = 1000;

    private final JdbcStatements statements;
    private final Findings findings;
    private final Hearing hearing;
    private final ShownRecords shown;
    private final WithdrawingFindings withdrawing;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Clock clock;

    HearingStatements(
            JdbcStatements statements,
            Findings findings,
            Hearing hearing,
            ShownRecords shown,
            WithdrawingFindings withdrawing,
            Calendars calendars,
            Ledger ledger,
            Clock clock) {
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
     * The person concerned says something to a finding about him; the same form sent five times counts once.
     *
     * @throws Missing when the finding is not there or not visible
     * @throws Forbidden when it is not about the actor
     */
    @Transactional
    public RedressOutcome state(Actor actor, long id, String text, String once) {
        var finding = own(actor, findings, id);
        statements.oneAtATime(id);
        var key = key(actor, once);
        var before = statements.ofFinding(id);
        if (before.isPresent()) {
            return statements.sent(before.get().id(), key)
                    ? new RedressOutcome.Done(before.get().id())
                    : RedressOutcome.refused("", "statement.twice");
        }
        var today = LocalDate.now(clock);
        if (finding.outcome() == FindingOutcome.WITHDRAWN) {
            return RedressOutcome.refused("", "withdrawn");
        }
        if (!shown.shows(finding, today)) {
            return RedressOutcome.refused("", "expired", shown.expiry(finding));
        }
        var words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            return RedressOutcome.refused("text", "text", String.valueOf(LONGEST));
        }
        var due = RedressDeadlines.answer(today, calendars.current());
        var body = hearing.bodyOfStatement(finding, today);
        var seq = ledger.append(new Ledger.Entry(
                "StatementMade",
                "finding",
                id,
                finding.unitId(),
                finding.personId(),
                Map.of("text", words, "answerDue", due.toString())));
        return new RedressOutcome.Done(statements.insert(
                id, finding.personId() == null ? 0 : finding.personId(), body, clock.instant(), words, due, key, seq));
    }

    /**
     * Answers it; what is accepted withdraws the finding.
     *
     * @throws Missing when the statement is not there or not visible
     * @throws Forbidden when it is not the actor's to answer
     * @throws Stale when somebody else answered meanwhile
     */
    @Transactional
    public RedressOutcome answer(Actor actor, long id, int version, StatementAnswer answer, String text) {
        var statement = statements.find(id).orElseThrow(() -> new Missing("statement", id));
        var finding =
                findings.find(statement.findingId()).orElseThrow(() -> new Missing("finding", statement.findingId()));
        var by = actor.personId();
        if (by == null || !hearing.mayAnswer(actor, finding, statement)) {
            throw new Forbidden("answer statement " + id);
        }
        var words = text.strip();
        if (answer == statement.answer() && words.equals(statement.answerText()) && by.equals(statement.answeredBy())) {
            return new RedressOutcome.Done(id);
        }
        if (!statement.open()) {
            throw new Stale("statement", id);
        }
        if (words.isEmpty() || words.length() > LONGEST) {
            return RedressOutcome.refused("text", "answer", String.valueOf(LONGEST));
        }
        ledger.append(new Ledger.Entry(
                "StatementAnswered",
                "finding",
                finding.id(),
                finding.unitId(),
                finding.personId(),
                Map.of("answer", answer.name(), "text", words)));
        if (!statements.answer(id, version, answer, words, by, clock.instant())) {
            throw new Stale("statement", id);
        }
        if (answer == StatementAnswer.ACCEPTED && finding.outcome() != FindingOutcome.WITHDRAWN) {
            withdrawing.uphold(actor, finding.id(), words);
        }
        return new RedressOutcome.Done(id);
    }

    /** The finding, which must be about the actor himself. */
    static Finding own(Actor actor, Findings findings, long id) {
        var finding = findings.find(id).orElseThrow(() -> new Missing("finding", id));
        if (actor.personId() == null || !actor.personId().equals(finding.personId())) {
            throw new Forbidden("speak to finding " + id);
        }
        return finding;
    }

    static String key(Actor actor, String once) {
        return actor.accountId() + "/" + (once.length() > 64 ? once.substring(0, 64) : once);
    }
}
