package luoshi.engine.statute.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTests {
    private static final String LETTERS = "甲乙丙丁戊1，。";

    /** What the expression itself finds, in texts drawn by seed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "甲|乙丙",
                "(?:甲)?乙|丙",
                "(?<!甲)乙|丁(?=，|$)",
                "(?:甲|乙{0,2}丙)丁",
                "[甲乙]丙|[0-9]+丁",
                "(?<=甲)(?:乙|丙)",
                "甲[^，。]{0,3}戊|戊",
            })
    void findsWhatTheExpressionFinds(String expression) {
        var lexicon = Lexicon.of(expression);
        var pattern = Pattern.compile(expression);
        var random = new SplittableRandom(29);
        for (int k = 0; k < 5_000; k++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            var expected = new ArrayList<String>();
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                expected.add(matcher.start() + "–" + matcher.end());
            }

            assertThat(lexicon.all(text.toString()).stream()
                            .map(range -> range[0] + "–" + range[1])
                            .toList())
                    .as("%s in %s", expression, text)
                    .isEqualTo(expected);
        }
    }
}
