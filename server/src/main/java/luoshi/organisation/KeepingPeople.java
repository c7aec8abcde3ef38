package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Kept;
import luoshi.organisation.Personnel.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes people on, corrects what is written about them, records that they left, and takes the last step back. */
@Component
class KeepingPeople {
    private final People people;
    private final Units units;
    private final Posts posts;
    private final Personnel personnel;
    private final Steps steps;
    private final JdbcClient sql;
    private final JdbcClient reader;
    private final Clock clock;

    KeepingPeople(
            People people,
            Units units,
            Posts posts,
            Personnel personnel,
            Steps steps,
            JdbcClient sql,
            @Qualifier("readerJdbcClient") JdbcClient reader,
            Clock clock) {
        this.people = people;
        this.units = units;
        this.posts = posts;
        this.personnel = personnel;
        this.steps = steps;
        this.sql = sql;
        this.reader = reader;
        this.clock = clock;
    }

    /** Take somebody on. */
    record AddPerson(
            String number,
            String name,
            StaffKind staff,
            @Nullable String rank,
            LocalDate joined,
            long unitId,
            @Nullable Long postId) {}

    /** Correct what is written about somebody. */
    record CorrectPerson(
            long personId,
            int version,
            String number,
            String name,
            @Nullable String rank,
            LocalDate joined) {}

    /** Record that somebody leaves; {@code on} is the first day away. */
    record RecordDeparture(long personId, int version, LocalDate on) {}

    /** Take the last step back. */
    record UndoStep(long personId, long stepId) {}

    @Transactional
    public Outcome handle(AddPerson command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var today = LocalDate.now(clock);
        var against = new Against();
        identity(command.number(), command.name(), command.staff(), command.rank(), null, against);
        against.when(
                command.joined().isBefore(LocalDate.of(1960, 1, 1))
                        || command.joined().isAfter(today.plusDays(400)),
                "joined",
                "day-far");
        var unit = actor.sees(command.unitId()) ? units.find(command.unitId(), today) : Optional.<Unit>empty();
        against.when(unit.isEmpty(), "unit", "no-unit");
        unit.filter(found -> found.to() != null && !found.to().isAfter(today))
                .ifPresent(found -> against.refuse("unit", "unit-not-then", today.toString()));
        var post = command.postId() == null ? Optional.<Post>empty() : posts.find(command.postId());
        against.when(command.postId() != null && post.isEmpty(), "post", "post-unknown");
        against.when(
                post.isPresent() && post.get().leads() && command.staff() == StaffKind.AUXILIARY,
                "post",
                "auxiliary-lead");
        if (!against.none()) {
            return against.refused();
        }
        var since = unit.map(Unit::from)
                .filter(from -> from.isAfter(command.joined()))
                .orElse(command.joined());
        var id = personnel.addPerson(
                command.number(), command.name(), command.staff(), command.rank(), command.joined());
        for (var line : Line.values()) {
            personnel.addMembership(id, command.unitId(), line, MembershipReason.REGULAR, since, null);
        }
        if (command.postId() != null) {
            personnel.addAssignment(id, command.unitId(), command.postId(), since, null);
        }
        steps.tell(
                "PersonAdded",
                id,
                command.unitId(),
                Map.of(
                        "number",
                        command.number(),
                        "name",
                        command.name(),
                        "joined",
                        command.joined().toString()));
        return new Outcome.Done(id);
    }

    /** What stands against it now. */
    public Against against(CorrectPerson command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        unit(person, actor);
        var against = new Against();
        identity(command.number(), command.name(), person.staff(), command.rank(), person, against);
        personnel.memberships(person.id()).stream()
                .map(Personnel.Membership::since)
                .min(LocalDate::compareTo)
                .filter(first -> first.isBefore(command.joined()))
                .ifPresent(first -> against.refuse("joined", "joined-after", first.toString()));
        var departed = person.departed();
        against.when(departed != null && !command.joined().isBefore(departed), "joined", "end-before-start");
        return against;
    }

    @Transactional
    public Outcome handle(CorrectPerson command, Actor actor) {
        var against = against(command, actor);
        if (!against.none()) {
            return against.refused();
        }
        var person = Steps.visible(people, command.personId(), command.version());
        var unit = unit(person, actor);
        steps.take(
                person,
                command.version(),
                "Corrected",
                unit,
                Map.of("number", command.number(), "name", command.name()),
                () -> sql.sql("""
                                update organisation.person set number = :number, name = :name, rank = :rank, joined = :joined
                                where id = :id
                                """)
                        .param("number", command.number())
                        .param("name", command.name())
                        .param("rank", command.rank())
                        .param("joined", command.joined())
                        .param("id", person.id())
                        .update());
        return new Outcome.Done(person.id());
    }

    @Transactional
    public Outcome handle(RecordDeparture command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var unit = unit(person, actor);
        var against = new Against().far("on", command.on(), LocalDate.now(clock));
        var departed = person.departed();
        if (departed != null) {
            against.refuse("on", "departed", person.name(), departed.toString());
        }
        against.when(
                !command.on().isAfter(person.joined()),
                "on",
                "before-joined",
                person.joined().toString());
        var stays = personnel.memberships(person.id());
        var open = stays.stream()
                .filter(stay -> stay.until() == null || stay.until().isAfter(command.on()))
                .toList();
        against.when(open.stream().anyMatch(stay -> !actor.sees(stay.unitId())), "on", "home-elsewhere");
        if (!against.none()) {
            return against.refused();
        }
        steps.take(
                person,
                command.version(),
                "Departed",
                unit,
                Map.of("on", command.on().toString()),
                () -> {
                    open.forEach(stay -> personnel.end(Kept.MEMBERSHIP, stay.id(), command.on()));
                    personnel
                            .assignments(person.id())
                            .forEach(held -> personnel.end(Kept.ASSIGNMENT, held.id(), command.on()));
                    personnel.charges(person.id()).forEach(held -> personnel.end(Kept.CHARGE, held.id(), command.on()));
                    personnel
                            .absences(person.id())
                            .forEach(away -> personnel.end(Kept.ABSENCE, away.id(), command.on()));
                    sql.sql("update organisation.person set departed = :on where id = :id")
                            .param("on", command.on())
                            .param("id", person.id())
                            .update();
                });
        return new Outcome.Done(person.id());
    }

    @Transactional
    public Outcome handle(UndoStep command, Actor actor) {
        var person = Steps.visible(people, command.personId());
        var step = steps.last(person)
                .filter(last -> last.id() == command.stepId())
                .orElseThrow(() -> new luoshi.kernel.Stale("step", command.stepId()));
        var permission = step.kind().startsWith("Absence") ? Permission.APPROVE_ABSENCE : Permission.MANAGE_PEOPLE;
        permission.require(actor, step.unitId());
        if (steps.reachesElsewhere(step)) {
            return Outcome.refused("", "undo-elsewhere");
        }
        steps.undo(step);
        return new Outcome.Done(person.id());
    }

    private void identity(
            String number,
            String name,
            StaffKind staff,
            @Nullable String rank,
            @Nullable Person person,
            Against against) {
        against.when(name.isBlank(), "name", "name-empty").when(name.length() > 40, "name", "name-long");
        against.when(rank != null && staff == StaffKind.AUXILIARY, "rank", "auxiliary-rank");
        against.when(rank != null && rank.length() > 20, "rank", "rank-long");
        if (!staff.numbers(number)) {
            var reason = PeopleImporter.numberReason(staff, number);
            against.refuse(
                    "number",
                    reason.key().substring("reason.organisation.".length()),
                    reason.data().toArray());
            return;
        }
        var holder = reader.sql("select id from organisation.person where number = :number")
                .param("number", number)
                .query(Long.class)
                .optional();
        if (holder.isPresent() && (person == null || holder.get() != person.id())) {
            var known = people.find(holder.get()).map(Person::name);
            if (known.isPresent()) {
                against.refuse("number", "number-taken", known.get());
            } else {
                against.refuse("number", "number-elsewhere");
            }
        }
    }

    /** The unit whose leaders keep the person: where he works, else where he was last. */
    private long unit(Person person, Actor actor) {
        var unit = people.workingUnit(person.id(), LocalDate.now(clock))
                .or(() -> personnel.memberships(person.id()).reversed().stream()
                        .map(Personnel.Membership::unitId)
                        .findFirst())
                .orElseThrow(() -> new Missing("person", person.id()));
        Permission.MANAGE_PEOPLE.require(actor, unit);
        return unit;
    }
}
