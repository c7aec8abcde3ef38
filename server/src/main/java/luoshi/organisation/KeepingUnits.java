package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens units, moves, merges, closes and reopens them (设单位、改挂、合并、撤销): always from a day on, the past stays. */
@Component
class KeepingUnits {
    private final Units units;
    private final People people;
    private final UnitTree tree;
    private final CarryingPeople carrying;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeepingUnits(
            Units units,
            People people,
            UnitTree tree,
            CarryingPeople carrying,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.units = units;
        this.people = people;
        this.tree = tree;
        this.carrying = carrying;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Open a unit below another; a temporary one says its last day. */
    record OpenUnit(
            String code,
            String name,
            UnitKind kind,
            long parentId,
            int position,
            LocalDate from,
            @Nullable LocalDate lastDay) {}

    /** Correct name, code or place among the siblings. */
    record CorrectUnit(long unitId, int version, String code, String name, int position) {}

    /** Place a unit below another from a day on. */
    record MoveUnit(long unitId, int version, long parentId, LocalDate on) {}

    /** Close a unit; {@code on} is the first day without it. */
    record CloseUnit(long unitId, int version, LocalDate on) {}

    /** Let a closed unit go on. */
    record ReopenUnit(long unitId, int version) {}

    /** Move everybody into another unit from a day on, and close the empty one. */
    record MergeUnits(long unitId, int version, long intoId, LocalDate on) {}

    @Transactional
    public Outcome handle(OpenUnit command, Actor actor) {
        Permission.MANAGE_UNITS.require(actor, command.parentId());
        tree.lock();
        var against = new Against()
                .far("from", command.from(), LocalDate.now(clock))
                .endsBefore("lastDay", command.from(), command.lastDay());
        named(command.code(), command.name(), -1, against);
        against.when(command.kind() == UnitKind.TEMPORARY && command.lastDay() == null, "lastDay", "temporary-open");
        var parent = units.find(command.parentId(), command.from());
        against.when(
                parent.isEmpty() || !parent.get().existsOn(command.from()),
                "parent",
                "unit-not-then",
                command.from().toString());
        if (!against.none()) {
            return against.refused();
        }
        var until = command.lastDay() == null ? null : command.lastDay().plusDays(1);
        var id = tree.add(command.code(), command.name(), command.kind(), command.position(), command.from(), until);
        tree.place(id, command.parentId(), command.from(), until);
        tell(
                "UnitOpened",
                id,
                Map.of(
                        "code", command.code(),
                        "name", command.name(),
                        "parent", command.parentId(),
                        "from", command.from().toString()));
        return new Outcome.Done(id);
    }

    @Transactional
    public Outcome handle(CorrectUnit command, Actor actor) {
        var unit = managed(command.unitId(), actor);
        var against = new Against();
        named(command.code(), command.name(), unit.id(), against);
        if (!against.none()) {
            return against.refused();
        }
        tree.touch(unit, command.version());
        tree.correct(unit.id(), command.code(), command.name(), command.position());
        tell("UnitCorrected", unit.id(), Map.of("code", command.code(), "name", command.name()));
        return new Outcome.Done(unit.id());
    }

    @Transactional
    public Outcome handle(MoveUnit command, Actor actor) {
        var unit = managed(command.unitId(), actor);
        Permission.MANAGE_UNITS.require(actor, command.parentId());
        tree.lock();
        var there = units.find(unit.id(), command.on()).orElse(unit);
        var parent = units.find(command.parentId(), command.on());
        var against = new Against().far("on", command.on(), LocalDate.now(clock));
        against.when(unit.id() == actor.unitId(), "parent", "unit-own");
        against.when(
                !there.existsOn(command.on()),
                "on",
                "unit-not-then",
                command.on().toString());
        against.when(
                parent.isEmpty() || !parent.get().existsOn(command.on()),
                "parent",
                "unit-not-then",
                command.on().toString());
        against.when(Objects.equals(there.parentId(), command.parentId()), "parent", "unit-there-already");
        against.when(
                tree.below(unit.id(), command.parentId(), command.on()),
                "parent",
                "unit-cycle",
                unit.name(),
                parent.map(Unit::name).orElse(""));
        tree.laterPlace(unit.id(), command.on())
                .ifPresent(day -> against.refuse("on", "unit-later-place", day.toString()));
        if (!against.none()) {
            return against.refused();
        }
        tree.touch(unit, command.version());
        tree.displace(unit.id(), command.on());
        tree.place(unit.id(), command.parentId(), command.on(), there.to());
        tell(
                "UnitMoved",
                unit.id(),
                Map.of("parent", command.parentId(), "on", command.on().toString()));
        return new Outcome.Done(unit.id());
    }

    @Transactional
    public Outcome handle(CloseUnit command, Actor actor) {
        var unit = managed(command.unitId(), actor);
        tree.lock();
        var against = closable(unit, command.on(), actor);
        var members = tree.membersFrom(unit.id(), command.on()).size();
        against.when(members > 0, "on", "unit-has-members", String.valueOf(members));
        if (!against.none()) {
            return against.refused();
        }
        tree.touch(unit, command.version());
        tree.close(unit.id(), command.on());
        tell("UnitClosed", unit.id(), Map.of("on", command.on().toString()));
        return new Outcome.Done(unit.id());
    }

    @Transactional
    public Outcome handle(ReopenUnit command, Actor actor) {
        var unit = managed(command.unitId(), actor);
        tree.lock();
        var closed = unit.to();
        if (closed == null) {
            return Outcome.refused("", "unit-open");
        }
        tree.touch(unit, command.version());
        if (!tree.reopen(unit.id(), closed)) {
            throw new org.springframework.dao.DataIntegrityViolationException(
                    "the last place of unit " + unit.id() + " is gone");
        }
        tell("UnitReopened", unit.id(), Map.of("closed", closed.toString()));
        return new Outcome.Done(unit.id());
    }

    @Transactional
    public Outcome handle(MergeUnits command, Actor actor) {
        var unit = managed(command.unitId(), actor);
        Permission.MANAGE_UNITS.require(actor, command.intoId());
        Permission.MANAGE_PEOPLE.require(actor);
        tree.lock();
        var against = closable(unit, command.on(), actor);
        var into = units.find(command.intoId(), command.on());
        against.when(
                into.isEmpty() || !into.get().existsOn(command.on()),
                "into",
                "unit-not-then",
                command.on().toString());
        against.when(command.intoId() == unit.id(), "into", "unit-itself");
        if (!against.none()) {
            return against.refused();
        }
        tree.touch(unit, command.version());
        for (var id : tree.membersFrom(unit.id(), command.on())) {
            carrying.carry(Steps.visible(people, id), unit.id(), command.intoId(), command.on());
        }
        tree.close(unit.id(), command.on());
        tell(
                "UnitMerged",
                unit.id(),
                Map.of("into", command.intoId(), "on", command.on().toString()));
        return new Outcome.Done(command.intoId());
    }

    private Against closable(Unit unit, LocalDate on, Actor actor) {
        var against = new Against().far("on", on, LocalDate.now(clock));
        against.when(unit.id() == actor.unitId(), "on", "unit-own");
        against.when(
                !on.isAfter(unit.from()), "on", "ends-before-begin", unit.from().toString());
        var to = unit.to();
        if (to != null && !to.isAfter(on)) {
            against.refuse("on", "unit-closed", to.toString());
        }
        var children = tree.childrenFrom(unit.id(), on);
        against.when(!children.isEmpty(), "on", "unit-has-children", String.join("、", children));
        return against;
    }

    private Unit managed(long id, Actor actor) {
        Permission.MANAGE_UNITS.require(actor);
        var unit = Optional.of(id)
                .filter(actor::sees)
                .flatMap(seen -> units.find(seen, LocalDate.now(clock)))
                .orElseThrow(() -> new Missing("unit", id));
        Permission.MANAGE_UNITS.require(actor, unit.id());
        return unit;
    }

    private void named(String code, String name, long except, Against against) {
        against.when(name.isBlank(), "name", "name-empty").when(name.length() > 40, "name", "name-long");
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,29}")) {
            against.refuse("code", "unit-code");
        } else if (tree.codeTaken(code, except)) {
            against.refuse("code", "unit-code-taken");
        }
    }

    private void tell(String action, long unit, Map<String, ?> body) {
        var seq = ledger.append(new Ledger.Entry(action, "organisation.unit", unit, unit, null, body));
        events.publishEvent(new OrganisationChanged(seq));
    }
}
