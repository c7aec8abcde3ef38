package luoshi.supervision;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.kernel.Role;
import luoshi.ledger.Ledger;
import luoshi.rule.ClauseLine;
import luoshi.rule.Clauses;
import luoshi.supervision.RecordCheck.Answer;
import luoshi.supervision.RecordCheck.Fault;
import luoshi.supervision.RecordCheck.OnTheSpot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Records checks (记检查) with everything that was seen: results, findings, commendations, pictures, at once or not at all. */
@Component
public class RecordingChecks {
    private final JdbcChecks checks;
    private final CheckPlaces places;
    private final CheckWorld world;
    private final Clauses clauses;
    private final Calendars calendars;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordingChecks(
            JdbcChecks checks,
            CheckPlaces places,
            CheckWorld world,
            Clauses clauses,
            Calendars calendars,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.checks = checks;
        this.places = places;
        this.world = world;
        this.clauses = clauses;
        this.calendars = calendars;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records it, or says what is wrong by field; the same form sent again finds the check that it made.
     *
     * @throws Forbidden when the actor may not check, or is no person
     * @throws Missing when he may not check that area of that unit
     */
    @Transactional
    public CheckOutcome handle(Actor actor, RecordCheck command) {
        var checker = checker(actor);
        if (actor.role() == Role.AUXILIARY) {
            return new CheckOutcome.Refused(Map.of("", Reason.of("reason.check.auxiliary")));
        }
        Permission.CHECK.require(actor);
        var check = tidy(command);
        var facts = world.facts(checker, actor.unitId(), check);
        if (!facts.leaf() || actor.role() == Role.TEAM_LEADER || !actor.sees(check.unit())) {
            places.require(actor, check.unit(), check.area(), LocalDate.now(clock));
        }
        var lines = clauses.inForce(check.unit(), check.area(), check.day());
        var reasons = CheckRules.refusals(check, known(checker, check, facts, lines));
        if (!reasons.isEmpty()) {
            return new CheckOutcome.Refused(reasons);
        }
        return write(actor, checker, check, lines);
    }

    static long checker(Actor actor) {
        if (actor.personId() == null) {
            throw new Forbidden("an account without a person checks nobody");
        }
        return actor.personId();
    }

    /** Who leads there is asked only where it matters. */
    private CheckRules.Known known(long checker, RecordCheck check, CheckWorld.Facts facts, List<ClauseLine> lines) {
        Supplier<List<Long>> leading = () -> world.leading(check.unit(), check.area(), check.day());
        return new CheckRules.Known(
                checker,
                facts.auxiliary(),
                facts.belongs(),
                () -> leading.get().contains(checker),
                facts.there(),
                () -> Set.copyOf(world.first(check.unit(), leading.get(), check.at())),
                facts.companions(),
                facts.turned(),
                lines.stream().map(ClauseLine::id).collect(Collectors.toSet()),
                LocalDateTime.now(clock.withZone(OffHours.CHINA)));
    }

    private CheckOutcome write(Actor actor, long checker, RecordCheck check, List<ClauseLine> lines) {
        var at = check.at();
        var off = OffHours.isOffHours(at, calendars.current());
        var seq = ledger.append(new Ledger.Entry(
                "VisitRecorded", "visit", null, check.unit(), check.lead(), body(check, at.toString())));
        var draft = new JdbcChecks.Visit(0, check, at, off, checker, actor.unitId(), seq);
        var once = checker + "/" + check.once();
        var id = checks.insert(draft, once);
        if (id.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new CheckOutcome.Recorded(checks.byOnce(once).orElseThrow(), List.of());
        }
        var visit = new JdbcChecks.Visit(id.get(), check, at, off, checker, actor.unitId(), seq);
        var zero = lines.stream()
                .filter(ClauseLine::zeroTolerance)
                .map(ClauseLine::id)
                .collect(Collectors.toSet());
        var findings = checks.seen(visit, zero);
        checks.praises(visit.id(), check.unit(), check.area(), at, checker, check.praises(), null, seq);
        checks.photos(visit);
        events.publishEvent(
                new VisitRecorded(visit.id(), check.unit(), check.area(), at, check.announced(), off, checker));
        findings.forEach(finding -> events.publishEvent(new FindingRecorded(finding)));
        return new CheckOutcome.Recorded(visit.id(), findings);
    }

    private static Map<String, Object> body(RecordCheck check, String at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("area", check.area());
        body.put("at", at);
        body.put("kind", check.kind().name());
        body.put("announced", check.announced());
        body.put("results", check.answers().size());
        body.put(
                "findings",
                check.answers().stream()
                        .filter(answer -> answer.answer() == ClauseAnswer.NOT_COMPLIANT)
                        .map(Answer::clause)
                        .toList());
        body.put("commendations", check.praises().size());
        return body;
    }

    /** The same words for the same place, however they were typed. */
    private static RecordCheck tidy(RecordCheck check) {
        return new RecordCheck(
                check.unit(),
                check.area(),
                check.kind(),
                check.announced(),
                check.day(),
                check.time(),
                check.lead(),
                check.companion(),
                check.answers().stream().map(RecordingChecks::tidy).toList(),
                check.praises(),
                check.once());
    }

    private static Answer tidy(Answer answer) {
        return new Answer(
                answer.clause(),
                answer.answer(),
                answer.person(),
                answer.unitItself(),
                answer.answer() == ClauseAnswer.NOT_APPLICABLE ? answer.reason().strip() : "",
                answer.answer() == ClauseAnswer.NOT_COMPLIANT ? tidy(answer.fault()) : null,
                answer.photos());
    }

    /** An answer that says «wrong» and not what has an empty fault: the rules ask for the rest. */
    private static Fault tidy(@Nullable Fault fault) {
        if (fault == null) {
            return new Fault("", "", "", 1, null);
        }
        var correction = fault.correction();
        return new Fault(
                fault.seen().strip(),
                words(fault.place()),
                words(fault.link()),
                fault.severity(),
                correction == null
                        ? null
                        : new OnTheSpot(correction.what().strip(), correction.by(), correction.time()));
    }

    static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
    }
}
