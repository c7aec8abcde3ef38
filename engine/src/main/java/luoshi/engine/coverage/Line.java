package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Versions of one duty that count together: same kind of subject, same cadence, same stage; once per version each alone.
 *
 * @param versions by start
 * @param areas areas of the versions, each once
 */
record Line(SubjectKind subject, Cadence cadence, KeyTime.@Nullable Part part, List<Duty> versions, List<Long> areas) {
    static Line of(SubjectKind subject, Cadence cadence, KeyTime.@Nullable Part part, List<Duty> versions) {
        return new Line(
                subject,
                cadence,
                part,
                List.copyOf(versions),
                versions.stream().map(Duty::area).distinct().toList());
    }

    boolean byEvent() {
        return byEvent(cadence);
    }

    /** Whether cells of the cadence stand for events of their own, not for periods. */
    static boolean byEvent(Cadence cadence) {
        return cadence == Cadence.PER_SHIFT || cadence == Cadence.PER_OCCASION;
    }

    /** Place of an area among those of the line. */
    int place(long area) {
        return areas.size() == 1 ? 0 : areas.indexOf(area);
    }

    /** The version in force on a day on which one is. */
    Duty inForce(int day) {
        return versions.size() == 1
                ? versions.getFirst()
                : Objects.requireNonNull(on(day), () -> "no version in force on " + LocalDate.ofEpochDay(day));
    }

    /** The version in force on a day; of several the latest. */
    @Nullable
    Duty on(int day) {
        for (var i = versions.size() - 1; i >= 0; i--) {
            var version = versions.get(i);
            if (Days.epoch(version.from()) <= day && day < Days.epoch(version.to())) {
                return version;
            }
        }
        return null;
    }
}
