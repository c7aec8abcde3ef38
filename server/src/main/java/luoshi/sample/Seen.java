package luoshi.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import luoshi.sample.Bureau.Unit;
import luoshi.sample.Rulebook.Duty;
import luoshi.sample.Troubles.Trouble;
import org.jspecify.annotations.Nullable;

/** What checks found wrong in the course of the year, in the order in which it was found. */
final class Seen {
    /**
     * One finding.
     *
     * @param severity 1, 3 or 9
     * @param corrected when it was put right, or null while it was not
     */
    record Found(
            long result,
            long visit,
            Unit unit,
            Duty duty,
            @Nullable Person person,
            Person checker,
            Instant at,
            int day,
            int severity,
            Trouble trouble,
            String place,
            String seen,
            @Nullable Instant corrected) {
        boolean serious() {
            return severity >= 3 || duty.zeroTolerance();
        }

        String cause() {
            return unit.id() + "/" + duty.clause() + "/" + place;
        }
    }

    private final Window window;
    private final Troubles troubles = new Troubles();
    private final List<Found> found = new ArrayList<>();

    Seen(Window window) {
        this.window = window;
    }

    void add(
            long result,
            long visit,
            Unit unit,
            Duty duty,
            @Nullable Person person,
            Person checker,
            Instant at,
            int day,
            boolean weak,
            SplittableRandom random) {
        var trouble = troubles.of(duty.title());
        var chance = random.nextInt(100);
        var severity = chance < 86 ? 1 : chance < 99 ? 3 : 9;
        found.add(new Found(
                result,
                visit,
                unit,
                duty,
                person,
                checker,
                at,
                day,
                severity,
                trouble,
                place(visit, duty, trouble.place(weak, random)),
                trouble.fact(random),
                corrected(at, severity, random)));
    }

    /** What is seen twice on one visit is seen in one place. */
    private String place(long visit, Duty duty, String place) {
        var last = found.isEmpty() ? null : found.getLast();
        return last != null && last.visit() == visit && last.duty().equals(duty) ? last.place() : place;
    }

    /** Most minor things are put right on the spot, some on the next day, a few are left. */
    private @Nullable Instant corrected(Instant at, int severity, SplittableRandom random) {
        var chance = random.nextInt(100);
        var after = chance < (severity == 1 ? 82 : 45)
                ? Duration.ofMinutes(5 + random.nextInt(40))
                : chance < 91 ? Duration.ofHours(14 + random.nextInt(10)) : null;
        var when = after == null ? null : at.plus(after);
        return when == null || when.isAfter(window.now) ? null : when;
    }

    /** All of it, oldest first. */
    List<Found> inOrder() {
        return found.stream()
                .sorted(Comparator.comparing(Found::at).thenComparing(Found::result))
                .toList();
    }
}
