package luoshi.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import luoshi.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which months of which units are published (发布), and so bind. */
@Component
class Months {
    private final JdbcClient sql;

    Months(JdbcClient sql) {
        this.sql = sql;
    }

    boolean published(long unit, LocalDate day) {
        return sql.sql("""
                        select exists (select from roster.month
                        where unit_id = :unit and first_day = :month and published_at is not null)
                        """)
                .param("unit", unit)
                .param("month", day.withDayOfMonth(1))
                .query(Boolean.class)
                .single();
    }

    /** Units below the unit (itself included) that have shifts in the month and are not yet published. */
    List<Long> unpublished(Collection<Long> units, LocalDate month) {
        return sql.sql("""
                        select distinct s.unit_id from roster.shift s
                        where s.unit_id = any (:units) and s.starts >= :from and s.starts < :to
                          and not exists (select from roster.month m
                              where m.unit_id = s.unit_id and m.first_day = :month and m.published_at is not null)
                        order by s.unit_id
                        """)
                .param("units", units.toArray(Long[]::new))
                .param("month", month)
                .param("from", Shifts.midnight(month))
                .param("to", Shifts.midnight(month.plusMonths(1)))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** The unit and what lies below it on the day, as far as the actor sees. */
    List<Long> below(long unit, LocalDate day, Actor actor) {
        return sql
                .sql("select unnest(organisation.subtree(:unit, :day))")
                .param("unit", unit)
                .param("day", day)
                .query((row, number) -> row.getLong(1))
                .list()
                .stream()
                .filter(actor::sees)
                .toList();
    }

    /** Publishes; whether this call did it and no other before. */
    boolean publish(long unit, LocalDate month, Instant at) {
        return sql.sql("""
                        insert into roster.month as m (unit_id, first_day, published_at) values (:unit, :month, :at)
                        on conflict (unit_id, first_day) do update set published_at = excluded.published_at, version = m.version + 1
                        where m.published_at is null
                        """)
                        .param("unit", unit)
                        .param("month", month)
                        .param("at", Shifts.utc(at))
                        .update()
                == 1;
    }
}
