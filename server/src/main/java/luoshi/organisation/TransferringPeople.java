package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Kept;
import luoshi.organisation.Personnel.Line;
import luoshi.organisation.Personnel.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves people (调动、借调、抽调、挂职、培训、回原单位): what was ends before the day, what follows begins on it. */
@Component
class TransferringPeople {
    private final People people;
    private final Units units;
    private final Posts posts;
    private final Personnel personnel;
    private final Steps steps;
    private final Clock clock;

    TransferringPeople(People people, Units units, Posts posts, Personnel personnel, Steps steps, Clock clock) {
        this.people = people;
        this.units = units;
        this.posts = posts;
        this.personnel = personnel;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Move somebody.
     *
     * @param reason {@code REGULAR} moves home and work; anything else only the work, until the last day
     * @param on the first day in the new unit
     * @param post held there, or null
     */
    record TransferPerson(
            long personId,
            int version,
            long unitId,
            MembershipReason reason,
            LocalDate on,
            @Nullable LocalDate lastDay,
            @Nullable Long post) {}

    /** Let somebody on loan come back. */
    record ReturnPerson(long personId, int version, LocalDate on) {}

    /** What stands against it now. */
    public Against against(TransferPerson command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var memberships = personnel.memberships(person.id());
        var working = on(memberships, Line.WORKING, command.on());
        var against = new Against().outsideService(person, "on", command.on(), LocalDate.now(clock));
        working.ifPresent(stay -> Permission.MANAGE_PEOPLE.require(actor, stay.unitId()));
        check(command, actor, person, memberships, working, against);
        return against;
    }

    @Transactional
    public Outcome handle(TransferPerson command, Actor actor) {
        var against = against(command, actor);
        if (!against.none()) {
            return against.refused();
        }
        var person = Steps.visible(people, command.personId(), command.version());
        var memberships = personnel.memberships(person.id());
        var working = on(memberships, Line.WORKING, command.on());
        steps.take(
                person,
                command.version(),
                command.reason() == MembershipReason.REGULAR ? "Transferred" : "Lent",
                command.unitId(),
                body(command, working),
                () -> {
                    if (command.reason() == MembershipReason.REGULAR) {
                        move(command, memberships);
                    } else {
                        lend(command, working.orElseThrow());
                    }
                    if (command.post() != null) {
                        var back = command.lastDay() == null || command.reason() == MembershipReason.REGULAR
                                ? null
                                : command.lastDay().plusDays(1);
                        personnel.addAssignment(person.id(), command.unitId(), command.post(), command.on(), back);
                    }
                });
        return new Outcome.Done(person.id());
    }

    private void check(
            TransferPerson command,
            Actor actor,
            Person person,
            List<Membership> memberships,
            Optional<Membership> working,
            Against against) {
        var unit = actor.sees(command.unitId()) ? units.find(command.unitId(), command.on()) : Optional.<Unit>empty();
        against.when(unit.isEmpty(), "unit", "no-unit");
        against.when(
                unit.isPresent() && !unit.get().existsOn(command.on()),
                "unit",
                "unit-not-then",
                command.on().toString());
        against.when(
                working.isPresent() && working.get().unitId() == command.unitId(),
                "unit",
                "there-already",
                person.name());
        var post = command.post() == null ? Optional.<Post>empty() : posts.find(command.post());
        against.when(command.post() != null && post.isEmpty(), "post", "post-unknown");
        against.when(
                post.isPresent() && post.get().leads() && person.staff() == StaffKind.AUXILIARY,
                "post",
                "auxiliary-lead");
        if (command.reason() == MembershipReason.REGULAR) {
            var later = memberships.stream()
                    .filter(stay -> stay.since().isAfter(command.on()))
                    .findFirst();
            later.ifPresent(
                    stay -> against.refuse("on", "later-step", stay.since().toString(), units.nameOf(stay.unitId())));
            memberships.stream()
                    .filter(stay -> stay.on(command.on()) && !actor.sees(stay.unitId()))
                    .findFirst()
                    .ifPresent(stay -> against.refuse("unit", "home-elsewhere"));
            return;
        }
        if (working.isEmpty()) {
            against.refuse("on", "no-working-unit", command.on().toString());
        } else if (working.get().reason() != MembershipReason.REGULAR) {
            against.refuse(
                    "unit",
                    "two-working-units",
                    person.name(),
                    units.nameOf(working.get().unitId()));
        }
        if (command.lastDay() == null) {
            against.refuse("lastDay", "loan-open");
        } else {
            against.endsBefore("lastDay", command.on(), command.lastDay());
            against.when(command.lastDay().isAfter(command.on().plusYears(3)), "lastDay", "loan-long");
            var until = working.map(Membership::until).orElse(null);
            against.when(
                    until != null && command.lastDay().plusDays(1).isAfter(until),
                    "lastDay",
                    "later-step",
                    until + "",
                    "");
        }
    }

    private void move(TransferPerson command, List<Membership> memberships) {
        memberships.stream()
                .filter(stay -> stay.on(command.on()))
                .forEach(stay -> personnel.end(Kept.MEMBERSHIP, stay.id(), command.on()));
        for (var line : Line.values()) {
            personnel.addMembership(
                    command.personId(), command.unitId(), line, MembershipReason.REGULAR, command.on(), null);
        }
        personnel
                .assignments(command.personId())
                .forEach(held -> personnel.end(Kept.ASSIGNMENT, held.id(), command.on()));
        var leaders = units.find(command.unitId(), command.on())
                .filter(unit -> unit.kind() == UnitKind.LEADERS)
                .isPresent();
        if (!leaders) {
            personnel.charges(command.personId()).forEach(held -> personnel.end(Kept.CHARGE, held.id(), command.on()));
        }
    }

    private void lend(TransferPerson command, Membership working) {
        var back = Objects.requireNonNull(command.lastDay()).plusDays(1);
        personnel.end(Kept.MEMBERSHIP, working.id(), command.on());
        personnel.addMembership(
                command.personId(), command.unitId(), Line.WORKING, command.reason(), command.on(), back);
        if (working.until() == null || back.isBefore(working.until())) {
            personnel.addMembership(
                    command.personId(), working.unitId(), Line.WORKING, working.reason(), back, working.until());
        }
    }

    @Transactional
    public Outcome handle(ReturnPerson command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var memberships = personnel.memberships(person.id());
        var against = new Against().outsideService(person, "on", command.on(), LocalDate.now(clock));
        var loan =
                on(memberships, Line.WORKING, command.on()).filter(stay -> stay.reason() != MembershipReason.REGULAR);
        if (loan.isEmpty()) {
            return against.refuse(
                            "on", "not-on-loan", person.name(), command.on().toString())
                    .refused();
        }
        Permission.MANAGE_PEOPLE.require(actor, loan.get().unitId());
        var back = memberships.stream()
                .filter(stay -> stay.line() == Line.WORKING
                        && stay.since().equals(loan.get().until()))
                .findFirst();
        against.when(back.isEmpty() || !actor.sees(back.get().unitId()), "on", "return-elsewhere");
        if (!against.none()) {
            return against.refused();
        }
        steps.take(
                person,
                command.version(),
                "Returned",
                back.orElseThrow().unitId(),
                Map.of("on", command.on().toString(), "from", loan.get().unitId()),
                () -> {
                    personnel.end(Kept.MEMBERSHIP, loan.get().id(), command.on());
                    personnel.begin(Kept.MEMBERSHIP, back.get().id(), command.on());
                    personnel.assignments(person.id()).stream()
                            .filter(held -> held.unitId() == loan.get().unitId() && held.on(command.on()))
                            .forEach(held -> personnel.end(Kept.ASSIGNMENT, held.id(), command.on()));
                });
        return new Outcome.Done(person.id());
    }

    private static Map<String, Object> body(TransferPerson command, Optional<Membership> working) {
        var body = new HashMap<String, Object>();
        body.put("unit", command.unitId());
        body.put("on", command.on().toString());
        body.put("reason", command.reason().name());
        working.ifPresent(stay -> body.put("from", stay.unitId()));
        if (command.lastDay() != null) {
            body.put("lastDay", command.lastDay().toString());
        }
        return body;
    }

    static Optional<Membership> on(List<Membership> memberships, Line line, LocalDate day) {
        return memberships.stream()
                .filter(stay -> stay.line() == line && stay.on(day))
                .findFirst();
    }
}
