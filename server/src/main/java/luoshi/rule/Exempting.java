package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.organisation.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 豁免: approves that a person or a unit does not owe a duty for some days; reasoned, dated, and it ends by itself. */
@Component
class Exempting {
    private static final int LONGEST_DAYS = 366;

    private final JdbcExceptions exceptions;
    private final Duties duties;
    private final People people;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Exempting(
            JdbcExceptions exceptions,
            Duties duties,
            People people,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.exceptions = exceptions;
        this.duties = duties;
        this.people = people;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Approve an exemption (批准豁免) in [from, to); {@link Stale} when another leader approves the same at the same moment.
     *
     * @param person whom, for a person's duty; null for a unit's
     * @param unit which unit, for a unit's duty; null for a person's
     */
    record ApproveExemption(
            long duty, @Nullable Long person, @Nullable Long unit, LocalDate from, LocalDate to, String reason) {}

    @Transactional
    public ClauseOutcome handle(ApproveExemption command, Actor actor) {
        Permission.EXEMPT.require(actor);
        var faults = new ArrayList<Fault>();
        var today = LocalDate.now(clock);
        var duty = duties.find(command.duty());
        if (duty.isEmpty()) {
            return refused("duty", "choose");
        }
        var ofPerson = duty.get().subject() == SubjectKind.PERSON;
        Long unit = ofPerson ? null : command.unit();
        Long person = ofPerson ? command.person() : null;
        if (ofPerson) {
            if (person == null || people.find(person).isEmpty()) {
                faults.add(Fault.of("person", "choose"));
            } else if (person.equals(actor.personId())) {
                faults.add(Fault.of("person", "exempt-self"));
            } else {
                unit = people.workingUnit(person, today).filter(actor::sees).orElse(null);
                if (unit == null) {
                    faults.add(Fault.of("person", "exempt-elsewhere"));
                }
            }
        } else if (unit == null || !actor.sees(unit)) {
            faults.add(Fault.of("unit", "choose"));
        }
        if (!command.to().isAfter(command.from())) {
            faults.add(Fault.of("to", "end-before-start"));
        } else if (command.from().plusDays(LONGEST_DAYS).isBefore(command.to())) {
            faults.add(Fault.of("to", "exempt-too-long"));
        } else if (!command.to().isAfter(today)) {
            faults.add(Fault.of("to", "exempt-over"));
        }
        Long by = actor.personId();
        if (by == null) {
            faults.add(Fault.of("duty", "no-person"));
        }
        if (faults.isEmpty()
                && unit != null
                && exceptions.overlaps(command.duty(), unit, person, command.from(), command.to())) {
            faults.add(Fault.of("from", "exempt-overlap"));
        }
        if (!faults.isEmpty() || unit == null || by == null) {
            return new ClauseOutcome.Refused(faults);
        }
        Permission.EXEMPT.require(actor, unit);
        var id = exceptions
                .addExemption(command.duty(), person, unit, command.from(), command.to(), command.reason(), by, today)
                .orElseThrow(() -> new Stale("exemption of duty", command.duty()));
        changed(
                "ExemptionApproved",
                id,
                unit,
                person,
                Map.of(
                        "duty",
                        command.duty(),
                        "from",
                        command.from().toString(),
                        "to",
                        command.to().toString(),
                        "reason",
                        command.reason()));
        return new ClauseOutcome.Done(id);
    }

    /**
     * End an exemption earlier (提前结束): the duty is owed again from the day on.
     *
     * @param shownEnd its end as it was shown
     */
    record ShortenExemption(long id, LocalDate shownEnd, LocalDate end, String reason) {}

    @Transactional
    public ClauseOutcome handle(ShortenExemption command, Actor actor) {
        var row = exceptions.exemption(command.id()).orElseThrow(() -> new Missing("exemption", command.id()));
        Permission.EXEMPT.require(actor, row.unit());
        var today = LocalDate.now(clock);
        if (command.end().isBefore(today)) {
            return refused("end", "shorten-past", today);
        }
        if (!command.end().isBefore(row.to())) {
            return refused("end", "shorten-later", row.to());
        }
        var done = command.end().isAfter(row.from())
                ? exceptions.shorten(row.id(), command.shownEnd(), command.end(), command.reason())
                : exceptions.remove(row.id(), command.shownEnd());
        if (!done) {
            throw new Stale("exemption", row.id());
        }
        changed(
                "ExemptionEnded",
                row.id(),
                row.unit(),
                row.person(),
                Map.of("duty", row.duty(), "end", command.end().toString(), "reason", command.reason()));
        return new ClauseOutcome.Done(row.id());
    }

    private void changed(String action, long id, long unit, @Nullable Long person, Map<String, ?> body) {
        var seq = ledger.append(new Ledger.Entry(action, "exemption", id, unit, person, body));
        events.publishEvent(new RulesChanged(seq));
    }

    private static ClauseOutcome refused(String field, String key, Object... data) {
        return new ClauseOutcome.Refused(List.of(Fault.of(field, key, data)));
    }
}
