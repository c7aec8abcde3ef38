package luoshi.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Reads all evidence by {@code copy … to stdout (format binary)}. What a row costs the database to send is most of it, so
 * a large table is read over two connections that see the same snapshot: they take stretches of it by turns, and hand
 * them over in the order in which they lie there, which is nearly that of time.
 */
final class CopyingEvidence {
    /** Pages that are read at once, about 60,000 rows; below twice as many a second connection is not worth it. */
    static final int STRETCH = 1_024;

    private static final int HEADER = 11 + 2 * Integer.BYTES;
    private static final String PAGES = "select pg_relation_size('evidence.fact') / current_setting('block_size')::int";

    private final DataSource reader;
    private final int stretch;

    CopyingEvidence(DataSource reader, int stretch) {
        this.reader = reader;
        this.stretch = stretch;
    }

    /**
     * Hands everything over, a batch at a time.
     *
     * @param connection in a transaction of isolation repeatable read, which says what there is
     */
    void copy(Connection connection, Consumer<EvidenceBatch> to) throws SQLException {
        var stretches = Long.parseLong(ask(connection, PAGES)) / stretch;
        if (stretches < 2) {
            copy(connection, "", new EvidenceBatch(), to);
            return;
        }
        try (var other = reader.getConnection()) {
            other.setAutoCommit(false);
            other.setReadOnly(true);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = other.createStatement()) {
                statement.execute("set transaction snapshot '" + ask(connection, "select pg_export_snapshot()") + "'");
            }
            var turns = new Turns((int) stretches);
            var beside = new FutureTask<Void>(() -> {
                copy(other, turns, to);
                return null;
            });
            Thread.ofVirtual().name("evidence").start(beside);
            try {
                copy(connection, turns, to);
            } finally {
                await(beside);
                other.rollback();
            }
        }
    }

    /** Who reads which stretch, and hands it over when. */
    private static final class Turns {
        private final int stretches;
        private int taken;
        private int handedOver;
        private boolean failed;

        Turns(int stretches) {
            this.stretches = stretches;
        }

        /** The next stretch, or -1 when nothing is left to do. */
        synchronized int take() {
            return failed || taken == stretches ? -1 : taken++;
        }

        /** Hands a stretch over after all before it; one at a time. */
        synchronized void handOver(int number, EvidenceBatch batch, Consumer<EvidenceBatch> to)
                throws InterruptedException {
            while (handedOver < number && !failed) {
                wait();
            }
            if (!failed) {
                to.accept(batch);
                handedOver++;
                notifyAll();
            }
        }

        synchronized void fail() {
            failed = true;
            notifyAll();
        }
    }

    private void copy(Connection connection, Turns turns, Consumer<EvidenceBatch> to) throws SQLException {
        var done = false;
        try {
            var batch = new EvidenceBatch();
            for (var number = turns.take(); number >= 0; number = turns.take()) {
                batch.clear();
                copy(connection, where(number, turns.stretches), batch, null);
                turns.handOver(number, batch, to);
            }
            done = true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while reading evidence", interrupted);
        } finally {
            if (!done) {
                turns.fail();
            }
        }
    }

    /** The last stretch goes on to wherever the table ends. */
    private String where(int number, int stretches) {
        var from = " where ctid >= '(" + (long) number * stretch + ",0)'";
        return number == stretches - 1 ? from : from + " and ctid < '(" + (number + 1L) * stretch + ",0)'";
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

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Reads rows into a batch, which is handed over whenever it is long if somebody takes it. */
    private static void copy(
            Connection connection, String where, EvidenceBatch batch, @Nullable Consumer<EvidenceBatch> to)
            throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + EvidenceBatch.COLUMNS + " from evidence.fact" + where
                        + ") to stdout (format binary)");
        try {
            var start = HEADER;
            for (var rows = copy.readFromCopy(); rows != null; rows = copy.readFromCopy()) {
                while (start < rows.length && (rows[start] & rows[start + 1]) != -1) {
                    start = batch.take(rows, start);
                }
                start = 0;
                if (to != null && batch.isLong()) {
                    to.accept(batch);
                    batch.clear();
                }
            }
            if (to != null) {
                to.accept(batch);
            }
        } finally {
            // Read to its end even when nobody wants it: the connection is of use again, and a cancellation may come
            // late.
            while (copy.isActive() && copy.readFromCopy() != null) {}
        }
    }
}
