package luoshi.rule.word;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static luoshi.rule.word.WordFiles.MOST;
import static luoshi.rule.word.WordFiles.basis;
import static luoshi.rule.word.WordFiles.item;
import static luoshi.rule.word.WordFiles.level;
import static luoshi.rule.word.WordFiles.list;
import static luoshi.rule.word.WordFiles.p;
import static luoshi.rule.word.WordFiles.r;
import static luoshi.rule.word.WordFiles.refusal;
import static luoshi.rule.word.WordFiles.style;
import static luoshi.rule.word.WordFiles.styled;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import luoshi.rule.word.WordText.Why;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read or refused with a reason; it never throws and never takes for ever. */
class WordBadFilesTests {
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void readsTextWithoutStylesNumberingOrRelationships() {
        var body = styled("1", "第一章 总则") + item(1, 0, "守门。") + "<w:p>" + r("第一条")
                + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";

        assertThat(new WordFiles(body).lines()).containsExactly("## 第一章 总则", "守门。", "第一条");
        assertThat(new WordFiles(body)
                        .raw("word/_rels/document.xml.rels", "<Relationships/>")
                        .lines())
                .containsExactly("## 第一章 总则", "守门。", "第一条");
        assertThat(new WordFiles(body).raw("_rels/.rels", "<Relationships/>").lines())
                .hasSize(3);
    }

    @Test
    void readsStrictFilesAndPartsWrittenInOtherCase() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[content_types].XML", "<Types/>".getBytes(UTF_8));
        parts.put(
                "_RELS/.rels",
                ("<Relationships><Relationship Target=\"Word\\My%20Text.xml\""
                                + " Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/></Relationships>")
                        .getBytes(UTF_8));
        parts.put(
                "word/my text.xml",
                "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>第一条 守门。</t></r></p></body></document>"
                        .getBytes(UTF_8));

        assertThat(WordFiles.text(WordFiles.zip(parts)).strip()).isEqualTo("第一条 守门。");
    }

    @Test
    void readsEveryEncodingThatPartsMayHave() {
        var xml =
                "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + p("第一条 守门。") + "</w:body></w:document>";
        var wide = xml.replace("1.0\"", "1.0\" encoding=\"UTF-16\"");
        for (var bytes : List.of(
                xml.getBytes(UTF_8),
                ("\ufeff" + xml).getBytes(UTF_8),
                wide.getBytes(UTF_16),
                ("\ufeff" + wide).getBytes(UTF_16LE),
                wide.getBytes(UTF_16LE),
                wide.getBytes(UTF_16BE))) {
            assertThat(WordFiles.text(WordFiles.zip(Map.of("word/document.xml", bytes)))
                            .strip())
                    .isEqualTo("第一条 守门。");
        }
        assertThat(refusal(WordFiles.zip(Map.of("word/document.xml", xml.getBytes(Charset.forName("GB18030"))))))
                .isEqualTo(Why.BROKEN);
    }

    @Test
    void refusesWhatIsNoTextOfAWordProcessor() throws IOException {
        var sheet = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("值班");
            workbook.write(sheet);
        }

        assertThat(refusal(sheet.toByteArray())).isEqualTo(Why.OTHER_KIND);
        assertThat(refusal(WordFiles.zip(Map.of("a.txt", "甲".getBytes(UTF_8))))).isEqualTo(Why.OTHER_KIND);
        assertThat(refusal(new WordFiles("").bytes())).isEqualTo(Why.EMPTY);
        assertThat(refusal(new WordFiles(p(" 　")).bytes())).isEqualTo(Why.EMPTY);
    }

    @Test
    void refusesMacrosByNameOrType() {
        var types =
                "<Types><Override PartName=\"/word/code.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>";

        assertThat(refusal(new WordFiles(p("甲")).raw("word/vbaProject.bin", "x").bytes()))
                .isEqualTo(Why.MACROS);
        assertThat(refusal(new WordFiles(p("甲"))
                        .raw("[Content_Types].xml", types)
                        .raw("word/code.bin", "x")
                        .bytes()))
                .isEqualTo(Why.MACROS);
        assertThat(new WordFiles(p("甲")).raw("[Content_Types].xml", types).lines())
                .containsExactly("甲");
    }

    @Test
    void refusesWhatUnpacksAbnormallyLargeAndNeverUnpacksPictures() {
        var spaces = " ".repeat(20 << 20);

        assertThat(refusal(new WordFiles(p("甲") + spaces).bytes())).isEqualTo(Why.BOMB);
        assertThat(refusal(new WordFiles(p("甲")).styles(spaces).bytes())).isEqualTo(Why.BOMB);
        assertThat(refusal(new WordFiles(p("甲"))
                        .raw("[Content_Types].xml", "<Types>" + spaces)
                        .bytes()))
                .isEqualTo(Why.BOMB);
        assertThat(new WordFiles(p("甲")).raw("word/media/a.bmp", spaces).lines())
                .containsExactly("甲");
    }

    @Test
    void refusesMoreTextThanIsTaken() {
        var pattern = "第%1条" + "值".repeat(200);
        var amplified = new WordFiles(item(1, 0, "甲").repeat(100))
                .numbering(basis(0, level(0, "decimal", pattern, "")), list(1, 0, ""))
                .bytes();

        assertThat(WordText.read(amplified, 10_000)).isEqualTo(new WordText.Result.Refused(Why.TOO_LARGE));
        assertThat(WordText.read(new WordFiles(p("甲".repeat(4))).bytes(), 13))
                .isEqualTo(new WordText.Result.Refused(Why.TOO_LARGE));
        assertThat(WordText.read(new WordFiles(p("甲".repeat(4))).bytes(), 14)).isInstanceOf(WordText.Result.Text.class);
    }

    @Test
    void refusesTooManyPartsAndLockedOnes() {
        var parts = new LinkedHashMap<String, byte[]>();
        for (int k = 0; k <= WordParts.MOST_PARTS; k++) {
            parts.put("word/" + k, new byte[0]);
        }
        var locked = new WordFiles(p("甲")).bytes();
        for (int i = 0; i + 8 < locked.length; i++) {
            if (locked[i] == 'P' && locked[i + 1] == 'K' && (locked[i + 2] == 1 || locked[i + 2] == 3)) {
                locked[i + (locked[i + 2] == 1 ? 8 : 6)] |= 1;
            }
        }

        assertThat(refusal(WordFiles.zip(parts))).isEqualTo(Why.BOMB);
        assertThat(refusal(locked)).isEqualTo(Why.LOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<w:p>",
                "<w:p></w:r>",
                "<a:b/>",
                "&nobody;",
                "<w:tbl><w:tr><w:tc>",
                "\u0001",
            })
    void refusesBrokenXml(String content) {
        var head = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

        assertThat(refusal(new WordFiles("")
                        .raw("word/document.xml", head + content)
                        .bytes()))
                .isEqualTo(Why.BROKEN);
        assertThat(refusal(new WordFiles(p("甲")).raw("word/styles.xml", content).bytes()))
                .isEqualTo(Why.BROKEN);
    }

    @Test
    void opensNothingOutsideTheFile() {
        var outside = "<!DOCTYPE w:document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>甲&a;</w:t></w:r></w:p></w:body></w:document>";
        var result = WordText.read(
                new WordFiles("").raw("word/document.xml", outside).bytes(), MOST);

        assertThat(result.toString()).doesNotContain("root:");
        var relation =
                "<Relationships><Relationship TargetMode=\"External\" Target=\"http://example.org/a.xml\" Type=\"x/officeDocument\"/>"
                        + "<Relationship Target=\"../../../../etc/passwd\" Type=\"x/styles\"/></Relationships>";
        assertThat(new WordFiles(p("甲"))
                        .raw("_rels/.rels", relation)
                        .raw("word/_rels/document.xml.rels", relation)
                        .lines())
                .containsExactly("甲");
    }

    @Test
    void endsOnEndlessNestingAndCircles() {
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            int many = 200_000;
            assertThat(refusal(new WordFiles(varied("<w:sdt><w:sdtContent>", many)).bytes()))
                    .isIn(Why.BROKEN, Why.BOMB);
            assertThat(refusal(new WordFiles(nested(100_000)).bytes())).isIn(Why.BROKEN, Why.BOMB);
            assertThat(new WordFiles("<w:p>" + varied("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", many)
                                    + r("甲") + "</w:p>"
                                    + varied(WordContentTests.field("begin") + WordContentTests.field("separate"), many)
                                    + p("乙"))
                            .lines())
                    .containsExactly("甲", "乙");
            assertThat(new WordFiles(styled("a", "甲"))
                            .styles(
                                    style("a", "甲", "<w:basedOn w:val=\"b\"/>"),
                                    style("b", "乙", "<w:basedOn w:val=\"a\"/>"))
                            .lines())
                    .containsExactly("甲");
        });
    }

    /** Something that does not pack well a hundred times over. */
    private static String varied(String piece, int times) {
        var random = new SplittableRandom(5);
        var out = new StringBuilder();
        for (int k = 0; k < times; k++) {
            out.append(piece)
                    .append("<!--")
                    .append(Long.toString(random.nextLong(), 36))
                    .append("-->");
        }
        return out.toString();
    }

    private static String nested(int depth) {
        return "<w:tbl><w:tr><w:tc>".repeat(depth) + "</w:tc></w:tr></w:tbl>".repeat(depth);
    }

    @Test
    void readsAnEnormousFileInTime() {
        var random = new SplittableRandom(11);
        var body = new StringBuilder();
        for (int k = 0; k < 60_000; k++) {
            var words = new StringBuilder("门岗人员应当记下");
            random.ints(30, 0x4e00, 0x9fa5).forEach(words::appendCodePoint);
            body.append(item(1, k % 4 == 0 ? 0 : 1, words.append('。').toString()));
        }
        var file = new WordFiles(body.toString())
                .numbering(
                        basis(0, level(0, "chineseCountingThousand", "第%1条", "") + level(1, "decimal", "（%2）", "")),
                        list(1, 0, ""))
                .bytes();

        Assertions.assertTimeoutPreemptively(SOON, () -> {
            var text = WordFiles.text(file);
            assertThat(text).contains("第九千九百九十九条 门岗人员", "第一万五千条 门岗人员");
        });
    }

    /** Bytes and pieces of XML changed at random: the seed is fixed, the file is one with everything in it. */
    @Test
    void neverThrowsOnChangedFiles() {
        var random = new SplittableRandom(23);
        var body = item(1, 0, "第一条 守门。") + styled("1", "总则")
                + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p("甲") + "</w:tc></w:tr></w:tbl>"
                + "<w:p>" + WordContentTests.field("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>"
                + WordContentTests.field("separate") + r("乙") + WordContentTests.field("end") + "</w:p>";
        var good = new WordFiles(body)
                .styles(style("1", "heading 1", "<w:basedOn w:val=\"1\"/>"))
                .numbering(basis(0, level(0, "decimal", "%1.", "")), list(1, 0, ""));
        var bytes = good.bytes();
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            for (int round = 0; round < 400; round++) {
                var changed = bytes.clone();
                for (int k = 0; k < 1 + round % 5; k++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                assertThat(WordText.read(changed, MOST)).isNotNull();
                assertThat(WordText.read(Arrays.copyOf(bytes, random.nextInt(bytes.length)), MOST))
                        .isNotNull();
                var cut = new StringBuilder(body);
                int from = random.nextInt(cut.length());
                cut.delete(from, Math.min(cut.length(), from + random.nextInt(20)));
                assertThat(WordText.read(new WordFiles(cut.toString()).bytes(), MOST))
                        .isNotNull();
            }
        });
    }
}
