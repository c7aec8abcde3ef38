package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Whose cells are to be written.
 *
 * @param persons the persons, in ascending order
 * @param units the units as such, in ascending order
 * @param leaders those of the persons who may lead
 * @param groups rows of the persons
 * @param among the subjects; null when it is everybody
 */
record Touched(
        List<Long> persons,
        List<Long> units,
        List<Long> leaders,
        RowGroups groups,
        @Nullable Set<Subject> among) {

    static Touched everybody(World world, Rows rows) {
        var persons = world.people.all();
        return new Touched(
                persons,
                world.tree.units().stream().map(Unit::id).sorted().toList(),
                List.copyOf(world.people.leaders(rows.units)),
                rows.groups(),
                null);
    }

    static Touched of(World world, Rows rows, Collection<Long> persons, Collection<Long> units) {
        var held = new ArrayList<Integer>();
        var among = new HashSet<Subject>();
        for (var person : persons) {
            world.person(person).slots().forEach(slot -> held.add(rows.of(slot)));
            among.add(Subject.person(person));
        }
        units.forEach(unit -> among.add(Subject.unit(unit)));
        return new Touched(
                persons.stream().sorted().toList(),
                units.stream().sorted().toList(),
                leaders(world, persons),
                RowGroups.of(rows, held),
                among);
    }

    private static List<Long> leaders(World world, Collection<Long> persons) {
        return persons.stream().filter(person -> world.person(person).mayLead()).toList();
    }

    boolean isNobody() {
        return persons.isEmpty() && units.isEmpty();
    }

    boolean contains(Subject subject) {
        return among == null || among.contains(subject);
    }

    /** The persons or the units. */
    List<Long> of(SubjectKind kind) {
        return kind == SubjectKind.PERSON ? persons : units;
    }
}
