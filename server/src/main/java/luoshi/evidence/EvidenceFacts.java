package luoshi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import luoshi.database.Columns;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All evidence for calculations, withdrawn pieces included: never for a page's own rows. */
@Component
public class EvidenceFacts {
    static final String COLUMNS =
            "id, duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced, origin, entered_seq, withdrawn_seq";
    private static final String ALL = "select " + COLUMNS + " from evidence.fact order by act_at, entered_seq, id";
    private static final String SINCE = "select " + COLUMNS
            + " from evidence.fact where entered_seq > :seq or withdrawn_seq > :seq order by entered_seq, id";
    private static final String OF_DUTY =
            "select " + COLUMNS + " from evidence.fact where duty_id = :duty order by act_at, entered_seq, id";

    private final JdbcClient reader;

    EvidenceFacts(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** Everything, in order of act time, then ledger sequence: the order of filling. */
    public List<EvidenceFact> all() {
        return reader.sql(ALL).query(EvidenceFacts::read).list();
    }

    /**
     * What was entered or withdrawn after the sequence. A transaction may take a lower sequence and commit later than
     * another: a follower asks again from below the oldest sequence that was still open, and must bear a fact twice.
     */
    public List<EvidenceFact> since(long seq) {
        return reader.sql(SINCE).param("seq", seq).query(EvidenceFacts::read).list();
    }

    /** Everything of one duty, in the order of filling. */
    public List<EvidenceFact> ofDuty(long duty) {
        return reader.sql(OF_DUTY)
                .param("duty", duty)
                .query(EvidenceFacts::read)
                .list();
    }

    static EvidenceFact read(ResultSet row, int number) throws SQLException {
        return new EvidenceFact(
                row.getLong("id"),
                row.getLong("duty_id"),
                row.getLong("unit_id"),
                row.getObject("person_id", Long.class),
                Columns.instant(row, "act_at"),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getInt("quantity"),
                row.getBoolean("night"),
                row.getBoolean("off_hours"),
                row.getBoolean("unannounced"),
                EvidenceOrigin.valueOf(row.getString("origin")),
                row.getLong("entered_seq"),
                row.getObject("withdrawn_seq", Long.class));
    }
}
