package luoshi.rule.word;

import static luoshi.rule.word.WordFiles.basis;
import static luoshi.rule.word.WordFiles.item;
import static luoshi.rule.word.WordFiles.level;
import static luoshi.rule.word.WordFiles.list;
import static luoshi.rule.word.WordFiles.p;
import static luoshi.rule.word.WordFiles.startOverride;
import static luoshi.rule.word.WordFiles.style;
import static luoshi.rule.word.WordFiles.styled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import org.junit.jupiter.api.Test;

/** Word's own counting, as far as it decides which number a paragraph has. */
class WordNumberingTests {
    private static final String OUTLINE =
            level(0, "decimal", "%1", "") + level(1, "decimal", "%1.%2", "") + level(2, "decimal", "%1.%2.%3", "");

    @Test
    void goesOnInListsWithOneAbstractListInCommon() {
        var file = new WordFiles(item(1, 0, "甲") + item(2, 0, "乙") + item(1, 0, "丙") + item(3, 0, "丁"))
                .numbering(
                        basis(0, level(0, "chineseCounting", "%1、", "")),
                        basis(5, level(0, "chineseCounting", "%1、", "")),
                        list(1, 0, ""),
                        list(2, 0, ""),
                        list(3, 5, ""));

        assertThat(file.lines()).containsExactly("一、 甲", "二、 乙", "三、 丙", "一、 丁");
    }

    @Test
    void beginsAnewOnceWhereAListSaysSo() {
        var file = new WordFiles(
                        item(1, 0, "甲") + item(1, 0, "乙") + item(2, 0, "丙") + item(2, 0, "丁") + item(1, 0, "戊"))
                .numbering(basis(0, OUTLINE), list(1, 0, ""), list(2, 0, startOverride(0, 5)));

        assertThat(file.lines()).containsExactly("1 甲", "2 乙", "5 丙", "6 丁", "7 戊");
    }

    @Test
    void beginsWithTheNumberThatALevelSays() {
        var file = new WordFiles(item(1, 0, "甲") + item(1, 0, "乙"))
                .numbering(
                        basis(0, level(0, "decimal", "%1.", "").replace("w:start w:val=\"1\"", "w:start w:val=\"3\"")),
                        list(1, 0, ""));

        assertThat(file.lines()).containsExactly("3. 甲", "4. 乙");
    }

    @Test
    void changesALevelForOneListOnly() {
        var changed = "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperRoman", "%1)", "") + "</w:lvlOverride>";
        var file = new WordFiles(item(1, 0, "甲") + item(2, 0, "乙") + item(1, 0, "丙"))
                .numbering(basis(0, OUTLINE), list(1, 0, ""), list(2, 0, changed));

        assertThat(file.lines()).containsExactly("1 甲", "II) 乙", "3 丙");
    }

    @Test
    void restartsLevelsBelowUnlessTheyNameAnotherLevelOrNone() {
        var body = item(1, 0, "甲")
                + item(1, 1, "乙")
                + item(1, 2, "丙")
                + item(1, 1, "丁")
                + item(1, 2, "戊")
                + item(1, 0, "己")
                + item(1, 1, "庚")
                + item(1, 2, "辛");

        assertThat(numbers(body, "")).containsExactly("1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1");
        assertThat(numbers(body, "<w:lvlRestart w:val=\"0\"/>"))
                .containsExactly("1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.3");
        assertThat(numbers(body, "<w:lvlRestart w:val=\"1\"/>"))
                .containsExactly("1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1");
        assertThat(numbers(body, "<w:lvlRestart w:val=\"7\"/>"))
                .containsExactly("1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1");
    }

    private static List<String> numbers(String body, String more) {
        var third = level(2, "decimal", "%1.%2.%3", more);
        return new WordFiles(body)
                        .numbering(
                                basis(0, level(0, "decimal", "%1", "") + level(1, "decimal", "%1.%2", "") + third),
                                list(1, 0, ""))
                        .lines()
                        .stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList();
    }

    @Test
    void countsLevelsThatWereLeftOutAsBegun() {
        var file = new WordFiles(item(1, 2, "甲") + item(1, 1, "乙") + item(1, 0, "丙") + item(1, 2, "丁"))
                .numbering(basis(0, OUTLINE), list(1, 0, ""));

        assertThat(file.lines()).containsExactly("1.1.1 甲", "1.2 乙", "2 丙", "2.1.1 丁");
    }

    @Test
    void showsEachLevelInItsOwnFormatOrAllInDigits() {
        var body = item(1, 0, "甲") + item(1, 1, "乙");
        var first = level(0, "chineseCounting", "第%1章", "");

        assertThat(new WordFiles(body)
                        .numbering(basis(0, first + level(1, "decimal", "%1-%2", "")), list(1, 0, ""))
                        .lines())
                .containsExactly("第一章 甲", "一-1 乙");
        assertThat(new WordFiles(body)
                        .numbering(basis(0, first + level(1, "upperLetter", "%1.%2", "<w:isLgl/>")), list(1, 0, ""))
                        .lines())
                .containsExactly("第一章 甲", "1.1 乙");
    }

    @Test
    void countsArticlesThatWereAddedBehindOthers() {
        var file = new WordFiles(item(1, 0, "守门。") + item(1, 0, "交接。") + item(1, 1, "巡更。") + item(1, 0, "施行。"))
                .numbering(
                        basis(0, level(0, "chineseCounting", "第%1条", "") + level(1, "chineseCounting", "第%1条之%2", "")),
                        list(1, 0, ""));

        assertThat(file.statute().all(NodeKind.ARTICLE).stream().map(Node::ordinal))
                .containsExactly(List.of(1), List.of(2), List.of(2, 1), List.of(3));
    }

    @Test
    void showsNothingForBulletsAndForNone() {
        var file = new WordFiles(
                        item(1, 0, "甲") + item(1, 1, "乙") + item(1, 2, "丙") + item(1, 3, "丁") + item(1, 4, "戊"))
                .numbering(
                        basis(
                                0,
                                level(0, "bullet", "\uf0b7", "")
                                        + level(1, "none", "%2", "")
                                        + level(2, "decimal", "★", "")
                                        + level(3, "none", "附", "")
                                        + level(4, "decimal", "%5.", "<w:rPr><w:vanish/></w:rPr>")),
                        list(1, 0, ""));

        assertThat(file.lines()).containsExactly("甲", "乙", "丙", "附 丁", "戊");
    }

    @Test
    void joinsNumberAndWordsWhereNothingStandsBetween() {
        var tight = "<w:suff w:val=\"nothing\"/>";
        var file = new WordFiles(
                        item(1, 0, "、门岗") + item(1, 1, "条　门岗") + item(1, 2, "门岗") + item(1, 3, "5米") + item(1, 4, "门岗"))
                .numbering(
                        basis(
                                0,
                                level(0, "chineseCounting", "%1", tight)
                                        + level(1, "chineseCounting", "第%2", tight)
                                        + level(2, "chineseCounting", "第%3条", tight)
                                        + level(3, "decimal", "%4.", tight)
                                        + level(4, "decimal", "%5.", "<w:suff w:val=\"space\"/>")),
                        list(1, 0, ""));

        assertThat(file.lines()).containsExactly("一、门岗", "第一条　门岗", "第一条 门岗", "1. 5米", "1. 门岗");
    }

    @Test
    void takesTheListFromTheStyleAndTheStylesItIsBasedOn() {
        var file = new WordFiles(styled("base", "甲")
                        + styled("derived", "乙")
                        + styled("deeper", "丙")
                        + styled("off", "丁")
                        + p("<w:pStyle w:val=\"base\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "戊")
                        + p("<w:pStyle w:val=\"base\"/><w:numPr><w:ilvl w:val=\"1\"/></w:numPr>", "己")
                        + p("<w:pStyle w:val=\"base\"/><w:numPr><w:numId w:val=\"2\"/></w:numPr>", "庚")
                        + styled("base", "辛"))
                .styles(
                        style("base", "条", numbered("<w:numId w:val=\"1\"/>")),
                        style("derived", "条二", "<w:basedOn w:val=\"base\"/>"),
                        style("deeper", "项", "<w:basedOn w:val=\"base\"/>" + numbered("<w:ilvl w:val=\"1\"/>")),
                        style("off", "无", "<w:basedOn w:val=\"base\"/>" + numbered("<w:numId w:val=\"0\"/>")))
                .numbering(
                        basis(0, OUTLINE), basis(1, level(0, "decimal", "(%1)", "")), list(1, 0, ""), list(2, 1, ""));

        assertThat(file.lines()).containsExactly("1 甲", "2 乙", "2.1 丙", "丁", "戊", "2.2 己", "(1) 庚", "3 辛");
    }

    @Test
    void findsTheLevelByTheStyleThatItNames() {
        var file = new WordFiles(styled("h1", "甲") + styled("h2", "乙") + styled("h2x", "丙"))
                .styles(
                        style("h1", "章", numbered("<w:numId w:val=\"1\"/>")),
                        style("h2", "节", numbered("<w:numId w:val=\"1\"/>")),
                        style("h2x", "节二", "<w:basedOn w:val=\"h2\"/>"))
                .numbering(
                        basis(
                                0,
                                level(0, "decimal", "%1", "<w:pStyle w:val=\"h1\"/>")
                                        + level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"h2\"/>")),
                        list(1, 0, ""));

        assertThat(file.lines()).containsExactly("1 甲", "1.1 乙", "1.2 丙");
    }

    @Test
    void followsListStyles() {
        var linked = basis(0, "<w:numStyleLink w:val=\"mine\"/>");
        var levels = "<w:styleLink w:val=\"mine\"/>" + level(0, "chineseCounting", "第%1条", "");
        var body = item(1, 0, "甲") + item(2, 0, "乙") + item(1, 0, "丙");
        var mine = "<w:style w:type=\"numbering\" w:styleId=\"mine\"><w:pPr>" + numbers("<w:numId w:val=\"2\"/>")
                + "</w:pPr></w:style>";
        var lists = list(1, 0, "") + list(2, 1, "");

        assertThat(new WordFiles(body)
                        .styles(mine)
                        .numbering(linked, basis(1, levels), lists)
                        .lines())
                .containsExactly("第一条 甲", "第二条 乙", "第三条 丙");
        assertThat(new WordFiles(body)
                        .numbering(linked, basis(1, levels), lists)
                        .lines())
                .containsExactly("第一条 甲", "第二条 乙", "第三条 丙");
        assertThat(new WordFiles(body)
                        .styles(mine)
                        .numbering(linked, basis(1, "<w:numStyleLink w:val=\"mine\"/>"), lists)
                        .lines())
                .containsExactly("甲", "乙", "丙");
    }

    @Test
    void countsEmptyParagraphsButNoneThatOnlyEndsASectionOrIsGone() {
        var numbered = numbers("<w:numId w:val=\"1\"/>");
        var gone = "<w:p><w:pPr>" + numbered
                + "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>";
        var hidden = "<w:p><w:pPr>" + numbered
                + "<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>";
        var file = new WordFiles(item(1, 0, "甲")
                        + item(1, 0, "")
                        + gone
                        + hidden
                        + p(numbered + "<w:sectPr/>", "")
                        + item(1, 0, "乙"))
                .numbering(basis(0, level(0, "chineseCounting", "第%1条", "")), list(1, 0, ""));

        assertThat(file.lines()).containsExactly("第一条 甲", "第二条", "第三条 乙");
    }

    @Test
    void numbersCellsInTheirOrderAndTextBoxesForThemselves() {
        var box = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" + item(1, 0, "框")
                + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>";
        var row = "<w:tr><w:tc>" + item(1, 0, "") + "</w:tc><w:tc>" + p("钥匙") + "</w:tc></w:tr>";
        var file = new WordFiles("<w:tbl>" + row + row + "</w:tbl>" + box + item(1, 0, "丙"))
                .numbering(basis(0, level(0, "decimal", "%1", "")), list(1, 0, ""));

        assertThat(file.lines()).containsExactly("| 1 | 钥匙 |", "| --- | --- |", "| 2 | 钥匙 |", "1 框", "3 丙");
    }

    @Test
    void leavesOutNumbersOfListsThatAreNotThere() {
        var body = item(7, 0, "甲")
                + item(1, 8, "乙")
                + item(2, 0, "丙")
                + p("<w:numPr><w:ilvl w:val=\"x\"/></w:numPr>", "丁");

        assertThat(new WordFiles(body).lines()).containsExactly("甲", "乙", "丙", "丁");
        assertThat(new WordFiles(body)
                        .numbering(basis(0, OUTLINE), list(1, 0, ""), list(2, 99, ""))
                        .lines())
                .containsExactly("甲", "乙", "丙", "丁");
    }

    @Test
    void takesTheFormatForOlderProgramsAndCountsNoHigherThanWord() {
        var custom =
                "<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002, ...\"/></mc:Choice>"
                        + "<mc:Fallback><w:numFmt w:val=\"chineseCounting\"/></mc:Fallback></mc:AlternateContent>";
        var file = new WordFiles(item(1, 0, "甲") + item(2, 0, "乙") + item(2, 0, "丙"))
                .numbering(
                        basis(0, level(0, "decimal", "第%1条", custom)),
                        list(1, 0, ""),
                        list(2, 0, startOverride(0, 999_999_999)));

        assertThat(file.lines()).containsExactly("第一条 甲", "第三二七六七条 乙", "第三二七六七条 丙");
    }

    private static String numbered(String properties) {
        return "<w:pPr>" + numbers(properties) + "</w:pPr>";
    }

    private static String numbers(String properties) {
        return "<w:numPr>" + properties + "</w:numPr>";
    }
}
