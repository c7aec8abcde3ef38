package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private record Key(SubjectKind subject, Cadence cadence, KeyTime.@Nullable Part part, long version) {}

    /** The lines of a duty, given its versions by start. */
    static List<Line> of(List<Duty> versions) {
        var groups = new LinkedHashMap<Key, List<Duty>>();
        for (var version : versions) {
            for (var key : keys(version)) {
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(version);
            }
        }
        var lines = new ArrayList<Line>();
        groups.forEach((key, of) -> lines.add(of(key.subject, key.cadence, key.part, of)));
        return lines;
    }

    private static List<Key> keys(Duty version) {
        var subject = version.subject();
        return switch (version.cadence()) {
            case KEY_TIME_STAGE ->
                List.of(KeyTime.Part.values()).stream()
                        .filter(part ->
                                version.stages().isEmpty() || version.stages().contains(part))
                        .map(part -> new Key(subject, Cadence.KEY_TIME_STAGE, part, 0))
                        .toList();
            case ONCE_PER_VERSION -> List.of(new Key(subject, Cadence.ONCE_PER_VERSION, null, version.version()));
            default -> List.of(new Key(subject, version.cadence(), null, 0));
        };
    }

    private static Line of(SubjectKind subject, Cadence cadence, KeyTime.@Nullable Part part, List<Duty> versions) {
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
