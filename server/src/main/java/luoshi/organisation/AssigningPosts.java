package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives people posts and ends them (任职): only in a unit where they are on that day, never the same post twice at once. */
@Component
class AssigningPosts {
    private final People people;
    private final Units units;
    private final Posts posts;
    private final Personnel personnel;
    private final Steps steps;
    private final Clock clock;

    AssigningPosts(People people, Units units, Posts posts, Personnel personnel, Steps steps, Clock clock) {
        this.people = people;
        this.units = units;
        this.posts = posts;
        this.personnel = personnel;
        this.steps = steps;
        this.clock = clock;
    }

    /** Give somebody a post. */
    record AssignPost(
            long personId,
            int version,
            long unitId,
            long postId,
            LocalDate from,
            @Nullable LocalDate lastDay) {}

    /** End a post; {@code on} is the first day without it. */
    record EndAssignment(long personId, int version, long assignmentId, LocalDate on) {}

    /** What stands against it now. */
    public Against against(AssignPost command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var against = new Against()
                .outsideService(person, "from", command.from(), LocalDate.now(clock))
                .endsBefore("lastDay", command.from(), command.lastDay());
        var unit = actor.sees(command.unitId()) ? units.find(command.unitId(), command.from()) : Optional.<Unit>empty();
        var post = posts.find(command.postId()).filter(candidate -> !candidate.retired());
        against.when(unit.isEmpty(), "unit", "no-unit").when(post.isEmpty(), "post", "post-unknown");
        var member = personnel.memberships(person.id()).stream()
                .anyMatch(stay -> stay.unitId() == command.unitId() && stay.on(command.from()));
        against.when(
                unit.isPresent() && !member,
                "unit",
                "not-in-unit",
                person.name(),
                command.from().toString());
        against.when(
                post.isPresent() && post.get().leads() && person.staff() == StaffKind.AUXILIARY,
                "post",
                "auxiliary-lead");
        var until = until(command);
        personnel.assignments(person.id()).stream()
                .filter(held -> held.unitId() == command.unitId() && held.postId() == command.postId())
                .filter(held -> (until == null || held.since().isBefore(until))
                        && (held.until() == null || command.from().isBefore(held.until())))
                .findFirst()
                .ifPresent(held ->
                        against.refuse("from", "post-overlap", held.since().toString()));
        return against;
    }

    @Transactional
    public Outcome handle(AssignPost command, Actor actor) {
        var against = against(command, actor);
        if (!against.none()) {
            return against.refused();
        }
        var person = Steps.visible(people, command.personId(), command.version());
        steps.take(
                person,
                command.version(),
                "Assigned",
                command.unitId(),
                Map.of(
                        "post",
                        command.postId(),
                        "unit",
                        command.unitId(),
                        "from",
                        command.from().toString()),
                () -> personnel.addAssignment(
                        person.id(), command.unitId(), command.postId(), command.from(), until(command)));
        return new Outcome.Done(person.id());
    }

    private static @Nullable LocalDate until(AssignPost command) {
        return command.lastDay() == null ? null : command.lastDay().plusDays(1);
    }

    /** What stands against it now. */
    public Against against(EndAssignment command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var held = held(person, command.assignmentId());
        Permission.MANAGE_PEOPLE.require(actor, held.unitId());
        var against = new Against().far("on", command.on(), LocalDate.now(clock));
        against.when(
                !command.on().isAfter(held.since()),
                "on",
                "ends-before-begin",
                held.since().toString());
        against.when(
                held.until() != null && command.on().isAfter(held.until()), "on", "ended-already", held.until() + "");
        return against;
    }

    @Transactional
    public Outcome handle(EndAssignment command, Actor actor) {
        var against = against(command, actor);
        if (!against.none()) {
            return against.refused();
        }
        var person = Steps.visible(people, command.personId(), command.version());
        var held = held(person, command.assignmentId());
        steps.take(
                person,
                command.version(),
                "Unassigned",
                held.unitId(),
                Map.of("post", held.postId(), "on", command.on().toString()),
                () -> personnel.end(Kept.ASSIGNMENT, held.id(), command.on()));
        return new Outcome.Done(person.id());
    }

    private Personnel.Assignment held(Person person, long assignment) {
        return personnel.assignments(person.id()).stream()
                .filter(candidate -> candidate.id() == assignment)
                .findFirst()
                .orElseThrow(() -> new Missing("assignment", assignment));
    }
}
