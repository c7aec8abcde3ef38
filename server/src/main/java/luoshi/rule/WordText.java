package luoshi.rule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luoshi.engine.statute.ChineseNumeral;
import luoshi.rule.RegulationFile.Reading;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;

/** The text of a Word document: paragraphs with the numbers that Word counts itself, tables as rows of cells. */
final class WordText {
    private static final long LARGEST_PART = 100L << 20;
    private static final String MACROS = "application/vnd.ms-office.vbaProject";

    /** Counters of Word's own numbering, by list and level. */
    private final Map<String, Integer> counters = new HashMap<>();

    private final StringBuilder text = new StringBuilder();

    static {
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    }

    private WordText() {}

    static Reading read(byte[] bytes) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            var macros = document.getPackage().getPartsByContentType(MACROS);
            if (!macros.isEmpty()) {
                return RegulationFile.refused("file-macros");
            }
            var words = new WordText();
            document.getBodyElements().forEach(words::take);
            return words.text.toString().isBlank()
                    ? RegulationFile.refused("file-empty")
                    : new Reading.Read(words.text.toString().getBytes(StandardCharsets.UTF_8), List.of("docx"));
        } catch (IOException | RuntimeException broken) {
            return RegulationFile.refused(isBomb(broken) ? "file-bomb" : "file-broken-word");
        }
    }

    private static boolean isBomb(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            if (message.contains("Zip bomb") || message.contains("ZipSecureFile")) {
                return true;
            }
        }
        return false;
    }

    private void take(IBodyElement element) {
        if (element instanceof XWPFParagraph paragraph) {
            paragraph(paragraph);
        } else if (element instanceof XWPFTable table) {
            table(table);
        }
    }

    private void paragraph(XWPFParagraph paragraph) {
        var words = paragraph.getText().strip();
        if (!words.isEmpty()) {
            text.append(number(paragraph)).append(words).append("\n\n");
        }
    }

    private void table(XWPFTable table) {
        var first = true;
        for (var row : table.getRows()) {
            var cells = row.getTableCells().stream()
                    .map(cell -> cell.getText()
                            .replaceAll("\\s+", " ")
                            .replace("|", "\\|")
                            .strip())
                    .toList();
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
            if (first) {
                text.append("|").append(" --- |".repeat(cells.size())).append('\n');
            }
            first = false;
        }
        text.append('\n');
    }

    private String number(XWPFParagraph paragraph) {
        var list = paragraph.getNumID();
        var level = paragraph.getNumIlvl();
        var pattern = paragraph.getNumLevelText();
        if (list == null || level == null || pattern == null || list.signum() == 0) {
            return "";
        }
        var depth = level.intValue();
        var key = list + "/";
        counters.merge(key + depth, 1, Integer::sum);
        counters.keySet()
                .removeIf(other -> other.startsWith(key) && Integer.parseInt(other.substring(key.length())) > depth);
        var shown = pattern;
        for (int n = 0; n <= depth; n++) {
            shown = shown.replace("%" + (n + 1), numeral(paragraph.getNumFmt(), counters.getOrDefault(key + n, 1)));
        }
        return shown.contains("%") || shown.codePoints().noneMatch(Character::isLetterOrDigit) ? "" : shown + " ";
    }

    private static String numeral(@Nullable String format, int value) {
        var name = format == null ? "" : format.toLowerCase(Locale.ROOT);
        return name.contains("chinese") || name.contains("ideograph") || name.contains("japanese")
                ? ChineseNumeral.format(value)
                : Integer.toString(value);
    }
}
