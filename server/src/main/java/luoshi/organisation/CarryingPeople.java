package luoshi.organisation;

import java.time.LocalDate;
import java.util.Map;
import luoshi.organisation.Personnel.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries people of one unit over into another (随单位转过去): units and posts go on there, with the ends they have. */
@Component
class CarryingPeople {
    private final Personnel personnel;
    private final Steps steps;

    CarryingPeople(Personnel personnel, Steps steps) {
        this.personnel = personnel;
        this.steps = steps;
    }

    void carry(Person person, long from, long into, LocalDate on) {
        steps.take(
                person,
                person.version(),
                "Reorganised",
                into,
                Map.of("from", from, "into", into, "on", on.toString()),
                () -> carry(person.id(), from, into, on));
    }

    private void carry(long person, long from, long into, LocalDate on) {
        for (var stay : personnel.memberships(person)) {
            if (stay.unitId() == from && goesOn(stay.until(), on)) {
                personnel.end(Kept.MEMBERSHIP, stay.id(), on);
                personnel.addMembership(
                        person, into, stay.line(), stay.reason(), later(stay.since(), on), stay.until());
            }
        }
        for (var held : personnel.assignments(person)) {
            if (held.unitId() == from && goesOn(held.until(), on)) {
                personnel.end(Kept.ASSIGNMENT, held.id(), on);
                personnel.addAssignment(person, into, held.postId(), later(held.since(), on), held.until());
            }
        }
    }

    private static boolean goesOn(@Nullable LocalDate until, LocalDate on) {
        return until == null || until.isAfter(on);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
