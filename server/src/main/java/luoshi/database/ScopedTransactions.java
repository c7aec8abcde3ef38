package luoshi.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Tells PostgreSQL for each transaction who acts and what he may see; the settings end with the transaction. */
final class ScopedTransactions extends JdbcTransactionManager {
    private static final String BIND = """
            select set_config('luoshi.self', ?, true), set_config('luoshi.scope', ?, true),
                   set_config('luoshi.guided', ?, true), set_config('luoshi.home', ?, true),
                   set_config('luoshi.role', ?, true)
            """;
    /** One reading sees one state of everything; sent together with the rest, it costs no way to the server. */
    private static final String BIND_READING = "set transaction isolation level repeatable read; " + BIND;

    ScopedTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        bind(connection, definition.isReadOnly() ? BIND_READING : BIND, Acting.current());
    }

    private static void bind(Connection connection, String bind, @Nullable Actor actor) throws SQLException {
        try (var statement = connection.prepareStatement(bind)) {
            var person = actor == null ? null : actor.personId();
            statement.setString(1, person == null ? "" : person.toString());
            statement.setString(2, actor == null ? "" : array(actor.scope()));
            statement.setString(3, actor == null ? "" : array(actor.guided()));
            statement.setString(4, actor == null ? "" : array(actor.home()));
            statement.setString(5, actor == null ? "" : actor.role().name());
            statement.execute();
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
