package luoshi.engine.statute.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import luoshi.engine.statute.ChineseNumeral;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import org.junit.jupiter.api.Test;

/**
 * Files made to be slow: tens of thousands of articles, and an article of as many phrases. What grew with the square of that
 * would be noticed.
 */
class LargeComparisonTests {
    private static final int MANY = 30_000;

    @Test
    void takesManyArticlesThatReadAlike() {
        var comparison = StatuteComparison.of(statute(MANY, k -> "不得离岗。"), statute(MANY - 7, k -> "不得离岗。"));

        assertThat(comparison.count(Fate.SAME)).isEqualTo(MANY - 7);
        assertThat(comparison.count(Fate.REMOVED)).isEqualTo(7);
    }

    @Test
    void takesManyArticlesThatAllChangedALittle() {
        var comparison =
                StatuteComparison.of(statute(MANY, k -> "门岗" + k + "不得离岗。"), statute(MANY, k -> "门岗" + k + "不得离岗睡觉。"));

        assertThat(comparison.count(Fate.CHANGED)).isEqualTo(MANY);
    }

    @Test
    void takesManyArticlesThatAllMoved() {
        var comparison = StatuteComparison.of(
                statute(MANY, k -> "门岗" + k + "不得离岗。"), statute(MANY, k -> "门岗" + (k + MANY / 2) % MANY + "不得离岗。"));

        assertThat(comparison.count(Fate.RENUMBERED)).isEqualTo(MANY);
    }

    @Test
    void takesOneArticleOfManyPhrases() {
        var before = "第一条 " + "甲乙丙，丁戊己；".repeat(MANY);
        var after = "第一条 " + "甲乙丙，庚；".repeat(MANY);

        var comparison = StatuteComparison.of(StatuteParser.parse(before), StatuteParser.parse(after));

        assertThat(comparison.pairs().getFirst().changes()).isNotEmpty();
    }

    @Test
    void takesManyRegulationsInOneFile() {
        var file = new StringBuilder();
        for (int k = 0; k < MANY / 10; k++) {
            file.append("# 规则").append(k % 10).append("\n第一条 看门").append(k).append("。\n");
        }
        var statute = StatuteParser.parse(file.toString());

        assertThat(StatuteComparison.of(statute, statute).count(Fate.SAME)).isEqualTo(MANY / 10);
    }

    private static Statute statute(int articles, IntFunction<String> words) {
        var text = new StringBuilder("# 规则\n");
        for (int k = 0; k < articles; k++) {
            text.append("第").append(ChineseNumeral.format(1 + k / 1000)).append("条之");
            text.append(ChineseNumeral.format(1 + k % 1000))
                    .append(' ')
                    .append(words.apply(k))
                    .append('\n');
        }
        return StatuteParser.parse(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
