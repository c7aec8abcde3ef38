package luoshi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries as the acting reader may see them, and how far the chain has come, which everybody may know. */
@Repository
class JdbcEntries {
    private static final String COLUMNS = """
            select e.seq, e.at, e.actor_id, e.actor_name, e.unit_id, e.person_id, e.action, e.entity, e.entity_id,
                   e.body::text as body, e.opens, l.position, coalesce(encode(l.hash, 'hex'), '') as hash,
                   coalesce((select encode(p.hash, 'hex') from ledger.link p where p.position = l.position - 1), '') as previous
            from ledger.entry e left join ledger.link l on l.seq = e.seq
            """;
    private static final String SEALS = """
            select number, at, size, encode(hash, 'hex') as hash, size - coalesce(lag(size) over (order by number), 0) as entries
            from ledger.seal order by number desc limit :most
            """;
    private static final String SEALED_BY = """
            select number, at, size, encode(hash, 'hex') as hash, 0 as entries from ledger.seal
            where size >= :position order by size limit 1
            """;
    private static final String WAITING = """
            select count(*) from ledger.entry e
            where e.xid >= cast(:below as xid8) and not exists (select from ledger.link l where l.seq = e.seq)
            """;
    private static final String OPENER = """
            select o.seq from ledger.entry e join ledger.entry o on o.xid = e.xid and o.opens where e.seq = :seq
            """;
    private static final String NEIGHBOURS = """
            select l.position - :position as step, l.seq from ledger.link l
            join ledger.entry e on e.seq = l.seq
            where l.position in (:position - 1, :position + 1)
            """;
    private static final String FOREIGN = """
            select exists (select from ledger.entry e where e.unit_id is not null
                and e.unit_id <> all (cast(string_to_array(:scope, ',') as bigint[])))
            """;

    private final JdbcClient sql;
    private final JdbcClient reader;
    private final JsonMapper json;

    JdbcEntries(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader, JsonMapper json) {
        this.sql = sql;
        this.reader = reader;
        this.json = json;
    }

    /**
     * One entry.
     *
     * @param position in the chain, null as long as it is not sealed
     * @param hash of its link, empty likewise
     * @param previous hash of the link before, empty for the first
     */
    record Line(
            long seq,
            Instant at,
            @Nullable Long actorId,
            String actorName,
            @Nullable Long unitId,
            @Nullable Long personId,
            String action,
            String entity,
            @Nullable Long entityId,
            JsonNode body,
            boolean opens,
            @Nullable Long position,
            String hash,
            String previous) {}

    /** A batch that was sealed. */
    record Seal(long number, Instant at, long size, String hash, long entries) {}

    /** What is looked for; empty texts and nulls for anything. */
    record Filter(
            String who,
            String entity,
            String action,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** Entries before the sequence, newest first. */
    List<Line> newest(Filter filter, long before, int most) {
        var where = new StringBuilder(COLUMNS).append(" where e.seq < :before");
        var values = new HashMap<String, Object>(Map.of("before", before, "most", most));
        if (!filter.who().isEmpty()) {
            where.append(" and position(:who in e.actor_name) > 0");
            values.put("who", filter.who());
        }
        if (!filter.entity().isEmpty()) {
            where.append(" and e.entity = :entity");
            values.put("entity", filter.entity());
        }
        if (!filter.action().isEmpty()) {
            where.append(" and e.action = :action");
            values.put("action", filter.action());
        }
        if (filter.from() != null) {
            where.append(" and e.at >= :from");
            values.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.until() != null) {
            where.append(" and e.at < :until");
            values.put("until", filter.until().atOffset(ZoneOffset.UTC));
        }
        return sql.sql(where.append(" order by e.seq desc limit :most").toString())
                .params(values)
                .query(this::line)
                .list();
    }

    /** The entry, or empty where there is none or the actor may not read it. */
    Optional<Line> find(long seq) {
        return sql.sql(COLUMNS + " where e.seq = :seq")
                .param("seq", seq)
                .query(this::line)
                .optional();
    }

    private Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("actor_id", Long.class),
                row.getString("actor_name"),
                row.getObject("unit_id", Long.class),
                row.getObject("person_id", Long.class),
                row.getString("action"),
                row.getString("entity"),
                row.getObject("entity_id", Long.class),
                json.readTree(row.getString("body")),
                row.getBoolean("opens"),
                row.getObject("position", Long.class),
                row.getString("hash"),
                row.getString("previous"));
    }

    /** The newest batches. */
    List<Seal> seals(int most) {
        return sql.sql(SEALS).param("most", most).query(JdbcEntries::seal).list();
    }

    /** The batch in which the position was sealed. */
    Optional<Seal> sealOf(long position) {
        return sql.sql(SEALED_BY)
                .param("position", position)
                .query(JdbcEntries::seal)
                .optional();
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("size"),
                row.getString("hash"),
                row.getLong("entries"));
    }

    /** How many entries, of whomever, wait to be sealed; all that was written by transactions below is. */
    long waiting(String below) {
        return reader.sql(WAITING).param("below", below).query(Long.class).single();
    }

    /** The entry that answers for the rows of the entry's transaction. */
    Optional<Long> opener(long seq) {
        return reader.sql(OPENER).param("seq", seq).query(Long.class).optional();
    }

    /** The entries sealed just before (−1) and after (1), where the actor may read them. */
    Map<Integer, Long> neighbours(long position) {
        var found = new HashMap<Integer, Long>();
        sql.sql(NEIGHBOURS)
                .param("position", position)
                .query((row, number) -> found.put(row.getInt("step"), row.getLong("seq")))
                .list();
        return found;
    }

    /** Whether the ledger speaks of units outside of those. */
    boolean goesBeyond(List<Long> scope) {
        return reader.sql(FOREIGN)
                .param(
                        "scope",
                        String.join(",", scope.stream().map(String::valueOf).toList()))
                .query(Boolean.class)
                .single();
    }
}
