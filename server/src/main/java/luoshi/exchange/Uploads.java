package luoshi.exchange;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files on their way in, what was corrected in them, and what each unit's headers mean. */
@Repository
class Uploads {
    private static final String COLUMNS =
            "id, kind, file_name, sha256, at, actor_name, written_at, rows, content is not null as waiting";

    private final JdbcClient sql;

    Uploads(JdbcClient sql) {
        this.sql = sql;
    }

    /** A file as handed in, without its content. */
    record Upload(
            long id,
            String kind,
            String fileName,
            String sha256,
            OffsetDateTime at,
            String actorName,
            @Nullable OffsetDateTime writtenAt,
            int rows,
            boolean waiting) {}

    long add(Actor actor, String kind, ImportFile file, String sha256, boolean keep, OffsetDateTime at) {
        return sql.sql("""
                        insert into exchange.upload (account_id, unit_id, kind, file_name, sha256, content, at, actor_name)
                        values (:account, :unit, :kind, :name, :sha, :content, :at, :actor) returning id
                        """)
                .param("account", actor.accountId())
                .param("unit", actor.unitId())
                .param("kind", kind)
                .param("name", file.name())
                .param("sha", sha256)
                .param("content", keep ? file.content() : null, java.sql.Types.BINARY)
                .param("at", at)
                .param("actor", actor.name())
                .query(Long.class)
                .single();
    }

    Optional<Upload> find(Actor actor, long id) {
        return sql.sql("select " + COLUMNS + " from exchange.upload where id = :id and account_id = :account")
                .param("id", id)
                .param("account", actor.accountId())
                .query(new SimplePropertyRowMapper<>(Upload.class))
                .optional();
    }

    byte[] content(long id) {
        return sql.sql("select content from exchange.upload where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .single();
    }

    /** What the unit has stored, the newest first. */
    List<Upload> stored(Actor actor, int most) {
        return sql.sql("select " + COLUMNS + """
                         from exchange.upload where unit_id = :unit and written_at is not null
                        order by written_at desc, id desc limit :most
                        """)
                .param("unit", actor.unitId())
                .param("most", most)
                .query(new SimplePropertyRowMapper<>(Upload.class))
                .list();
    }

    /** What the actor has handed in and neither stored nor dropped. */
    List<Upload> waiting(Actor actor) {
        return sql.sql("select " + COLUMNS + """
                         from exchange.upload where account_id = :account and unit_id = :unit and written_at is null
                        order by id desc
                        """)
                .param("account", actor.accountId())
                .param("unit", actor.unitId())
                .query(new SimplePropertyRowMapper<>(Upload.class))
                .list();
    }

    /** When the unit stored the very same file before. */
    Optional<OffsetDateTime> storedBefore(Actor actor, String kind, String sha256) {
        return sql.sql("""
                        select max(written_at) from exchange.upload
                        where unit_id = :unit and kind = :kind and sha256 = :sha and written_at is not null
                        """)
                .param("unit", actor.unitId())
                .param("kind", kind)
                .param("sha", sha256)
                .query(OffsetDateTime.class)
                .optional();
    }

    void written(long id, int rows, OffsetDateTime at) {
        sql.sql("delete from exchange.correction where upload_id = :id")
                .param("id", id)
                .update();
        sql.sql("update exchange.upload set written_at = :at, rows = :rows, content = null where id = :id")
                .param("id", id)
                .param("rows", rows)
                .param("at", at)
                .update();
    }

    void drop(Actor actor, long id) {
        sql.sql("delete from exchange.upload where id = :id and account_id = :account and written_at is null")
                .param("id", id)
                .param("account", actor.accountId())
                .update();
    }

    void dropOlderThan(OffsetDateTime limit) {
        sql.sql("delete from exchange.upload where written_at is null and at < :limit")
                .param("limit", limit)
                .update();
    }

    void correct(long upload, int row, String column, String value) {
        sql.sql("""
                        insert into exchange.correction (upload_id, row, column_key, value)
                        values (:upload, :row, :column, :value)
                        on conflict (upload_id, row, column_key) do update set value = excluded.value
                        """)
                .param("upload", upload)
                .param("row", row)
                .param("column", column)
                .param("value", value)
                .update();
    }

    Corrections corrections(long upload) {
        var cells = new HashMap<Integer, Map<String, String>>();
        sql.sql("select row, column_key, value from exchange.correction where upload_id = :upload")
                .param("upload", upload)
                .query(row -> {
                    cells.computeIfAbsent(row.getInt("row"), number -> new HashMap<>())
                            .put(row.getString("column_key"), row.getString("value"));
                });
        return new Corrections(cells);
    }

    Map<String, String> mapping(Actor actor, String kind) {
        var columns = new HashMap<String, String>();
        sql.sql("select header, column_key from exchange.mapping where unit_id = :unit and kind = :kind")
                .param("unit", actor.unitId())
                .param("kind", kind)
                .query(row -> {
                    columns.put(row.getString("header"), row.getString("column_key"));
                });
        return columns;
    }

    void remember(Actor actor, String kind, Map<String, String> columnByHeader) {
        columnByHeader.forEach((header, column) -> sql.sql("""
                        insert into exchange.mapping (unit_id, kind, header, column_key)
                        values (:unit, :kind, :header, :column)
                        on conflict (unit_id, kind, header) do update set column_key = excluded.column_key
                        """)
                .param("unit", actor.unitId())
                .param("kind", kind)
                .param("header", header)
                .param("column", column)
                .update());
    }
}
