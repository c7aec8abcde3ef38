package luoshi.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;

/** What may stand in a roster (排班规则): pure, each lack with its reason at the field of the form. */
final class ShiftRules {
    /** A plan farther ahead than this is a slip of the hand. */
    static final int DAYS_AHEAD = 400;

    static final int LONGEST_TEXT = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private ShiftRules() {}

    /** Whether the person may be on duty that day at all; the reason why not, or null. */
    static @Nullable Reason unfit(Candidate person, LocalDate day) {
        if (person.left(day)) {
            return Reason.of("reason.roster.left", person.name(), String.valueOf(person.departed()));
        }
        if (day.isBefore(person.joined())) {
            return Reason.of(
                    "reason.roster.not-joined", person.name(), person.joined().toString());
        }
        if (person.unitId() == null) {
            return Reason.of("reason.roster.not-in-unit", person.name(), DAY.format(day));
        }
        if (person.absent()) {
            return Reason.of("reason.roster.absent", person.name(), DAY.format(day));
        }
        return null;
    }

    /** Lacks of a shift to be planned. */
    static Map<String, Reason> lacks(Candidate person, ShiftKind kind, ShiftHours hours, String seat, LocalDate today) {
        var lacks = new LinkedHashMap<String, Reason>();
        var unfit = unfit(person, hours.day());
        if (unfit != null) {
            lacks.put("person", unfit);
        } else if (kind == ShiftKind.LEAD && person.auxiliary()) {
            lacks.put("person", Reason.of("reason.roster.auxiliary-leads", person.name()));
        }
        if (hours.day().isAfter(today.plusDays(DAYS_AHEAD))) {
            lacks.put("day", Reason.of("reason.roster.too-far", String.valueOf(DAYS_AHEAD)));
        }
        if (hours.length().compareTo(ShiftKind.LONGEST) > 0) {
            lacks.put("to", Reason.of("reason.roster.too-long"));
        }
        if (seat.length() > 40) {
            lacks.put("seat", Reason.of("reason.roster.text-long", "40"));
        }
        return lacks;
    }

    /**
     * Lacks of a change to what binds already: a published month needs a reason, and what has begun is changed by a
     * leader alone.
     */
    static Map<String, Reason> correction(Actor actor, boolean published, Instant starts, Instant now, String reason) {
        var lacks = new LinkedHashMap<String, Reason>();
        var begun = starts.isBefore(now);
        if (begun && !actor.role().leads()) {
            lacks.put("", Reason.of("reason.roster.begun"));
        }
        if ((published || begun) && reason.isBlank()) {
            lacks.put("reason", Reason.of(published ? "reason.roster.why-published" : "reason.roster.why-begun"));
        }
        if (reason.length() > LONGEST_TEXT) {
            lacks.put("reason", Reason.of("reason.roster.text-long", String.valueOf(LONGEST_TEXT)));
        }
        return lacks;
    }
}
