package luoshi.rule.word;

import static luoshi.rule.word.WordFiles.basis;
import static luoshi.rule.word.WordFiles.item;
import static luoshi.rule.word.WordFiles.level;
import static luoshi.rule.word.WordFiles.list;
import static luoshi.rule.word.WordFiles.outline;
import static luoshi.rule.word.WordFiles.p;
import static luoshi.rule.word.WordFiles.r;
import static luoshi.rule.word.WordFiles.style;
import static luoshi.rule.word.WordFiles.styled;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles and headings: what a style says becomes what # says in Markdown. */
class WordHeadingsTests {
    private static final String OUTLINE = "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>";

    /** A style as it is defined, or not, and the line that «交接要求» becomes behind another one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1        | heading 1   |                                                | ## 交接要求
            2        | heading 2   |                                                | ## 交接要求
            3        | 标题 3      |                                                | ### 交接要求
            Heading4 | Heading 4   |                                                | #### 交接要求
            x        | 二级标题    |                                                | ## 交接要求
            x        | heading 9   |                                                | ###### 交接要求
            a3       | Title       |                                                | # 交接要求
            a3       | 标题        | <w:pPr><w:outlineLvl w:val="0"/></w:pPr>       | # 交接要求
            x        | 公文        | <w:basedOn w:val="t"/>                         | # 交接要求
            x        | 小节        | <w:basedOn w:val="h"/>                         | ## 交接要求
            x        | 小节        | <w:pPr><w:outlineLvl w:val="3"/></w:pPr>       | #### 交接要求
            x        | 小节        | <w:basedOn w:val="h"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr> | 交接要求
            x        | 小节        | <w:basedOn w:val="x"/>                         | 交接要求
            x        | 小节        | <w:basedOn w:val="nowhere"/>                   | 交接要求
            x        | 1           |                                                | 交接要求
            1        | 正文一      |                                                | 交接要求
            a        | Normal      |                                                | 交接要求
            """)
    void knowsHeadingsByNameOutlineAndBasis(String id, String name, String more, String line) {
        var file = new WordFiles(p("门岗值守办法") + styled(id, "交接要求"))
                .styles(
                        style("t", "Title", ""),
                        style("h", "heading 2", OUTLINE),
                        style(id, name, more == null ? "" : more));

        assertThat(file.lines()).containsExactly("门岗值守办法", line);
    }

    @ParameterizedTest
    @CsvSource({"1, ## 交接要求", "Heading2, ## 交接要求", "标题3, ### 交接要求", "Title, # 交接要求", "Normal, 交接要求", "a5, 交接要求"})
    void knowsHeadingsByIdentifierWhereStylesAreMissing(String id, String line) {
        assertThat(new WordFiles(p("门岗值守办法") + styled(id, "交接要求")).lines()).containsExactly("门岗值守办法", line);
    }

    @Test
    void letsAParagraphSayItsOwnRank() {
        var file = new WordFiles(p("办法")
                        + p("<w:outlineLvl w:val=\"2\"/>", "交接要求")
                        + p("<w:pStyle w:val=\"2\"/><w:outlineLvl w:val=\"9\"/>", "正文"))
                .styles(style("2", "heading 2", OUTLINE));

        assertThat(file.lines()).containsExactly("办法", "### 交接要求", "正文");
    }

    @Test
    void makesUnnumberedHeadingsHeadingsAsMarkdownDoes() {
        var markdown = """
                # 门岗值守要求

                （2031年3月1日起试行）

                ## 白班

                每两小时巡门一次。

                ### 一、正门

                锁好。

                ### 二、侧门

                锁好。

                ## 附则

                由带班人员解释。
                """;
        var styles = style("t", "Title", "") + style("1", "heading 1", "") + style("2", "heading 2", "");
        var body = styled("t", "门岗值守要求")
                + p("（2031年3月1日起试行）")
                + styled("1", "白班")
                + p("每两小时巡门一次。")
                + item(1, 0, "正门").replace("<w:numPr>", "<w:pStyle w:val=\"2\"/><w:numPr>")
                + p("锁好。")
                + styled("2", "二、侧门")
                + p("锁好。")
                + styled("1", "附则")
                + p("由带班人员解释。");
        var numbering = basis(0, level(0, "chineseCounting", "%1、", ""));

        assertThat(outline(new WordFiles(body)
                        .styles(styles)
                        .numbering(numbering, list(1, 0, ""))
                        .text()))
                .isEqualTo(outline(markdown));
        assertThat(outline(new WordFiles(body.replace("\"2\"", "\"3\"")
                                .replace("\"1\"", "\"2\"")
                                .replace("\"t\"", "\"1\"")
                                .replace("w:numId w:val=\"2\"", "w:numId w:val=\"1\""))
                        .numbering(numbering, list(1, 0, ""))
                        .text()))
                .as("with a heading of the first rank as the title, and no description of styles")
                .isEqualTo(outline(markdown));
    }

    @Test
    void beginsAFurtherRegulationWhereAHeadingOfTheFirstRankIsItsTitle() {
        var file = new WordFiles(styled("Title", "青石派出所制度汇编")
                + styled("1", "门岗值守办法（试行）")
                + p("第一条 守门。")
                + styled("1", "巡更规定")
                + p("第一条 巡更。"));

        assertThat(file.lines()).containsExactly("# 青石派出所制度汇编", "# 门岗值守办法（试行）", "第一条 守门。", "# 巡更规定", "第一条 巡更。");
        assertThat(file.statute().problems()).isEmpty();
    }

    @Test
    void joinsATitleOfSeveralLinesButNoRemarkBelowIt() {
        var broken = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>" + r("青石镇") + "<w:r><w:br/></w:r>" + r("门岗值守")
                + "</w:p>";
        var file = new WordFiles(broken + p("") + styled("Title", "办法") + styled("Title", "（2031年试行）") + p("第一条 守门。"));

        assertThat(file.lines()).containsExactly("# 青石镇门岗值守办法", "（2031年试行）", "第一条 守门。");
        assertThat(file.statute().title()).isEqualTo("青石镇门岗值守办法");
        assertThat(file.statute().notes()).containsExactly("（2031年试行）");
    }

    @Test
    void tellsYearsInTitlesAndHeadingsFromDates() {
        var file = new WordFiles(styled("Title", "2031年门岗值守办法")
                + styled("Title", "2031年3月1日通过")
                + p("第一条 守门。")
                + styled("1", "2032年的安排")
                + styled("2", "二〇三一年三月一日"));

        assertThat(file.lines()).containsExactly("# 2031年门岗值守办法", "2031年3月1日通过", "第一条 守门。", "## 2032年的安排", "二〇三一年三月一日");
        assertThat(file.statute().notes()).containsExactly("2031年3月1日通过");
    }

    @Test
    void joinsAHeadingOfTwoLines() {
        var file = new WordFiles(p("办法") + "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>" + r("第一章")
                + "<w:r><w:br/></w:r>" + r("总则") + "</w:p>");

        assertThat(file.lines()).containsExactly("办法", "## 第一章 总则");
    }

    @Test
    void keepsTextThatOnlyLooksLikeAHeading() {
        var file = new WordFiles(p("办法")
                + styled("3", "第一条 门岗人员应当做好下列事情：")
                + styled("4", "（一）登记；")
                + styled("4", "（二）查验")
                + styled("4", "门岗人员不得离岗。")
                + styled("2", "（2031年3月1日通过）"));

        assertThat(file.lines())
                .containsExactly("办法", "第一条 门岗人员应当做好下列事情：", "（一）登记；", "（二）查验", "门岗人员不得离岗。", "（2031年3月1日通过）");
    }
}
