package luoshi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import luoshi.database.Columns;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** All evidence for calculations, withdrawn pieces included: never for a page's own rows. */
@Component
public class EvidenceFacts {
    static final String COLUMNS =
            "id, duty_id, unit_id, person_id, act_at, kind, quantity, night, off_hours, unannounced, origin, entered_seq, withdrawn_seq";
    /**
     * Two questions, each for an index of its own: one with «or» would be answered by going through everything. The sequence is
     * part of the text, so that the plan is made for the few pieces after it, not for any.
     */
    static final String SINCE = "select " + COLUMNS + " from evidence.fact where entered_seq > %1$d union all select "
            + COLUMNS
            + " from evidence.fact where withdrawn_seq > %1$d and entered_seq <= %1$d order by entered_seq, id";

    private static final String BEYOND =
            "select entered_seq from evidence.fact where entered_seq > :seq order by entered_seq offset :pieces limit 1";
    private static final String OF_DUTY =
            "select " + COLUMNS + " from evidence.fact where duty_id = :duty order by act_at, entered_seq, id";

    private final JdbcClient reader;
    private final DataSource source;
    private final CopyingEvidence copying;

    @Autowired
    EvidenceFacts(@Qualifier("readerJdbcClient") JdbcClient reader, @Qualifier("readerDataSource") DataSource source) {
        this(reader, source, CopyingEvidence.STRETCH);
    }

    EvidenceFacts(JdbcClient reader, DataSource source, int stretch) {
        this.reader = reader;
        this.source = source;
        this.copying = new CopyingEvidence(source, stretch);
    }

    /**
     * Hands everything over by columns, in any order, as the running transaction sees it, which has to be of isolation
     * repeatable read.
     *
     * @param to is given a batch at a time, to be used up before it returns
     */
    public void copyTo(Consumer<EvidenceBatch> to) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            copying.copy(connection, to);
        } catch (SQLException failed) {
            throw new DataAccessResourceFailureException("evidence could not be read", failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /**
     * What was entered or withdrawn after the sequence. A transaction may take a lower sequence and commit later than
     * another: a follower asks again from below the oldest sequence that was still open, and must bear a fact twice.
     */
    public List<EvidenceFact> since(long seq) {
        return reader.sql(SINCE.formatted(seq)).query(EvidenceFacts::read).list();
    }

    /** Whether more than so many pieces were entered after the sequence. */
    public boolean isFarBehind(long seq, int pieces) {
        return reader.sql(BEYOND)
                .param("seq", seq)
                .param("pieces", pieces)
                .query(Long.class)
                .optional()
                .isPresent();
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
