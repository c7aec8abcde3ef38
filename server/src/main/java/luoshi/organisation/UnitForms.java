package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the forms about units together. */
@Component
class UnitForms {
    private final Units units;
    private final Areas areas;
    private final GuidingUnits guiding;
    private final Clock clock;

    UnitForms(Units units, Areas areas, GuidingUnits guiding, Clock clock) {
        this.units = units;
        this.areas = areas;
        this.guiding = guiding;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public FormPage open(Actor actor, Texts t, Form form) {
        Permission.MANAGE_UNITS.require(actor);
        form.fill("kind", UnitKind.TEAM);
        form.fill("parent", actor.unitId());
        form.fill("position", "10");
        form.fill("from", today());
        return new FormPage.Builder(form, t)
                .select("kind", true, "", List.of(UnitKind.values()), Enum::name, kind -> t.get("unit.kind." + kind))
                .text("name", true, "")
                .text("code", true, "form.code.help")
                .select("parent", true, "", choices(actor), Unit::id, UnitForms::indented)
                .date("from", true, "")
                .date("lastDay", false, "form.lastDay.temporary")
                .text("position", true, "form.position.help")
                .build(
                        t.get("nav.units"),
                        t.get("units.open"),
                        t.get("units.open.context"),
                        "/units/new",
                        t.get("units.open.do"),
                        "/units");
    }

    @Transactional(readOnly = true)
    public FormPage of(String name, Actor actor, Texts t, long id, Form form) {
        Permission.MANAGE_UNITS.require(actor);
        if (!actor.sees(id)) {
            throw new Missing("unit", id);
        }
        var unit = units.find(id, LocalDate.now(clock)).orElseThrow(() -> new Missing("unit", id));
        Permission.MANAGE_UNITS.require(actor, id);
        form.fill("version", unit.version());
        form.fill("on", today());
        form.fill("name", unit.name());
        form.fill("code", unit.code());
        form.fill("position", unit.position());
        var page = new FormPage.Builder(form, t);
        switch (name) {
            case "edit" ->
                page.text("name", true, "")
                        .text("code", true, "form.code.help")
                        .text("position", true, "form.position.help");
            case "move" ->
                page.select("parent", true, "", choices(actor), Unit::id, UnitForms::indented)
                        .date("on", true, "form.on.move");
            case "merge" ->
                page.select("into", true, "form.into.help", choices(actor), Unit::id, UnitForms::indented)
                        .date("on", true, "form.on.merge");
            default -> page.date("on", true, "form.on.close");
        }
        return page.build(
                t.get("nav.units"),
                t.get("unit." + name, unit.name()),
                t.get("unit." + name + ".context"),
                "/units/" + id + "/" + name,
                t.get("unit." + name + ".do"),
                "/units");
    }

    @Transactional(readOnly = true)
    public FormPage guide(Actor actor, Texts t, Form form) {
        Permission.MANAGE_UNITS.require(actor);
        form.fill("from", today());
        var known = areas.all().stream().filter(area -> !area.retired()).toList();
        return new FormPage.Builder(form, t)
                .select("department", true, "", choices(actor), Unit::id, UnitForms::indented)
                .select("area", true, "", known, Area::id, area -> area.name(t.english()))
                .select("unit", true, "form.unit.guided", choices(actor), Unit::id, UnitForms::indented)
                .checkbox("see", "")
                .checkbox("request", "")
                .checkbox("inspect", "")
                .date("from", true, "")
                .date("lastDay", false, "form.lastDay.open")
                .build(
                        t.get("nav.units"),
                        t.get("guidance.title"),
                        t.get("guidance.context"),
                        "/units/guidance/new",
                        t.get("guidance.do"),
                        "/units");
    }

    @Transactional(readOnly = true)
    public FormPage endGuidance(Actor actor, Texts t, long id, Form form) {
        Permission.MANAGE_UNITS.require(actor);
        var guided = guiding.from(LocalDate.EPOCH).stream()
                .filter(one -> one.id() == id && actor.sees(one.unitId()))
                .findFirst()
                .orElseThrow(() -> new Missing("guidance", id));
        form.fill("version", guided.version());
        form.fill("on", today());
        return new FormPage.Builder(form, t)
                .date("on", true, "form.on.end")
                .build(
                        t.get("nav.units"),
                        t.get("guidance.end", units.nameOf(guided.departmentId()), units.nameOf(guided.unitId())),
                        "",
                        "/units/guidance/" + id + "/end",
                        t.get("guidance.end.do"),
                        "/units");
    }

    private List<Unit> choices(Actor actor) {
        return units.tree(today()).stream()
                .filter(unit -> actor.sees(unit.id()))
                .toList();
    }

    /** The name of a unit in a list to choose from, its depth before it. */
    static String indented(Unit unit) {
        return "\u3000".repeat(unit.depth()) + unit.name();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
