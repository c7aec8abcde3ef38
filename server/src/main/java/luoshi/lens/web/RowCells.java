package luoshi.lens.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.Tally;
import luoshi.lens.web.Frame.Row;
import luoshi.lens.web.Frame.Spot;

/** Figures and corners of units, put together once for the rows in which the units stand; each stands in one. */
final class RowCells {
    private final Map<Spot, Tally> tallies = new HashMap<>();
    private final Map<Spot, List<Corner>> applicable = new HashMap<>();
    private final Set<Spot> excluded = new HashSet<>();
    private final Set<Long> rows = new HashSet<>();
    private final Set<Long> areas = new HashSet<>();

    /** Of the units of some rows, by unit and area. */
    static RowCells of(List<Row> rows, Map<Spot, Tally> tallies, Map<Spot, Corner> corners) {
        var cells = new RowCells();
        var rowOf = new HashMap<Long, Long>();
        rows.forEach(
                row -> row.members().forEach(unit -> rowOf.put(unit, row.unit().id())));
        tallies.forEach((spot, tally) -> {
            var row = rowOf.get(spot.unit());
            if (row != null) {
                cells.tallies.merge(new Spot(row, spot.area()), tally, Tally::plus);
                cells.areas.add(spot.area());
                cells.rows.add(row);
            }
        });
        corners.forEach((spot, corner) -> {
            var row = rowOf.get(spot.unit());
            if (row != null) {
                cells.add(new Spot(row, spot.area()), corner);
            }
        });
        return cells;
    }

    private void add(Spot spot, Corner corner) {
        if (corner.applicable()) {
            applicable.computeIfAbsent(spot, any -> new ArrayList<>()).add(corner);
            areas.add(spot.area());
            rows.add(spot.unit());
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
        return rows.contains(row.unit().id());
    }

    /** Whether something is owed in the area, or a corner of it applies or would but for a signed 不适用. */
    boolean means(long area) {
        return areas.contains(area);
    }

    private static Spot spot(Row row, long area) {
        return new Spot(row.unit().id(), area);
    }
}
