package luoshi.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.kernel.Reason;
import luoshi.organisation.Outcome.Refusal;
import org.jspecify.annotations.Nullable;

/** Collects what stands against a command (哪里不行), so that all of it is told at once. */
final class Against {
    /** How far back and ahead changes of people are dated; what is further off is a slip of the pen. */
    private static final int FURTHEST_DAYS = 400;

    private final List<Refusal> refusals = new ArrayList<>();

    Against refuse(String field, String key, Object... data) {
        refusals.add(new Refusal(field, Reason.of("reason.organisation." + key, data)));
        return this;
    }

    Against when(boolean wrong, String field, String key, Object... data) {
        return wrong ? refuse(field, key, data) : this;
    }

    /** A day on which the person must be in the service, not too far from today. */
    Against outsideService(Person person, String field, LocalDate day, LocalDate today) {
        when(
                day.isBefore(person.joined()),
                field,
                "before-joined",
                person.joined().toString());
        var departed = person.departed();
        if (departed != null && !day.isBefore(departed)) {
            refuse(field, "departed", person.name(), departed.toString());
        }
        return far(field, day, today);
    }

    Against far(String field, LocalDate day, LocalDate today) {
        return when(
                day.isBefore(today.minusDays(FURTHEST_DAYS)) || day.isAfter(today.plusDays(FURTHEST_DAYS)),
                field,
                "day-off",
                String.valueOf(FURTHEST_DAYS));
    }

    Against endsBefore(String field, LocalDate from, @Nullable LocalDate last) {
        return when(last != null && last.isBefore(from), field, "end-before-start");
    }

    boolean none() {
        return refusals.isEmpty();
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    Outcome refused() {
        return new Outcome.Refused(refusals);
    }
}
