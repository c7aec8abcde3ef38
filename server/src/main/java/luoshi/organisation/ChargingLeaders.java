package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Personnel.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts leaders in charge of units and areas and ends it (分管); one person leads a unit overall (负总责). */
@Component
class ChargingLeaders {
    private final People people;
    private final Units units;
    private final Areas areas;
    private final Posts posts;
    private final Personnel personnel;
    private final Steps steps;
    private final JdbcClient reader;
    private final Clock clock;

    ChargingLeaders(
            People people,
            Units units,
            Areas areas,
            Posts posts,
            Personnel personnel,
            Steps steps,
            @Qualifier("readerJdbcClient") JdbcClient reader,
            Clock clock) {
        this.people = people;
        this.units = units;
        this.areas = areas;
        this.posts = posts;
        this.personnel = personnel;
        this.steps = steps;
        this.reader = reader;
        this.clock = clock;
    }

    /** Put somebody in charge of an area of a unit, of a unit (no area), or overall. */
    record GiveCharge(
            long personId,
            int version,
            long unitId,
            @Nullable Long areaId,
            boolean overall,
            LocalDate from,
            @Nullable LocalDate lastDay) {}

    /** End a charge; {@code on} is the first day without it. */
    record EndCharge(long personId, int version, long chargeId, LocalDate on) {}

    /** What stands against it now. */
    public Against against(GiveCharge command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var against = new Against()
                .outsideService(person, "from", command.from(), LocalDate.now(clock))
                .endsBefore("lastDay", command.from(), command.lastDay());
        var seen = actor.sees(command.unitId())
                && units.find(command.unitId(), command.from()).isPresent();
        against.when(!seen, "unit", "no-unit");
        against.when(command.areaId() != null && areas.find(command.areaId()).isEmpty(), "area", "area-unknown");
        against.when(command.areaId() != null && command.overall(), "area", "overall-area");
        against.when(!leads(person, command.from()), "person", "charge-without-lead");
        var until = until(command);
        personnel.charges(person.id()).stream()
                .filter(held -> held.unitId() == command.unitId()
                        && held.overall() == command.overall()
                        && java.util.Objects.equals(held.areaId(), command.areaId()))
                .filter(held -> (until == null || held.since().isBefore(until))
                        && (held.until() == null || command.from().isBefore(held.until())))
                .findFirst()
                .ifPresent(held ->
                        against.refuse("from", "charge-overlap", held.since().toString()));
        if (command.overall()) {
            otherOverall(command, until).ifPresent(name -> against.refuse("overall", "overall-twice", name));
        }
        return against;
    }

    @Transactional
    public Outcome handle(GiveCharge command, Actor actor) {
        var against = against(command, actor);
        if (!against.none()) {
            return against.refused();
        }
        var person = Steps.visible(people, command.personId(), command.version());
        var body = new HashMap<String, Object>(
                Map.of("unit", command.unitId(), "from", command.from().toString(), "overall", command.overall()));
        if (command.areaId() != null) {
            body.put("area", command.areaId());
        }
        steps.take(
                person,
                command.version(),
                "Charged",
                command.unitId(),
                body,
                () -> personnel.addCharge(
                        person.id(),
                        command.unitId(),
                        command.areaId(),
                        command.overall(),
                        command.from(),
                        until(command)));
        return new Outcome.Done(person.id());
    }

    private static @Nullable LocalDate until(GiveCharge command) {
        return command.lastDay() == null ? null : command.lastDay().plusDays(1);
    }

    /** Whether the person may be in charge: an officer with a leading post on the day. */
    private boolean leads(Person person, LocalDate day) {
        if (person.staff() != StaffKind.OFFICER) {
            return false;
        }
        var known = posts.byId();
        return personnel.assignments(person.id()).stream()
                .anyMatch(held -> held.on(day)
                        && known.containsKey(held.postId())
                        && known.get(held.postId()).leads());
    }

    private java.util.Optional<String> otherOverall(GiveCharge command, @Nullable LocalDate until) {
        return reader.sql("""
                        select p.name from organisation.charge c join organisation.person p on p.id = c.person_id
                        where c.overall and c.unit_id = :unit and c.person_id <> :person
                          and c.validity && daterange(:from, cast(:until as date)) limit 1
                        """)
                .param("unit", command.unitId())
                .param("person", command.personId())
                .param("from", command.from())
                .param("until", until, java.sql.Types.DATE)
                .query((row, number) -> String.valueOf(row.getString("name")))
                .optional();
    }

    @Transactional
    public Outcome handle(EndCharge command, Actor actor) {
        Permission.MANAGE_PEOPLE.require(actor);
        var person = Steps.visible(people, command.personId(), command.version());
        var held = personnel.charges(person.id()).stream()
                .filter(candidate -> candidate.id() == command.chargeId())
                .findFirst()
                .orElseThrow(() -> new Missing("charge", command.chargeId()));
        Permission.MANAGE_PEOPLE.require(actor, held.unitId());
        var against = new Against().far("on", command.on(), LocalDate.now(clock));
        against.when(
                !command.on().isAfter(held.since()),
                "on",
                "ends-before-begin",
                held.since().toString());
        against.when(
                held.until() != null && command.on().isAfter(held.until()), "on", "ended-already", held.until() + "");
        if (!against.none()) {
            return against.refused();
        }
        steps.take(
                person,
                command.version(),
                "Uncharged",
                held.unitId(),
                Map.of("unit", held.unitId(), "on", command.on().toString()),
                () -> personnel.end(Kept.CHARGE, held.id(), command.on()));
        return new Outcome.Done(person.id());
    }
}
