package luoshi.lens;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DeadCorners.Corner;
import org.jspecify.annotations.Nullable;

/** The latest answers of one state of the index, thrown away with it. */
final class Answers {
    private static final int KEPT = 16;

    private final Map<Question, Answer<CoverageView>> views = newest();
    private final Map<Question, Answer<List<Corner>>> corners = newest();
    private final Map<Question, Answer<List<Long>>> idle = newest();

    private record Question(LocalDate asOf, long knownAt) {}

    CoverageView view(LocalDate asOf, long knownAt, Supplier<CoverageView> ask) {
        return kept(views, new Question(asOf, knownAt), ask);
    }

    List<Corner> corners(LocalDate asOf, long knownAt, Supplier<List<Corner>> ask) {
        return kept(corners, new Question(asOf, knownAt), ask);
    }

    List<Long> idle(LocalDate asOf, long knownAt, Supplier<List<Long>> ask) {
        return kept(idle, new Question(asOf, knownAt), ask);
    }

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

    private static <T> T kept(Map<Question, Answer<T>> answers, Question question, Supplier<T> ask) {
        Answer<T> answer;
        synchronized (answers) {
            answer = answers.computeIfAbsent(question, asked -> new Answer<>());
        }
        return answer.told(ask);
    }

    private static <T> Map<Question, Answer<T>> newest() {
        return new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Answer<T>> eldest) {
                return size() > KEPT;
            }
        };
    }
}
