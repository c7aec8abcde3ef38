package luoshi.lens.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.Responsibility;
import luoshi.engine.coverage.Responsibility.Link;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.lens.web.Frame.Row;
import luoshi.organisation.Area;
import luoshi.organisation.People;
import luoshi.organisation.UnitKind;
import luoshi.organisation.Units;
import luoshi.rule.Duties;
import luoshi.supervision.VisitFacts;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** Tells who answers for a unit × area, whether somebody looks, and which duties stand behind the figure. */
@Component
class Chains {
    private final People people;
    private final Units units;
    private final Duties duties;
    private final VisitFacts visits;

    Chains(People people, Units units, Duties duties, VisitFacts visits) {
        this.people = people;
        this.units = units;
        this.duties = duties;
        this.visits = visits;
    }

    /** The chain of one row × area of the matrix. */
    ChainPage of(Frame frame, Row row, Area area, Actor actor, Texts t) {
        var corners = frame.applicable(row, area.id());
        var dead = corners.stream().filter(Corner::dead).toList();
        var links = new ArrayList<ChainPage.Link>();
        links.addAll(answering(frame, row, area, t));
        if (row.leaf() && corners.stream().anyMatch(corner -> corner.owners().isEmpty())) {
            links.add(missingOwner(corners.getFirst(), t));
        }
        if (row.leaf() && !corners.isEmpty()) {
            links.add(looking(corners.getFirst(), t));
        } else {
            dead.forEach(corner -> links.add(inside(corner, t)));
        }
        links.add(lookedAt(frame, row, area, t));
        var noOwner = dead.stream().anyMatch(corner -> corner.state() == CornerState.NO_OWNER);
        return new ChainPage(
                row.unit().name() + " × " + area.name(t.english()),
                links,
                duties(frame, row, area, t),
                t.get("coverage.chain.duties", t.fullMonth(frame.month())),
                next(row, dead, noOwner, t),
                row.leaf()
                                && noOwner
                                && Permission.MANAGE_PEOPLE.heldBy(
                                        actor, row.unit().id())
                        ? new CoveragePage.Action(
                                t.get("coverage.gap.assign"),
                                "/people/charges/new?unit=" + row.unit().id() + "&area=" + area.id(),
                                "user-check")
                        : null,
                row.leaf() || row.own()
                        ? null
                        : new CoveragePage.Action(
                                t.get("coverage.chain.into", row.unit().name()),
                                "/coverage"
                                        + frame.asked()
                                                .query(
                                                        "unit",
                                                        Long.toString(row.unit().id())),
                                ""),
                footer(frame, t));
    }

    private List<ChainPage.Link> answering(Frame frame, Row row, Area area, Texts t) {
        var chain = Responsibility.chain(frame.standing(), row.unit().id(), area.id(), frame.asOf());
        var names = new HashSet<Long>();
        var places = new HashSet<Long>();
        chain.forEach(link -> {
            names.add(link.person());
            places.add(link.unit());
        });
        var known = frame.sight().persons() ? people.names(names) : Map.<Long, String>of();
        var unitNames = units.names(places);
        var links = new ArrayList<ChainPage.Link>();
        for (Link link : chain) {
            // Among leaders everybody holds a leading post: that tells nothing of who answers.
            if (link.part() == Responsibility.Part.POST && row.unit().kind() == UnitKind.LEADERS) {
                continue;
            }
            // A leader above whom the reader may not see is named by the office, not by name.
            var name = known.getOrDefault(link.person(), t.get("coverage.chain.someone"));
            links.add(new ChainPage.Link(
                    "good",
                    name,
                    t.get("coverage.chain.part." + link.part().name()),
                    "",
                    "",
                    t.get("coverage.chain.since", unitNames.getOrDefault(link.unit(), "–"), t.fullDay(link.since()))));
        }
        return links;
    }

    private static ChainPage.Link missingOwner(Corner corner, Texts t) {
        return new ChainPage.Link(
                "bad",
                t.get("coverage.chain.no-owner"),
                t.get("coverage.chain.broken"),
                "bad",
                "alert-triangle",
                t.get("coverage.gap.why.no-owner", t.fullDay(corner.applicableSince())));
    }

    private static ChainPage.Link looking(Corner corner, Texts t) {
        var late = corner.daysSince() > corner.interval();
        var last = corner.lastCheck();
        var never = last == null || last.isBefore(corner.applicableSince());
        return new ChainPage.Link(
                late ? "bad" : "good",
                t.get(late ? "coverage.chain.unchecked" : "coverage.chain.checked"),
                late ? t.get("coverage.chain.broken") : "",
                late ? "bad" : "",
                late ? "alert-triangle" : "",
                never || last == null
                        ? t.get("coverage.gap.why.never", t.fullDay(corner.applicableSince()), corner.interval())
                        : t.get("coverage.chain.last", t.fullDay(last), corner.daysSince(), corner.interval()));
    }

    private ChainPage.Link inside(Corner corner, Texts t) {
        return new ChainPage.Link(
                "bad",
                units.nameOf(corner.unit()),
                t.get("coverage.chain.dead"),
                "bad",
                "alert-triangle",
                GapPages.why(corner, t));
    }

    private ChainPage.Link lookedAt(Frame frame, Row row, Area area, Texts t) {
        var day = frame.asOf();
        var working = frame.facts().workingUnits().stream()
                .filter(place -> row.members().contains(place.unit())
                        && !place.from().isAfter(day)
                        && place.to().isAfter(day))
                .count();
        var seen = visits.drawn(day.minusDays(MatrixPages.WINDOW - 1), day.plusDays(1), VisitFacts.ALL_KNOWN).stream()
                .filter(results -> results.areaId() == area.id()
                        && row.members().contains(results.unitId())
                        && frame.sight().sees(results.unitId(), results.areaId()))
                .toList();
        return new ChainPage.Link(
                "fut",
                t.get("coverage.chain.people", working),
                t.get("coverage.chain.looked-at"),
                "",
                "",
                t.get(
                        "coverage.chain.drawn",
                        MatrixPages.WINDOW,
                        seen.stream().mapToInt(VisitFacts.DrawnResults::seen).sum(),
                        seen.stream()
                                .mapToInt(VisitFacts.DrawnResults::notCompliant)
                                .sum()));
    }

    private List<ChainPage.DutyRow> duties(Frame frame, Row row, Area area, Texts t) {
        var tallies = frame.view()
                .breakdown(
                        frame.inMonth().area(area.id()),
                        (unit, any) ->
                                row.members().contains(unit) && frame.sight().sees(unit, any))
                .byDuty();
        var lines = duties.byId(tallies.keySet());
        return tallies.entrySet().stream()
                .map(entry -> {
                    var line = lines.get(entry.getKey());
                    var tally = entry.getValue();
                    return new ChainPage.DutyRow(
                            line == null ? t.get("coverage.duty.unnamed") : line.title(),
                            line == null ? "" : line.reference(),
                            line == null ? "" : line.href(),
                            t.get("coverage.chain.done", tally.done(), tally.owed()),
                            "/coverage/cells?unit=" + row.unit().id() + "&area=" + area.id() + "&duty=" + entry.getKey()
                                    + "&month=" + frame.month() + "&asof=" + frame.asOf()
                                    + frame.asked().knownToo(),
                            tally.debt() > 0);
                })
                .toList();
    }

    private static String next(Row row, List<Corner> dead, boolean noOwner, Texts t) {
        if (dead.isEmpty()) {
            return t.get("coverage.chain.next.nothing");
        }
        if (!row.leaf()) {
            return t.get("coverage.chain.next.inside", dead.size());
        }
        if (noOwner) {
            return t.get("coverage.chain.next.owner");
        }
        return t.get(
                row.unit().kind() == UnitKind.LEADERS ? "coverage.chain.next.leaders" : "coverage.chain.next.check");
    }

    private static String footer(Frame frame, Texts t) {
        var all = frame.applicable();
        var broken = all.stream().filter(corner -> corner.owners().isEmpty()).count();
        return t.get("coverage.chain.footer", all.size(), all.size() - broken, broken);
    }
}
