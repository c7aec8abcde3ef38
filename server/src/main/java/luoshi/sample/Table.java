package luoshi.sample;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows on their way into one table by COPY; an id, where the table has one, is the number of the row. */
final class Table {
    private final String name;
    private final String columns;
    private final boolean numbered;
    private final StringBuilder text = new StringBuilder();
    private int rows;

    /** A table whose rows get ids 1, 2, 3 … */
    static Table numbered(String name, String columns) {
        return new Table(name, "id, " + columns, true);
    }

    static Table plain(String name, String columns) {
        return new Table(name, columns, false);
    }

    private Table(String name, String columns, boolean numbered) {
        this.name = name;
        this.columns = columns;
        this.numbered = numbered;
    }

    /** Adds a row and returns its number. */
    long add(@Nullable Object... values) {
        rows++;
        if (numbered) {
            text.append(rows).append('\t');
        }
        for (var i = 0; i < values.length; i++) {
            append(values[i]);
            text.append(i == values.length - 1 ? '\n' : '\t');
        }
        return rows;
    }

    int rows() {
        return rows;
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case byte[] bytes -> text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case Collection<?> list -> {
                text.append('{');
                var first = true;
                for (var element : list) {
                    text.append(first ? "" : ",").append(element);
                    first = false;
                }
                text.append('}');
            }
            case String string -> text.append(escaped(string));
            default -> text.append(value);
        }
    }

    private static String escaped(String value) {
        if (value.indexOf('\\') < 0 && value.indexOf('\t') < 0 && value.indexOf('\n') < 0) {
            return value;
        }
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    void write(CopyManager copy) throws SQLException, IOException {
        copy.copyIn("copy " + name + " (" + columns + ") from stdin", new StringReader(text.toString()), 1 << 16);
    }

    /** The statement that lets the next row of the program follow on, or an empty text. */
    String follow() {
        return numbered && rows > 0 ? "select setval(pg_get_serial_sequence('" + name + "', 'id'), " + rows + ")" : "";
    }
}
