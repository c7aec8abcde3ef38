package luoshi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.Verification.Kind;
import org.jspecify.annotations.Nullable;

/** Holds every row that answers to the chain against the digest that its last entry left: all tables in one pass. */
final class VerifyingRows {
    /** Texts that go into the query come from the database as it would quote them. */
    private static final String WATCHED = """
            select w.relation, quote_literal(w.relation) as name, to_regclass(w.relation)::text as present,
                   quote_literal(w.keys) as keys, quote_literal(w.omitted::text) as omitted, (
                select count(*) from pg_trigger t
                where t.tgrelid = to_regclass(w.relation) and t.tgname like 'witness_%' and t.tgenabled in ('O', 'A')) as watches
            from ledger.witnessed w order by w.relation
            """;

    private static final int WATCHES = 3;
    /** Offset 0 keeps a row from being made into jsonb once for each use. */
    private static final String ROWS = """
            select %1$s as relation, ledger.row_key(j, %3$s) as key, ledger.row_digest(j, %4$s::text[]) as digest
            from (select to_jsonb(t) as j from %2$s t offset 0) n
            """;

    private static final String COMPARED = """
            select relation, key, gone, unknown,
                   coalesce((select e.seq from ledger.entry e where e.xid = found.xid and e.opens), 0) as seq
            from (
                select coalesce(r.relation, c.relation) as relation, coalesce(r.key, c.key) as key, c.xid,
                       r.key is null as gone, c.key is null as unknown,
                       row_number() over (partition by coalesce(r.relation, c.relation) order by coalesce(r.key, c.key)) as place
                from (%s) r
                full join (
                    select distinct on (key collate "C", relation collate "C") relation, key, digest, xid
                    from ledger.change order by key collate "C", relation collate "C", id desc) c
                    on c.key = r.key and c.relation = r.relation
                where r.digest is distinct from c.digest) found
            where place <= %d order by relation, key
            """;
    private static final String ASIDE = """
            select c.relation, c.key from ledger.change c
            where not exists (select from ledger.entry e where e.xid = c.xid and e.opens)
            order by c.id limit %d
            """;

    /** The n-th change of a row since former rows are kept against the n-th former row. */
    private static final String FORMER = """
            select relation, key
            from (select relation, key, before, row_number() over (partition by relation, key order by id) as n
                  from (select c.relation, c.key, c.id, c.id > r.changes as since,
                               lag(c.digest) over (partition by c.relation, c.key order by c.id) as before
                        from ledger.change c join ledger.remembered r on r.relation = c.relation) c
                  where since) d
            full join (
                select relation, key, row_number() over (partition by relation, key order by id) as n,
                       case when content is not null then ledger.row_digest(content, '{}') end as digest
                from ledger.former) f using (relation, key, n)
            where f.digest is distinct from d.before or f.relation is null or d.relation is null
            order by relation, key limit %d
            """;

    private final Connection connection;
    private final List<Break> breaks = new ArrayList<>();

    private VerifyingRows(Connection connection) {
        this.connection = connection;
    }

    /** How many rows there are, and what does not agree. */
    record Found(long rows, List<Break> breaks) {}

    /** Looks at every row within the transaction of the connection. */
    static Found verify(Connection connection) throws SQLException {
        return new VerifyingRows(connection).verify();
    }

    private Found verify() throws SQLException {
        var all = watched();
        for (var watched : all) {
            if (watched.watches() < WATCHES) {
                breaks.add(new Break(Kind.WATCH_OFF, 0, watched.table(), ""));
            }
        }
        var present = all.stream().filter(watched -> watched.present() != null).toList();
        compare(present);
        aside();
        former();
        var rows = 0L;
        for (var watched : present) {
            rows += ChainReading.count(connection, String.valueOf(watched.present()));
        }
        return new Found(rows, breaks);
    }

    private record Watched(
            String table, String name, @Nullable String present, String keys, String omitted, int watches) {
        String rows() {
            return ROWS.formatted(name, present, keys, omitted);
        }
    }

    private List<Watched> watched() throws SQLException {
        var found = new ArrayList<Watched>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(WATCHED)) {
            while (row.next()) {
                found.add(new Watched(
                        row.getString("relation"),
                        row.getString("name"),
                        row.getString("present"),
                        row.getString("keys"),
                        row.getString("omitted"),
                        row.getInt("watches")));
            }
        }
        return found;
    }

    private void compare(List<Watched> present) throws SQLException {
        var rows = present.stream().map(Watched::rows).collect(Collectors.joining(" union all "));
        try (var statement = connection.createStatement()) {
            // Sorting all rows by what they are held against takes longer than to hash them.
            statement.execute("set local enable_mergejoin = off");
            var row = statement.executeQuery(COMPARED.formatted(rows, Verification.MOST));
            while (row.next()) {
                var kind = row.getBoolean("gone")
                        ? Kind.ROW_GONE
                        : row.getBoolean("unknown") ? Kind.ROW_UNKNOWN : Kind.ROW_CHANGED;
                breaks.add(new Break(kind, row.getLong("seq"), row.getString("relation"), row.getString("key")));
            }
        }
    }

    private void former() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(FORMER.formatted(Verification.MOST))) {
            while (row.next()) {
                breaks.add(new Break(Kind.FORMER_CHANGED, 0, row.getString("relation"), row.getString("key")));
            }
        }
    }

    private void aside() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ASIDE.formatted(Verification.MOST))) {
            while (row.next()) {
                breaks.add(new Break(Kind.WRITTEN_ASIDE, 0, row.getString("relation"), row.getString("key")));
            }
        }
    }
}
