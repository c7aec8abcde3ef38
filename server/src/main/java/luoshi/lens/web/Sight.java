package luoshi.lens.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Role;

/**
 * What an actor may see of figures that are computed over everybody (可见范围): units × areas, and persons or not. The
 * index knows no row-level security; every figure of a page passes through here first.
 *
 * @param self the actor's own person, or 0
 * @param scope units of the own subtree, all areas
 * @param guided areas of each guided unit
 * @param persons whether names and rows of persons are shown
 * @param records whether what a person owes and did is shown
 */
record Sight(long self, Set<Long> scope, Map<Long, Set<Long>> guided, boolean persons, boolean records) {
    static Sight of(Actor actor) {
        var lenses = Permission.SEE_LENSES.heldBy(actor);
        var guided = new HashMap<Long, Set<Long>>();
        for (var pair : actor.guided()) {
            var colon = pair.indexOf(':');
            guided.computeIfAbsent(Long.valueOf(pair.substring(0, colon)), unit -> new HashSet<>())
                    .add(Long.valueOf(pair.substring(colon + 1)));
        }
        var person = actor.personId();
        return new Sight(
                person == null ? 0 : person,
                lenses ? Set.copyOf(actor.scope()) : Set.of(),
                lenses ? guided : Map.of(),
                actor.role() != Role.GUIDANCE,
                lenses && actor.role() != Role.GUIDANCE);
    }

    /** Whether the actor sees all areas of the unit. */
    boolean sees(long unit) {
        return scope.contains(unit);
    }

    boolean sees(long unit, long area) {
        return sees(unit) || guided.getOrDefault(unit, Set.of()).contains(area);
    }

    /** Units of which the actor sees anything. */
    Set<Long> units() {
        var units = new HashSet<>(scope);
        units.addAll(guided.keySet());
        return units;
    }

    /** Whether the actor sees anything of the unit. */
    boolean knows(long unit) {
        return sees(unit) || guided.containsKey(unit);
    }

    boolean isSelf(long person) {
        return self != 0 && self == person;
    }

    /** Whether only a slice of units × areas is seen, and no persons. */
    boolean sliceOnly() {
        return scope.isEmpty() && !guided.isEmpty();
    }

    /**
     * Stops one who sees nothing of the unit, or of the area there.
     *
     * @throws Missing as if it were not there
     */
    void require(long unit, long area) {
        if (!sees(unit, area)) {
            throw new Missing("cell " + unit + " ×", area);
        }
    }
}
