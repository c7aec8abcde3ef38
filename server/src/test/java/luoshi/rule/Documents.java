package luoshi.rule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files that somebody might upload: good, odd and bad. */
final class Documents {
    static final String RULES = """
            青石镇门岗值守办法

            第一条 门岗人员应当每班清点钥匙，并在交接簿上签字。

            第二条 门岗人员不得离岗。

            第三条 下列情形，应当在2小时内报告带班人员：

            （一）丢失钥匙；

            （二）门锁损坏。

            第五条 本办法自发布之日起施行。
            """;

    /** The same regulation later: one article changed, one went, one came, one is changed and numbered anew, one only numbered anew. */
    static final String LATER = """
            # 青石镇门岗值守办法（2031年修订）

            第一条 门岗人员应当每班清点钥匙，并在值班本上签字。

            第二条 下列情形，应当在1小时内报告带班人员：

            （一）丢失钥匙；

            （二）门锁损坏；

            （三）有人翻墙。

            第三条 夜里的灯由最后离开的人熄灭。

            第四条 本办法自发布之日起施行。
            """;

    private Documents() {}

    static byte[] word(String text) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            for (var line : text.split("\n\n")) {
                document.createParagraph().createRun().setText(line.strip());
            }
            var table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("时刻");
            table.getRow(1).getCell(1).setText("巡门");
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] wordWithoutText() {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(" ");
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A document with a part of macros, whatever its name ends in. */
    static byte[] wordWithMacros() {
        return zip(
                "[Content_Types].xml",
                """
                <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>""".getBytes(StandardCharsets.UTF_8),
                "_rels/.rels",
                """
                <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""".getBytes(StandardCharsets.UTF_8),
                "word/document.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
                <w:p><w:r><w:t>第一条 有宏。</w:t></w:r></w:p></w:body></w:document>""".getBytes(StandardCharsets.UTF_8),
                "word/vbaProject.bin",
                new byte[] {1, 2, 3});
    }

    /** A document whose text unpacks to 60 MB from a few kB. */
    static byte[] bomb() {
        var head = """
                <?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>""";
        var body =
                new StringBuilder(head).append("a".repeat(60 << 20)).append("</w:t></w:r></w:p></w:body></w:document>");
        return zip(
                "[Content_Types].xml",
                """
                <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""".getBytes(StandardCharsets.UTF_8),
                "_rels/.rels",
                """
                <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""".getBytes(StandardCharsets.UTF_8),
                "word/document.xml",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A document that Word asks a password for. */
    static byte[] wordWithPassword() {
        try (var files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("门岗");
            try (var inside = encryptor.getDataStream(files)) {
                inside.write(word(RULES));
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] zip(Object... namesAndBytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
