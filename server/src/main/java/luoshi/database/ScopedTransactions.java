package luoshi.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Tells PostgreSQL for each transaction who acts and what he may see; the settings end with the transaction. */
final class ScopedTransactions extends JdbcTransactionManager {
    private static final String BIND = """
            select pg_current_snapshot()::text, %s,
                   set_config('luoshi.self', ?, true), set_config('luoshi.scope', ?, true),
                   set_config('luoshi.guided', ?, true), set_config('luoshi.home', ?, true),
                   set_config('luoshi.role', ?, true)
            """;
    /** One reading sees one state of everything; sent together with the rest, it costs no way to the server. */
    private static final String BIND_READING =
            "set transaction isolation level repeatable read; " + BIND.formatted("ledger.remembered_state()");

    private static final String BIND_WRITING = BIND.formatted("''");

    private final Remembered remembered;
    /** The snapshot of the transaction that is just beginning on this thread. */
    private final ThreadLocal<@Nullable Names> snapshot = new ThreadLocal<>();

    ScopedTransactions(DataSource dataSource, Remembered remembered) {
        super(dataSource);
        this.remembered = remembered;
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        snapshot.set(bind(connection, definition.isReadOnly() ? BIND_READING : BIND_WRITING, Acting.current()));
    }

    @Override
    protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
        super.prepareSynchronization(status, definition);
        var begun = snapshot.get();
        snapshot.remove();
        if (begun != null && status.isNewSynchronization() && definition.isReadOnly()) {
            var actor = Acting.current();
            Reading.begin(new Reading.Known(
                    remembered.of(begun.snapshot, actor), remembered.ofSettled(begun.settled, actor)));
        }
    }

    /** How the state of everything and that of the remembered tables is named. */
    private record Names(String snapshot, String settled) {}

    private static Names bind(Connection connection, String bind, @Nullable Actor actor) throws SQLException {
        try (var statement = connection.prepareStatement(bind)) {
            var person = actor == null ? null : actor.personId();
            statement.setString(1, person == null ? "" : person.toString());
            statement.setString(2, actor == null ? "" : array(actor.scope()));
            statement.setString(3, actor == null ? "" : array(actor.guided()));
            statement.setString(4, actor == null ? "" : array(actor.home()));
            statement.setString(5, actor == null ? "" : actor.role().name());
            var rows = statement.execute();
            while (!rows && statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
            try (var row = statement.getResultSet()) {
                row.next();
                return new Names(row.getString(1), row.getString(2));
            }
        }
    }

    private static String array(Iterable<?> values) {
        var text = new StringBuilder("{");
        for (var value : values) {
            text.append(text.length() == 1 ? "" : ",").append(value);
        }
        return text.append('}').toString();
    }
}
