package luoshi.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import luoshi.sample.Seen.Found;
import org.jspecify.annotations.Nullable;

/** How one problem goes from its opening to its rest, as far as today; all days are days of the window. */
final class Story {
    /** One thing to be done. */
    record Measure(String what, String proof, int due, int done) {}

    final long id;
    final Found first;
    final String reason;
    final Instant opened;
    final @Nullable Story before;
    final int relapses;
    final int assigned;
    final int due;
    final int planned;
    final List<Measure> measures = new ArrayList<>();
    /** Days on which its end was claimed; all but the last were sent back a working day later. */
    final List<Integer> claimed = new ArrayList<>();

    final int verified;
    final List<Integer> looks = new ArrayList<>();
    final List<Long> findings = new ArrayList<>();
    /** Whom its findings are about. */
    final Set<Person> people = new HashSet<>();
    /** What came to it after it was opened. */
    final List<Found> joined = new ArrayList<>();

    private final Window window;
    private @Nullable Instant relapsed;

    Story(long id, Found first, String reason, Instant opened, @Nullable Story before, Window window) {
        this.id = id;
        this.first = first;
        this.reason = reason;
        this.opened = opened;
        this.before = before;
        this.window = window;
        relapses = before == null ? 0 : before.relapses + 1;
        var random = Window.random(13, id, first.result());
        var day = day(opened);
        assigned = window.after(day, 1);
        due = window.after(assigned, 8 + random.nextInt(8));
        planned = window.after(assigned, 1 + random.nextInt(3));
        var slow = random.nextInt(100) < 30 ? 4 + random.nextInt(9) : 0;
        measures(random, slow);
        verified = claims(random);
        for (var after : relapses == 0 ? new int[] {30, 90, 180} : new int[] {15, 45, 90}) {
            looks.add(verified + after);
        }
    }

    private int day(Instant at) {
        return window.index(LocalDate.ofInstant(at, luoshi.engine.calendar.OffHours.CHINA));
    }

    private void measures(SplittableRandom random, int slow) {
        var room = Math.max(2, due - planned);
        var trouble = first.trouble();
        var texts = List.of(
                List.of("班前 10 分钟讲清楚，当场做一遍", "抽 3 人当场做"),
                List.of(trouble.measure(), "到场看过、留登记"),
                List.of("往前查 30 天，有同样的一起改", "查的清单"));
        var count = first.serious() ? 3 : 1 + random.nextInt(2);
        for (var i = 0; i < count; i++) {
            var by = Math.min(due, planned + (i + 1) * room / count);
            var done = Math.max(planned, by - random.nextInt(2));
            var text = texts.get((i + 1) % texts.size());
            measures.add(
                    new Measure(text.getFirst(), text.getLast(), by, i == count - 1 ? window.after(done, slow) : done));
        }
    }

    private int claims(SplittableRandom random) {
        var done = measures.stream().mapToInt(Measure::done).max().orElse(planned);
        claimed.add(Math.max(done, planned));
        if (random.nextInt(100) < 14) {
            claimed.add(window.after(claimed.getFirst(), 3 + random.nextInt(2)));
        }
        return window.after(claimed.getLast(), 1 + random.nextInt(4));
    }

    void add(long finding, Found found) {
        findings.add(finding);
        if (found.person() != null) {
            people.add(found.person());
        }
        if (found.at().isAfter(opened)) {
            joined.add(found);
        }
        if (relapsed == null && before != null && findings.size() == 1) {
            before.relapsed = found.at();
        }
    }

    /** Whether it is not yet verified at the instant. */
    boolean runsAt(Instant at) {
        return at.isBefore(window.at(verified, 600));
    }

    /** Whether it is verified and still looked back at. */
    boolean watchedAt(Instant at) {
        return relapsed == null && at.isBefore(window.at(looks.getLast(), 600));
    }

    boolean relapsed() {
        return relapsed != null;
    }

    /** The day of its relapse, or one after the last day. */
    int relapseDay() {
        return relapsed == null ? Integer.MAX_VALUE : day(relapsed);
    }
}
