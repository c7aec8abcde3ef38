package luoshi.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables as .xlsx (导出表). Every cell is text, so that nothing in it is ever calculated: a name that begins with
 * {@code =} stays a name, a number keeps its leading zeros.
 */
public final class Sheets {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\ufffe\\uffff]");
    private static final int TEXT_ROWS_OF_A_FORM = 200;

    private Sheets() {}

    /**
     * One sheet of a file.
     *
     * @param open rows below that are prepared as text for people to fill in
     */
    public record Page(String name, List<String> header, List<List<String>> rows, boolean open) {}

    /** The bytes of an .xlsx with these sheets. */
    public static byte[] write(List<Page> pages) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Luoshi", "1.0")) {
            for (var page : pages) {
                write(page, workbook.newWorksheet(page.name()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Page page, Worksheet sheet) {
        var columns = page.header().size();
        var text = Math.max(1, page.open() ? TEXT_ROWS_OF_A_FORM : page.rows().size());
        sheet.range(0, 0, text, Math.max(0, columns - 1)).style().format("@").set();
        for (var column = 0; column < columns; column++) {
            sheet.value(0, column, printable(page.header().get(column)));
            sheet.style(0, column).bold().format("@").set();
            sheet.width(column, width(page, column));
        }
        for (var row = 0; row < page.rows().size(); row++) {
            var cells = page.rows().get(row);
            for (var column = 0; column < cells.size(); column++) {
                sheet.value(row + 1, column, printable(cells.get(column)));
            }
        }
        sheet.freezePane(0, 1);
    }

    private static double width(Page page, int column) {
        var longest = page.header().get(column).length();
        for (var row : page.rows()) {
            longest = column < row.size() ? Math.max(longest, row.get(column).length()) : longest;
        }
        return Math.clamp(longest * 2L + 2, 10, 60);
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("");
    }
}
