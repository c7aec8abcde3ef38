package luoshi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import luoshi.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads accounts for the administrator's pages, as row-level security lets him. */
@Component
class AccountQueries {
    static final int MOST = 200;

    private static final String SELECT = """
            select a.id, a.username, a.display_name, a.role, a.unit_id, u.name as unit, a.disabled, a.locked_until,
                   a.secret is null as waiting, a.signed_in_at, a.version, p.departed, p.id as person_id
            from identity.account a
            join organisation.unit u on u.id = a.unit_id
            left join organisation.person p on p.id = a.person_id
            """;
    private static final String SEARCH = SELECT + """
            where a.unit_id = any (kernel.scope_units())
              and (:q = '' or a.username ilike '%' || :q || '%' or a.display_name ilike '%' || :q || '%' or u.name ilike '%' || :q || '%')
            order by u.position, u.id, a.username limit :most
            """;

    private final JdbcClient sql;

    AccountQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /** Accounts of the own subtree whose number, name or unit contains the text; one more than shown tells of others. */
    @Transactional(readOnly = true)
    public List<Line> search(String text) {
        var pattern = text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("\0", "");
        return sql.sql(SEARCH)
                .param("q", pattern)
                .param("most", MOST + 1)
                .query(AccountQueries::line)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Line> find(long id) {
        return sql.sql(SELECT + "where a.id = :id and a.unit_id = any (kernel.scope_units())")
                .param("id", id)
                .query(AccountQueries::line)
                .optional();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getLong("unit_id"),
                row.getString("unit"),
                row.getBoolean("disabled"),
                row.getObject("locked_until", OffsetDateTime.class),
                row.getBoolean("waiting"),
                row.getObject("signed_in_at", OffsetDateTime.class),
                row.getObject("departed", LocalDate.class),
                row.getObject("person_id", Long.class),
                row.getInt("version"));
    }

    /** One account as the administrator sees it: never its secret. */
    record Line(
            long id,
            String username,
            String name,
            Role role,
            long unitId,
            String unit,
            boolean disabled,
            @Nullable OffsetDateTime lockedUntil,
            boolean waiting,
            @Nullable OffsetDateTime signedInAt,
            @Nullable LocalDate departed,
            @Nullable Long personId,
            int version) {}
}
