package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Invented regulations that hold every irregularity met in real ones. */
class IrregularTextsTests {
    private static List<String> outline(String name) {
        return Texts.outline(Texts.parse(name).nodes());
    }

    @Nested
    class SeveralPartsOnOneLine {
        @Test
        void cutsArticlesAndItemsWhereTheirNumbersAreTheNext() {
            assertThat(outline("runs.txt"))
                    .containsExactlyElementsOf("""
                    chapter 第一章 [1] <领用>
                      article 第一条 [1] 领用物资应当登记。
                      article 第二条 [2]
                        paragraph [1] 登记簿应当载明下列内容：
                          item （一） [1] 物资名称；
                          item （二） [2] 领用时间；
                          item （三） [3] 领用人。
                      article 第三条 [3]
                        paragraph [1] 领用人应当提交下列材料：
                          item （一） [1] 申请单；
                          item （二） [2] 身份证件。
                      article 第四条 [4]
                        paragraph [1] 归还条件:
                          item （一） [1] 物资完好；
                          item （二） [2] 手续齐全；
                          item （三） [3] 经保管人确认。依照第二条第（一）、（二）项，第三条第（二）项办理。
                      article 第五条 [5]
                        paragraph [1] 数量按（一）项计算。见本规则第四条。价格为1.5元。
                          subitem 1． [1] 铁锹
                          subitem 2． [2] 雨衣
                          subitem 3． [3] 手电
                      article 第六条 [6] 保管人不得（包括（一）白天（二）夜间）离岗。
                    """.lines().toList());
        }

        @Test
        void findsNothingOddAboutTheNumbering() {
            assertThat(Texts.parse("runs.txt").problems()).isEmpty();
        }
    }

    @Nested
    class WordsQuotedByAnAmendment {
        @Test
        void lieBelowTheClauseThatQuotesThem() {
            assertThat(outline("amendment.md"))
                    .containsExactlyElementsOf("""
                    free [] 镇务会议决定对《青石镇门岗值守办法》作如下修改：
                    free 一、 [1] 将第二条修改为：“门岗由镇办公室管理。
                      free [] “门岗负责人应当每月检查一次。”
                    free 二、 [2] 第三条后增加一条，作为第三条之一：
                      free [] “值守人员应当做到：
                        item （一） [1] 按时到岗；
                        item （二） [2] 逐车登记。
                      free [] “违反前款规定的，由门岗负责人批评教育。”
                    free 三、 [3] 将第五条第一款修改为：“有下列情形之一的，不得放行：
                      item （一） [1] 没有证件的；
                      item （二） [2] 证件过期的；
                      item （三） [3] “访客”没有登记的。”
                    free 四、 [4] 增加两条，作为第六条、第七条：
                      free [] “第六条 门岗应当设置登记簿。
                      free [] 第七条 登记簿应当保存二年。”
                    free 五、 [5] 删去第八条。
                    free [] 本决定自公布之日起施行。
                    """.lines().toList());
        }

        @Test
        void countForThemselves() {
            assertThat(Texts.parse("amendment.md").problems()).isEmpty();
        }

        @Test
        void endWithTheNextClauseWhenNoMarkClosesThem() {
            var statute = StatuteParser.parse("一、将第二条修改为：“门岗昼夜值守。\n“夜间二人。\n二、删去第三条。");

            assertThat(Texts.outline(statute.nodes()))
                    .containsExactly("free 一、 [1] 将第二条修改为：“门岗昼夜值守。", "  free [] “夜间二人。", "free 二、 [2] 删去第三条。");
        }

        @Test
        void keepRelativeReferencesUnplaced() {
            assertThat(References.in(Texts.parse("amendment.md")))
                    .extracting(Reference::words, Reference::node)
                    .contains(org.assertj.core.groups.Tuple.tuple("前款", null));
        }
    }

    @Nested
    class HeadingsAtWrongLevels {
        @Test
        void goByTheirNumbersNotByTheirMarks() {
            assertThat(outline("levels.md"))
                    .containsExactlyElementsOf("""
                    free [] <序言>
                      free [] 集市是乡亲买卖的地方。
                    part 第一编 [1] <总则>
                      chapter 第一章 [1] <一般规定>
                        article 第一条 [1] 集市逢五逢十开放。
                        article 第二条 [2] <占道> 摊位不得占道。
                      chapter 第二章 [2] <摊位>
                        article 第三条 [3] 摊位由管理员安排。
                        article 第三条之一 [3, 1] 摊位费每月收取一次。
                        article 第三条之二 [3, 2] 欠费的，停止使用摊位。
                    part 第二编 [2] <罚则>
                      chapter 第一章 [1] <处理>
                        section 第一节 [1] <一般处理>
                          article 第四条 [4] 违反第二条的，责令改正。
                    free [] <附则>
                      article 第五条 [5] 本规定自2030年4月1日起施行。
                      free 一、 [1] <摊位表>
                        table [] | 摊位 | 宽 | | --- | --- | | 甲 | 二米 |
                      free 二、 [2] <说明>
                      free 三、 [3] <其他>
                    annex 附件1 [1] <收费标准>
                      article 第一条 [1] 大摊位每月十元。
                      free [] ①按摊位宽度计算。
                    """.lines().toList());
        }

        @Test
        void keepsANoteThatWasWrapped() {
            assertThat(Texts.parse("levels.md").notes())
                    .containsExactly("（2030年3月1日青石镇镇务会议通过　2032年5月6日第一次修正　2034年7月8日第二次修正）");
        }

        @Test
        void findsNothingOddAboutTheNumbering() {
            assertThat(Texts.parse("levels.md").problems()).isEmpty();
        }
    }

    @Nested
    class OddCharacters {
        @Test
        void readsThroughBlanksOfEveryWidthInsideANumber() {
            var statute = StatuteParser.parse("\u3000\u3000第\u2002一\u2002条\u3000看门。\n第　２　条\u00a0关门。");

            assertThat(Texts.outline(statute.nodes()))
                    .containsExactly("article 第\u2002一\u2002条 [1] 看门。", "article 第　２　条 [2] 关门。");
        }

        @Test
        void takesPrivateUseBeforeANumberForABlankAndElsewhereForAWord() {
            var statute = StatuteParser.parse("\uE5E5\uE5E5第一条 看\uE010门。\uE5F9\n\uE5E5第二条 关门。\n\uE5E5锁门。");

            assertThat(Texts.outline(statute.nodes()))
                    .containsExactly(
                            "article 第一条 [1] 看\uE010门。\uE5F9",
                            "article 第二条 [2]",
                            "  paragraph [1] 关门。",
                            "  paragraph [2] \uE5E5锁门。");
        }

        @Test
        void takesALoneCarriageReturnForALineEnd() {
            assertThat(StatuteParser.parse("第一条 看门。\r第二条 关门。\r").all(NodeKind.ARTICLE))
                    .hasSize(2);
        }
    }
}
