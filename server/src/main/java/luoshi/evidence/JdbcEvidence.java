package luoshi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import luoshi.database.OneAtATime;
import luoshi.database.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Evidence in PostgreSQL, as far as the actor may see it. */
@Repository
class JdbcEvidence {
    private static final String INSERT = """
            insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced,
                origin, origin_key, note, entered_by, entered_seq)
            select duty, unit, person, cast(at as timestamptz), kind, quantity, night, off_hours, unannounced,
                :origin, key, note, :by, :seq
            from unnest(cast(:duties as bigint[]), cast(:units as bigint[]), cast(:people as bigint[]), cast(:ats as text[]),
                cast(:kinds as text[]), cast(:quantities as int[]), cast(:nights as boolean[]), cast(:offs as boolean[]),
                cast(:unannounced as boolean[]), cast(:keys as text[]), cast(:notes as text[]))
                with ordinality as f(duty, unit, person, at, kind, quantity, night, off_hours, unannounced, key, note, place)
            order by place
            returning\s""" + EvidenceFacts.COLUMNS;
    private static final String ENTRIES = "select " + EvidenceFacts.COLUMNS + """
            , note, withdrawal_reason, entered_by from evidence.fact
            where (:mine and person_id is distinct from :person and entered_by = :person or not :mine and person_id = :person)
              and act_at < :before
            order by act_at desc, id desc limit :limit
            """;

    private final JdbcClient sql;

    JdbcEvidence(JdbcClient sql) {
        this.sql = sql;
    }

    /** A piece about to be written. */
    record Piece(
            long duty,
            long unit,
            @Nullable Long person,
            Instant at,
            EvidenceKind kind,
            int quantity,
            boolean night,
            boolean offHours,
            boolean unannounced,
            String key,
            String note) {}

    /** A piece with what a page shows beside it. */
    record Entry(
            EvidenceFact fact,
            String note,
            @Nullable String withdrawn,
            @Nullable Long enteredBy) {}

    /** Lets requests with the same key pass one after the other, until the end of the transaction. */
    void oneAtATime(String key) {
        OneAtATime.pass(sql, "evidence", key);
    }

    Optional<EvidenceFact> byKey(EvidenceOrigin origin, String key) {
        return sql.sql("select " + EvidenceFacts.COLUMNS
                        + " from evidence.fact where origin = :origin and origin_key = :key")
                .param("origin", origin.name())
                .param("key", key)
                .query(EvidenceFacts::read)
                .optional();
    }

    /** Keys of these that are there already; withdrawn ones too. */
    List<String> keys(EvidenceOrigin origin, List<String> keys) {
        return Reading.once(
                new Keys(origin, keys),
                () -> sql.sql(
                                "select origin_key from evidence.fact where origin = :origin and origin_key = any (:keys)")
                        .param("origin", origin.name())
                        .param("keys", keys.toArray(String[]::new))
                        .query((row, number) -> row.getString("origin_key"))
                        .list());
    }

    private record Keys(EvidenceOrigin origin, List<String> keys) {}

    Optional<Entry> find(long id, boolean lock) {
        return sql.sql("select " + EvidenceFacts.COLUMNS
                        + ", note, withdrawal_reason, entered_by from evidence.fact where id = :id"
                        + (lock ? " for update" : ""))
                .param("id", id)
                .query(JdbcEvidence::entry)
                .optional();
    }

    /** A person's pieces, newest first; or, with {@code mine}, those that he entered for others. */
    List<Entry> entries(long person, boolean mine, Instant before, int limit) {
        return Reading.once(
                new Entries(person, mine, before, limit),
                () -> sql.sql(ENTRIES)
                        .param("person", person)
                        .param("mine", mine)
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .param("limit", limit)
                        .query(JdbcEvidence::entry)
                        .list());
    }

    private record Entries(long person, boolean mine, Instant before, int limit) {}

    /** Writes all pieces by one statement and returns them as they stand. */
    List<EvidenceFact> insert(List<Piece> pieces, EvidenceOrigin origin, @Nullable Long by, long seq) {
        return sql.sql(INSERT)
                .param("origin", origin.name())
                .param("by", by)
                .param("seq", seq)
                .param("duties", pieces.stream().map(Piece::duty).toArray(Long[]::new))
                .param("units", pieces.stream().map(Piece::unit).toArray(Long[]::new))
                .param("people", pieces.stream().map(Piece::person).toArray(Long[]::new))
                .param(
                        "ats",
                        pieces.stream().map(piece -> piece.at().toString()).toArray(String[]::new))
                .param(
                        "kinds",
                        pieces.stream().map(piece -> piece.kind().name()).toArray(String[]::new))
                .param("quantities", pieces.stream().map(Piece::quantity).toArray(Integer[]::new))
                .param("nights", pieces.stream().map(Piece::night).toArray(Boolean[]::new))
                .param("offs", pieces.stream().map(Piece::offHours).toArray(Boolean[]::new))
                .param("unannounced", pieces.stream().map(Piece::unannounced).toArray(Boolean[]::new))
                .param("keys", pieces.stream().map(Piece::key).toArray(String[]::new))
                .param("notes", pieces.stream().map(Piece::note).toArray(String[]::new))
                .query(EvidenceFacts::read)
                .list();
    }

    EvidenceFact withdraw(long id, String reason, long seq) {
        return sql.sql(
                        "update evidence.fact set withdrawn_seq = :seq, withdrawal_reason = :reason where id = :id returning "
                                + EvidenceFacts.COLUMNS)
                .param("seq", seq)
                .param("reason", reason)
                .param("id", id)
                .query(EvidenceFacts::read)
                .single();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                EvidenceFacts.read(row, number),
                row.getString("note"),
                row.getString("withdrawal_reason"),
                row.getObject("entered_by", Long.class));
    }
}
