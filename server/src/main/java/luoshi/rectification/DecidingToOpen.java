package luoshi.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.organisation.Areas;
import luoshi.organisation.Leadership;
import luoshi.rectification.JdbcProblems.Who;
import luoshi.rectification.domain.ProblemReason;
import luoshi.supervision.Finding;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.Findings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a problem by a leader's decision (领导决定立项): from findings, or freely. */
@Component
public class DecidingToOpen {
    static final int LONGEST_TITLE = 60;
    static final int LONGEST_FACTS = 500;

    private final Findings findings;
    private final JdbcOpening opening;
    private final ProblemRegister register;
    private final Program program;
    private final Leadership leadership;
    private final Areas areas;
    private final Clock clock;

    DecidingToOpen(
            Findings findings,
            JdbcOpening opening,
            ProblemRegister register,
            Program program,
            Leadership leadership,
            Areas areas,
            Clock clock) {
        this.findings = findings;
        this.opening = opening;
        this.register = register;
        this.program = program;
        this.leadership = leadership;
        this.areas = areas;
        this.clock = clock;
    }

    /**
     * Opens it, or says what is wrong by field; the same form sent twice opens one.
     *
     * @throws Missing when the unit or a finding is not visible
     * @throws Forbidden when the actor does not decide there
     */
    @Transactional
    public ProblemOutcome open(Actor actor, OpenProblem command) {
        Permission.LEAD_PROBLEMS.require(actor);
        if (!actor.sees(command.unit())) {
            throw new Missing("unit", command.unit());
        }
        var person = actor.personId();
        if (person == null) {
            throw new Forbidden("an account without a person decides nothing");
        }
        program.oneAtATime(leadership.stationOf(command.unit(), LocalDate.now(clock)));
        var origin = "form/" + actor.accountId() + "/" + command.once();
        var before = opening.ofOrigin(origin);
        if (before.isPresent()) {
            return new ProblemOutcome.Done(before.get());
        }
        var led = findings.byIds(command.findings());
        if (led.size() != command.findings().size()) {
            throw new Missing("finding", command.findings());
        }
        var reasons = reasons(command, led);
        if (!reasons.isEmpty()) {
            return new ProblemOutcome.Refused(reasons);
        }
        return new ProblemOutcome.Done(
                register.open(draft(command, led, origin), new Who(person, actor.name()), clock.instant()));
    }

    private Map<String, Reason> reasons(OpenProblem command, List<Finding> led) {
        var reasons = new LinkedHashMap<String, Reason>();
        words(reasons, "title", command.title(), LONGEST_TITLE);
        words(reasons, "facts", command.facts(), LONGEST_FACTS);
        if (areas.find(command.area()).isEmpty()) {
            reasons.put("area", Reason.of("reason.problem.area"));
        }
        if (!List.of(1, 3, 9).contains(command.severity())) {
            reasons.put("severity", Reason.of("reason.problem.severity"));
        }
        if (command.once().isBlank() || command.once().length() > 64) {
            reasons.put("", Reason.of("reason.problem.once"));
        }
        for (var finding : led) {
            var free = finding.outcome() == FindingOutcome.WAITING || finding.outcome() == FindingOutcome.CORRECTED;
            if (!free || opening.led(finding.id()) || finding.unitId() != command.unit()) {
                reasons.put("", Reason.of("reason.problem.finding-led"));
            }
        }
        return reasons;
    }

    private static void words(Map<String, Reason> reasons, String field, String text, int longest) {
        if (text.isBlank()) {
            reasons.put(field, Reason.of("reason.problem.words"));
        } else if (text.length() > longest) {
            reasons.put(field, Reason.of("reason.problem.long", longest));
        }
    }

    private static ProblemRegister.Draft draft(OpenProblem command, List<Finding> led, String origin) {
        return new ProblemRegister.Draft(
                command.unit(),
                command.area(),
                led.isEmpty() ? command.clause() : Long.valueOf(led.getLast().clauseId()),
                command.place(),
                led.isEmpty() ? "" : led.getLast().link(),
                command.title().strip(),
                command.facts().strip(),
                command.severity(),
                led.stream().anyMatch(Finding::zeroTolerance),
                ProblemReason.DECISION,
                led.stream()
                        .map(Finding::personId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                null,
                origin,
                command.findings());
    }
}
