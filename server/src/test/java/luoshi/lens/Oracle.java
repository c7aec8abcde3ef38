package luoshi.lens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The slow oracle of coverage: {@code oracle.sql}, which computes every cell from the tables day by day. What was known at
 * a sequence it computes from copies of the tables as they were known.
 */
final class Oracle {
    private static final Pattern TABLE = Pattern.compile("\\b(organisation|roster|rule|calendar)\\.(\\w+)");

    private final JdbcTemplate sql;
    private final Map<String, String> copies = new TreeMap<>();

    Oracle(JdbcTemplate sql) {
        this.sql = sql;
        sql.execute(script());
        sql.execute(TABLE.matcher(script().replace("oracle", "oracle_then"))
                .replaceAll(table -> copies.computeIfAbsent(
                        table.group(), name -> "oracle_then.%s_%s".formatted(table.group(1), table.group(2)))));
        copies.forEach((table, copy) ->
                sql.execute("create unlogged table %s (like %s including indexes)".formatted(copy, table)));
    }

    /** All cells whose period starts in [first, next), of some duties or (null) of all. */
    List<Cell> cells(LocalDate asOf, long known, LocalDate first, LocalDate next, @Nullable Collection<Long> duties) {
        var then = known != Long.MAX_VALUE;
        if (then) {
            copies.forEach(
                    (table, copy) -> sql.execute("truncate %s; insert into %s select * from ledger.known(null::%s, %d)"
                            .formatted(copy, copy, table, known)));
        }
        return sql.query(
                "select * from %s.compute(?, ?, ?, ?, ?::bigint[])".formatted(then ? "oracle_then" : "oracle"),
                Oracle::read,
                asOf,
                known,
                first,
                next,
                duties == null ? null : RandomRules.array(List.copyOf(duties)));
    }

    private static Cell read(ResultSet row, int number) throws SQLException {
        return new Cell(
                SubjectKind.valueOf(row.getString("kind")),
                row.getLong("subject"),
                row.getLong("duty"),
                row.getLong("version"),
                row.getLong("area"),
                row.getString("period"),
                row.getObject("start", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getObject("late_end", LocalDate.class),
                row.getInt("days"),
                row.getInt("bound_days"),
                row.getLong("slot"),
                row.getLong("unit"),
                row.getBoolean("leader"),
                row.getInt("need"),
                row.getInt("strong"),
                row.getInt("weak"),
                CellState.valueOf(row.getString("state")),
                row.getBoolean("provisional"));
    }

    private static String script() {
        try (var in = Oracle.class.getResourceAsStream("oracle.sql")) {
            if (in == null) {
                throw new IllegalStateException("no oracle.sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
