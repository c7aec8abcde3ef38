package luoshi.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.exchange.spi.Row;

/** Cells corrected on the page and rows left out there (改过的格子): put over what the file says. */
record Corrections(Map<Integer, Map<String, String>> cells) {
    /** Stands for the whole row, left out. */
    static final String LEFT_OUT = "-";

    static final Corrections NONE = new Corrections(Map.of());

    List<Row> over(List<Row> rows) {
        if (cells.isEmpty()) {
            return rows;
        }
        var corrected = new ArrayList<Row>();
        for (var row : rows) {
            var changes = cells.getOrDefault(row.number(), Map.of());
            if (!changes.containsKey(LEFT_OUT)) {
                var values = new HashMap<>(row.cells());
                values.putAll(changes);
                values.values().removeIf(String::isEmpty);
                corrected.add(new Row(row.number(), values));
            }
        }
        return corrected;
    }

    int leftOut() {
        return (int)
                cells.values().stream().filter(row -> row.containsKey(LEFT_OUT)).count();
    }
}
