package luoshi.lens.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.Tally;
import luoshi.engine.coverage.UnitAreas;
import luoshi.lens.Corners;
import luoshi.lens.web.Frame.Row;
import luoshi.lens.web.Frame.Spot;

/** Figures and corners that one actor sees, put together for the rows in which the units stand; each stands in one. */
final class RowCells {
    private final List<Row> rows;
    private final Sight sight;
    private final Map<Spot, Tally> tallies = new HashMap<>();
    private final Map<Spot, List<Corner>> applicable = new HashMap<>();
    private final Set<Spot> excluded = new HashSet<>();
    private final Set<Long> areas = new HashSet<>();

    RowCells(List<Row> rows, Sight sight) {
        this.rows = rows;
        this.sight = sight;
    }

    /** Takes figures in place of those that it had; whether anything is owed. */
    boolean count(UnitAreas figures) {
        tallies.clear();
        for (var row : rows) {
            for (var unit : row.members()) {
                for (var tally : figures.of(unit)) {
                    if (sight.sees(unit, tally.area())) {
                        tallies.merge(spot(row, tally.area()), tally.tally(), Tally::plus);
                    }
                }
            }
        }
        return tallies.values().stream().anyMatch(tally -> tally.owed() > 0);
    }

    void add(Corners corners) {
        for (var row : rows) {
            for (var unit : row.members()) {
                for (var corner : corners.of(unit)) {
                    if (sight.sees(unit, corner.area())) {
                        add(spot(row, corner.area()), corner);
                    }
                }
            }
        }
    }

    private void add(Spot spot, Corner corner) {
        if (corner.applicable()) {
            applicable.computeIfAbsent(spot, any -> new ArrayList<>()).add(corner);
            areas.add(spot.area());
        } else if (corner.excluded()) {
            excluded.add(spot);
            areas.add(spot.area());
        }
    }

    Tally tally(Row row, long area) {
        return tallies.getOrDefault(spot(row, area), Tally.ZERO);
    }

    /** Corners of the row in the area that apply. */
    List<Corner> applicable(Row row, long area) {
        return applicable.getOrDefault(spot(row, area), List.of());
    }

    boolean excluded(Row row, long area) {
        return excluded.contains(spot(row, area));
    }

    /** Whether something is owed in the row, or one of its corners applies. */
    boolean means(Row row) {
        var unit = row.unit().id();
        return tallies.keySet().stream().anyMatch(spot -> spot.unit() == unit)
                || applicable.keySet().stream().anyMatch(spot -> spot.unit() == unit);
    }

    /** Whether something is owed in the area, or a corner of it applies or would but for a signed 不适用. */
    boolean means(long area) {
        return areas.contains(area) || tallies.keySet().stream().anyMatch(spot -> spot.area() == area);
    }

    private static Spot spot(Row row, long area) {
        return new Spot(row.unit().id(), area);
    }
}
