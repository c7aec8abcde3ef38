package luoshi.lens;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The latest answers to one question as of some days and as known at some sequences, thrown away with what they stand on. */
final class Answers<T> {
    private static final int KEPT = 32;

    private final Map<Moment, Answer<T>> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Moment, Answer<T>> eldest) {
            return size() > KEPT;
        }
    };

    private record Moment(LocalDate asOf, long knownAt) {}

    /** One answer: who asks the same waits for it, who asks anything else does not. */
    private static final class Answer<T> {
        private @Nullable T told;

        synchronized T told(Supplier<T> ask) {
            var known = told;
            if (known == null) {
                known = ask.get();
                told = known;
            }
            return known;
        }
    }

    T of(LocalDate asOf, long knownAt, Supplier<T> ask) {
        Answer<T> answer;
        synchronized (kept) {
            answer = kept.computeIfAbsent(new Moment(asOf, knownAt), asked -> new Answer<>());
        }
        return answer.told(ask);
    }
}
