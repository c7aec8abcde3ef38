package luoshi.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;

/** Holds every row that answers to the chain against the digest that its last entry left. */
final class VerifyingRows {
    private static final String WATCHED = """
            select w.relation, w.keys, w.omitted, (
                select count(*) from pg_trigger t
                where t.tgrelid = to_regclass(w.relation) and t.tgname like 'witness_%' and t.tgenabled in ('O', 'A')) as watches
            from ledger.witnessed w order by w.relation
            """;
    private static final int WATCHES = 3;
    private static final String ROWS = """
            select coalesce(r.key, c.key) as key, r.key is null as gone, c.key is null as unknown,
                   coalesce((select e.seq from ledger.entry e where e.xid = c.xid and e.opens), 0) as seq
            from (select ledger.row_key(j, ?) as key, ledger.row_digest(j, ?) as digest
                  from (select to_jsonb(t) as j from %s t) n) r
            full join (select distinct on (key) key, digest, xid from ledger.change where relation = ? order by key, id desc) c
                on c.key = r.key
            where r.digest is distinct from c.digest
            order by 1 limit ?
            """;
    private static final String ASIDE = """
            select c.relation, c.key from ledger.change c
            where not exists (select from ledger.entry e where e.xid = c.xid and e.opens)
            order by c.id limit ?
            """;

    private final Connection connection;
    private final List<Break> breaks;

    VerifyingRows(Connection connection, List<Break> breaks) {
        this.connection = connection;
        this.breaks = breaks;
    }

    private record Watched(String table, String keys, Array omitted, int watches) {}

    /** Adds what does not agree and returns how many rows there are. */
    long verify() throws SQLException {
        var rows = 0L;
        for (var watched : watched()) {
            if (watched.watches() < WATCHES) {
                breaks.add(new Break(Kind.WATCH_OFF, 0, watched.table(), ""));
            }
            compare(watched);
            rows += ChainReading.count(connection, watched.table());
        }
        aside();
        return rows;
    }

    private List<Watched> watched() throws SQLException {
        var found = new ArrayList<Watched>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(WATCHED)) {
            while (row.next()) {
                found.add(new Watched(
                        row.getString("relation"),
                        row.getString("keys"),
                        row.getArray("omitted"),
                        row.getInt("watches")));
            }
        }
        return found;
    }

    private void compare(Watched watched) throws SQLException {
        try (var compare = connection.prepareStatement(ROWS.formatted(watched.table()))) {
            compare.setString(1, watched.keys());
            compare.setArray(2, watched.omitted());
            compare.setString(3, watched.table());
            compare.setInt(4, Verification.MOST);
            try (var row = compare.executeQuery()) {
                while (row.next()) {
                    var kind = row.getBoolean("gone")
                            ? Kind.ROW_GONE
                            : row.getBoolean("unknown") ? Kind.ROW_UNKNOWN : Kind.ROW_CHANGED;
                    breaks.add(new Break(kind, row.getLong("seq"), watched.table(), row.getString("key")));
                }
            }
        }
    }

    private void aside() throws SQLException {
        try (var aside = connection.prepareStatement(ASIDE)) {
            aside.setInt(1, Verification.MOST);
            try (var row = aside.executeQuery()) {
                while (row.next()) {
                    breaks.add(new Break(Kind.WRITTEN_ASIDE, 0, row.getString("relation"), row.getString("key")));
                }
            }
        }
    }
}
