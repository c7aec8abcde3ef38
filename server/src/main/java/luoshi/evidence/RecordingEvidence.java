package luoshi.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.ledger.Ledger;
import luoshi.organisation.People;
import luoshi.rule.Duties;
import luoshi.rule.DutyLine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records by hand that a duty was done (记佐证): for oneself, or by a leader for somebody of his. */
@Component
public class RecordingEvidence {
    /** Days back that are recorded by hand; what is older comes by import, with its paper. */
    static final int OLDEST = 366;

    static final int LONGEST_NOTE = 200;
    static final int MOST = 1000;

    private final JdbcEvidence evidence;
    private final Binding binding;
    private final Duties duties;
    private final People people;
    private final Calendars calendars;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordingEvidence(
            JdbcEvidence evidence,
            Binding binding,
            Duties duties,
            People people,
            Calendars calendars,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.evidence = evidence;
        this.binding = binding;
        this.duties = duties;
        this.people = people;
        this.calendars = calendars;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records it, or says what is wrong by field.
     *
     * @throws Missing when the duty, person or unit is not there or not visible
     * @throws Forbidden when the actor may not record for that person or unit
     */
    @Transactional
    public EvidenceOutcome record(Actor actor, RecordEvidence command) {
        var duty = duties.find(command.duty()).orElseThrow(() -> new Missing("duty", command.duty()));
        var today = LocalDate.now(clock);
        var day = command.day();
        var subject = subject(actor, command, day.isAfter(today) ? today : day);
        var reasons = new LinkedHashMap<String, Reason>();
        when(command, today, reasons);
        what(command, duty, reasons);
        if (reasons.isEmpty() && !binds(duty, subject, day)) {
            reasons.put("duty", Reason.of("reason.evidence.not-bound"));
        }
        if (!reasons.isEmpty()) {
            return new EvidenceOutcome.Refused(reasons);
        }
        var key = actor.accountId() + "/" + command.once();
        evidence.oneAtATime(key);
        var before = evidence.byKey(EvidenceOrigin.HAND, key);
        return new EvidenceOutcome.Done(before.orElseGet(() -> write(actor, command, subject, key)));
    }

    /** Whose duty it is: a person with his unit of the day, or a unit alone. */
    private record Subject(@Nullable Long person, long unit) {}

    private Subject subject(Actor actor, RecordEvidence command, LocalDate day) {
        if (command.unit() != null && command.person() == null) {
            if (!actor.sees(command.unit())) {
                throw new Missing("unit", command.unit());
            }
            Permission.RECORD_FOR_OTHERS.require(actor, command.unit());
            return new Subject(null, command.unit());
        }
        var person = command.person() == null ? actor.personId() : command.person();
        if (person == null) {
            throw new Forbidden("an account without a person owes nothing");
        }
        var own = person.equals(actor.personId());
        if (!own && people.find(person).isEmpty()) {
            throw new Missing("person", person);
        }
        var unit = people.workingUnit(person, day).orElseThrow(() -> new Missing("working unit of", person));
        if (!own) {
            Permission.RECORD_FOR_OTHERS.require(actor, unit);
        }
        return new Subject(person, unit);
    }

    private void when(RecordEvidence command, LocalDate today, Map<String, Reason> reasons) {
        var day = command.day();
        if (day.isAfter(today)) {
            reasons.put("day", Reason.of("reason.evidence.future", day, today));
        } else if (day.isBefore(today.minusDays(OLDEST))) {
            reasons.put("day", Reason.of("reason.evidence.old", today.minusDays(OLDEST)));
        }
        if (today.equals(day) && LocalDateTime.of(day, command.time()).isAfter(LocalDateTime.now(clock))) {
            reasons.put("time", Reason.of("reason.evidence.later"));
        }
    }

    private static void what(RecordEvidence command, DutyLine duty, Map<String, Reason> reasons) {
        var kind = command.kind();
        if (duty.accepts().stream().noneMatch(accepted -> accepted.name().equals(kind.name()))) {
            reasons.put("kind", Reason.of("reason.evidence.not-accepted"));
        }
        if (command.quantity() < 1 || command.quantity() > MOST) {
            reasons.put("quantity", Reason.of("reason.evidence.quantity", String.valueOf(MOST)));
        }
        if (command.note().length() > LONGEST_NOTE) {
            reasons.put("note", Reason.of("reason.evidence.note", String.valueOf(LONGEST_NOTE)));
        }
        if (command.once().isBlank() || command.once().length() > 64) {
            reasons.put("form", Reason.of("reason.evidence.once"));
        }
    }

    private boolean binds(DutyLine duty, Subject subject, LocalDate day) {
        return subject.person() == null
                ? binding.unit(duty.id(), subject.unit(), day)
                : binding.person(duty.id(), subject.person(), day);
    }

    private EvidenceFact write(Actor actor, RecordEvidence command, Subject subject, String key) {
        var instant = LocalDateTime.of(command.day(), command.time())
                .truncatedTo(ChronoUnit.MINUTES)
                .atZone(OffHours.CHINA)
                .toInstant();
        var piece = new JdbcEvidence.Piece(
                command.duty(),
                subject.unit(),
                subject.person(),
                instant,
                command.kind(),
                command.quantity(),
                OffHours.isNight(instant),
                OffHours.isOffHours(instant, calendars.current()),
                command.unannounced(),
                key,
                command.note().strip());
        var body = Map.of(
                "duty",
                command.duty(),
                "at",
                instant.toString(),
                "kind",
                command.kind().name(),
                "quantity",
                command.quantity());
        var seq = ledger.append(
                new Ledger.Entry("EvidenceRecorded", "evidence", null, subject.unit(), subject.person(), body));
        var facts = evidence.insert(List.of(piece), EvidenceOrigin.HAND, actor.personId(), seq);
        events.publishEvent(new EvidenceRecorded(facts));
        return facts.getFirst();
    }
}
