package luoshi.bench.coverage;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB in memory, on all processors. For {@link Formulation#STORED} the acts lie sorted by cell, and groups are counted in an
 * array instead of a hash table, which its setting allows up to 2²³ of them. The answer is read by chunks of columns.
 *
 * <p>Tried at city size on two processors, milliseconds. Counting the acts alone, with the answer kept inside: this 280–330;
 * unsorted 400–950; in a hash table 860–1,000, and by station, clause, month 900–1,400. What is owed: this 130, by joining the
 * posts 430. Acts joined with their owners 1,650–1,800 with everything, all cells 5,700–7,900.
 */
final class DuckDbPeer implements Contender {
    private final Formulation formulation;
    private @Nullable DuckDBConnection connection;
    private int units;

    DuckDbPeer(Formulation formulation) {
        this.formulation = formulation;
    }

    @Override
    public String name() {
        return "duckdb" + formulation.suffix();
    }

    @Override
    public void load(CoverageData from) throws SQLException {
        units = from.units().stations();
        var opened = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        connection = opened;
        try (var statement = opened.createStatement()) {
            statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("set preserve_insertion_order = false");
            for (var table : PeerTables.SMALL) {
                statement.execute("create" + table.create());
            }
            statement.execute("create" + formulation.evidence().create());
            PeerTables.fill(from, formulation, table -> new AppendedRows(opened, table));
            if (formulation == Formulation.STORED) {
                statement.execute("alter table evidence rename to entered");
                statement.execute("create table evidence as select * from entered order by cell");
                statement.execute("drop table entered");
                statement.execute("set perfect_ht_threshold = 23");
            }
        }
    }

    /** Rows on their way into a table. */
    private static final class AppendedRows implements PeerTables.Rows {
        private final DuckDBAppender appender;
        private final int[] widths;

        AppendedRows(DuckDBConnection connection, PeerTable table) throws SQLException {
            appender = connection.createAppender(table.name());
            widths = table.widths();
        }

        @Override
        public void row(int... values) {
            try {
                appender.beginRow();
                for (int column = 0; column < values.length; column++) {
                    if (widths[column] == Short.BYTES) {
                        appender.append((short) values[column]);
                    } else {
                        appender.append(values[column]);
                    }
                }
                appender.endRow();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void close() throws SQLException {
            appender.close();
        }
    }

    @Override
    public Supplier<Cube> cube() {
        var cube = new Cube(units);
        try (var statement = connection().prepare(formulation.cube());
                var result = statement.query()) {
            while (result.nextChunk()) {
                var values = result.chunk().vector(0);
                long rows = values.rowCount();
                for (long row = 0; row < rows; row++) {
                    Formulation.add(values.getLong(row), cube);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return () -> cube;
    }

    @Override
    public Cube.Total total() {
        try (var statement = connection().createStatement();
                var result = statement.executeQuery(formulation.total())) {
            result.next();
            return new Cube.Total(result.getLong(1), result.getLong(2));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private DuckDBConnection connection() {
        var open = connection;
        if (open == null) {
            throw new IllegalStateException("not loaded");
        }
        return open;
    }

    @Override
    public String note() {
        return "DuckDB 2.0, %d threads, in memory, %s"
                .formatted(Runtime.getRuntime().availableProcessors(), formulation);
    }

    @Override
    public void close() {
        var open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
