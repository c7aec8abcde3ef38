package luoshi.rule;

import java.util.List;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import luoshi.rule.ClauseRow.VersionRow;
import luoshi.web.Field;
import luoshi.web.ShownForm;
import luoshi.web.Texts;

/** What several pages of rules show in the same way. */
final class Views {
    private Views() {}

    /** Areas to choose from; one that is retired only where it was chosen already. */
    static Field areas(ShownForm shown, String name, Areas areas, String none, Texts t) {
        var chosen = shown.field(name).value();
        return shown.choice(
                name,
                none,
                areas.all().stream()
                        .filter(area -> !area.retired() || chosen.equals(Long.toString(area.id())))
                        .toList(),
                Area::id,
                area -> area.name(t.english()));
    }

    static Field units(ShownForm shown, String name, List<Unit> units) {
        int top = units.stream().mapToInt(Unit::depth).min().orElse(0);
        return shown.choice(name, null, units, Unit::id, Unit::name, unit -> unit.depth() - top);
    }

    /** Units in whose name rules are made: the actor's own first, no teams. */
    static List<Unit> owners(List<Unit> tree, Actor actor) {
        return tree.stream()
                .filter(unit -> actor.sees(unit.id()))
                .filter(unit ->
                        unit.id() == actor.unitId() || unit.kind() != UnitKind.TEAM && unit.kind() != UnitKind.LEADERS)
                .sorted(java.util.Comparator.comparing((Unit unit) -> unit.id() != actor.unitId()))
                .toList();
    }

    /** Clauses of a sentence. */
    static String sentence(List<String> parts, Texts t) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(t.get("list.clause")));
    }

    /** Hardware or software, tangible or not, zero tolerance. */
    static String nature(VersionRow version, Texts t) {
        return joined(
                List.of(
                        t.get(version.hardware() ? "rule.nature.HARDWARE" : "rule.nature.SOFTWARE"),
                        t.get(version.tangible() ? "rule.nature.TANGIBLE" : "rule.nature.INTANGIBLE"),
                        version.zeroTolerance() ? t.get("rule.zero-tolerance") : ""),
                t);
    }

    static String joined(List<String> parts, Texts t) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(t.get("list.comma")));
    }
}
