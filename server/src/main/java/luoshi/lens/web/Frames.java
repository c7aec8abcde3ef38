package luoshi.lens.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.UnitAreas;
import luoshi.kernel.Missing;
import luoshi.lens.Corners;
import luoshi.lens.CoverageService;
import luoshi.lens.web.Frame.Row;
import luoshi.organisation.Areas;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import luoshi.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts the figures over everybody to what one actor sees and arranges them by rows and columns. */
@Component
class Frames {
    private final CoverageService coverage;
    private final Units units;
    private final Areas areas;

    Frames(CoverageService coverage, Units units, Areas areas) {
        this.coverage = coverage;
        this.units = units;
        this.areas = areas;
    }

    /**
     * The figures that are asked for.
     *
     * @throws Missing when the unit asked for is none of the actor's
     */
    Frame of(Asked asked, Sight sight) {
        var tree = units.tree(asked.asOf());
        var focus = focus(asked, sight, tree);
        var rows = rows(focus, sight, tree);
        var cells = new RowCells(rows, sight);
        cells.add(coverage.corners(asked.asOf(), asked.seq()));
        var view = coverage.at(asked.asOf(), asked.seq());
        var month = asked.month();
        if (month != null) {
            cells.count(figures(view, month));
        } else {
            month = YearMonth.from(asked.asOf().plusDays(1)).minusMonths(1);
            if (!cells.count(figures(view, month))) {
                month = YearMonth.from(asked.asOf());
                cells.count(figures(view, month));
            }
        }
        return new Frame(
                asked,
                sight,
                focus,
                rows.stream()
                        .filter(row -> !row.own() && row.unit().kind() != UnitKind.DEPARTMENT || cells.means(row))
                        .toList(),
                areas.all().stream().filter(area -> cells.means(area.id())).toList(),
                month,
                view,
                coverage.facts(asked.seq()),
                coverage.standing(asked.seq()),
                cells);
    }

    /** How many dead corners the actor sees on a day. */
    long dead(Sight sight, LocalDate asOf) {
        var corners = coverage.corners(asOf, Long.MAX_VALUE);
        return dead(sight, sight.units(), corners);
    }

    /** How many dead corners of the rows there are on each of some days. */
    List<Double> dead(Frame frame, List<LocalDate> days) {
        return days.stream()
                .map(day -> dead(frame, coverage.corners(day, frame.asked().seq())))
                .toList();
    }

    private static double dead(Frame frame, Corners corners) {
        return frame.rows().stream()
                .mapToLong(row -> dead(frame.sight(), row.members(), corners))
                .sum();
    }

    private static long dead(Sight sight, Set<Long> units, Corners corners) {
        var dead = 0L;
        for (var unit : units) {
            for (var corner : corners.deadOf(unit)) {
                dead += sight.sees(unit, corner.area()) ? 1 : 0;
            }
        }
        return dead;
    }

    private static UnitAreas figures(CoverageView view, YearMonth month) {
        return view.unitAreas(
                CoverageQuery.all(month.atDay(1), month.plusMonths(1).atDay(1)));
    }

    private @Nullable Unit focus(Asked asked, Sight sight, List<Unit> tree) {
        var wanted = asked.unit();
        if (wanted != null) {
            if (!sight.knows(wanted)) {
                throw new Missing("unit", wanted);
            }
            return tree.stream()
                    .filter(unit -> unit.id() == wanted)
                    .findFirst()
                    .or(() -> units.find(wanted, asked.asOf()))
                    .orElseThrow(() -> new Missing("unit", wanted));
        }
        var roots = roots(sight, tree);
        return roots.size() == 1 ? roots.getFirst() : null;
    }

    private static List<Unit> roots(Sight sight, List<Unit> tree) {
        return tree.stream()
                .filter(unit -> sight.knows(unit.id()))
                .filter(unit -> {
                    var parent = unit.parentId();
                    return parent == null || !sight.knows(parent);
                })
                .toList();
    }

    private static List<Row> rows(@Nullable Unit focus, Sight sight, List<Unit> tree) {
        var rows = new ArrayList<Row>();
        var tops = focus == null
                ? roots(sight, tree)
                : tree.stream()
                        .filter(unit -> {
                            var parent = unit.parentId();
                            return parent != null && parent == focus.id();
                        })
                        .toList();
        for (var top : tops) {
            var below = below(top.id(), tree);
            var members = new LinkedHashSet<Long>(below);
            members.removeIf(unit -> !sight.knows(unit));
            if (!members.isEmpty()) {
                rows.add(new Row(top, members, below.size() == 1, false));
            }
        }
        if (focus != null && sight.knows(focus.id()) && tree.stream().anyMatch(unit -> unit.id() == focus.id())) {
            rows.add(new Row(focus, Set.of(focus.id()), tops.isEmpty(), !tops.isEmpty()));
        }
        return rows;
    }

    /** The unit and all units below it; parents stand before children in the tree. */
    private static List<Long> below(long root, List<Unit> tree) {
        var found = new LinkedHashSet<Long>();
        for (var unit : tree) {
            var parent = unit.parentId();
            if (unit.id() == root || parent != null && found.contains(parent)) {
                found.add(unit.id());
            }
        }
        return List.copyOf(found);
    }
}
