package luoshi.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Answers that stay true until somebody commits (记住的答案). A snapshot of PostgreSQL is named by the transactions it sees
 * ({@code pg_current_snapshot()}): two readings of the same name see the same rows, so what one has asked the other need
 * not ask again. The first commit gives the next reading another name, and it starts with nothing; there is no time to
 * live and nothing to invalidate. What people may see differs, so each sight has its own answers.
 */
public final class Remembered {
    /** Readers whose answers are kept beside each other; beyond, the one who came longest ago asks anew. */
    private static final int SIGHTS = 64;

    private volatile Snapshot newest = new Snapshot("");
    private volatile Snapshot settled = new Snapshot("");

    /** What was learnt of one snapshot, by who learnt it. */
    private static final class Snapshot {
        final String name;
        private final Map<Sight, Answers> bySight = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Sight, Answers> eldest) {
                return size() > SIGHTS;
            }
        };

        Snapshot(String name) {
            this.name = name;
        }

        synchronized Answers of(Sight sight) {
            return bySight.computeIfAbsent(sight, fresh -> new Answers());
        }
    }

    private record Sight(@Nullable Actor actor) {}

    /** What one reader knows of one snapshot. */
    static final class Answers {
        private static final int KEPT = 512;

        private final Map<Record, Object> known = new ConcurrentHashMap<>();

        @SuppressWarnings("unchecked")
        <T> T once(Record question, Supplier<T> ask) {
            var held = known.get(question);
            if (held != null) {
                return (T) held;
            }
            var answer = ask.get();
            if (known.size() >= KEPT) {
                // What is kept for days gathers questions of days gone by.
                known.clear();
            }
            known.put(question, answer);
            return answer;
        }
    }

    Answers of(String snapshot, @Nullable Actor actor) {
        var held = newest;
        if (!held.name.equals(snapshot)) {
            held = new Snapshot(snapshot);
            newest = held;
        }
        return held.of(new Sight(actor));
    }

    /** The same of the remembered tables alone, whose state has a name of its own. */
    Answers ofSettled(String state, @Nullable Actor actor) {
        var held = settled;
        if (!held.name.equals(state)) {
            held = new Snapshot(state);
            settled = held;
        }
        return held.of(new Sight(actor));
    }

    /**
     * Answers a question about everybody that stands on remembered tables alone, from memory where it was asked of the same
     * state of them before.
     *
     * @param state what {@code ledger.remembered_state()} told before the question is asked
     * @param question what is asked, by value: a record
     * @param ask asks it; the answer is not to be changed by anybody
     */
    public <T> T settled(String state, Record question, Supplier<T> ask) {
        return ofSettled(state, null).once(question, ask);
    }
}
