package luoshi.rule.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.StatuteParser;

/** Word files out of raw XML, for what no library writes, and what is read out of them. */
final class WordFiles {
    static final int MOST = 20 << 20;

    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String SPACES = """
            xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
            xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
            xmlns:v="urn:schemas-microsoft-com:vml\"""";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** A file with that body; {@code <w:p>} and {@code <w:tbl>}. */
    WordFiles(String body) {
        part("word/document.xml", "document", "<w:body>" + body + "</w:body>");
    }

    static String p(String words) {
        return p("", words);
    }

    static String p(String properties, String words) {
        return "<w:p><w:pPr>" + properties + "</w:pPr>" + r(words) + "</w:p>";
    }

    static String r(String words) {
        return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    /** A paragraph of that style. */
    static String styled(String style, String words) {
        return p("<w:pStyle w:val=\"" + style + "\"/>", words);
    }

    /** A paragraph of that list. */
    static String item(int list, int level, String words) {
        return p("<w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>", words);
    }

    /** A style of paragraphs. */
    static String style(String id, String name, String more) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + more
                + "</w:style>";
    }

    static String level(int at, String format, String pattern, String more) {
        return "<w:lvl w:ilvl=\"" + at + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more
                + "<w:lvlText w:val=\"" + pattern + "\"/></w:lvl>";
    }

    static String basis(int id, String levels) {
        return "<w:abstractNum w:abstractNumId=\"" + id + "\">" + levels + "</w:abstractNum>";
    }

    static String list(int id, int basis, String overrides) {
        return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + basis + "\"/>" + overrides + "</w:num>";
    }

    static String startOverride(int level, int start) {
        return "<w:lvlOverride w:ilvl=\"" + level + "\"><w:startOverride w:val=\"" + start + "\"/></w:lvlOverride>";
    }

    WordFiles styles(String... styles) {
        return part("word/styles.xml", "styles", String.join("", styles));
    }

    WordFiles numbering(String... definitions) {
        return part("word/numbering.xml", "numbering", String.join("", definitions));
    }

    WordFiles part(String name, String root, String content) {
        return raw(
                name,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + root + " " + SPACES + ">" + content + "</w:" + root
                        + ">");
    }

    WordFiles raw(String name, String content) {
        parts.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] bytes() {
        parts.putIfAbsent(
                "[Content_Types].xml",
                bytes("<Types xmlns=\"" + TYPES + "content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"));
        parts.putIfAbsent("_rels/.rels", relations("officeDocument", "word/document.xml"));
        parts.putIfAbsent(
                "word/_rels/document.xml.rels",
                relations(
                        "styles", "styles.xml",
                        "numbering", "/word/numbering.xml",
                        "footnotes", "footnotes.xml",
                        "endnotes", "endnotes.xml"));
        return zip(parts);
    }

    private static byte[] relations(String... typesAndTargets) {
        var out = new StringBuilder("<Relationships xmlns=\"" + TYPES + "relationships\">");
        for (int k = 0; k < typesAndTargets.length; k += 2) {
            out.append("<Relationship Id=\"r")
                    .append(k)
                    .append("\" Type=\"")
                    .append(RELATIONS)
                    .append(typesAndTargets[k])
                    .append("\" Target=\"")
                    .append(typesAndTargets[k + 1])
                    .append("\"/>");
        }
        return bytes(out.append("</Relationships>").toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    String text() {
        return text(bytes());
    }

    /** The lines that are not blank. */
    List<String> lines() {
        return text().lines().filter(line -> !line.isBlank()).toList();
    }

    Statute statute() {
        return StatuteParser.parse(text());
    }

    static String text(byte[] file) {
        var result = WordText.read(file, MOST);
        assertThat(result).isInstanceOf(WordText.Result.Text.class);
        return ((WordText.Result.Text) result).text();
    }

    static WordText.Why refusal(byte[] file) {
        var result = WordText.read(file, MOST);
        assertThat(result).isInstanceOf(WordText.Result.Refused.class);
        return ((WordText.Result.Refused) result).why();
    }

    /** Title, notes and every part with kind, number, heading and words, one on a line. */
    static List<String> outline(String text) {
        var statute = StatuteParser.parse(text);
        var out = new ArrayList<String>();
        out.add("# " + statute.title());
        statute.notes().forEach(note -> out.add("> " + note));
        statute.nodes().forEach(node -> outline(node, "", out));
        statute.problems().forEach(problem -> out.add("! " + problem.getClass().getSimpleName()));
        return out;
    }

    private static void outline(Node node, String indent, List<String> out) {
        out.add(indent + node.kind().word() + node.ordinal() + " " + node.heading() + " " + node.text());
        node.children().forEach(child -> outline(child, indent + "  ", out));
    }
}
