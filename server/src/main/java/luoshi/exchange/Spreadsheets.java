package luoshi.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads the first visible sheet of an .xlsx, after it has been unpacked once within limits and thrown away. */
final class Spreadsheets {
    private static final int MOST_PARTS = 2_000;
    private static final long MOST_UNPACKED_BYTES = 120L * 1024 * 1024;
    /** Real sheets pack ten- to thirtyfold; what packs better than this beyond a few megabytes was made to harm. */
    private static final int HIGHEST_RATIO = 150;

    private static final long HARMLESS_BYTES = 8L * 1024 * 1024;

    private Spreadsheets() {}

    static Table read(byte[] content) throws Unreadable {
        probe(content);
        var table = new Table.Builder();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false))) {
            var sheet = workbook.getSheets()
                    .filter(candidate -> candidate.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseThrow(() -> new Unreadable("file-broken"));
            read(sheet, table);
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("file-broken");
        }
        return table.table();
    }

    private static void read(Sheet sheet, Table.Builder table) throws IOException, Unreadable {
        try (var rows = sheet.openStream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                table.add(row.getRowNum(), cells(row));
            }
        }
    }

    private static ArrayList<String> cells(Row row) {
        var cells = new ArrayList<String>();
        var last = 0;
        for (var index = 0; index < Math.min(row.getCellCount(), 16_384); index++) {
            var text = Cells.text(row.getOptionalCell(index).orElse(null));
            cells.add(text);
            last = text.isEmpty() ? last : cells.size();
        }
        cells.subList(last, cells.size()).clear();
        return cells;
    }

    /** Unpacks every part, counts, and keeps nothing. */
    private static void probe(byte[] content) throws Unreadable {
        var spreadsheet = false;
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            var parts = 0;
            var unpacked = 0L;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin")) {
                    throw new Unreadable("file-macros");
                }
                spreadsheet |= name.equals("xl/workbook.xml");
                unpacked += size(zip, entry, MOST_UNPACKED_BYTES - unpacked);
                if (++parts > MOST_PARTS) {
                    throw new Unreadable("file-bomb");
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("file-broken");
        }
        if (!spreadsheet) {
            throw new Unreadable("file-not-a-sheet");
        }
    }

    private static long size(ZipFile zip, ZipArchiveEntry entry, long left) throws IOException, Unreadable {
        var buffer = new byte[16_384];
        var size = 0L;
        try (var part = zip.getInputStream(entry)) {
            for (var read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                if (size == 0 && read > 0) {
                    refuseEntities(entry, buffer, read);
                }
                size += read;
                if (size > left
                        || size > HARMLESS_BYTES && size > HIGHEST_RATIO * Math.max(1, entry.getCompressedSize())) {
                    throw new Unreadable("file-bomb");
                }
            }
        }
        return size;
    }

    /** A sheet has no document type; who writes one wants entities to grow or files to be read. */
    private static void refuseEntities(ZipArchiveEntry entry, byte[] buffer, int read) throws Unreadable {
        if (entry.getName().endsWith(".xml")
                && new String(buffer, 0, read, StandardCharsets.UTF_8).contains("<!DOCTYPE")) {
            throw new Unreadable("file-bomb");
        }
    }
}
