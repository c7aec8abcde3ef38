package luoshi.lens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The slow oracle of coverage: {@code oracle.sql}, which computes every cell from the tables day by day. */
final class Oracle {
    private final JdbcTemplate sql;

    Oracle(JdbcTemplate sql) {
        this.sql = sql;
        sql.execute(script());
    }

    /** All cells whose period starts in [first, next), of some duties or (null) of all. */
    List<Cell> cells(LocalDate asOf, long known, LocalDate first, LocalDate next, @Nullable Collection<Long> duties) {
        return sql.query(
                "select * from oracle.compute(?, ?, ?, ?, ?::bigint[])",
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
