package luoshi.rule.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luoshi.rule.word.Regulation.Kind;
import luoshi.rule.word.Regulation.Line;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** One regulation, written down in every way that people use, has one structure. */
class WordTextTests {
    private static final List<String> OUTLINE = WordFiles.outline(Regulation.text(true));
    private static final Map<Kind, String> STYLES = new EnumMap<>(Map.of(
            Kind.TITLE,
            "a3",
            Kind.CHAPTER,
            "1",
            Kind.SECTION,
            "2",
            Kind.ARTICLE,
            "tiao",
            Kind.ITEM,
            "xiang",
            Kind.SUBITEM,
            "mu",
            Kind.ANNEX,
            "1a"));

    @Test
    void knowsThePartsOfTheRegulation() {
        assertThat(OUTLINE)
                .contains(
                        "# 青石镇门岗值守办法",
                        "> （2031年3月1日青石派出所第2次所务会议通过2031年3月15日修改）",
                        "chapter[2] 值守 ",
                        "  section[2] 夜班 ",
                        "      paragraph[1] null 夜班按下表巡门。",
                        "      item[2] null 查验证件：",
                        "        subitem[2] null 核对照片；")
                .noneMatch(line -> line.startsWith("!"));
    }

    @Test
    void isTheSameInPlainText() {
        assertThat(WordFiles.outline(Regulation.text(false))).isEqualTo(OUTLINE);
    }

    @Test
    void isTheSameWithTypedNumbersAndNoStyles() {
        var file = new PoiFile();
        Regulation.LINES.forEach(line -> add(file, line, line.printed()));

        assertThat(read(file)).isEqualTo(OUTLINE);
    }

    @Test
    void isTheSameWithTypedNumbersAndHeadingStyles() {
        var file = new PoiFile();
        styles(file, null);
        for (var line : Regulation.LINES) {
            style(add(file, line, line.printed()), line.kind());
        }

        assertThat(read(file)).isEqualTo(OUTLINE);
    }

    @Test
    void isTheSameWhereAHeadingOfTheFirstRankIsTheTitle() {
        var file = new PoiFile();
        for (var line : Regulation.LINES) {
            var paragraph = add(file, line, line.printed());
            switch (line.kind()) {
                case TITLE -> paragraph.setStyle("Heading1");
                case CHAPTER -> paragraph.setStyle("Heading2");
                case SECTION -> paragraph.setStyle("Heading3");
                case ARTICLE -> paragraph.setStyle("Heading4");
                case ITEM -> paragraph.setStyle("Heading5");
                default -> {}
            }
        }

        assertThat(read(file)).isEqualTo(OUTLINE);
    }

    @Test
    void isTheSameWithNumbersThatComeFromTheStyles() {
        var file = new PoiFile();
        var basis = file.basis();
        var formats = List.of(
                STNumberFormat.CHINESE_COUNTING_THOUSAND,
                STNumberFormat.CHINESE_COUNTING,
                STNumberFormat.JAPANESE_COUNTING,
                STNumberFormat.CHINESE_COUNTING,
                STNumberFormat.DECIMAL);
        var patterns = List.of("第%1章", "第%2节", "第%3条", "（%4）", "%5.");
        var kinds = List.of(Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ITEM, Kind.SUBITEM);
        for (int at = 0; at < patterns.size(); at++) {
            var level = PoiFile.level(basis, at, formats.get(at), patterns.get(at));
            level.addNewPStyle().setVal(STYLES.get(kinds.get(at)));
            if (kinds.get(at) == Kind.ARTICLE) {
                level.addNewLvlRestart().setVal(BigInteger.ZERO);
            }
        }
        styles(file, file.list(basis));
        for (var line : Regulation.LINES) {
            style(add(file, line, line.words()), line.kind());
        }

        assertThat(read(file)).isEqualTo(OUTLINE);
    }

    @Test
    void isTheSameWithNumbersOfListsThatBeginAnew() {
        var file = new PoiFile();
        var chapters = file.basis();
        PoiFile.level(chapters, 0, STNumberFormat.CHINESE_COUNTING, "第%1章");
        PoiFile.level(chapters, 1, STNumberFormat.CHINESE_COUNTING, "第%2节");
        var articles = file.basis();
        PoiFile.level(articles, 0, STNumberFormat.CHINESE_COUNTING_THOUSAND, "第%1条");
        var items = file.basis();
        PoiFile.level(items, 0, STNumberFormat.CHINESE_COUNTING, "（%1）");
        PoiFile.level(items, 1, STNumberFormat.DECIMAL, "%2.");
        var ofChapters = file.list(chapters);
        var ofArticles = List.of(file.list(articles), file.list(articles));
        var ofItems = file.list(items);
        int count = 0;
        for (var line : Regulation.LINES) {
            var paragraph = add(file, line, line.words());
            switch (line.kind()) {
                case CHAPTER -> number(paragraph, ofChapters, 0);
                case SECTION -> number(paragraph, ofChapters, 1);
                case ARTICLE -> {
                    number(paragraph, ofArticles.get(count++ % 2), 0);
                    ofItems = file.fresh(items);
                }
                case ITEM -> number(paragraph, ofItems, 0);
                case SUBITEM -> number(paragraph, ofItems, 1);
                default -> {}
            }
        }

        assertThat(read(file)).isEqualTo(OUTLINE);
    }

    /** Lists as a second program would save the first one's file: strict names, breaks inside paragraphs, changes, a frame. */
    @Test
    void isTheSameInsideAFrameAfterChanges() {
        var body = new StringBuilder("<w:tbl><w:tr><w:tc>");
        for (var line : Regulation.LINES) {
            if (line.kind() == Kind.TABLE) {
                var cells = line.words().split("\\|");
                body.append("<w:tbl><w:tr><w:tc>")
                        .append(WordFiles.p(cells[0]))
                        .append("</w:tc><w:tc>")
                        .append(WordFiles.p(cells[1]))
                        .append("</w:tc></w:tr></w:tbl>");
            } else {
                int half = line.printed().length() / 2;
                body.append("<w:p>")
                        .append(WordFiles.r(line.printed().substring(0, half)))
                        .append("<w:del><w:r><w:delText>从前的话</w:delText></w:r></w:del><w:ins>")
                        .append(WordFiles.r(line.printed().substring(half)))
                        .append("</w:ins></w:p>");
            }
        }
        var joined = body.toString().replace("</w:tbl><w:tbl>", "");
        var file = new WordFiles(joined + "</w:tc></w:tr></w:tbl>").text();

        assertThat(WordFiles.outline(file)).isEqualTo(OUTLINE);
    }

    private static List<String> read(PoiFile file) {
        return WordFiles.outline(WordFiles.text(file.bytes()));
    }

    private static XWPFParagraph add(PoiFile file, Line line, String words) {
        if (line.kind() == Kind.TABLE) {
            file.row(words.split("\\|"));
            return file.document.getLastParagraph() == null
                    ? file.document.createParagraph()
                    : file.document.getLastParagraph();
        }
        return file.paragraph(words);
    }

    private static void style(XWPFParagraph paragraph, Kind kind) {
        if (STYLES.containsKey(kind)) {
            paragraph.setStyle(STYLES.get(kind));
        }
    }

    private static void number(XWPFParagraph paragraph, BigInteger list, int level) {
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
    }

    /** Identifiers and names as a Chinese Word gives them. */
    private static void styles(PoiFile file, @Nullable BigInteger list) {
        file.style("a", "Normal", "", 0, null);
        file.style("a3", "Title", "a", 1, null);
        file.style("1", "heading 1", "a", 1, list);
        file.style("2", "heading 2", "a", 2, list);
        file.style("tiao", "条", "a", 3, list);
        file.style("xiang", "项", "a", 4, list);
        file.style("mu", "目", "xiang", 0, null);
        file.style("1a", "附件标题", "1", 0, list == null ? null : BigInteger.ZERO);
    }
}
