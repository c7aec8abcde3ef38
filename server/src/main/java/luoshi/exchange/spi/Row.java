package luoshi.exchange.spi;

import java.util.Map;

/**
 * One row as read from the file (行).
 *
 * @param number as the spreadsheet shows it, from 1
 * @param cells text by key of the column, stripped; a spreadsheet's own dates come as {@code 2026-10-02} or {@code
 *     2026-10-02T20:00}, whole numbers without a decimal point
 */
public record Row(int number, Map<String, String> cells) {
    public Row {
        cells = Map.copyOf(cells);
    }

    /** The text of the column, empty when there is none. */
    public String text(String column) {
        return cells.getOrDefault(column, "");
    }
}
