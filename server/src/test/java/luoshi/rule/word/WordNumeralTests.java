package luoshi.rule.word;

import static luoshi.rule.word.WordFiles.basis;
import static luoshi.rule.word.WordFiles.item;
import static luoshi.rule.word.WordFiles.level;
import static luoshi.rule.word.WordFiles.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import luoshi.engine.statute.ChineseNumeral;
import luoshi.engine.statute.NodeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNumeralTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            decimal                      | 1: 1, 12: 12, 100: 100
            decimalHalfWidth             | 7: 7
            decimalZero                  | 1: 01, 9: 09, 10: 10, 100: 100
            decimalFullWidth             | 1: １, 12: １２, 305: ３０５
            decimalFullWidth2            | 20: ２０
            decimalEnclosedCircle        | 1: ①, 20: ⑳, 21: 21
            decimalEnclosedCircleChinese | 1: ①, 10: ⑩, 11: 11
            decimalEnclosedParen         | 1: ⑴, 20: ⒇, 21: 21
            decimalEnclosedFullstop      | 1: ⒈, 20: ⒛, 21: 21
            ideographEnclosedCircle      | 1: ㈠, 10: ㈩, 11: 11
            ideographDigital             | 1: 一, 10: 一〇, 25: 二五, 100: 一〇〇
            taiwaneseDigital             | 11: 一一
            japaneseDigitalTenThousand   | 12: 一二
            ideographTraditional         | 1: 甲, 10: 癸, 11: 11
            ideographZodiac              | 1: 子, 12: 亥, 13: 13
            ideographZodiacTraditional   | 1: 甲子, 11: 甲戌, 60: 癸亥, 61: 甲子
            chineseCounting              | 1: 一, 10: 十, 11: 十一, 20: 二十, 99: 九十九, 100: 一〇〇, 110: 一一〇
            taiwaneseCounting            | 10: 十, 21: 二十一, 101: 一〇一
            chineseCountingThousand      | 10: 十, 15: 十五, 100: 一百, 101: 一百〇一, 110: 一百一十, 1010: 一千〇一十
            taiwaneseCountingThousand    | 20: 二十, 205: 二百〇五
            japaneseCounting             | 3: 三, 10: 十, 99: 九十九, 101: 一百零一
            chineseLegalSimplified       | 1: 壹, 2: 贰, 3: 叁, 6: 陆, 10: 壹拾, 20: 贰拾, 101: 壹佰零壹, 1000: 壹仟
            ideographLegalTraditional    | 2: 貳, 3: 參, 10: 壹拾
            lowerLetter                  | 1: a, 26: z, 27: aa, 28: bb, 53: aaa
            upperLetter                  | 1: A, 27: AA
            lowerRoman                   | 1: i, 4: iv, 9: ix, 40: xl, 1999: mcmxcix
            upperRoman                   | 3: III, 14: XIV
            numberInDash                 | 2: - 2 -
            ordinal                      | 2: 2
            thaiLetters                  | 5: 5
            nobody’s                     | 5: 5
            """)
    void writesNumbersAsWordDoes(String format, String cases) {
        for (var one : cases.split(", ")) {
            var halves = one.split(": ");
            assertThat(WordNumeral.format(format, Integer.parseInt(halves[0])))
                    .as(format + " " + halves[0])
                    .isEqualTo(halves[1]);
        }
    }

    @Test
    void writesNothingForNoneAndBullets() {
        assertThat(WordNumeral.format("none", 3)).isEmpty();
        assertThat(WordNumeral.format("bullet", 3)).isEmpty();
    }

    @Test
    void goesOnWhereTheEnginesNumeralsEnd() {
        assertThat(WordNumeral.format("chineseCountingThousand", 9999)).isEqualTo("九千九百九十九");
        assertThat(WordNumeral.format("chineseCountingThousand", 10_000)).isEqualTo("一万");
        assertThat(WordNumeral.format("japaneseCounting", 10_012)).isEqualTo("一万零一十二");
        assertThat(WordNumeral.format("japaneseCounting", 32_767)).isEqualTo("三万二千七百六十七");
        assertThat(WordNumeral.format("chineseLegalSimplified", 20_300)).isEqualTo("贰万零叁佰");
    }

    /** None of them fails, whatever a file makes its lists begin with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "decimalZero", "decimalEnclosedCircle", "ideographEnclosedCircle", "ideographTraditional",
                "ideographZodiacTraditional", "ideographDigital", "chineseCounting", "chineseCountingThousand",
                "japaneseCounting", "chineseLegalSimplified", "lowerLetter", "upperRoman"
            })
    void writesEveryNumberThatWordCounts(String format) {
        assertThat(IntStream.rangeClosed(0, 32_767).mapToObj(value -> WordNumeral.format(format, value)))
                .noneMatch(String::isEmpty)
                .allMatch(shown -> shown.length() <= 64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                        "taiwaneseCountingThousand",
                "ideographDigital", "taiwaneseDigital", "decimal", "decimalZero", "decimalFullWidth"
            })
    void readsAsTheSameNumberAgain(String format) {
        for (int value = 1; value <= 9999; value++) {
            assertThat(ChineseNumeral.parse(WordNumeral.format(format, value)))
                    .as(format + " " + value)
                    .hasValue(value);
        }
    }

    /** A chapter, an article and items in each format have the numbers that typed ones would have. */
    @ParameterizedTest
    @CsvSource({
        "decimal, decimal",
        "decimalFullWidth, decimalFullWidth",
        "decimalZero, decimalZero",
        "chineseCounting, chineseCounting",
        "chineseCountingThousand, japaneseCounting",
        "japaneseCounting, taiwaneseCounting",
        "taiwaneseCounting, ideographDigital",
        "ideographDigital, decimal"
    })
    void countsThePartsOfARegulation(String article, String number) {
        var body = new StringBuilder();
        for (int k = 0; k < 120; k++) {
            body.append(item(1, 0, "门岗人员应当记清这一班的事：")).append(item(1, 1, "人；")).append(item(1, 1, "物。"));
        }
        var statute = new WordFiles(body.toString())
                .numbering(basis(0, level(0, article, "第%1条", "") + level(1, number, "（%2）", "")), list(1, 0, ""))
                .statute();

        assertThat(statute.problems()).isEmpty();
        assertThat(statute.all(NodeKind.ARTICLE).stream()
                        .map(node -> node.ordinal().getFirst()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 120).boxed().toList());
        assertThat(statute.leaves().stream()
                        .map(node -> node.ordinal().getFirst())
                        .distinct())
                .containsExactly(1, 2);
    }
}
