package luoshi.engine.statute.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import luoshi.engine.statute.ChineseNumeral;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.StatuteParser;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.comparison.PhraseDiff.Stretch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatuteComparisonTests {
    private static final String KEYS = "门岗人员每班清点钥匙，并在交接簿上签字。";
    private static final String LAMP = "走廊的灯坏了，由当班的人当天报修。";
    private static final String BOAT = "渡船满三十人即开，不等迟到的人。";
    private static final String KITE = "刮六级以上大风的日子，风筝场不开门。";

    static StatuteComparison compare(String before, String after) {
        return StatuteComparison.of(StatuteParser.parse(before), StatuteParser.parse(after));
    }

    static String articles(String... words) {
        var text = new StringBuilder("青石镇杂务办法\n\n");
        for (int k = 0; k < words.length; k++) {
            text.append("第%s条 %s\n\n".formatted(ChineseNumeral.format(k + 1), words[k]));
        }
        return text.toString();
    }

    /** {@code 第一条>第二条 RENUMBERED}, one for each pair. */
    static List<String> row(StatuteComparison comparison) {
        return comparison.pairs().stream()
                .map(pair -> number(pair.before()) + ">" + number(pair.after()) + " " + pair.fate())
                .toList();
    }

    private static String number(@org.jspecify.annotations.Nullable Node article) {
        return article == null ? "" : article.number();
    }

    @Nested
    class Pairs {
        @Test
        void tellsEveryFate() {
            var comparison = compare(
                    articles(KEYS, LAMP, BOAT, KITE),
                    articles(KEYS, "每逢初一扫一次院子，落叶堆在墙角。", LAMP, BOAT.replace("三十", "四十")));

            assertThat(row(comparison))
                    .containsExactly(
                            "第一条>第一条 SAME",
                            ">第二条 ADDED",
                            "第二条>第三条 RENUMBERED",
                            "第三条>第四条 RENUMBERED_AND_CHANGED",
                            "第四条> REMOVED");
            assertThat(comparison.count(Fate.SAME)).isEqualTo(1);
            assertThat(comparison.count(Fate.CHANGED)).isZero();
            assertThat(comparison.differsElsewhere()).isFalse();
        }

        @Test
        void saysWhatWentAndCameAndHowMuchStayed() {
            var pair = compare(articles(KEYS), articles(KEYS.replace("交接簿", "值班本")))
                    .pairs()
                    .getFirst();

            assertThat(pair.fate()).isEqualTo(Fate.CHANGED);
            assertThat(pair.similarity()).isBetween(0.7, 0.9);
            assertThat(pair.changes())
                    .containsExactly(
                            new Stretch(PhraseDiff.Fate.STAYED, "门岗人员每班清点钥匙，并在"),
                            new Stretch(PhraseDiff.Fate.WENT, "交接簿"),
                            new Stretch(PhraseDiff.Fate.CAME, "值班本"),
                            new Stretch(PhraseDiff.Fate.STAYED, "上签字。"));
        }

        @Test
        void followsAnArticleThatMovedPastOthers() {
            assertThat(row(compare(articles(KEYS, LAMP, BOAT, KITE), articles(KITE + "次日补开。", KEYS, LAMP, BOAT))))
                    .containsExactly(
                            "第四条>第一条 RENUMBERED_AND_CHANGED",
                            "第一条>第二条 RENUMBERED",
                            "第二条>第三条 RENUMBERED",
                            "第三条>第四条 RENUMBERED");
        }

        @Test
        void takesANewSubjectUnderAnOldNumberForAnother() {
            assertThat(row(compare(articles(KEYS, LAMP, BOAT), articles(KEYS, KITE, BOAT))))
                    .containsExactly("第一条>第一条 SAME", "第二条> REMOVED", ">第二条 ADDED", "第三条>第三条 SAME");
        }

        @Test
        void looksPastTheNumberWhereNeighboursReadMuchAlike() {
            var fine = "违反前述约定第%s项的，由巡查人当场指出，并扣去当月的%s工分。";
            var before = articles(fine.formatted("三", "两个"), fine.formatted("五", "六个"), KITE);
            var after = articles(fine.formatted("一", "半个"), fine.formatted("三", "三个"), fine.formatted("五", "七个"), KITE);

            assertThat(row(compare(before, after)))
                    .containsExactly(
                            ">第一条 ADDED",
                            "第一条>第二条 RENUMBERED_AND_CHANGED",
                            "第二条>第三条 RENUMBERED_AND_CHANGED",
                            "第三条>第四条 RENUMBERED");
        }

        @Test
        void pairsWhatOnlyNamesAnotherNumber() {
            var comparison = compare(articles(KEYS, "照第一条办，钥匙丢了照第七条赔。"), articles(KEYS, "照第一条办，钥匙丢了照第八条赔。"));

            assertThat(row(comparison)).containsExactly("第一条>第一条 SAME", "第二条>第二条 CHANGED");
        }

        @Test
        void knowsArticlesBetweenArticles() {
            var before = "第十条 " + KEYS + "\n第十条之一 " + LAMP + "\n第十一条 " + BOAT;
            var after = "第十条 " + KEYS + "\n第十一条 " + LAMP + "\n第十一条之一 " + KITE + "\n第十二条 " + BOAT;

            assertThat(row(compare(before, after)))
                    .containsExactly("第十条>第十条 SAME", "第十条之一>第十一条 RENUMBERED", ">第十一条之一 ADDED", "第十一条>第十二条 RENUMBERED");
        }

        @Test
        void keepsArticlesThatReadAlikeAtTheirNumbers() {
            var gone = "（此处删去）";

            assertThat(row(compare(articles(KEYS, gone, LAMP, gone), articles(KEYS, gone, gone, gone, LAMP))))
                    .containsExactly(
                            "第一条>第一条 SAME", "第二条>第二条 SAME", ">第三条 ADDED", "第四条>第四条 SAME", "第三条>第五条 RENUMBERED");
        }
    }

    @Nested
    class Typography {
        @Test
        void doesNotTakeTheLayoutForWords() {
            var plain = """
                    第一条 门岗人员应当：
                    （一）清点钥匙 12 把；
                    （二）在ABC簿上签字：08:30、20:30。
                    第二条 钥匙丢了，当天补配。""";
            var printed = """
                    ## **第一条**　门岗人员应当:

                    (一)　清点钥匙１２把;

                    (二) 在 ＡＢＣ 簿上签字:08:30、20:30。

                    **第二条** 　钥匙　丢了,
                    当天补配。""";

            assertThat(row(compare(plain, printed))).containsExactly("第一条>第一条 SAME", "第二条>第二条 SAME");
        }

        @Test
        void takesAnotherDivisionIntoParagraphsForAChange() {
            var comparison = compare("第一条 钥匙丢了，当天补配。费用自付。", "第一条 钥匙丢了，当天补配。\n费用自付。");

            assertThat(row(comparison)).containsExactly("第一条>第一条 CHANGED");
            assertThat(comparison.pairs().getFirst().changes())
                    .extracting(Stretch::text)
                    .contains("\n");
        }

        @Test
        void takesTheNameOfAnArticleForItsWords() {
            assertThat(row(compare("第一条【钥匙】 当班清点。", "第一条（钥匙） 当班清点。"))).containsExactly("第一条>第一条 SAME");
            assertThat(row(compare("第一条【钥匙】 当班清点。", "第一条【清点】 当班清点。"))).containsExactly("第一条>第一条 CHANGED");
        }
    }

    @Nested
    class Files {
        @Test
        void comparesEachRegulationOfAFileWithItself() {
            var one = "# 渡船规则\n第一条 " + BOAT + "\n第二条 " + LAMP;
            var other = "# 风筝场规则\n第一条 " + KITE + "\n第二条 " + KEYS;

            assertThat(row(compare(one + "\n" + other, other + "\n" + one)))
                    .containsExactly("第一条>第一条 SAME", "第二条>第二条 SAME", "第一条>第一条 SAME", "第二条>第二条 SAME");
            assertThat(row(compare(one + "\n" + other, other)))
                    .containsExactly("第一条>第一条 SAME", "第二条>第二条 SAME", "第一条> REMOVED", "第二条> REMOVED");
        }

        @Test
        void doesNotPartTheLastChapterFromTheRest() {
            assertThat(row(compare("# 规则\n第一条 " + KEYS + "\n# 附则\n第二条 " + KITE, "# 规则\n第一条 " + KEYS + "\n第二条 " + KITE)))
                    .containsExactly("第一条>第一条 SAME", "第二条>第二条 SAME");
        }

        @Test
        void saysThatSomethingDiffersOutsideOfArticles() {
            var body = "\n第一条 " + KEYS + "\n附件\n";

            assertThat(compare("# 规则" + body + "| 时刻 | 事项 |", "# 规则" + body + "| 时刻 | 人员 |")
                            .differsElsewhere())
                    .isTrue();
            assertThat(compare("# 规则" + body + "| 时刻 | 事项 |", "# 规则" + body + "|时刻|事项|")
                            .differsElsewhere())
                    .isFalse();
        }

        @Test
        void findsChaptersAgainByWhatStandsBelowThem() {
            var before = "第一章 总则\n第一条 " + KEYS + "\n第二章 门岗\n第二条 " + LAMP + "\n第三条 " + BOAT + "\n第三章 杂项\n第四条 " + KITE;
            var after = "第一章 总则\n第一条 " + KEYS + "\n第二章 新设\n第二条 井口加盖，钥匙归村长。\n第三章 门岗和渡口\n第三条 " + LAMP + "\n第四条 " + BOAT;

            assertThat(compare(before, after).headings().stream()
                            .map(pair -> words(pair.before()) + ">" + words(pair.after()) + (pair.renamed() ? "*" : ""))
                            .collect(Collectors.joining(" ")))
                    .isEqualTo("总则>总则 >新设 门岗>门岗和渡口* 杂项>");
        }

        private static String words(@org.jspecify.annotations.Nullable Node heading) {
            return heading == null ? "" : heading.heading();
        }

        @Test
        void comparesWhatHasNoArticles() {
            assertThat(compare("", "").pairs()).isEmpty();
            assertThat(compare("一句话。", "第一条 " + KEYS).count(Fate.ADDED)).isEqualTo(1);
            assertThat(compare("第一条 " + KEYS, "").count(Fate.REMOVED)).isEqualTo(1);
        }
    }
}
