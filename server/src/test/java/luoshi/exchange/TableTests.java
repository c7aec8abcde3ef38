package luoshi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import luoshi.exchange.spi.Column;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TableTests {
    static final String TYPES =
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

    interface Filling {
        void on(Worksheet sheet);
    }

    static byte[] workbook(Filling filling) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            filling.on(workbook.newWorksheet("名册"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static Table read(byte[] content) throws Unreadable {
        return Table.read(new ImportFile("a", content));
    }

    static void assertRefused(byte[] content, String reason) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.reason().key()).isEqualTo("reason.exchange." + reason));
    }

    @Nested
    class OfASpreadsheet {
        @Test
        void readsTextsNumbersDaysAndResultsOfFormulasAsAPersonReadsThem() throws Exception {
            var table = read(workbook(sheet -> {
                sheet.value(0, 0, " 警号 ");
                sheet.value(0, 1, "起");
                sheet.value(0, 2, "数");
                sheet.value(2, 0, "043217");
                sheet.value(2, 1, LocalDate.of(2026, 10, 2));
                sheet.style(2, 1).format("yyyy-MM-dd").set();
                sheet.value(2, 2, 12.50);
                sheet.value(3, 0, 43217);
                sheet.value(3, 1, 46297.833333333336);
                sheet.style(3, 1).format("yyyy/m/d h:mm").set();
                sheet.formula(3, 2, "1+1");
            }));

            assertThat(table.lines()).extracting(Table.Line::number).containsExactly(1, 3, 4);
            assertThat(table.lines().get(0).cells()).containsExactly("警号", "起", "数");
            assertThat(table.lines().get(1).cells()).containsExactly("043217", "2026-10-02", "12.5");
            assertThat(table.lines().get(2).cells().subList(0, 2)).containsExactly("43217", "2026-10-02T20:00");
        }

        @Test
        void refusesWhatIsBroken() throws Exception {
            var good = workbook(sheet -> sheet.value(0, 0, "x"));
            var cut = java.util.Arrays.copyOf(good, good.length / 2);

            assertRefused(cut, "file-broken");
            assertRefused("PK\u0003\u0004nothing more".getBytes(StandardCharsets.ISO_8859_1), "file-broken");
            assertRefused(
                    zip(Map.of("word/document.xml", "<x/>".getBytes(StandardCharsets.UTF_8))), "file-not-a-sheet");
            assertRefused(zip(Map.of("xl/workbook.xml", "<broken".getBytes(StandardCharsets.UTF_8))), "file-broken");
        }

        @Test
        void refusesAZipBombBeforeUnpackingItWhole() throws Exception {
            var zeros = new byte[40 * 1024 * 1024];
            var parts = new LinkedHashMap<String, byte[]>();
            parts.put("xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.UTF_8));
            parts.put("xl/worksheets/sheet1.xml", zeros);

            assertRefused(zip(parts), "file-bomb");
        }

        @Test
        void refusesManySmallParts() throws Exception {
            var parts = new LinkedHashMap<String, byte[]>();
            for (var part = 0; part < 2_100; part++) {
                parts.put("p" + part, new byte[1]);
            }

            assertRefused(zip(parts), "file-bomb");
        }

        @Test
        void refusesEntities() throws Exception {
            var lol =
                    "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY l2 \"&lol;&lol;\">]><workbook>&l2;</workbook>";

            assertRefused(zip(Map.of("xl/workbook.xml", lol.getBytes(StandardCharsets.UTF_8))), "file-bomb");
        }

        @Test
        void refusesMacrosAndOldOrLockedFiles() throws Exception {
            assertRefused(
                    zip(Map.of("xl/workbook.xml", new byte[] {'<'}, "xl/vbaProject.bin", new byte[] {1})),
                    "file-macros");
            assertRefused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0}, "file-old");
        }

        @Test
        void refusesTooManyRowsAndTooLongCells() {
            assertRefused(
                    workbook(sheet -> {
                        for (var row = 0; row < 20_001; row++) {
                            sheet.value(row, 0, "x");
                        }
                    }),
                    "file-long");
            assertRefused(workbook(sheet -> sheet.value(0, 0, "长".repeat(4_001))), "cell-long");
            assertRefused(workbook(sheet -> sheet.value(0, 200, "x")), "file-wide");
        }
    }

    @Nested
    class OfText {
        @Test
        void readsUtf8WithAndWithoutMarkAndGb18030() throws Exception {
            var text = "警号,姓名\r\n043217,\"郑，\"\"宇\"\"航\"\r\n\r\n043218,孙启明\r\n";

            for (var content : List.of(
                    text.getBytes(StandardCharsets.UTF_8),
                    ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                    ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                    text.getBytes(Charset.forName("GB18030")))) {
                var table = read(content);
                assertThat(table.lines()).extracting(Table.Line::number).containsExactly(1, 2, 4);
                assertThat(table.lines().get(1).cells()).containsExactly("043217", "郑，\"宇\"航");
            }
        }

        @Test
        void knowsTabsAndSemicolons() throws Exception {
            assertThat(read("a\tb,c\n1\t2".getBytes(StandardCharsets.UTF_8))
                            .lines()
                            .getFirst()
                            .cells())
                    .containsExactly("a", "b,c");
            assertThat(read("a;b\n1;2".getBytes(StandardCharsets.UTF_8))
                            .lines()
                            .getFirst()
                            .cells())
                    .containsExactly("a", "b");
        }

        @Test
        void refusesWhatIsNoTextEmptyOrTooLarge() {
            assertRefused(new byte[0], "file-empty");
            assertRefused(new byte[] {1, 0, 2, 0, 3}, "file-unknown");
            assertRefused(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff}, "file-unknown");
            assertRefused("  \n , \n".getBytes(StandardCharsets.UTF_8), "file-without-rows");
            assertRefused("a,\"b\nc".getBytes(StandardCharsets.UTF_8), "quote-open");
            assertRefused(new byte[ImportFile.LARGEST_BYTES + 1], "file-large");
        }
    }

    @Nested
    class WithHeaders {
        private final List<Column> columns = List.of(
                Column.required("number", "1", "辅警号"), Column.required("name", "x"), Column.optional("until", ""));
        private final Map<String, List<String>> names = Map.of(
                "number",
                List.of("警号", "Number"),
                "name",
                List.of("姓名", "Name"),
                "until",
                List.of("任职止（最后一天）", "Until"));

        @Test
        void findsTheHeaderBelowTitlesWhateverTheLanguageAndBrackets() throws Exception {
            var table =
                    read("青石路派出所名册,,\n,,\n 姓 名 ,NUMBER*,任职止\n郑,043217,2026-10-02\n".getBytes(StandardCharsets.UTF_8));

            var headers = Headers.find(table, columns, names, Map.of());

            assertThat(headers.columns()).containsExactly("name", "number", "until");
            assertThat(headers.rows(table)).singleElement().satisfies(row -> {
                assertThat(row.number()).isEqualTo(4);
                assertThat(row.text("number")).isEqualTo("043217");
            });
        }

        @Test
        void followsWhatWasChosenBefore() throws Exception {
            var table = read("人,号,警号\n郑,1,043217\n".getBytes(StandardCharsets.UTF_8));

            var headers =
                    Headers.find(table, columns, names, Map.of("人", "name", "警号", Headers.LEFT_OUT, "号", "number"));

            assertThat(headers.columns()).containsExactly("name", "number", "");
        }

        @Test
        void takesAColumnOnce() throws Exception {
            var table = read("警号,辅警号,姓名\n1,2,郑\n".getBytes(StandardCharsets.UTF_8));

            assertThat(Headers.find(table, columns, names, Map.of()).columns()).containsExactly("number", "", "name");
        }
    }

    @Test
    void writesEveryCellAsTextSoThatNothingIsCalculated() throws Exception {
        var bytes = Sheets.write(List.of(new Sheets.Page(
                "名册",
                List.of("姓名", "号"),
                List.of(List.of("=1+1", "043217"), List.of("+cmd|' /C calc'!A0", "\u0001@x")),
                true)));

        var table = read(bytes);

        assertThat(table.lines().get(1).cells()).containsExactly("=1+1", "043217");
        assertThat(table.lines().get(2).cells()).containsExactly("+cmd|' /C calc'!A0", "@x");
        try (var workbook = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(bytes))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCell(0).getType())
                    .isEqualTo(org.dhatim.fastexcel.reader.CellType.STRING);
        }
    }
}
