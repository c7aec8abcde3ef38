package luoshi.lens.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.lens.CoverageService;
import luoshi.lens.web.Frame.Row;
import luoshi.lens.web.Frame.Spot;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.organisation.Units;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page 全面 together, and the chain of one of its cells. */
@Component
@Transactional(readOnly = true)
class CoveragePages {
    private final CoverageService coverage;
    private final Frames frames;
    private final CoverageControls controls;
    private final MatrixPages matrices;
    private final GapPages gaps;
    private final DebtPages debts;
    private final Chains chains;
    private final Pasts pasts;
    private final Units units;
    private final Areas areas;

    CoveragePages(
            CoverageService coverage,
            Frames frames,
            CoverageControls controls,
            MatrixPages matrices,
            GapPages gaps,
            DebtPages debts,
            Chains chains,
            Pasts pasts,
            Units units,
            Areas areas) {
        this.coverage = coverage;
        this.frames = frames;
        this.controls = controls;
        this.matrices = matrices;
        this.gaps = gaps;
        this.debts = debts;
        this.chains = chains;
        this.pasts = pasts;
        this.units = units;
        this.areas = areas;
    }

    /** The page, with the chain of the chosen cell, or else of the first that calls for something. */
    CoveragePage page(Asked asked, @Nullable Spot chosen, Actor actor, Texts t) {
        var sight = Sight.of(actor);
        var frame = frames.of(chosen == null ? asked : around(chosen, asked, sight), sight);
        var pressed = chosen == null ? first(frame) : chosen;
        var row = pressed == null ? null : row(frame, pressed);
        if (chosen != null && row == null) {
            throw new Missing("cell", chosen);
        }
        var area = pressed == null ? null : area(pressed.area());
        var total = frame.total();
        var idle = debts.countWithout(frame);
        var noOwner = frame.dead(CornerState.NO_OWNER);
        var overdue = frame.dead(CornerState.OVERDUE);
        var applicable = frame.applicable().size();
        var focus = frame.focus();
        var summary = new ArrayList<String>();
        summary.add(t.get("coverage.summary.corners", noOwner, overdue));
        summary.add(t.get(
                "coverage.summary.month",
                t.fullMonth(frame.month()),
                total.owed(),
                total.done(),
                t.percent(total.rate()),
                total.debt()));
        if (sight.records()) {
            summary.add(t.get("coverage.summary.people", idle));
        }
        return new CoveragePage(
                asked.troubles().stream().map(reason -> told(reason, t)).toList(),
                focus == null ? t.get("coverage.slice") : focus.name(),
                applicable == 0
                        ? t.get("coverage.title.empty")
                        : t.get(
                                noOwner + overdue == 0 ? "coverage.title.none" : "coverage.title",
                                applicable,
                                noOwner + overdue),
                summary.stream().collect(Collectors.joining(t.english() ? " " : "")),
                "/coverage",
                frame.asked().query(),
                up(frame, t),
                primary(frame, noOwner, actor, t),
                BreakdownPages.link(frame, t),
                controls.of(frame, t),
                matrices.of(frame, pressed == null ? Set.of() : Set.of(pressed), t),
                t.get("coverage.known", t.fullDay(frame.asOf()), frame.view().knownAt()),
                asked.known() != null
                        ? null
                        : new CoveragePage.Action(
                                t.get("coverage.keep"),
                                "/coverage"
                                        + frame.asked().knownAt(coverage.head()).query(),
                                ""),
                pasts.of(
                        frame.asked(), "/coverage" + frame.asked().knownAt(null).query(), t),
                frame.provisional() ? t.get("coverage.provisional") : "",
                gaps.of(frame, actor, t),
                debts.debts(frame, t),
                debts.without(frame, t),
                debts.exemptions(frame, t),
                row == null || area == null ? null : chains.of(frame, row, area, actor, t));
    }

    /**
     * The chain of one cell.
     *
     * @throws Missing when the actor sees no such cell
     */
    ChainPage chain(Asked asked, Spot spot, Actor actor, Texts t) {
        var sight = Sight.of(actor);
        var frame = frames.of(around(spot, asked, sight), sight);
        var row = row(frame, spot);
        if (row == null || row.members().stream().noneMatch(unit -> sight.sees(unit, spot.area()))) {
            throw new Missing("cell", spot);
        }
        return chains.of(frame, row, area(spot.area()), actor, t);
    }

    /** The same question about a page on which the cell stands: the one asked for, else that of the unit above. */
    private Asked around(Spot spot, Asked asked, Sight sight) {
        var unit = units.find(spot.unit(), asked.asOf()).orElseThrow(() -> new Missing("unit", spot.unit()));
        var middle = asked.unit();
        if (middle == null) {
            var onFirst = frames.of(asked, sight).rows().stream()
                    .anyMatch(row -> row.unit().id() == spot.unit());
            var parent = unit.parentId();
            middle = onFirst ? null : parent != null && sight.knows(parent) ? parent : Long.valueOf(spot.unit());
        }
        return asked.about(middle);
    }

    private static @Nullable Row row(Frame frame, Spot spot) {
        return frame.rows().stream()
                .filter(row -> row.unit().id() == spot.unit())
                .filter(row ->
                        row.members().stream().anyMatch(unit -> frame.sight().sees(unit, spot.area())))
                .findFirst()
                .orElse(null);
    }

    private Area area(long id) {
        return areas.find(id).orElseThrow(() -> new Missing("area", id));
    }

    private static @Nullable Spot first(Frame frame) {
        for (var dead : new boolean[] {true, false}) {
            for (var row : frame.rows()) {
                for (var area : frame.areas()) {
                    if (frame.applicable(row, area.id()).stream().anyMatch(corner -> corner.dead() || !dead)) {
                        return new Spot(row.unit().id(), area.id());
                    }
                }
            }
        }
        return null;
    }

    private CoveragePage.@Nullable Action up(Frame frame, Texts t) {
        if (frame.asked().unit() == null) {
            return null;
        }
        var focus = frame.focus();
        var parent = focus == null ? null : focus.parentId();
        if (parent == null || !frame.sight().knows(parent)) {
            return new CoveragePage.Action(
                    t.get("coverage.up"), "/coverage" + frame.asked().query("unit", ""), "chevron-left");
        }
        return new CoveragePage.Action(
                units.nameOf(parent), "/coverage" + frame.asked().query("unit", Long.toString(parent)), "chevron-left");
    }

    private static CoveragePage.@Nullable Action primary(Frame frame, long noOwner, Actor actor, Texts t) {
        var corner = frame.dead().stream()
                .filter(dead -> dead.state() == CornerState.NO_OWNER)
                .findFirst()
                .orElse(null);
        return noOwner == 0 || corner == null || !Permission.MANAGE_PEOPLE.heldBy(actor, corner.unit())
                ? null
                : new CoveragePage.Action(
                        t.get("coverage.assign"),
                        "/people/charges/new?unit=" + corner.unit() + "&area=" + corner.area(),
                        "user-check");
    }

    static String told(Reason reason, Texts t) {
        return t.get(
                reason.key(),
                reason.data().stream()
                        .map(value -> value instanceof LocalDate day ? t.fullDay(day) : value)
                        .toArray());
    }
}
