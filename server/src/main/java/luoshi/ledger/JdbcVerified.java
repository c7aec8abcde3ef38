package luoshi.ledger;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import luoshi.ledger.Verification.Break;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcVerified {
    /** Of the disagreements so many are kept; who needs all of them asks the command. */
    private static final int KEPT = 300;

    private static final String INSERT = """
            insert into ledger.verified (at, took_millis, actor_name, entries, sealed, watched_rows, root, broken, breaks)
            values (:at, :took, :by, :entries, :sealed, :rows, :root, :broken, cast(:breaks as jsonb))
            """;
    private static final String LAST = """
            select at, took_millis, actor_name, entries, sealed, watched_rows, root, broken, breaks::text as breaks
            from ledger.verified order by id desc limit 1
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    JdbcVerified(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(Verified verified) {
        var found = verified.found();
        sql.sql(INSERT)
                .param("at", verified.at().atOffset(ZoneOffset.UTC))
                .param("took", verified.millis())
                .param("by", verified.by())
                .param("entries", found.entries())
                .param("sealed", found.sealed())
                .param("rows", found.rows())
                .param("root", found.root())
                .param("broken", verified.broken())
                .param(
                        "breaks",
                        json.writeValueAsString(
                                found.breaks().stream().limit(KEPT).toList()))
                .update();
    }

    /** The newest one. */
    Optional<Verified> last() {
        return sql.sql(LAST)
                .query((row, number) -> new Verified(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("took_millis"),
                        row.getString("actor_name"),
                        row.getInt("broken"),
                        new Verification(
                                row.getLong("entries"),
                                row.getLong("sealed"),
                                row.getLong("watched_rows"),
                                row.getString("root"),
                                breaks(row.getString("breaks")))))
                .optional();
    }

    private List<Break> breaks(String text) {
        return Arrays.asList(json.readValue(text, Break[].class));
    }
}
