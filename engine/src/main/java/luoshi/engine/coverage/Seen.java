package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows and strands that a question asks for and its reader may see, in parts of equal areas. */
final class Seen {
    final List<Part> parts;
    /** Places of the units that have such rows, in tree order. */
    final List<Integer> places;

    /**
     * Some rows with what may be seen of them; no row is in two parts.
     *
     * @param rows a bit a row
     * @param areas places of the areas in {@link #areas}
     */
    record Part(long[] rows, boolean[] areas) {}

    private final Map<Long, Integer> areas = new HashMap<>();
    private final Map<Integer, Part> partOfPlace = new HashMap<>();

    Seen(Snapshot snapshot, Visits visits, CoverageQuery query, Extent extent, int day) {
        for (var area : areas(snapshot.layout())) {
            areas.put(area, areas.size());
        }
        var rows = snapshot.rows();
        var parts = new HashMap<List<Boolean>, Part>();
        var places = new ArrayList<Integer>();
        for (var place = 0; place < rows.units.size(); place++) {
            var unit = rows.units.get(place);
            var held = new boolean[areas.size()];
            areas.forEach((area, i) -> held[i] = extent.holds(unit, area));
            if (IntStream.range(0, held.length).noneMatch(i -> held[i])) {
                continue;
            }
            var key = IntStream.range(0, held.length).mapToObj(i -> held[i]).toList();
            var part = parts.computeIfAbsent(key, any -> new Part(new long[rows.words], held));
            if (add(part.rows, rows, place, visits, query.subject())) {
                places.add(place);
                partOfPlace.put(place, part);
            }
        }
        var order = rows.order(day);
        places.sort(Comparator.comparing(place -> Objects.requireNonNull(order.get(rows.units.get(place)))));
        this.places = List.copyOf(places);
        this.parts = List.copyOf(parts.values());
    }

    private static TreeSet<Long> areas(Layout layout) {
        var areas = new TreeSet<Long>();
        for (var g = 0; g < layout.size(); g++) {
            for (var strand = 0; strand < layout.get(g).strands(); strand++) {
                var of = layout.get(g).strand(strand);
                if (of.duty() != 0) {
                    areas.add(of.area());
                }
            }
        }
        return areas;
    }

    private static boolean add(long[] part, Rows rows, int place, Visits visits, @Nullable Long subject) {
        var ranges = rows.ranges(place);
        var any = false;
        for (var range = 0; range < ranges.length; range += 2) {
            for (var row = ranges[range]; row < ranges[range + 1]; row++) {
                var asked = (visits.rows(row >> 6) >>> row & 1) != 0
                        && (subject == null || rows.subject(row).id() == subject);
                if (asked) {
                    part[row >> 6] |= 1L << row;
                    any = true;
                }
            }
        }
        return any;
    }

    /** The part that the rows of a unit are in, by the place of the unit. */
    Part part(int place) {
        return Objects.requireNonNull(partOfPlace.get(place), () -> "no part for place " + place);
    }

    /** Whether cells of an area may be seen in a part. */
    boolean holds(Part part, long area) {
        var place = areas.get(area);
        return place != null && part.areas[place];
    }
}
