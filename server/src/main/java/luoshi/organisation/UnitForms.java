package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Outcome.Refusal;
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
    public FormPage open(Actor actor, Texts t, Map<String, String> posted, List<Refusal> against) {
        Permission.MANAGE_UNITS.require(actor);
        var values = new HashMap<>(posted);
        values.putIfAbsent("kind", UnitKind.TEAM.name());
        values.putIfAbsent("parent", String.valueOf(actor.unitId()));
        values.putIfAbsent("position", "10");
        values.putIfAbsent("from", today());
        var kinds = new LinkedHashMap<String, String>();
        for (var kind : UnitKind.values()) {
            kinds.put(kind.name(), t.get("unit.kind." + kind));
        }
        return new Form(values)
                .page(t, against)
                .select("kind", true, "", kinds)
                .text("name", true, "")
                .text("code", true, "form.code.help")
                .select("parent", true, "", choices(actor))
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
    public FormPage of(String name, Actor actor, Texts t, long id, Map<String, String> posted, List<Refusal> against) {
        Permission.MANAGE_UNITS.require(actor);
        if (!actor.sees(id)) {
            throw new Missing("unit", id);
        }
        var unit = units.find(id, LocalDate.now(clock)).orElseThrow(() -> new Missing("unit", id));
        Permission.MANAGE_UNITS.require(actor, id);
        var values = new HashMap<>(posted);
        values.putIfAbsent("version", String.valueOf(unit.version()));
        values.putIfAbsent("on", today());
        values.putIfAbsent("name", unit.name());
        values.putIfAbsent("code", unit.code());
        values.putIfAbsent("position", String.valueOf(unit.position()));
        var page = new Form(values).page(t, against).hidden("version", Objects.requireNonNull(values.get("version")));
        switch (name) {
            case "edit" ->
                page.text("name", true, "")
                        .text("code", true, "form.code.help")
                        .text("position", true, "form.position.help");
            case "move" -> page.select("parent", true, "", choices(actor)).date("on", true, "form.on.move");
            case "merge" ->
                page.select("into", true, "form.into.help", choices(actor)).date("on", true, "form.on.merge");
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
    public FormPage guide(Actor actor, Texts t, Map<String, String> posted, List<Refusal> against) {
        Permission.MANAGE_UNITS.require(actor);
        var values = new HashMap<>(posted);
        values.putIfAbsent("from", today());
        var known = new LinkedHashMap<String, String>();
        areas.all().stream()
                .filter(area -> !area.retired())
                .forEach(area -> known.put(String.valueOf(area.id()), area.name(t.english())));
        return new Form(values)
                .page(t, against)
                .select("department", true, "", choices(actor))
                .select("area", true, "", known)
                .select("unit", true, "form.unit.guided", choices(actor))
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
    public FormPage endGuidance(Actor actor, Texts t, long id, Map<String, String> posted, List<Refusal> against) {
        Permission.MANAGE_UNITS.require(actor);
        var guided = guiding.from(LocalDate.EPOCH).stream()
                .filter(one -> one.id() == id && actor.sees(one.unitId()))
                .findFirst()
                .orElseThrow(() -> new Missing("guidance", id));
        var values = new HashMap<>(posted);
        values.putIfAbsent("version", String.valueOf(guided.version()));
        values.putIfAbsent("on", today());
        return new Form(values)
                .page(t, against)
                .hidden("version", Objects.requireNonNull(values.get("version")))
                .date("on", true, "form.on.end")
                .build(
                        t.get("nav.units"),
                        t.get("guidance.end", units.nameOf(guided.departmentId()), units.nameOf(guided.unitId())),
                        "",
                        "/units/guidance/" + id + "/end",
                        t.get("guidance.end.do"),
                        "/units");
    }

    private Map<String, String> choices(Actor actor) {
        var choices = new LinkedHashMap<String, String>();
        units.tree(LocalDate.now(clock)).stream()
                .filter(unit -> actor.sees(unit.id()))
                .forEach(unit -> choices.put(String.valueOf(unit.id()), "\u3000".repeat(unit.depth()) + unit.name()));
        return choices;
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }
}
