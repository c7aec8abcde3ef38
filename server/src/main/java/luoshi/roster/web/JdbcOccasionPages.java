package luoshi.roster.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import luoshi.database.Columns;
import luoshi.kernel.Missing;
import luoshi.roster.ShiftHours;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imported occasions as far as the reader sees them. */
@Component
class JdbcOccasionPages {
    /** A page shows so many, the newest. */
    static final int MOST = 200;

    private static final String SELECT = """
            select o.id, o.unit_id, o.source, o.external_id, o.kind, o.occurred, coalesce(p.name, '') as person
            from roster.occasion o left join organisation.person p on p.id = o.person_id
            """;

    private final JdbcClient sql;

    JdbcOccasionPages(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public List<OccasionLine> of(Collection<Long> units, LocalDate from, LocalDate to) {
        return sql.sql(SELECT + """
                         where o.unit_id = any (:units) and o.occurred >= :from and o.occurred < :to
                        order by o.occurred desc, o.id
                        """)
                .param("units", units.toArray(Long[]::new))
                .param("from", midnight(from))
                .param("to", midnight(to))
                .query(JdbcOccasionPages::read)
                .list();
    }

    @Transactional(readOnly = true)
    public OccasionLine find(long id) {
        return sql.sql(SELECT + " where o.id = :id")
                .param("id", id)
                .query(JdbcOccasionPages::read)
                .optional()
                .orElseThrow(() -> new Missing("occasion", id));
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(ShiftHours.CHINA).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static OccasionLine read(ResultSet row, int number) throws SQLException {
        return new OccasionLine(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("kind"),
                Columns.instant(row, "occurred"),
                row.getString("person"));
    }

    /** One occasion. */
    record OccasionLine(long id, long unitId, String source, String number, String kind, Instant at, String person) {}
}
