package luoshi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records within three working days what was put right (立行立改); later it is led as a problem. */
@Component
public class CorrectingFindings {
    /** Working days in which a finding is put right without becoming a problem. */
    public static final int WORKING_DAYS = 3;

    private static final int LONGEST = 500;

    private final JdbcFindings findings;
    private final FindingRights rights;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Clock clock;

    CorrectingFindings(JdbcFindings findings, FindingRights rights, Calendars calendars, Ledger ledger, Clock clock) {
        this.findings = findings;
        this.rights = rights;
        this.calendars = calendars;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The last day on which a finding of the day may be put right. */
    public static LocalDate due(LocalDate found, WorkCalendar calendar) {
        return calendar.plusWorkingDays(found, WORKING_DAYS);
    }

    /**
     * Records it; the same form sent twice records it once.
     *
     * @param version the version that the form showed
     * @param what was done
     * @throws Missing when the finding is not there or not visible
     * @throws Forbidden when it is neither the actor's own nor in a unit that he leads
     * @throws Stale when it came to another end meanwhile
     */
    @Transactional
    public FindingChange handle(Actor actor, long id, int version, String what) {
        var finding = findings.locked(id).orElseThrow(() -> new Missing("finding", id));
        var today = LocalDate.now(clock.withZone(OffHours.CHINA));
        var self = actor.personId();
        if (self == null || !rights.mayCorrect(actor, finding, today)) {
            throw new Forbidden("correct finding " + id);
        }
        var words = what.strip();
        if (finding.outcome() == FindingOutcome.CORRECTED
                && finding.correction().equals(words)) {
            return new FindingChange.Done(finding);
        }
        if (finding.outcome() == FindingOutcome.PROBLEM) {
            return FindingChange.refused("what", "led-by-problem");
        }
        if (finding.outcome() != FindingOutcome.WAITING || finding.version() != version) {
            throw new Stale("finding", id);
        }
        var due = due(finding.day(), calendars.current());
        if (today.isAfter(due)) {
            return FindingChange.refused("what", "late", due);
        }
        if (words.isEmpty() || words.length() > LONGEST) {
            return FindingChange.refused("what", "what", String.valueOf(LONGEST));
        }
        ledger.append(new Ledger.Entry(
                "FindingCorrected", "finding", id, finding.unitId(), finding.personId(), Map.of("what", words)));
        findings.correct(id, clock.instant(), self, words);
        return new FindingChange.Done(findings.locked(id).orElseThrow());
    }
}
