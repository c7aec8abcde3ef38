package luoshi.rule.word;

import static luoshi.rule.word.WordFiles.p;
import static luoshi.rule.word.WordFiles.r;
import static org.assertj.core.api.Assertions.assertThat;

import luoshi.engine.statute.NodeKind;
import org.junit.jupiter.api.Test;

class WordTablesTests {
    private static String table(String... rows) {
        return "<w:tbl><w:tblPr/><w:tblGrid/>" + String.join("", rows) + "</w:tbl>";
    }

    private static String row(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    private static String cell(String words) {
        return cell("", p(words));
    }

    private static String cell(String properties, String blocks) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + blocks + "</w:tc>";
    }

    @Test
    void keepsTheColumnsOfMergedCells() {
        var file = new WordFiles(table(
                row(cell("<w:gridSpan w:val=\"2\"/>", p("值守")), cell("人")),
                row(cell("<w:vMerge w:val=\"restart\"/>", p("白班")), cell("正门"), cell("甲")),
                row(cell("<w:vMerge/>", p("看不见")), cell("侧门"), cell("乙")),
                row("<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("后门"), cell("丙"))));

        assertThat(file.lines())
                .containsExactly(
                        "| 值守 |  | 人 |", "| --- | --- | --- |", "| 白班 | 正门 | 甲 |", "|  | 侧门 | 乙 |", "|  | 后门 | 丙 |");
    }

    @Test
    void writesCellsOnOneLineWithTheTablesInsideThem() {
        var inner = table(row(cell("早"), cell("晚")), row(cell("一"), cell("二")));
        var breaks = "<w:p>" + r("第一行") + "<w:r><w:br/></w:r>" + r("第二|行") + "</w:p>" + p("又一段");

        assertThat(new WordFiles(table(row(cell("", breaks), cell("", inner + p(""))), row(cell("甲"), cell("乙"))))
                        .lines())
                .containsExactly("| 第一行 第二\\|行 又一段 | 早 晚 一 二 |", "| --- | --- |", "| 甲 | 乙 |");
    }

    @Test
    void leavesOutDeletedRowsAndCellsAndEmptyTables() {
        var file = new WordFiles(p("办法")
                + table(
                        row(cell("甲"), cell("<w:cellDel/>", p("旧")), cell("乙")),
                        row("<w:trPr><w:del/></w:trPr>" + cell("旧"), cell("旧")),
                        "<w:sdt><w:sdtContent>"
                                + row(cell("丙"), "<w:sdt><w:sdtContent>" + cell("丁") + "</w:sdtContent></w:sdt>")
                                + "</w:sdtContent></w:sdt>")
                + table(row(cell(""), cell("")))
                + table());

        assertThat(file.lines()).containsExactly("办法", "| 甲 | 乙 |", "| --- | --- |", "| 丙 | 丁 |");
    }

    @Test
    void readsTextThatATableOnlyFrames() {
        var framed = table(row(cell("", p("第一条 守门：") + p("（一）正门；") + p("（二）侧门。"))));
        var stacked = table(row(cell("第一条 守门。")), row(cell("第二条 巡更。")));
        var list = table(row(cell("正门")), row(cell("侧门")));

        assertThat(new WordFiles(framed).statute().all(NodeKind.ITEM)).hasSize(2);
        assertThat(new WordFiles(stacked).lines()).containsExactly("第一条 守门。", "第二条 巡更。");
        assertThat(new WordFiles(list).lines()).containsExactly("| 正门 |", "| --- |", "| 侧门 |");
    }

    @Test
    void findsAnnexesBehindPageBreaks() {
        var page = "<w:r><w:br w:type=\"page\"/></w:r>";
        var file = new WordFiles(p("门岗办法") + p("第一条 守门。") + "<w:p>" + page + r("附件1：登记表") + "</w:p>"
                + table(row(cell("姓名"), cell("时刻"))) + "<w:p>" + r("表完") + page + r("附件2") + "</w:p>" + p("第二表"));

        assertThat(file.statute().all(NodeKind.ANNEX).stream()
                        .map(node -> node.ordinal().getFirst()))
                .containsExactly(1, 2);
        assertThat(file.statute().problems()).isEmpty();
    }
}
