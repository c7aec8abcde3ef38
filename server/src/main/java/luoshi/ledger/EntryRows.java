package luoshi.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What an entry said of rows, held against the rows as they are now; and its text, as it was hashed. */
@Component
class EntryRows {
    /** An import speaks of thousands; a page shows so many, the verification looks at all. */
    static final int MOST = 60;

    private static final String TEXT = "select " + ChainText.LINE + " from ledger.entry e where e.seq = %d";
    private static final String CHANGES = """
            select c.id, c.relation, c.key, c.digest, w.keys, w.omitted
            from (select distinct on (c.relation, c.key) c.id, c.relation, c.key, c.digest
                  from ledger.change c join ledger.entry e on e.xid = c.xid
                  where e.seq = ? and e.opens order by c.relation, c.key, c.id desc) c
            join ledger.witnessed w on w.relation = c.relation
            order by c.id limit ?
            """;
    private static final String COUNT = """
            select count(distinct (c.relation, c.key)) from ledger.change c join ledger.entry e on e.xid = c.xid
            where e.seq = ? and e.opens
            """;
    private static final String NOW = """
            select ledger.row_digest(to_jsonb(t), ?) as digest from %s t where (%s) = (%s)
            """;
    private static final String LATER = """
            select coalesce((select e.seq from ledger.entry e where e.xid = c.xid and e.opens), 0)
            from ledger.change c where c.relation = ? and c.key = ? and c.id > ? order by c.id desc limit 1
            """;

    private final DataSource reader;

    EntryRows(@Qualifier("readerDataSource") DataSource reader) {
        this.reader = reader;
    }

    /** How a row stands to what the entry said of it. */
    enum State {
        /** It is what the entry left. */
        SAME,
        /** A later entry changed it. */
        LATER,
        /** It is something else, and no entry says why. */
        BROKEN,
        /** Its key cannot be looked up by itself. */
        UNKNOWN
    }

    /**
     * A row.
     *
     * @param gone whether the entry took it out
     * @param later the entry that changed it last, where the state says so
     */
    record Row(String table, String key, boolean gone, State state, long later) {}

    /**
     * What was found.
     *
     * @param text one line of COPY without its line feed, as it is hashed
     * @param total rows that the entry speaks of; {@code rows} has the first of them
     */
    record Found(String text, long total, List<Row> rows) {}

    Found of(long seq) throws SQLException {
        try (var connection = reader.getConnection()) {
            return ChainReading.at(connection, statement -> {
                var text = new StringBuilder();
                ChainReading.lines(
                        connection,
                        TEXT.formatted(seq),
                        line -> text.append(
                                new String(line, 0, line.length - 1, java.nio.charset.StandardCharsets.UTF_8)));
                return new Found(text.toString(), count(connection, seq), rows(connection, seq));
            });
        }
    }

    private static long count(Connection connection, long seq) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setLong(1, seq);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<Row> rows(Connection connection, long seq) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var query = connection.prepareStatement(CHANGES)) {
            query.setLong(1, seq);
            query.setInt(2, MOST);
            try (var change = query.executeQuery()) {
                while (change.next()) {
                    rows.add(row(connection, change));
                }
            }
        }
        return rows;
    }

    private static Row row(Connection connection, ResultSet change) throws SQLException {
        var table = change.getString("relation");
        var key = change.getString("key");
        var digest = change.getBytes("digest");
        var columns = change.getString("keys").split(",");
        var values = key.split("/", -1);
        if (columns.length != values.length) {
            return new Row(table, key, digest == null, State.UNKNOWN, 0);
        }
        byte[] now = null;
        try (var query = connection.prepareStatement(NOW.formatted(
                table,
                Arrays.stream(columns).map(column -> "t." + column).collect(Collectors.joining(", ")),
                Arrays.stream(values)
                        .map(value -> "'" + value.replace("'", "''") + "'")
                        .collect(Collectors.joining(", "))))) {
            query.setArray(1, change.getArray("omitted"));
            try (var row = query.executeQuery()) {
                if (row.next()) {
                    now = row.getBytes("digest");
                }
            }
        }
        if (Arrays.equals(now, digest)) {
            return new Row(table, key, digest == null, State.SAME, 0);
        }
        try (var query = connection.prepareStatement(LATER)) {
            query.setString(1, table);
            query.setString(2, key);
            query.setLong(3, change.getLong("id"));
            try (var later = query.executeQuery()) {
                return later.next()
                        ? new Row(table, key, digest == null, State.LATER, later.getLong(1))
                        : new Row(table, key, digest == null, State.BROKEN, 0);
            }
        }
    }
}
