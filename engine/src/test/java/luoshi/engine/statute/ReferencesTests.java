package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTests {
    private static final String RULES = """
            门岗办法

            第一章 总则

            第一条 看门。

            第二条 值守人员应当：

            （一）登记；

            （二）交接。

            夜间二人。

            第三条之一 %s

            第二章 附则

            第四条 施行。
            """;

    /** Each reference as «words → target», in order. */
    private static String found(String words) {
        return References.in(StatuteParser.parse(RULES.formatted(words))).stream()
                .map(one -> one.words() + " → " + written(one))
                .collect(Collectors.joining("; "));
    }

    private static String written(Reference one) {
        var part = one.from() == null ? "?" : one.from() + (one.to() == null ? "" : "~" + one.to());
        return one.title() == null ? part : (one.title() + " " + part).strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            违反本办法第二条第一款第（一）项的         | 本办法第二条第一款第（一）项 → 2/1/1
            违反第二条第（二）项的                     | 第二条第（二）项 → 2//2
            依照第一条、第二条第二款和第四条           | 第一条 → 1; 第二条第二款 → 2/2; 第四条 → 4
            依照第二条第一款第（一）、（二）项         | 第二条第一款第（一） → 2/1/1; （二）项 → 2/1/2
            依照第一条至第四条                         | 第一条至第四条 → 1~4
            依照第二条第一至二款                       | 第二条第一至二款 → 2/1~2/2
            前条规定以外                               | 前条 → 2
            前两条规定                                 | 前两条 → 1~2
            本条规定                                   | 本条 → 3-1
            依照本章规定                               | 本章 → 章1
            依照第二章的规定                           | 第二章 → 章2
            依照第三条之一                             | 第三条之一 → 3-1
            依照《门岗法》第三条、第五条               | 《门岗法》第三条 → 《门岗法》 3; 第五条 → 《门岗法》 5
            依照《关于修改〈甲〉的决定》               | 《关于修改〈甲〉的决定》 → 《关于修改〈甲〉的决定》
            依照《门岗法》（以下简称甲）第三条         | 《门岗法》（以下简称甲）第三条 → 《门岗法》 3
            构成犯罪的，依照刑法第一百条之一追究       | 刑法第一百条之一 → 刑法 100-1
            实施中华人民共和国刑法第三条行为           | 中华人民共和国刑法第三条 → 中华人民共和国刑法 3
            国务院水利工程管理条例第三条               | 国务院水利工程管理条例第三条 → 国务院水利工程管理条例 3
            第一次违反的，第三人第二类第一项目         | ''
            以前款项、目前条件、提前项目               | ''
            成本项下、资本项目、样本条目               | ''
            本条例和本办法                             | ''
            """)
    void resolvesWhereTheWordsStand(String words, String references) {
        assertThat(found(words)).isEqualTo(references);
    }

    @Test
    void givesTheNodeOfThisText() {
        var statute = StatuteParser.parse(RULES.formatted("依照第二条第（二）项、第九条、《门岗法》第一条"));

        var references = References.in(statute);

        assertThat(references).hasSize(3);
        var item = references.getFirst().node();
        assertThat(item).isNotNull();
        assertThat(item.text()).isEqualTo("交接。");
        assertThat(references.get(1).node()).isNull();
        assertThat(references.get(2).node()).isNull();
        assertThat(references.get(2).isElsewhere()).isTrue();
    }

    @Nested
    class RelativeToAParagraphOrItem {
        private static List<String> all(String text) {
            return References.in(StatuteParser.parse(text)).stream()
                    .map(ReferencesTests::written)
                    .toList();
        }

        @Test
        void countsBackFromWhereItStands() {
            assertThat(all("第一条 甲。\n违反前款的。\n违反前两款的：\n（一）甲；\n（二）前项以外；\n（三）前两项；\n（四）本款第一项。"))
                    .containsExactly("1/1", "1/1~1/2", "1/3/1", "1/3/1~1/3/2", "1/3/1");
        }

        @Test
        void cannotPlaceWhatLiesBeforeTheFirst() {
            assertThat(all("第一条 前款、前条、前项。\n看门，见本条第一款。")).containsExactly("?", "?", "?", "1/1");
        }

        @Test
        void startsAnewBelowAFurtherTitle() {
            var statute = StatuteParser.parse("# 甲\n第一条 甲的。\n# 乙\n第一条 乙的。\n第二条 依照第一条。\n附件\n第一条 丙的，见第二条。");

            var references = References.in(statute);

            assertThat(references.getFirst().node()).isNotNull();
            assertThat(references.getFirst().node().text()).isEqualTo("乙的。");
            assertThat(references.get(1).node()).isNull();
        }

        @Test
        void takesTheSectionOfTheOwnChapter() {
            var statute = StatuteParser.parse("第一章 甲\n第一节 子\n第一条 一。\n第二章 乙\n第一节 丑\n第二条 依照本节、第一节。");

            assertThat(References.in(statute))
                    .extracting(one -> one.node() == null ? null : one.node().heading())
                    .containsExactly("丑", "丑");
        }
    }
}
