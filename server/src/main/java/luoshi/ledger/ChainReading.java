package luoshi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Reads the chain as of one moment, in the settings that make its text the same everywhere; nothing is written. */
final class ChainReading {
    private static final String ISOLATION = "set transaction isolation level repeatable read read only";
    private static final String SETTINGS = """
            set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
            set local work_mem = '64MB'; set local max_parallel_workers_per_gather = 0
            """;

    private ChainReading() {}

    /** What is done while reading. */
    interface Work<T, X extends Exception> {
        T with(Statement statement) throws SQLException, X;
    }

    /** What is done with a line, which ends with its line feed. */
    interface Line<X extends Exception> {
        void take(byte[] line) throws X;
    }

    /** Does the work in one transaction of the connection, which is rolled back. */
    static <T, X extends Exception> T at(Connection connection, Work<T, X> work) throws SQLException, X {
        return at(connection, "", work);
    }

    /** The same as of the moment of another transaction that is still open, named by {@link #moment}. */
    static <T, X extends Exception> T at(Connection connection, String moment, Work<T, X> work) throws SQLException, X {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(ISOLATION);
            if (!moment.isEmpty()) {
                statement.execute("set transaction snapshot '" + moment + "'");
            }
            statement.execute(SETTINGS);
            return work.with(statement);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The name of the transaction's moment, at which others may read beside it. */
    static String moment(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Gives every line of the query to be taken, at the speed of COPY. */
    static <X extends Exception> void lines(Connection connection, String query, Line<X> each) throws SQLException, X {
        var lines = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + query + ") to stdout");
        for (var line = lines.readFromCopy(); line != null; line = lines.readFromCopy()) {
            each.take(line);
        }
    }

    /** How many rows a table has. */
    static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
