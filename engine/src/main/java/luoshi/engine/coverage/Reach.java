package luoshi.engine.coverage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a duty applies (适用范围): for each unit the days, and which periods of a line they fill wholly or in part.
 * Found when first asked for and then kept; it stands as long as the duty's versions, its 不适用 and the tree do.
 */
final class Reach {
    private final World world;
    private final DutyFacts facts;
    private final Map<Key, Over[]> found = new ConcurrentHashMap<>();
    private final Map<Alike, Over> alike = new ConcurrentHashMap<>();

    Reach(World world, DutyFacts facts) {
        this.world = world;
        this.facts = facts;
    }

    /** Some versions of a line. */
    private record Key(int line, BitSet versions) {}

    private record Alike(int line, Days days) {}

    /**
     * What of a line applies at a unit.
     *
     * @param days the days
     * @param whole periods of the line, by their order in it, of which every day is among these
     * @param some periods with at least one day among these
     */
    record Over(Days days, BitSet whole, BitSet some) {
        boolean isNowhere() {
            return some.isEmpty();
        }
    }

    /** The versions that bind the post, staff kind and leading of a slot, wherever it is. */
    static BitSet binding(Line line, Slot slot) {
        var binding = new BitSet();
        for (var i = 0; i < line.versions().size(); i++) {
            binding.set(i, binds(line.versions().get(i), slot));
        }
        return binding;
    }

    /** Whether the post, staff kind and leading of a slot are in scope, wherever it is. */
    static boolean binds(Duty version, Slot slot) {
        var scope = version.scope();
        return (scope.posts().isEmpty() || scope.posts().contains(slot.post()))
                && (scope.staff().isEmpty() || scope.staff().contains(slot.staff()))
                && (!scope.leadersOnly() || slot.leading());
    }

    /**
     * Where some versions apply.
     *
     * @param place place of the unit among those of the rows
     */
    Over of(DutyPlan plan, int line, BitSet versions, int place, long unit) {
        var key = new Key(line, versions);
        var units = found.get(key);
        if (units == null || place >= units.length) {
            units = units == null ? new Over[place + 64] : Arrays.copyOf(units, place + 64);
            found.put(key, units);
        }
        @Nullable Over over = units[place];
        if (over == null) {
            over = over(plan, line, versions, unit);
            units[place] = over;
        }
        return over;
    }

    private Over over(DutyPlan plan, int line, BitSet versions, long unit) {
        var days = world.none.copy();
        for (var i = versions.nextSetBit(0); i >= 0; i = versions.nextSetBit(i + 1)) {
            days.or(scope(plan.lines.get(line).versions().get(i), unit));
        }
        return alike.computeIfAbsent(new Alike(line, days), any -> over(plan, line, days));
    }

    private static Over over(DutyPlan plan, int line, Days days) {
        var whole = new BitSet();
        var some = new BitSet();
        var step = plan.lines.get(line).areas().size();
        var first = plan.firstColumn(line);
        for (var c = first; c < plan.firstColumn(line + 1); c += step) {
            var column = plan.columns[c];
            var count = days.count(column.start(), column.last() + 1);
            some.set((c - first) / step, count > 0);
            whole.set((c - first) / step, count == column.last() + 1 - column.start());
        }
        return new Over(days, whole, some);
    }

    /** Days on which a version is in force and applies at the unit. */
    Days scope(Duty version, long unit) {
        var days = world.tree.daysBelow(unit, version.scope().units(), world.none);
        days.keep(Days.epoch(version.from()), Days.epoch(version.to()));
        for (var exclusion : facts.exclusions()) {
            if (touches(exclusion, version)) {
                var away = world.tree.daysBelow(unit, Set.of(exclusion.unit()), world.none);
                away.keep(Days.epoch(exclusion.from()), Days.epoch(exclusion.to()));
                days.andNot(away);
            }
        }
        return days;
    }

    static boolean touches(Exclusion exclusion, Duty version) {
        return (exclusion.duty() == 0 || exclusion.duty() == version.duty())
                && (exclusion.area() == 0 || exclusion.area() == version.area());
    }
}
