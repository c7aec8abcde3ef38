package luoshi.lens;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import luoshi.engine.coverage.DeadCorners.Corner;

/** Every unit without children × area with its owners and last check (死角), looked up by unit. */
public final class Corners {
    private final List<Corner> all;
    private final Map<Long, List<Corner>> byUnit;
    private final Map<Long, List<Corner>> dead;

    Corners(List<Corner> all) {
        this.all = List.copyOf(all);
        this.byUnit = byUnit(all, corner -> true);
        this.dead = byUnit(all, Corner::dead);
    }

    private static Map<Long, List<Corner>> byUnit(List<Corner> all, Predicate<Corner> wanted) {
        return all.stream().filter(wanted).collect(Collectors.groupingBy(Corner::unit));
    }

    /** All of them, in tree order. */
    public List<Corner> all() {
        return all;
    }

    /** Those of a unit. */
    public List<Corner> of(long unit) {
        return byUnit.getOrDefault(unit, List.of());
    }

    /** Those of a unit that are dead. */
    public List<Corner> deadOf(long unit) {
        return dead.getOrDefault(unit, List.of());
    }
}
