package luoshi.bench.coverage;

import java.util.Arrays;

/**
 * A table of whole numbers, the same in each database.
 *
 * @param columns names and types, {@code integer} or {@code smallint}
 */
record PeerTable(String name, String columns) {
    String create() {
        return " table " + name + " (" + columns.replace(",", " not null,") + " not null)";
    }

    /** Bytes of each column. */
    int[] widths() {
        return Arrays.stream(columns.split(",", -1))
                .mapToInt(column -> column.endsWith(" smallint") ? Short.BYTES : Integer.BYTES)
                .toArray();
    }
}
