package luoshi.lens.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.Responsibility;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Area;
import luoshi.organisation.People;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import luoshi.organisation.Units;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists dead corners: 所领导 first, then who waits longest, then what nobody owns. */
@Component
class GapPages {
    private static final int MOST = 60;

    private final Units units;
    private final People people;

    GapPages(Units units, People people) {
        this.units = units;
        this.people = people;
    }

    CoveragePage.Gaps of(Frame frame, Actor actor, Texts t) {
        var byId = new HashMap<Long, Unit>();
        units.tree(frame.asOf()).forEach(unit -> byId.put(unit.id(), unit));
        var areas = new HashMap<Long, Area>();
        frame.areas().forEach(area -> areas.put(area.id(), area));
        var dead = frame.dead().stream()
                .sorted(Comparator.<Corner, Boolean>comparing(corner -> !leaders(byId.get(corner.unit())))
                        .thenComparing(corner -> corner.state() == CornerState.NO_OWNER)
                        .thenComparing(
                                Comparator.comparing((Corner corner) -> (double) corner.daysSince() / corner.interval())
                                        .reversed()))
                .toList();
        var responsible = new HashMap<Corner, Long>();
        for (var corner : dead.subList(0, Math.min(MOST, dead.size()))) {
            responsible.put(corner, responsible(frame, corner));
        }
        var names =
                frame.sight().persons() ? people.names(new HashSet<>(responsible.values())) : Map.<Long, String>of();
        return new CoveragePage.Gaps(
                t.get("coverage.gaps", dead.size()),
                dead.stream()
                        .limit(MOST)
                        .map(corner -> gap(
                                frame,
                                corner,
                                byId.get(corner.unit()),
                                areas.get(corner.area()),
                                names.getOrDefault(responsible.getOrDefault(corner, 0L), ""),
                                actor,
                                t))
                        .toList(),
                dead.size() > MOST ? t.get("coverage.gaps.rest", dead.size() - MOST) : "");
    }

    private static CoveragePage.Gap gap(
            Frame frame, Corner corner, @Nullable Unit unit, @Nullable Area area, String who, Actor actor, Texts t) {
        var unitName = unit == null ? "" : unit.name();
        var spot = unitName + " × " + (area == null ? "" : area.name(t.english()));
        var none = corner.state() == CornerState.NO_OWNER;
        var mayAssign = Permission.MANAGE_PEOPLE.heldBy(actor, corner.unit());
        return new CoveragePage.Gap(
                spot,
                leaders(unit) ? t.get("coverage.gap.under-the-lamp") : "",
                none ? "bad" : "warn",
                none ? t.get("coverage.gap.no-owner") : t.get("coverage.gap.overdue", corner.daysSince()),
                why(corner, t),
                who.isEmpty()
                        ? t.get(frame.sight().persons() ? "coverage.gap.nobody" : "coverage.gap.unit-leaders")
                        : who,
                new CoveragePage.Action(
                        t.get("coverage.gap.see-chain"),
                        "/coverage/" + corner.unit() + "/" + corner.area()
                                + frame.asked().query(),
                        ""),
                none && mayAssign
                        ? new CoveragePage.Action(
                                t.get("coverage.gap.assign"),
                                "/people/charges/new?unit=" + corner.unit() + "&area=" + corner.area(),
                                "user-check")
                        : null);
    }

    static String why(Corner corner, Texts t) {
        if (corner.state() == CornerState.NO_OWNER) {
            return t.get("coverage.gap.why.no-owner", t.fullDay(corner.applicableSince()));
        }
        var last = corner.lastCheck();
        if (last == null || last.isBefore(corner.applicableSince())) {
            return t.get("coverage.gap.why.never", t.fullDay(corner.applicableSince()), corner.interval());
        }
        return t.get("coverage.gap.why.overdue", t.fullDay(last), corner.interval());
    }

    /** Who must act: the nearest one in charge, else who answers for all above. */
    private static long responsible(Frame frame, Corner corner) {
        if (!frame.sight().persons()) {
            return 0;
        }
        var chain = Responsibility.chain(frame.standing(), corner.unit(), corner.area(), frame.asOf());
        return chain.stream()
                .filter(link -> corner.owners().contains(link.person()))
                .reduce((first, second) -> second)
                .or(() -> chain.stream().findFirst())
                .map(Responsibility.Link::person)
                .orElse(0L);
    }

    private static boolean leaders(@Nullable Unit unit) {
        return unit != null && unit.kind() == UnitKind.LEADERS;
    }
}
