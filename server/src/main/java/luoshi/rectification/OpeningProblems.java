package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import luoshi.calendar.Calendars;
import luoshi.ledger.Ledger;
import luoshi.organisation.Leadership;
import luoshi.rectification.JdbcProblems.Who;
import luoshi.rectification.domain.Opening;
import luoshi.rectification.domain.ProblemReason;
import luoshi.referral.ComplaintUpheld;
import luoshi.referral.Complaints;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.Findings;
import org.springframework.stereotype.Component;

/**
 * Opens problems by the rules (按规则立项), as the program itself: what is missing is derived from what is recorded, so
 * whoever looks, however often and on however many servers, a finding comes into one problem.
 */
@Component
public class OpeningProblems {
    private static final Who PROGRAM = new Who(null, Program.NAME);
    private static final int LONGEST_TITLE = 40;

    private final JdbcOpening opening;
    private final JdbcProblems problems;
    private final ProblemWriting writing;
    private final ProblemRegister register;
    private final Telling telling;
    private final Findings findings;
    private final Complaints complaints;
    private final Leadership leadership;
    private final Calendars calendars;
    private final Program program;
    private final Ledger ledger;
    private final Clock clock;

    OpeningProblems(
            JdbcOpening opening,
            JdbcProblems problems,
            ProblemWriting writing,
            ProblemRegister register,
            Telling telling,
            Findings findings,
            Complaints complaints,
            Leadership leadership,
            Calendars calendars,
            Program program,
            Ledger ledger,
            Clock clock) {
        this.opening = opening;
        this.problems = problems;
        this.writing = writing;
        this.register = register;
        this.telling = telling;
        this.findings = findings;
        this.complaints = complaints;
        this.leadership = leadership;
        this.calendars = calendars;
        this.program = program;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Opens or joins whatever is missing and withdraws what has lost its findings; the number of problems touched. */
    public int missing() {
        var today = LocalDate.now(clock);
        var touched = 0;
        for (var candidate :
                opening.missing(Opening.oldestWaiting(today, calendars.current()), Opening.oldestThird(today))) {
            touched += follow(candidate.id(), candidate.unit()).isPresent() ? 1 : 0;
        }
        for (var candidate : opening.empty()) {
            touched += program.over(candidate.unit(), () -> withdraw(candidate.id())) ? 1 : 0;
        }
        return touched + uponComplaints();
    }

    /** Opens or joins a problem for one finding, where the rules say so; the problem, or empty. */
    public Optional<Long> follow(long finding, long unit) {
        var station = leadership.stationOf(unit, LocalDate.now(clock));
        return program.over(station, () -> findings.find(finding).flatMap(this::follow));
    }

    private Optional<Long> follow(Finding finding) {
        if (finding.outcome() != FindingOutcome.WAITING && finding.outcome() != FindingOutcome.CORRECTED
                || opening.led(finding.id())) {
            return Optional.empty();
        }
        var same = opening.same(finding, register.handling(finding));
        if (same.isPresent()) {
            var problem = same.get();
            if (problem.state().watched() && finding.foundAt().isAfter(problem.verified())) {
                return Optional.of(relapse(problem.id(), finding));
            }
            if (problem.state().open()
                    && (finding.outcome() == FindingOutcome.WAITING
                            || !finding.foundAt().isBefore(problem.opened()))) {
                return Optional.of(join(problem.id(), finding));
            }
        }
        return reason(finding)
                .map(reason -> register.open(register.of(reason, led(reason, finding)), PROGRAM, clock.instant()));
    }

    private Optional<ProblemReason> reason(Finding finding) {
        var days = findings.byIds(opening.times(finding)).stream()
                .map(Finding::day)
                .toList();
        return Opening.reason(
                finding.serious(),
                finding.zeroTolerance(),
                finding.day(),
                days,
                finding.outcome() == FindingOutcome.WAITING,
                LocalDate.now(clock),
                calendars.current());
    }

    /** The findings that the new problem leads: for a third time, all of them that nothing leads yet. */
    private List<Finding> led(ProblemReason reason, Finding finding) {
        return reason != ProblemReason.THIRD
                ? List.of(finding)
                : findings.byIds(opening.times(finding)).stream()
                        .filter(one -> one.outcome() != FindingOutcome.PROBLEM && !opening.led(one.id()))
                        .toList();
    }

    private long join(long id, Finding finding) {
        var problem = problems.find(id, true).orElseThrow();
        var now = clock.instant();
        var seq = ledger.append(new Ledger.Entry(
                "FindingJoined",
                "problem",
                id,
                finding.unitId(),
                null,
                Map.of("number", problem.number(), "finding", finding.id())));
        register.lead(id, finding.id());
        writing.graver(id, finding.severity(), finding.zeroTolerance(), register.aboutLeader(finding));
        problems.step(id, "joined", PROGRAM, now, "", seq, finding.day());
        if (finding.zeroTolerance() && !problem.zeroTolerance()) {
            telling.atOnce(problem, now, seq);
        }
        return id;
    }

    private long relapse(long id, Finding finding) {
        var problem = problems.find(id, true).orElseThrow();
        var now = clock.instant();
        var seq = ledger.append(new Ledger.Entry(
                "ProblemRelapsed",
                "problem",
                id,
                finding.unitId(),
                null,
                Map.of("number", problem.number(), "finding", finding.id())));
        writing.relapsed(id, now);
        problems.step(id, "relapsed-by-finding", PROGRAM, now, "", seq, finding.day());
        return register.relapse(problem, finding.seen(), null, List.of(finding), now, seq);
    }

    private boolean withdraw(long id) {
        var problem = problems.find(id, true).orElseThrow();
        if (problem.matter().state().ended()) {
            return false;
        }
        var now = clock.instant();
        var reason = findings.byIds(writing.findings(id)).stream()
                .map(Finding::withdrawalReason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        var seq = ledger.append(new Ledger.Entry(
                "ProblemWithdrawn",
                "problem",
                id,
                problem.unitId(),
                null,
                Map.of("number", problem.number(), "reason", reason)));
        writing.withdrawn(id, null, reason, now);
        problems.step(id, "findings-withdrawn", PROGRAM, now, reason, seq);
        return true;
    }

    /** Opens what upheld complaints still lack; the number of problems opened. */
    int uponComplaints() {
        var opened = 0;
        for (var complaint : complaints.upheld()) {
            if (opening.ofOrigin(origin(complaint)).isEmpty()) {
                uponComplaint(complaint);
                opened++;
            }
        }
        return opened;
    }

    private static String origin(ComplaintUpheld complaint) {
        return "complaint/" + complaint.complaintId();
    }

    /** Opens a problem upon a complaint found true, once for each of them; the problem. */
    public long uponComplaint(ComplaintUpheld complaint) {
        var origin = origin(complaint);
        var station = leadership.stationOf(complaint.unitId(), LocalDate.now(clock));
        var facts = complaint.text();
        return program.over(
                station,
                () -> opening.ofOrigin(origin)
                        .orElseGet(() -> register.open(
                                new ProblemRegister.Draft(
                                        complaint.unitId(),
                                        complaint.areaId(),
                                        complaint.clauseId(),
                                        "",
                                        "",
                                        facts.substring(0, Math.min(facts.length(), LONGEST_TITLE)),
                                        facts,
                                        1,
                                        false,
                                        ProblemReason.COMPLAINT,
                                        complaint.personId() == null ? List.of() : List.of(complaint.personId()),
                                        complaint.personId(),
                                        origin,
                                        List.of()),
                                PROGRAM,
                                clock.instant())));
    }
}
