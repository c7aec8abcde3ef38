package luoshi.rule.word;

import static luoshi.rule.word.WordContentTests.field;
import static luoshi.rule.word.WordFiles.p;
import static luoshi.rule.word.WordFiles.r;
import static luoshi.rule.word.WordFiles.style;
import static luoshi.rule.word.WordFiles.styled;
import static org.assertj.core.api.Assertions.assertThat;

import luoshi.engine.statute.NodeKind;
import org.junit.jupiter.api.Test;

/** Tables of contents that Word makes are left out, so that no chapter is there twice; those that people type stay. */
class WordContentsTests {
    private static final String BODY =
            styled("1", "第一章 总则") + styled("2", "第一节 门岗") + p("第一条 守门。") + styled("1", "第二章 值守") + p("第二条 巡更。");
    private static final String[] LINES = {"门岗办法", "## 第一章 总则", "## 第一节 门岗", "第一条 守门。", "## 第二章 值守", "第二条 巡更。"};
    private static final String INSTRUCTION = "<w:r><w:instrText> TOC \\o \"1-3\" \\h </w:instrText></w:r>";

    @Test
    void leavesOutTheControlThatHoldsOne() {
        var control =
                "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
                        + "<w:sdtContent>" + p("目录") + p("第一章 总则1") + p("第二章 值守3") + "</w:sdtContent></w:sdt>";

        assertThat(new WordFiles(p("门岗办法") + control + BODY).lines()).containsExactly(LINES);
        assertThat(new WordFiles(p("门岗办法") + p("目　录") + control + BODY).lines()).containsExactly(LINES);
    }

    @Test
    void leavesOutLinesOfItsStyles() {
        var lines =
                styled("T", "目录") + styled("10", "第一章 总则\t1") + styled("20", "第一节 门岗\t1") + styled("10", "第二章 值守\t3");
        var file = new WordFiles(p("门岗办法") + lines + BODY)
                .styles(
                        style("1", "heading 1", ""),
                        style("2", "heading 2", ""),
                        style("T", "TOC Heading", "<w:basedOn w:val=\"1\"/>"),
                        style("10", "toc 1", ""),
                        style("20", "toc 2", "<w:basedOn w:val=\"10\"/>"));

        assertThat(file.lines()).containsExactly(LINES);
        assertThat(new WordFiles(p("门岗办法") + p("目录") + styled("TOC1", "第一章 总则 1") + styled("TOC2", "第一节 门岗 1") + BODY)
                        .lines())
                .containsExactly(LINES);
    }

    @Test
    void leavesOutTheResultOfItsField() {
        var first = "<w:p>" + field("begin") + INSTRUCTION + field("separate") + "<w:hyperlink>" + r("第一章 总则")
                + field("begin") + "<w:r><w:instrText>PAGEREF a</w:instrText></w:r>" + field("separate") + r("1")
                + field("end") + "</w:hyperlink></w:p>";

        assertThat(new WordFiles(p("门岗办法") + p("目录") + first + p("第一条 守门 2") + "<w:p>" + field("end") + "</w:p>" + BODY)
                        .lines())
                .containsExactly(LINES);
        assertThat(new WordFiles(p("门岗办法") + "<w:p>" + "<w:fldSimple w:instr=\"TOC \\o\">" + r("第一章 总则 1")
                                + "</w:fldSimple></w:p>" + BODY)
                        .lines())
                .containsExactly(LINES);
    }

    @Test
    void losesNothingWhereTheFieldNeverEnds() {
        var open = "<w:p>" + field("begin") + INSTRUCTION + field("separate") + r("第一章 总则 1") + "</w:p>";

        assertThat(new WordFiles(p("门岗办法") + open + BODY).lines())
                .containsExactly("门岗办法", "第一章 总则 1", "## 第一章 总则", "## 第一节 门岗", "第一条 守门。", "## 第二章 值守", "第二条 巡更。");
    }

    @Test
    void keepsOneThatSomebodyTyped() {
        var file = new WordFiles(p("门岗办法") + p("目录") + p("第一章 总则") + p("第二章 值守") + BODY);

        assertThat(file.lines()).startsWith("门岗办法", "目录", "第一章 总则", "第二章 值守", "## 第一章 总则");
        assertThat(file.statute().all(NodeKind.CHAPTER)).hasSize(2);
        assertThat(new WordFiles(p("门岗办法") + p("目录")).lines()).containsExactly("门岗办法", "目录");
    }
}
