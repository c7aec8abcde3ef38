package luoshi.engine.coverage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answers that were given last, to begin the next ones with. */
final class LastUnitAreas {
    private static final int KEPT = 16;

    private final Map<Question, UnitAreas> last = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, UnitAreas> eldest) {
            return size() > KEPT;
        }
    };

    private record Question(CoverageQuery query, int day) {}

    /** Answers, given the last answer to the same question or null. */
    UnitAreas of(CoverageQuery query, int day, Function<@Nullable UnitAreas, UnitAreas> answer) {
        var question = new Question(query, day);
        UnitAreas earlier;
        synchronized (last) {
            earlier = last.get(question);
        }
        var found = answer.apply(earlier);
        synchronized (last) {
            // of a state whose facts are others nothing can be used, and it would be held for nothing
            last.values().removeIf(other -> !other.standsLike(found));
            last.put(question, found);
        }
        return found;
    }
}
