package luoshi.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units, work areas and posts of the sample bureau. */
final class Bureau {
    private static final LocalDate FOUNDED = LocalDate.of(2019, 1, 1);

    /** How a unit stands its duty. */
    enum Pattern {
        NONE,
        OFFICE,
        LEADERS,
        COMMAND,
        COMMUNITY,
        CASES,
        PATROL,
        WINDOW
    }

    record Unit(
            long id, String code, String name, @Nullable Unit parent, int officers, int auxiliaries, Pattern pattern) {
        boolean below(Unit root) {
            return equals(root) || parent != null && parent.below(root);
        }

        Unit station() {
            return parent == null || parent.parent == null ? this : parent;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Unit unit && unit.id == id;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(id);
        }
    }

    record Area(long id, String code, String name, Set<String> without, String inCharge) {
        /** Whether a unit of the pattern has nothing of this area. */
        boolean missingIn(Unit unit) {
            return without.contains(unit.pattern().name());
        }
    }

    final Map<String, Unit> units = new LinkedHashMap<>();
    final Map<String, Area> areas = new LinkedHashMap<>();
    private final Map<String, Long> posts = new HashMap<>();
    private final Map<String, Boolean> leading = new HashMap<>();

    Bureau(Tables tables, Window window) {
        for (var field : Lines.of("units.csv")) {
            var parent = field[3].isEmpty() ? null : unit(field[3]);
            var dissolved = field[0].equals("QS-9");
            var existence = Window.range(FOUNDED, dissolved ? reorganised(window) : LocalDate.MAX);
            var id = tables.unit.add(field[0], field[1], field[2], field[4], existence);
            if (parent != null) {
                tables.placement.add(id, parent.id(), existence);
            }
            units.put(
                    field[0],
                    new Unit(
                            id,
                            field[0],
                            field[1],
                            parent,
                            Integer.parseInt(field[5]),
                            Integer.parseInt(field[6]),
                            Pattern.valueOf(field[7])));
        }
        for (var field : Lines.of("areas.csv")) {
            var id = tables.area.add(field[0], field[1], field[2], areas.size(), field[3]);
            areas.put(field[0], new Area(id, field[0], field[1], Set.of(field[4].split(" ")), field[5]));
        }
        for (var field : Lines.of("posts.csv")) {
            posts.put(field[0], tables.post.add(field[0], field[1], field[2], field[3].equals("y")));
            leading.put(field[0], field[3].equals("y"));
        }
    }

    /** The day on which the mobile squad 机动中队 went up in the patrol team. */
    static LocalDate reorganised(Window window) {
        return window.day(-109);
    }

    Unit unit(String code) {
        return known(units.get(code), code);
    }

    Area area(String code) {
        return known(areas.get(code), code);
    }

    long post(String code) {
        return known(posts.get(code), code);
    }

    boolean leads(String post) {
        return known(leading.get(post), post);
    }

    /** Units without units below them that stand a duty in a station, in tree order. */
    List<Unit> teams() {
        return units.values().stream()
                .filter(unit -> unit.pattern() != Pattern.NONE && unit.pattern() != Pattern.OFFICE)
                .toList();
    }

    /** Units of the bureau itself in which people work. */
    List<Unit> departments() {
        return units.values().stream()
                .filter(unit -> unit.pattern() == Pattern.OFFICE)
                .toList();
    }

    List<Unit> stations() {
        var stations = new ArrayList<Unit>();
        teams().forEach(team -> {
            if (!stations.contains(team.station())) {
                stations.add(team.station());
            }
        });
        return stations;
    }

    private static <T> T known(@Nullable T found, String code) {
        if (found == null) {
            throw new IllegalStateException(code + " is not in the tables of the sample world");
        }
        return found;
    }
}
