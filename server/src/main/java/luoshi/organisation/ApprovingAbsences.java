package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Kept;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approves that somebody is away (不在岗（已批）): days and approver, never why. */
@Component
class ApprovingAbsences {
    private static final int LONGEST_DAYS = 366;
    private static final int FURTHEST_BACK_DAYS = 31;

    private final People people;
    private final Personnel personnel;
    private final Steps steps;
    private final Clock clock;

    ApprovingAbsences(People people, Personnel personnel, Steps steps, Clock clock) {
        this.people = people;
        this.personnel = personnel;
        this.steps = steps;
        this.clock = clock;
    }

    /** Approve days away, both inclusive. */
    record ApproveAbsence(long personId, int version, LocalDate from, LocalDate lastDay) {}

    /** Somebody is back earlier; {@code on} is the first day back. */
    record EndAbsence(long personId, int version, long absenceId, LocalDate on) {}

    @Transactional
    public Outcome handle(ApproveAbsence command, Actor actor) {
        Permission.APPROVE_ABSENCE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var today = LocalDate.now(clock);
        var unit = unit(person, command.from(), actor);
        var against = new Against()
                .outsideService(person, "from", command.from(), today)
                .endsBefore("lastDay", command.from(), command.lastDay());
        against.when(
                command.from().isBefore(today.minusDays(FURTHEST_BACK_DAYS)),
                "from",
                "absence-back",
                String.valueOf(FURTHEST_BACK_DAYS));
        against.when(
                command.lastDay().isAfter(command.from().plusDays(LONGEST_DAYS)),
                "lastDay",
                "absence-long",
                String.valueOf(LONGEST_DAYS));
        against.when(actor.personId() != null && actor.personId() == person.id(), "", "absence-own");
        var until = command.lastDay().plusDays(1);
        personnel.absences(person.id()).stream()
                .filter(away -> away.since().isBefore(until) && command.from().isBefore(away.until()))
                .findFirst()
                .ifPresent(away -> against.refuse(
                        "from",
                        "absence-overlap",
                        away.since().toString(),
                        away.until().minusDays(1).toString()));
        if (!against.none()) {
            return against.refused();
        }
        steps.take(
                person,
                command.version(),
                "AbsenceApproved",
                unit,
                Map.of(
                        "from",
                        command.from().toString(),
                        "lastDay",
                        command.lastDay().toString()),
                () -> personnel.addAbsence(person.id(), command.from(), until, actor.personId(), today));
        return new Outcome.Done(person.id());
    }

    @Transactional
    public Outcome handle(EndAbsence command, Actor actor) {
        Permission.APPROVE_ABSENCE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var away = personnel.absences(person.id()).stream()
                .filter(candidate -> candidate.id() == command.absenceId())
                .findFirst()
                .orElseThrow(() -> new Missing("absence", command.absenceId()));
        var unit = unit(person, away.since(), actor);
        var against = new Against();
        against.when(
                command.on().isBefore(away.since()),
                "on",
                "ends-before-begin",
                away.since().toString());
        against.when(
                !command.on().isBefore(away.until()),
                "on",
                "ended-already",
                away.until().toString());
        against.when(actor.personId() != null && actor.personId() == person.id(), "", "absence-own");
        if (!against.none()) {
            return against.refused();
        }
        steps.take(
                person,
                command.version(),
                "AbsenceShortened",
                unit,
                Map.of("on", command.on().toString()),
                () -> personnel.end(Kept.ABSENCE, away.id(), command.on()));
        return new Outcome.Done(person.id());
    }

    private long unit(Person person, LocalDate day, Actor actor) {
        var unit = people.workingUnit(person.id(), day)
                .or(() -> people.workingUnit(person.id(), LocalDate.now(clock)))
                .orElseThrow(() -> new Forbidden("APPROVE_ABSENCE"));
        Permission.APPROVE_ABSENCE.require(actor, unit);
        return unit;
    }
}
