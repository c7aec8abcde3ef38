package luoshi.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Readers beside a writer, held against a linear history: what a reader sees is the state after one of the updates that
 * were going on while it asked, and never an older one than it saw before. The history is made by another index, to which
 * the same updates were told with nobody reading.
 */
class CoverageReadersTests {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final CoverageQuery ALL = CoverageQuery.all(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 1, 1));
    private static final int UPDATES = 1_500;
    private static final int READERS = 3;
    private static final long SEED = 20261129;

    /** The index and what happens to it, always the same for one seed. */
    private static final class Story {
        private final RandomUpdates updates;
        final CoverageIndex index;

        Story() {
            var world = new RandomWorld(SEED, new RandomWorld.Size(1, 3, 20, 20, FROM, TO)).withEvidence(500);
            updates = new RandomUpdates(world);
            index = CoverageIndex.build(updates.everything(), FROM, TO);
        }

        void goOn() {
            updates.one(index);
        }
    }

    /** What was seen between two moments, counted in updates. */
    private record Seen(int begun, int ended, List<DutyTally> what) {}

    @Test
    void seeOneOfTheStatesThatWereThereWhileTheyAsked() throws Exception {
        var told = new Story();
        var done = new AtomicInteger();
        var begun = new AtomicInteger();
        var over = new AtomicBoolean();
        List<List<Seen>> seen = new ArrayList<>();
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            Callable<List<Seen>> reading = () -> read(told.index, done, begun, over);
            var pending = new ArrayList<Future<List<Seen>>>();
            for (var i = 0; i < READERS; i++) {
                pending.add(readers.submit(reading));
            }
            for (var i = 0; i < UPDATES; i++) {
                begun.incrementAndGet();
                told.goOn();
                done.incrementAndGet();
            }
            over.set(true);
            for (var each : pending) {
                seen.add(each.get());
            }
        }

        var history = history();
        var between = 0;
        for (var reader : seen) {
            var last = 0;
            for (var look : reader) {
                var place = Math.max(last, look.begun);
                while (place <= look.ended && !history.get(place).equals(look.what)) {
                    place++;
                }
                assertThat(place)
                        .as("seed %d: seen between %d and %d, after %d", SEED, look.begun, look.ended, last)
                        .isLessThanOrEqualTo(look.ended);
                last = place;
                between += look.begun < look.ended ? 1 : 0;
            }
        }
        assertThat(between).as("looks during an update").isPositive();
    }

    private static List<Seen> read(CoverageIndex index, AtomicInteger done, AtomicInteger begun, AtomicBoolean over) {
        var seen = new ArrayList<Seen>();
        while (!over.get()) {
            var from = done.get();
            var view = index.at(TO);
            var to = begun.get();
            var once = view.byDuty(ALL);
            assertThat(view.byDuty(ALL)).isEqualTo(once);
            seen.add(new Seen(from, to, once));
        }
        return seen;
    }

    private static List<List<DutyTally>> history() {
        var story = new Story();
        var history = new ArrayList<List<DutyTally>>();
        history.add(story.index.at(TO).byDuty(ALL));
        for (var i = 0; i < UPDATES; i++) {
            story.goOn();
            history.add(story.index.at(TO).byDuty(ALL));
        }
        return history;
    }
}
