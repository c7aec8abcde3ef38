package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the units as the reader may see them. */
@Component
class UnitsList {
    private final Units units;
    private final Areas areas;
    private final Posts posts;
    private final PeopleList list;
    private final GuidingUnits guiding;
    private final Clock clock;

    UnitsList(Units units, Areas areas, Posts posts, PeopleList list, GuidingUnits guiding, Clock clock) {
        this.units = units;
        this.areas = areas;
        this.posts = posts;
        this.list = list;
        this.guiding = guiding;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public UnitsPage page(Actor actor, Texts t) {
        var today = LocalDate.now(clock);
        var tree =
                units.tree(today).stream().filter(unit -> actor.sees(unit.id())).toList();
        var top = tree.stream().mapToInt(Unit::depth).min().orElse(0);
        var keeps = Permission.MANAGE_UNITS.heldBy(actor);
        var people = list.today(actor).stream()
                .filter(person -> person.working() != null)
                .collect(Collectors.groupingBy(person -> person.working() == null ? -1L : person.working()));
        var known = posts.byId();
        var rows = new ArrayList<UnitsPage.Row>();
        for (var unit : tree) {
            rows.add(row(
                    unit,
                    unit.depth() - top,
                    actor,
                    t,
                    keeps,
                    people.getOrDefault(unit.id(), List.of()),
                    known,
                    today));
        }
        var open = tree.stream().map(Unit::id).collect(Collectors.toSet());
        var others = actor.scope().stream()
                .filter(id -> !open.contains(id))
                .map(id -> units.find(id, today))
                .flatMap(java.util.Optional::stream)
                .map(unit -> row(unit, 0, actor, t, keeps, List.of(), known, today))
                .toList();
        return new UnitsPage(
                t.get("units.title", String.valueOf(rows.size())),
                t.get("units.lead"),
                keeps,
                Permission.MANAGE_TAXONOMY.heldBy(actor),
                rows,
                others,
                guided(t, today, keeps, actor));
    }

    private static UnitsPage.Row row(
            Unit unit,
            int depth,
            Actor actor,
            Texts t,
            boolean keeps,
            List<PeopleList.Listed> members,
            Map<Long, Post> posts,
            LocalDate today) {
        var officers =
                members.stream().filter(one -> one.staff() == StaffKind.OFFICER).count();
        var leader = members.stream()
                .filter(one -> one.posts().stream().map(posts::get).anyMatch(post -> post != null && post.leads()))
                .map(PeopleList.Listed::name)
                .limit(3)
                .collect(Collectors.joining(t.english() ? ", " : "、"));
        var to = unit.to();
        return new UnitsPage.Row(
                unit.id(),
                Math.min(depth, 4),
                unit.name(),
                t.get("unit.kind." + unit.kind()),
                unit.code(),
                String.valueOf(officers),
                String.valueOf(members.size() - officers),
                leader,
                !members.isEmpty() && leader.isEmpty() && unit.kind() == UnitKind.TEAM,
                days(t, unit.from(), to, today),
                keeps,
                unit.id() != actor.unitId(),
                unit.version());
    }

    private static String days(Texts t, LocalDate from, @Nullable LocalDate to, LocalDate today) {
        if (from.isAfter(today)) {
            return t.get("units.opens", from.toString());
        }
        return to == null
                ? ""
                : t.get(
                        to.isAfter(today) ? "units.until" : "units.closed-on",
                        to.minusDays(1).toString());
    }

    private List<UnitsPage.Guided> guided(Texts t, LocalDate today, boolean keeps, Actor actor) {
        var lines = guiding.from(today);
        var known = areas.byId();
        var ids = lines.stream()
                .flatMap(line -> java.util.stream.Stream.of(line.departmentId(), line.unitId()))
                .collect(Collectors.toSet());
        var names = units.names(ids);
        return lines.stream()
                .map(line -> new UnitsPage.Guided(
                        names.getOrDefault(line.departmentId(), t.get("units.department-above")),
                        known.containsKey(line.areaId())
                                ? known.get(line.areaId()).name(t.english())
                                : "–",
                        names.getOrDefault(line.unitId(), "–"),
                        Arrays.stream(line.rights().split(","))
                                .map(right -> t.get("right." + right))
                                .collect(Collectors.joining(t.english() ? ", " : "、")),
                        line.until() == null
                                ? t.get("record.since", line.since().toString())
                                : t.get(
                                        "record.from-to",
                                        line.since().toString(),
                                        line.until().minusDays(1).toString()),
                        keeps && actor.sees(line.unitId()) ? "/units/guidance/" + line.id() + "/end" : ""))
                .toList();
    }
}
