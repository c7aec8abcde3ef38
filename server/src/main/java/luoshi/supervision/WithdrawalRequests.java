package luoshi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import luoshi.database.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that findings be withdrawn (申请撤销), as far as the actor may see them. */
@Component
public class WithdrawalRequests {
    private static final String COLUMNS =
            "select w.id, w.finding_id, w.reason, w.asked_by, w.granted, w.answer, w.version from supervision.withdrawal w ";

    private final JdbcClient sql;

    WithdrawalRequests(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One request.
     *
     * @param granted what was decided, or null while it is open
     */
    public record WithdrawalRequest(
            long id,
            long finding,
            String reason,
            long askedBy,
            @Nullable Boolean granted,
            String answer,
            int version) {
        public boolean open() {
            return granted == null;
        }
    }

    /** The request, or empty where there is none or the actor may not see it. */
    @Transactional(readOnly = true)
    public Optional<WithdrawalRequest> find(long id) {
        return sql.sql(COLUMNS + "where w.id = :id")
                .param("id", id)
                .query(WithdrawalRequests::read)
                .optional();
    }

    /** The newest request about the finding. */
    @Transactional(readOnly = true)
    public Optional<WithdrawalRequest> newest(long finding) {
        return sql.sql(COLUMNS + "where w.finding_id = :finding order by w.id desc limit 1")
                .param("finding", finding)
                .query(WithdrawalRequests::read)
                .optional();
    }

    /** Every open request, the oldest first. */
    @Transactional(readOnly = true)
    public List<WithdrawalRequest> open() {
        return Reading.once(
                new Open(),
                () -> sql.sql(COLUMNS + "where w.decided_at is null order by w.id limit 50")
                        .query(WithdrawalRequests::read)
                        .list());
    }

    private record Open() {}

    private static WithdrawalRequest read(ResultSet row, int number) throws SQLException {
        return new WithdrawalRequest(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getString("reason"),
                row.getLong("asked_by"),
                row.getObject("granted", Boolean.class),
                row.getString("answer"),
                row.getInt("version"));
    }
}
