package luoshi.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import luoshi.kernel.Acting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the 审计链 in the transaction of the change itself: both stand, or neither. */
@Component
public class Ledger {
    private static final String APPEND = """
            select ledger.append(:at, :actor, :name, :unit, :person, :action, :entity, :id, :body::jsonb)
            """;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    Ledger(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Appends one entry and returns its sequence.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long append(Entry entry) {
        var actor = Acting.current();
        return sql.sql(APPEND)
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("actor", actor == null ? null : actor.personId())
                .param("name", actor == null ? "luoshi" : actor.name())
                .param("unit", entry.unitId())
                .param("person", entry.personId())
                .param("action", entry.action())
                .param("entity", entry.entity())
                .param("id", entry.entityId())
                .param("body", json.writeValueAsString(entry.body()))
                .query(Long.class)
                .single();
    }

    /** The sequence of the newest entry, 0 when there is none; what «as known at» speaks of. */
    public long head() {
        return sql.sql(
                        "select coalesce((select last_value from pg_sequences where schemaname = 'ledger' and sequencename = 'entry_seq_seq'), 0)")
                .query(Long.class)
                .single();
    }

    /**
     * One change.
     *
     * @param action what happened, past tense, such as {@code EvidenceRecorded}
     * @param entity the kind of record changed
     * @param entityId its id, or null for a batch
     * @param unitId the unit whose leaders may read the entry
     * @param personId the person concerned, who may read it too
     * @param body the data of the change
     */
    public record Entry(
            String action,
            String entity,
            @Nullable Long entityId,
            @Nullable Long unitId,
            @Nullable Long personId,
            Map<String, ?> body) {}
}
