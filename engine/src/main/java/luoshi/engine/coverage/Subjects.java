package luoshi.engine.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.Unit;
import org.jspecify.annotations.Nullable;

/** Persons and units by their place in the sheets of tracks. */
final class Subjects {
    /** A person or a unit. */
    record Subject(SubjectKind kind, long id) {}

    private final List<Subject> subjects;
    private final Map<Subject, Integer> places = new HashMap<>();

    private Subjects(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
        subjects.forEach(subject -> places.put(subject, places.size()));
    }

    static Subjects of(World world) {
        var all = new ArrayList<Subject>();
        world.persons.keySet().stream().sorted().forEach(id -> all.add(new Subject(SubjectKind.PERSON, id)));
        world.tree.units().stream().map(Unit::id).sorted().forEach(id -> all.add(new Subject(SubjectKind.UNIT, id)));
        return new Subjects(all);
    }

    Subjects withPersons(Collection<Long> persons) {
        var more = new ArrayList<>(subjects);
        persons.stream()
                .sorted()
                .map(id -> new Subject(SubjectKind.PERSON, id))
                .filter(subject -> !places.containsKey(subject))
                .forEach(more::add);
        return more.size() == subjects.size() ? this : new Subjects(more);
    }

    int size() {
        return subjects.size();
    }

    Subject get(int place) {
        return subjects.get(place);
    }

    @Nullable
    Integer place(SubjectKind kind, long id) {
        return places.get(new Subject(kind, id));
    }
}
