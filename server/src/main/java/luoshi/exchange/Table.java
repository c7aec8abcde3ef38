package luoshi.exchange;

import java.util.ArrayList;
import java.util.List;

/** A table as it stands in the file: lines of texts, empty lines left out (表). */
record Table(List<Line> lines) {
    static final int MOST_LINES = 20_000;
    static final int MOST_COLUMNS = 80;
    static final int LONGEST_CELL = 4_000;

    /** One line; {@code number} as the spreadsheet shows it. */
    record Line(int number, List<String> cells) {
        String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        boolean empty() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** Reads whatever it is: .xlsx, or text with commas, semicolons or tabs. */
    static Table read(ImportFile file) throws Unreadable {
        var content = file.content();
        if (content.length == 0) {
            throw new Unreadable("file-empty");
        }
        if (content.length > ImportFile.LARGEST_BYTES) {
            throw new Unreadable("file-large");
        }
        var table = starts(content, 'P', 'K', 3, 4)
                ? Spreadsheets.read(content)
                : starts(content, 0xd0, 0xcf, 0x11, 0xe0) ? refuseOld() : SeparatedText.read(content);
        if (table.lines().isEmpty()) {
            throw new Unreadable("file-without-rows");
        }
        return table;
    }

    private static Table refuseOld() throws Unreadable {
        throw new Unreadable("file-old");
    }

    private static boolean starts(byte[] content, int... signature) {
        if (content.length < signature.length) {
            return false;
        }
        for (var i = 0; i < signature.length; i++) {
            if ((content[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** Collects lines within the limits. */
    static final class Builder {
        private final List<Line> lines = new ArrayList<>();

        void add(int number, List<String> cells) throws Unreadable {
            if (cells.size() > MOST_COLUMNS) {
                throw new Unreadable("file-wide", String.valueOf(MOST_COLUMNS));
            }
            for (var cell : cells) {
                if (cell.length() > LONGEST_CELL) {
                    throw new Unreadable("cell-long", String.valueOf(number), String.valueOf(LONGEST_CELL));
                }
            }
            var line = new Line(number, List.copyOf(cells));
            if (line.empty()) {
                return;
            }
            if (lines.size() == MOST_LINES) {
                throw new Unreadable("file-long", String.valueOf(MOST_LINES));
            }
            lines.add(line);
        }

        Table table() {
            return new Table(List.copyOf(lines));
        }
    }
}
