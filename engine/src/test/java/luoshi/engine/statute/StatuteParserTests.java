package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatuteParserTests {
    @Nested
    class Structure {
        @Test
        void hangsEveryPartWhereItBelongs() {
            var statute = Texts.parse("gate-duty.md");

            assertThat(statute.title()).isEqualTo("青石镇门岗值守办法");
            assertThat(statute.notes()).containsExactly("2031年3月1日 青石镇值守联席会议通过", "2033年5月6日 《关于修改〈青石镇门岗值守办法〉的决定》第一次修正");
            assertThat(String.join("\n", Texts.outline(statute.nodes()))).isEqualTo("""
                    free [] <目录> 第一编 门岗 第一章 总则 第二章 值守 第一节 白班 第二节 夜班 第二编 收尾 附 则
                    free [] 为了把门看好，联席会议写下这些约定。
                    part 第一编 [1] <门岗>
                      chapter 第一章 [1] <总则>
                        article 第一条 [1] 门岗由镇上统一安排。
                        article 第二条 [2]
                          paragraph [1] 门岗人员分为两类：
                            item （一） [1] 固定人员；
                            item (二) [2] 轮换人员，包括：
                              subitem 1. [1] 邻村来的；
                              subitem 2． [2] 学徒，其中：
                                subitem （1） [1] 满三个月的；
                                subitem （2） [2] 不满三个月的。
                          paragraph [2] 轮换人员每月轮换一次。
                      chapter 第二章 [2] <值守>
                        section 第一节 [1] <白班>
                          article 第三条 [3] <钥匙> 钥匙放在柜中。
                          article 第三条之一 [3, 1] 柜子应当上锁。
                        section 第二节 [2] <夜班>
                          article 第四条 [4]
                            paragraph [1] 夜班记录格式如下：
                            table [] | 时刻 | 事项 | | --- | --- | | 零点 | 巡门 |
                            paragraph [2] 填写时用蓝笔。
                            paragraph [3] 第五条至第七条所说的门，包括侧门。
                    part 第二编 [2] <收尾>
                      article 第五条 [5] <交接手续> 交接双方应当当面清点，并在本上签名。
                    free [] <附则>
                      article 第六条 [6] 本办法自发布之日起施行。
                      free [] ① 本注由抄写人所加。
                    annex 附件1 [1] <门岗交接单>
                      article 第一条 [1]
                        paragraph [1] 单据一式两份。
                          subitem 1、 [1] 存根；
                          subitem 2、 [2] 回执。""");
            assertThat(statute.problems()).isEmpty();
        }

        @Test
        void readsNumbersThatTouchTheirText() {
            var statute = Texts.parse("tight.txt");

            assertThat(String.join("\n", Texts.outline(statute.nodes()))).isEqualTo("""
                    article 第1条 [1] 风筝场早六点开门。
                    article 第2条 [2]
                      paragraph [1] 有下列情形之一的关门：
                        item 一、 [1] 刮大风；
                        item 二、 [2] 下大雨。
                      paragraph [2] 第１２条所称的大风指六级以上。
                    article 第３条 [3]
                      paragraph [1] 管理员依照
                      paragraph [2] 第一条的规定开门。""");
            assertThat(statute.title()).isEqualTo("风筝场管理规定");
        }

        @Test
        void keepsAnArticleWithOneParagraphAsALeafWithoutItsMarker() {
            var text = "第一条　 看门。\r\n";

            var article = StatuteParser.parse(text).nodes().getFirst();

            assertThat(article.text()).isEqualTo("看门。");
            assertThat(article.span()).isEqualTo(new Span(0, "第一条　 看门。".getBytes(StandardCharsets.UTF_8).length));
        }

        @Test
        void keepsABracketedRemarkAsTextWhenNothingFollows() {
            var article = StatuteParser.parse("第一条 （此处删去）\n\n第二条 看门。").nodes().getFirst();

            assertThat(article.text()).isEqualTo("（此处删去）");
            assertThat(article.heading()).isNull();
        }

        @Test
        void takesTheBodyForNoTableOfContents() {
            var statute = StatuteParser.parse("看门规则\n\n目录\n\n第一章 总则\n\n第一条 看门。");

            assertThat(statute.all(NodeKind.CHAPTER)).hasSize(1);
            assertThat(statute.all(NodeKind.ARTICLE)).hasSize(1);
        }
    }

    @Nested
    class Bytes {
        @ParameterizedTest
        @ValueSource(strings = {"gate-duty.md", "numbering.txt", "tight.txt"})
        void rebuildsTheFile(String name) {
            var file = Texts.bytes(name);

            RoundTrip.check(file, StatuteParser.parse(file));
        }

        @Test
        void rebuildsItWithOtherLineEndsAndAByteOrderMark() {
            var text = new String(Texts.bytes("gate-duty.md"), StandardCharsets.UTF_8);
            var file = ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);

            var statute = StatuteParser.parse(file);

            RoundTrip.check(file, statute);
            assertThat(statute.title()).isEqualTo("青石镇门岗值守办法");
            assertThat(statute.all(NodeKind.ARTICLE)).hasSize(8);
        }

        @Test
        void refusesBytesThatAreNotUtf8() {
            var file = "第一条 看门。".getBytes(Charset.forName("GB18030"));

            assertThatThrownBy(() -> StatuteParser.parse(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("byte 0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "第", "第一", "#", "（", "（一", "|", "目录", "附件", "第一条", "<!--", "a"})
        void survivesScraps(String scrap) {
            var file = scrap.getBytes(StandardCharsets.UTF_8);

            RoundTrip.check(file, StatuteParser.parse(file));
        }

        @Test
        void survivesEveryTruncationAtACharacter() {
            var text = new String(Texts.bytes("gate-duty.md"), StandardCharsets.UTF_8);

            for (int end = 0; end < text.length(); end++) {
                var file = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
                RoundTrip.check(file, StatuteParser.parse(file));
            }
        }
    }

    @Nested
    class Anomalies {
        @Test
        void reportsGapRepeatAndDisorderWithoutMending() {
            var statute = Texts.parse("numbering.txt");

            assertThat(statute.problems())
                    .extracting(p -> p.code() + " " + p.kind().word() + " " + p.found())
                    .containsExactly(
                            "gap item [3]",
                            "gap article [4]",
                            "repeat article [4]",
                            "gap article [7]",
                            "order article [6]",
                            "gap article [10, 2]",
                            "gap chapter [3]");
            assertThat(statute.notes()).containsExactly("（2030年1月5日印发，2032年2月9日修订）");
            assertThat(statute.all(NodeKind.ARTICLE)).hasSize(11);
        }

        @Test
        void pointsAtTheByteOfTheNumber() {
            var file = Texts.bytes("numbering.txt");
            var repeat = Texts.parse("numbering.txt").problems().get(2);

            var there = new String(file, repeat.at(), 30, StandardCharsets.UTF_8);

            assertThat(there).startsWith("第四条 不得漏记");
        }

        @Test
        void callsASwapDisorderAndNotAGap() {
            var statute = StatuteParser.parse("第一条 甲。\n第三条 乙。\n第二条 丙。\n第四条 丁。");

            assertThat(statute.problems()).extracting(Problem::code).containsExactly("order");
        }

        @Test
        void letsNumberingRestartAfterATitleOrAnnex() {
            var statute = StatuteParser.parse("# 甲\n第一条 一。\n第二条 二。\n# 乙\n第一条 一。\n附件\n第一条 一。\n第二条 二。");

            assertThat(statute.problems()).isEmpty();
            assertThat(statute.all(NodeKind.ARTICLE)).hasSize(5);
        }

        @Test
        void letsChaptersRestartOrGoOnBelowANewPart() {
            var restart = StatuteParser.parse("第一编 甲\n第一章 子\n第二章 丑\n第二编 乙\n第一章 寅");
            var goOn = StatuteParser.parse("第一编 甲\n第一章 子\n第二章 丑\n第二编 乙\n第三章 寅");

            assertThat(restart.problems()).isEmpty();
            assertThat(goOn.problems()).isEmpty();
        }
    }
}
