package luoshi.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.sample.Seen.Found;
import org.jspecify.annotations.Nullable;

/** Leads what was found to its end: put right at once, or a problem with its whole story, as the program would have. */
final class Matters {
    private static final int PATIENCE = 3;
    private static final String SPEAKER = "郑宇航";
    private static final Duration MONTH = Duration.ofDays(30);

    private final Tables tables;
    private final Window window;
    private final Batches batches;
    private final Stories stories;
    /** The problem that leads a finding, by its result. */
    private final Map<Long, Story> led = new HashMap<>();

    private final Map<String, Deque<Found>> found = new HashMap<>();
    private final Map<String, Story> latest = new HashMap<>();

    Matters(Tables tables, Window window, Bureau bureau, People people, Batches batches) {
        this.tables = tables;
        this.window = window;
        this.batches = batches;
        this.stories = new Stories(tables, window, bureau, people, batches);
    }

    void write(List<Found> inOrder) {
        inOrder.forEach(this::story);
        for (var one : inOrder) {
            var story = led.get(one.result());
            var finding = write(one, story != null);
            if (story != null) {
                story.add(finding, one);
            }
            if (one.person() != null && one.person().name.equals(SPEAKER) && one.day() > window.present - 20) {
                says(finding, one.person(), one);
            }
        }
        stories.write();
    }

    /** Gives the finding to the problem that leads it, where it needs one; a third time takes what nobody leads with it. */
    private void story(Found one) {
        var story = of(one);
        if (story != null) {
            led.put(one.result(), story);
            if (story.first.equals(one) && story.reason.equals("THIRD")) {
                found.getOrDefault(one.cause(), new ArrayDeque<>())
                        .forEach(earlier -> led.putIfAbsent(earlier.result(), story));
            }
        }
    }

    private @Nullable Story of(Found one) {
        var times = found.computeIfAbsent(one.cause(), key -> new ArrayDeque<>());
        while (!times.isEmpty() && times.getFirst().at().isBefore(one.at().minus(MONTH))) {
            times.removeFirst();
        }
        times.addLast(one);
        var before = latest.get(one.cause());
        if (before != null && before.runsAt(one.at())) {
            return before;
        }
        var relapsed = before != null && before.watchedAt(one.at()) ? before : null;
        var reason = relapsed != null
                ? "RELAPSE"
                : one.serious()
                        ? "SERIOUS"
                        : times.size() >= 3 ? "THIRD" : one.corrected() == null ? "UNCORRECTED" : "";
        var opens = reason.equals("UNCORRECTED") ? window.at(window.after(one.day(), PATIENCE) + 1, 5) : one.at();
        if (reason.isEmpty() || opens.isAfter(window.now)) {
            return null;
        }
        var story = stories.open(one, reason, opens, relapsed);
        latest.put(one.cause(), story);
        return story;
    }

    private long write(Found one, boolean led) {
        var corrected = one.corrected();
        var person = one.person();
        return tables.finding.add(
                one.result(),
                one.visit(),
                one.duty().clause(),
                one.unit().id(),
                one.duty().area().id(),
                person == null ? null : person.id(),
                one.severity(),
                one.duty().zeroTolerance(),
                one.place(),
                one.trouble().link(),
                one.seen(),
                utc(one.at()),
                one.checker().id(),
                corrected == null ? null : utc(corrected),
                corrected == null ? null : (person == null ? one.checker() : person).id(),
                corrected == null ? "" : one.trouble().correction(),
                led ? "PROBLEM" : corrected == null ? "WAITING" : "CORRECTED",
                batches.on(one.day()));
    }

    /** He explains himself on the evening of the next day, and waits for the answer. */
    private void says(long finding, Person person, Found one) {
        if (tables.statement.rows() > 0) {
            return;
        }
        var day = Math.min(one.day() + 1, window.present - 1);
        tables.statement.add(
                finding,
                person.id(),
                one.unit().station().id(),
                utc(window.at(day, 1_266)),
                "那晚终端断网，我先记在纸上，网一通就补了。请核对断网日志。",
                window.date(window.after(day, 10)),
                batches.on(day + 1));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
