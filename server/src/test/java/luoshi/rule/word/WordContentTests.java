package luoshi.rule.word;

import static luoshi.rule.word.WordFiles.p;
import static luoshi.rule.word.WordFiles.r;
import static luoshi.rule.word.WordFiles.style;
import static luoshi.rule.word.WordFiles.styled;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import luoshi.engine.statute.NodeKind;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a file are its text, and where lines end. */
class WordContentTests {
    /** What stands inside a paragraph, and what is read of it; / for a line break. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <w:r><w:t>门</w:t><w:tab/><w:t>岗</w:t></w:r>                                          | 门 岗
            <w:r><w:t>门</w:t><w:br/><w:t>岗</w:t></w:r>                                           | 门/岗
            <w:r><w:t>门</w:t><w:cr/><w:t>岗</w:t></w:r>                                           | 门/岗
            <w:r><w:t>门</w:t><w:br w:type="page"/><w:t>附件</w:t></w:r>                           | 门/附件
            <w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/></w:r>                   | 2-3
            <w:r><w:lastRenderedPageBreak/><w:t>门岗</w:t></w:r>                                   | 门岗
            <w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del> | 新
            <w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo> | 新
            <w:ins><w:del><w:r><w:t>旧</w:t></w:r></w:del><w:r><w:t>新</w:t></w:r></w:ins>           | 新
            <w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>接</w:t></w:r></w:smartTag> | 链接
            <w:fldSimple w:instr="REF a"><w:r><w:t>第三条</w:t></w:r></w:fldSimple>                 | 第三条
            <w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>值班长</w:t></w:r></w:sdtContent></w:sdt> | 值班长
            <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>点击输入</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>门</w:t></w:r> | 门
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>露</w:t></w:r> | 露
            <w:r><w:rPr><w:rStyle w:val="hid"/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>露</w:t></w:r>  | 露
            <w:r><w:ruby><w:rt><w:r><w:t>ménɡ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>门</w:t></w:r></w:rubyBase></w:ruby></w:r> | 门
            <w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B7"/></w:r><w:r><w:t>有</w:t></w:r> | □☑有
            <w:r><w:t>含税</w:t></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>                  | 含税x=1
            <mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>新</w:t></w:r></mc:Fallback></mc:AlternateContent> | 新
            <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>露</w:t></w:r> | 露
            <w:commentRangeStart w:id="1"/><w:r><w:t>门</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r> | 门
            """)
    void readsWhatWordShows(String inside, String words) {
        var file = new WordFiles("<w:p>" + inside + "</w:p>")
                .styles("<w:style w:type=\"character\" w:styleId=\"hid\"><w:rPr><w:vanish/></w:rPr></w:style>");

        assertThat(String.join("/", file.lines())).isEqualTo(words);
    }

    /** Fields: b, s, e mark where one begins, shows its result and ends; {…} holds an instruction. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            甲b{REF a}s第三条e乙                | 甲第三条乙
            甲b{PAGE}e乙                        | 甲乙
            b{IF }b{REF a}s藏e{ = 1}s露e        | 露
            b{eq \\o\\ac(○,}{3)}e甲             | ③甲
            b{eq \\o\\ac(○,25)}e甲              | ㉕甲
            b{eq \\o\\ac(○,密)}e甲              | 密甲
            甲e乙s丙                            | 甲乙丙
            b{REF a}甲                          | 甲
            b{HYPERLINK x}s甲                   | 甲
            """)
    void showsResultsOfFieldsAndNoInstructions(String marks, String words) {
        var body = new StringBuilder();
        for (int i = 0; i < marks.length(); i++) {
            int close = marks.indexOf('}', i);
            switch (marks.charAt(i)) {
                case 'b' -> body.append(field("begin"));
                case 's' -> body.append(field("separate"));
                case 'e' -> body.append(field("end"));
                case '{' -> {
                    body.append("<w:r><w:instrText>")
                            .append(marks, i + 1, close)
                            .append("</w:instrText></w:r>");
                    i = close;
                }
                default -> body.append(r(marks.substring(i, i + 1)));
            }
        }

        assertThat(new WordFiles("<w:p>" + body + "</w:p>").lines()).containsExactly(words);
    }

    static String field(String type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    }

    @Test
    void joinsParagraphsWhoseMarkWasDeletedOrIsHidden() {
        var deleted = "<w:rPr><w:del/></w:rPr>";
        var hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>";

        assertThat(new WordFiles(p(deleted, "第一条 门岗人员") + p("应当守门。") + p("第二条 交接。")).lines())
                .containsExactly("第一条 门岗人员应当守门。", "第二条 交接。");
        assertThat(new WordFiles(p(hidden, "第一条 职责。") + styled("1", "门岗人员应当守门。")).lines())
                .containsExactly("第一条 职责。门岗人员应当守门。");
        assertThat(new WordFiles(p("<w:rPr><w:moveFrom/></w:rPr>", "第一条 甲")).lines())
                .containsExactly("第一条 甲");
    }

    @Test
    void readsHiddenStylesAndControlsOfBlocks() {
        var hidden = style("hid", "藏", "<w:rPr><w:vanish/></w:rPr>");
        var file = new WordFiles(styled("hid", "藏")
                        + "<w:sdt><w:sdtPr/><w:sdtContent>" + p("第一条 守门。") + "</w:sdtContent></w:sdt>"
                        + "<w:customXml>" + p("第二条 交接。") + "</w:customXml>")
                .styles(hidden);

        assertThat(file.lines()).containsExactly("第一条 守门。", "第二条 交接。");
    }

    @Test
    void leavesOutHeadersFootersAndComments() {
        var file = new PoiFile();
        file.document
                .createHeader(HeaderFooterType.DEFAULT)
                .createParagraph()
                .createRun()
                .setText("青石派出所");
        file.document
                .createFooter(HeaderFooterType.DEFAULT)
                .createParagraph()
                .createRun()
                .setText("第1页");
        file.document
                .createComments()
                .createComment(BigInteger.ONE)
                .createParagraph()
                .createRun()
                .setText("这里要改");
        file.paragraph("第一条 守门。");

        assertThat(WordFiles.text(file.bytes()).strip()).isEqualTo("第一条 守门。");
    }

    @Test
    void readsATextBoxOnceAndBehindItsParagraph() {
        var inner = "<w:txbxContent>" + p("框里第一行") + p("框里第二行") + "</w:txbxContent>";
        var box = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + inner
                + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + inner
                + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";

        assertThat(new WordFiles("<w:p>" + r("第一条 ") + box + r("守门。") + "</w:p>" + p("第二条 交接。")).lines())
                .containsExactly("第一条 守门。", "框里第一行", "框里第二行", "第二条 交接。");
    }

    @Test
    void putsNotesBehindTheTextUnderATitleOfTheirOwn() {
        var mark = "<w:r><w:footnoteReference w:id=\"3\"/></w:r>";
        var own = "<w:r><w:endnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r>";
        var file = new WordFiles(p("门岗办法") + "<w:p>" + r("第一条 守门") + mark + r("，并做好：") + "</w:p>" + p("（一）登记") + "<w:p>"
                        + r("（二）查验") + own + r("。") + "</w:p>")
                .part(
                        "word/footnotes.xml",
                        "footnotes",
                        "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                                + "<w:footnote w:id=\"3\"><w:p><w:r><w:footnoteRef/></w:r>" + r(" 指正门。") + "</w:p>"
                                + p("侧门另说。") + "</w:footnote><w:footnote w:id=\"9\">" + p("没有人提到") + "</w:footnote>")
                .part("word/endnotes.xml", "endnotes", "<w:endnote w:id=\"2\">" + p("见登记簿。") + "</w:endnote>");

        assertThat(file.lines())
                .containsExactly("门岗办法", "第一条 守门，并做好：", "（一）登记", "（二）查验。", "# 脚注", "① 指正门。 侧门另说。", "② 见登记簿。");
        assertThat(file.statute().all(NodeKind.ITEM)).hasSize(2);
        assertThat(file.statute().all(NodeKind.SUBITEM)).isEmpty();
        assertThat(file.statute().nodes()).hasSize(2);
    }
}
