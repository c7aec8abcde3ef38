package luoshi.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luoshi.exchange.spi.Column;
import luoshi.exchange.spi.Row;

/**
 * Which header of a file stands for which column (列怎么对).
 *
 * @param line place of the header among the lines of the table
 * @param texts the headers as written
 * @param columns the key of the column of each, empty for one that is not taken
 */
record Headers(int line, List<String> texts, List<String> columns) {
    private static final int SEARCHED_LINES = 15;
    /** What stands for «leave this column out» in a remembered choice. */
    static final String LEFT_OUT = "-";

    /**
     * Finds the line with the most known headers among the first ones: above it may stand titles.
     *
     * @param names the known names of each column
     * @param chosen what somebody chose before, by header as written; wins over the names
     */
    static Headers find(Table table, List<Column> wanted, Map<String, List<String>> names, Map<String, String> chosen) {
        var known = new HashMap<String, String>();
        for (var column : wanted) {
            known.putIfAbsent(bare(column.key()), column.key());
            column.aliases().forEach(alias -> known.putIfAbsent(bare(alias), column.key()));
            names.getOrDefault(column.key(), List.of()).forEach(name -> known.put(bare(name), column.key()));
        }
        var best = match(table, 0, known, chosen);
        for (var line = 1; line < Math.min(SEARCHED_LINES, table.lines().size()); line++) {
            var candidate = match(table, line, known, chosen);
            if (candidate.recognised() > best.recognised()) {
                best = candidate;
            }
        }
        return best;
    }

    private static Headers match(Table table, int line, Map<String, String> known, Map<String, String> chosen) {
        var texts = table.lines().get(line).cells();
        var columns = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (var text : texts) {
            var column = chosen.containsKey(text) ? chosen.get(text) : known.getOrDefault(bare(text), "");
            var free = !LEFT_OUT.equals(column) && !column.isEmpty() && taken.add(column);
            columns.add(free ? column : "");
        }
        return new Headers(line, texts, List.copyOf(columns));
    }

    long recognised() {
        return columns.stream().filter(column -> !column.isEmpty()).count();
    }

    List<Row> rows(Table table) {
        var rows = new ArrayList<Row>();
        for (var line : table.lines().subList(this.line + 1, table.lines().size())) {
            var cells = new HashMap<String, String>();
            for (var index = 0; index < columns.size(); index++) {
                if (!columns.get(index).isEmpty() && !line.cell(index).isEmpty()) {
                    cells.put(columns.get(index), line.cell(index));
                }
            }
            if (!cells.isEmpty()) {
                rows.add(new Row(line.number(), cells));
            }
        }
        return rows;
    }

    private static String bare(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .replaceAll("[(\\[【].*?[)\\]】]", "")
                .replaceAll("[\\s*:、/_-]", "")
                .toLowerCase(Locale.ROOT);
    }
}
