package luoshi.lens.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.Responsibility.Link;
import luoshi.lens.web.Frame.Row;
import luoshi.lens.web.Frame.Spot;
import luoshi.organisation.Area;
import luoshi.supervision.VisitFacts.DrawnResults;
import luoshi.web.Texts;

/** Puts one cell of the matrix into words, figures and a band, for each of the four modes. */
final class CellTexts {
    private static final double GOOD = 0.97;
    private static final double FAIR = 0.90;
    /** Shares of the interval up to which a check is recent, and due soon. */
    private static final double RECENT = 0.47;

    private static final double SOON = 0.8;

    private final Frame frame;
    private final Map<Spot, DrawnResults> drawn;
    private final Map<Long, String> names;
    private final Map<Spot, Link> owners;
    private final Set<Spot> pressed;
    private final Texts t;

    CellTexts(
            Frame frame,
            List<DrawnResults> drawn,
            Map<Long, String> names,
            Map<Spot, Link> owners,
            Set<Spot> pressed,
            Texts t) {
        this.frame = frame;
        this.drawn = new HashMap<>();
        drawn.forEach(results -> this.drawn.put(new Spot(results.unitId(), results.areaId()), results));
        this.names = names;
        this.owners = owners;
        this.pressed = pressed;
        this.t = t;
    }

    CoveragePage.Cell of(Row row, Area area) {
        var spot = row.unit().name() + " × " + area.name(t.english());
        var corners = frame.applicable(row, area.id());
        var tally = frame.tally(row, area.id());
        if (corners.isEmpty() && tally.bound() == 0) {
            var why = frame.excluded(row, area.id()) ? "coverage.cell.excluded" : "coverage.cell.none";
            return new CoveragePage.Cell("na", "–", false, "", "", t.get(why, spot), "", false);
        }
        var figure = figure(row, area, corners);
        var dead = corners.stream().filter(Corner::dead).toList();
        var href =
                "/coverage/" + row.unit().id() + "/" + area.id() + frame.asked().query();
        var chosen = pressed.contains(new Spot(row.unit().id(), area.id()));
        if (dead.isEmpty()) {
            return new CoveragePage.Cell(
                    figure.css(),
                    figure.big(),
                    figure.name(),
                    figure.small(),
                    "",
                    t.get("coverage.cell.spoken", spot, figure.words()),
                    href,
                    chosen);
        }
        if (!row.leaf()) {
            return new CoveragePage.Cell(
                    "l0",
                    figure.big(),
                    figure.name(),
                    t.get("coverage.cell.dead-inside.short", dead.size()),
                    "",
                    t.get("coverage.cell.dead-inside", spot, dead.size(), figure.words()),
                    href,
                    chosen);
        }
        var corner = dead.getFirst();
        if (corner.state() == CornerState.NO_OWNER) {
            return new CoveragePage.Cell(
                    "l0",
                    "",
                    false,
                    t.get("coverage.cell.no-owner.short"),
                    "user",
                    t.get("coverage.cell.no-owner", spot),
                    href,
                    chosen);
        }
        var small = frame.asked().mode() == Mode.RATE || frame.asked().mode() == Mode.COMPLIANCE
                ? t.get("coverage.cell.overdue.short", corner.daysSince())
                : figure.small();
        return new CoveragePage.Cell(
                "l0",
                figure.big(),
                figure.name(),
                small,
                "",
                t.get("coverage.cell.overdue", spot, corner.daysSince(), figure.words()),
                href,
                chosen);
    }

    private record Figure(String css, String big, boolean name, String small, String words) {}

    private Figure figure(Row row, Area area, List<Corner> corners) {
        return switch (frame.asked().mode()) {
            case RATE -> rate(row, area);
            case COMPLIANCE -> compliance(row, area);
            case LAST -> last(corners);
            case OWNER -> owner(row, area, corners);
        };
    }

    private Figure rate(Row row, Area area) {
        var tally = frame.tally(row, area.id());
        return share(
                tally.done(),
                tally.owed(),
                t.get("coverage.cell.rate", percent(tally.done(), tally.owed()), tally.owed(), tally.done()),
                t.get("coverage.cell.rate.none", tally.open()));
    }

    private Figure compliance(Row row, Area area) {
        var good = 0;
        var seen = 0;
        for (var unit : row.members()) {
            var results = drawn.get(new Spot(unit, area.id()));
            if (results != null && frame.sight().sees(unit, area.id())) {
                good += results.compliant();
                seen += results.seen();
            }
        }
        return share(
                good,
                seen,
                t.get("coverage.cell.compliance", percent(good, seen), seen),
                t.get("coverage.cell.compliance.none"));
    }

    private static Figure share(long good, long all, String words, String none) {
        if (all == 0) {
            return new Figure("nil", "–", false, "0", none);
        }
        var share = (double) good / all;
        var band = share >= GOOD ? "l1" : share >= FAIR ? "l2" : "l3";
        return new Figure(band, percent(good, all), false, Long.toString(all), words);
    }

    /** Rounded down, so that a figure never shows a band that it has not reached. */
    private static String percent(long good, long all) {
        return all == 0 ? "–" : Integer.toString((int) Math.floor(100.0 * good / all));
    }

    private Figure last(List<Corner> corners) {
        var worst = corners.stream()
                .max(Comparator.comparingDouble(corner -> (double) corner.daysSince() / corner.interval()))
                .orElse(null);
        if (worst == null) {
            return new Figure("nil", "–", false, "", t.get("coverage.cell.last.none"));
        }
        var part = (double) worst.daysSince() / worst.interval();
        var key = worst.lastCheck() == null ? "coverage.cell.last.never" : "coverage.cell.last";
        return new Figure(
                part <= RECENT ? "l1" : part <= SOON ? "l2" : "l3",
                Integer.toString(worst.daysSince()),
                false,
                t.get("coverage.cell.last.short", worst.interval()),
                t.get(key, worst.daysSince(), worst.interval()));
    }

    private Figure owner(Row row, Area area, List<Corner> corners) {
        if (corners.isEmpty()) {
            return new Figure("nil", "–", false, "", t.get("coverage.cell.owner.none"));
        }
        if (!row.leaf()) {
            var owned = corners.stream()
                    .filter(corner -> !corner.owners().isEmpty())
                    .count();
            return new Figure(
                    owned == corners.size() ? "l1" : "l3",
                    owned + " / " + corners.size(),
                    false,
                    "",
                    t.get("coverage.cell.owner.count", owned, corners.size()));
        }
        var owner = owners.get(new Spot(row.unit().id(), area.id()));
        var name = owner != null && frame.sight().persons() ? names.getOrDefault(owner.person(), "") : "";
        if (owner == null || name.isEmpty()) {
            return new Figure("l1", t.get("coverage.cell.owner.someone"), true, "", t.get("coverage.cell.owner.yes"));
        }
        return new Figure(
                "l1",
                name,
                true,
                owner.since().toString().substring(2),
                t.get("coverage.cell.owner", name, t.fullDay(owner.since())));
    }
}
