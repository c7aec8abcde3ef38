package luoshi.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import luoshi.engine.calendar.OffHours;
import luoshi.sample.Bureau.Unit;
import luoshi.sample.Rulebook.Duty;
import org.jspecify.annotations.Nullable;

/** Writes pieces of evidence, none of them later than now. */
final class Facts {
    private final Tables tables;
    private final Window window;
    private final Batches batches;

    Facts(Tables tables, Window window, Batches batches) {
        this.tables = tables;
        this.window = window;
        this.batches = batches;
    }

    /** How a piece came to be known. */
    record Origin(
            String name, @Nullable String key, @Nullable Person by) {}

    /** Adds a piece; a few come in days later, and very few are withdrawn and entered again. */
    void add(
            Duty duty,
            Unit unit,
            @Nullable Person person,
            Instant at,
            String kind,
            int quantity,
            boolean unannounced,
            Origin origin,
            SplittableRandom random) {
        if (!at.isBefore(window.now.minus(Duration.ofMinutes(4)))) {
            return;
        }
        var day = window.index(OffHours.dateOf(at));
        var minute = (int) Duration.between(window.at(day, 0), at).toMinutes();
        var known = batches.evening(day, minute) + (random.nextInt(16) == 0 ? 1 + random.nextInt(3) : 0);
        if (random.nextInt(260) == 0 && known + 1 < window.present) {
            row(
                    duty,
                    unit,
                    person,
                    at,
                    kind,
                    quantity,
                    unannounced,
                    new Origin("HAND", null, origin.by()),
                    known,
                    true);
            known++;
        }
        row(duty, unit, person, at, kind, quantity, unannounced, origin, known, false);
    }

    private void row(
            Duty duty,
            Unit unit,
            @Nullable Person person,
            Instant at,
            String kind,
            int quantity,
            boolean unannounced,
            Origin origin,
            int known,
            boolean mistaken) {
        tables.fact.add(
                duty.id(),
                unit.id(),
                person == null ? null : person.id(),
                at,
                kind,
                quantity,
                OffHours.isNight(at),
                OffHours.isOffHours(at, window.calendar),
                unannounced,
                origin.name(),
                origin.key(),
                "",
                origin.by() == null ? null : origin.by().id(),
                batches.on(known),
                mistaken ? batches.on(known + 1) : null,
                mistaken ? "记错了" : null);
    }

    /** An act or a record, whichever the duty accepts. */
    static String strong(Duty duty, SplittableRandom random) {
        var act = duty.accepts().contains("ACT");
        var record = duty.accepts().contains("RECORD");
        return act && (!record || random.nextInt(3) > 0) ? "ACT" : "RECORD";
    }

    /** A document or a meeting, or null where the duty accepts neither. */
    static @Nullable String weak(Duty duty, SplittableRandom random) {
        var kinds = duty.accepts().stream()
                .filter(List.of("DOCUMENT", "MEETING")::contains)
                .toList();
        return kinds.isEmpty() ? null : kinds.get(random.nextInt(kinds.size()));
    }
}
