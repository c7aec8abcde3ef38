package luoshi.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Reads all evidence by {@code copy … to stdout (format binary)}. What a row costs the database to send is most of it, so
 * a large table is read in two halves at once, over two connections that see the same snapshot.
 */
final class CopyingEvidence {
    /** Below, a second connection is not worth it. */
    static final long LARGE = 64L << 20;

    private static final int HEADER = 11 + Integer.BYTES;
    private static final String PAGES =
            "select pg_relation_size('evidence.fact') / current_setting('block_size')::int, current_setting('block_size')::int";

    private final DataSource reader;
    private final long large;

    CopyingEvidence(DataSource reader, long large) {
        this.reader = reader;
        this.large = large;
    }

    /**
     * Hands everything over, a batch at a time, in any order.
     *
     * @param connection in a transaction of isolation repeatable read, which says what there is
     */
    void copy(Connection connection, Consumer<EvidenceBatch> to) throws SQLException {
        var half = half(connection);
        if (half == 0) {
            copy(connection, "", to);
            return;
        }
        Consumer<EvidenceBatch> oneAtATime = batch -> {
            synchronized (to) {
                to.accept(batch);
            }
        };
        try (var other = reader.getConnection()) {
            other.setAutoCommit(false);
            other.setReadOnly(true);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            see(other, snapshot(connection));
            var upper = new FutureTask<Void>(() -> {
                copy(other, " where ctid >= '(" + half + ",0)'", oneAtATime);
                return null;
            });
            Thread.ofVirtual().name("evidence").start(upper);
            try {
                copy(connection, " where ctid < '(" + half + ",0)'", oneAtATime);
            } finally {
                await(upper);
                other.rollback();
            }
        }
    }

    /** The page in the middle of a large table, 0 for a small one. */
    private long half(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(PAGES)) {
            row.next();
            return row.getLong(1) * row.getLong(2) < large ? 0 : row.getLong(1) / 2;
        }
    }

    private static String snapshot(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void see(Connection connection, String snapshot) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction snapshot '" + snapshot + "'");
        }
    }

    private static void await(FutureTask<Void> task) throws SQLException {
        try {
            task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException sql -> throw sql;
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while reading evidence", interrupted);
        }
    }

    private static void copy(Connection connection, String where, Consumer<EvidenceBatch> to) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + EvidenceBatch.COLUMNS + " from evidence.fact" + where
                        + ") to stdout (format binary)");
        var batch = new EvidenceBatch();
        try {
            var start = HEADER + Integer.BYTES;
            for (var rows = copy.readFromCopy(); rows != null; rows = copy.readFromCopy()) {
                while (start < rows.length && (rows[start] & rows[start + 1]) != -1) {
                    start = batch.take(rows, start);
                    if (batch.isFull()) {
                        to.accept(batch);
                        batch.clear();
                    }
                }
                start = 0;
            }
            to.accept(batch);
        } finally {
            // Read to its end even when nobody wants it: the connection is of use again, and a cancellation may come
            // late.
            while (copy.isActive() && copy.readFromCopy() != null) {}
        }
    }
}
