package luoshi.lens;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DeadCorners.Corner;

/** The latest answers of one state of the index, thrown away with it. */
final class Answers {
    private static final int KEPT = 16;

    private final Map<Question, CoverageView> views = newest();
    private final Map<Question, List<Corner>> corners = newest();
    private final Map<Question, List<Long>> idle = newest();

    private record Question(LocalDate asOf, long knownAt) {}

    CoverageView view(LocalDate asOf, long knownAt, Supplier<CoverageView> ask) {
        return kept(views, new Question(asOf, knownAt), ask);
    }

    List<Corner> corners(LocalDate asOf, long knownAt, Supplier<List<Corner>> ask) {
        return kept(corners, new Question(asOf, knownAt), ask);
    }

    List<Long> idle(LocalDate asOf, Supplier<List<Long>> ask) {
        return kept(idle, new Question(asOf, Long.MAX_VALUE), ask);
    }

    private static <T> T kept(Map<Question, T> answers, Question question, Supplier<T> ask) {
        synchronized (answers) {
            var answer = answers.get(question);
            if (answer == null) {
                answer = ask.get();
                answers.put(question, answer);
            }
            return answer;
        }
    }

    private static <T> Map<Question, T> newest() {
        return new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, T> eldest) {
                return size() > KEPT;
            }
        };
    }
}
