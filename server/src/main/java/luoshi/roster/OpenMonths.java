package luoshi.roster;

import java.time.LocalDate;
import java.util.List;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units that have a published roster this month and none for the next (还没发布的月份). */
@Component
public class OpenMonths {
    /** From this day of the month on, the next month's roster is asked for. */
    static final int ASKED_FROM = 20;

    /** By this day of the month the next month's roster is to be published. */
    static final int DUE = 25;

    private final JdbcClient sql;

    OpenMonths(JdbcClient sql) {
        this.sql = sql;
    }

    /** Names of the units whose next month the actor is to publish; empty before the 20th. */
    @Transactional(readOnly = true)
    public List<String> of(Actor actor, LocalDate today) {
        if (!Permission.PLAN_ROSTER.heldBy(actor) || today.getDayOfMonth() < ASKED_FROM) {
            return List.of();
        }
        var month = today.withDayOfMonth(1);
        return sql.sql("""
                        select u.name from roster.month m join organisation.unit u on u.id = m.unit_id
                        where m.unit_id = any (:scope) and m.first_day = :month and m.published_at is not null
                          and u.existence @> :next::date
                          and not exists (select from roster.month n
                              where n.unit_id = m.unit_id and n.first_day = :next and n.published_at is not null)
                        order by u.kind <> 'LEADERS', u.position, u.id
                        """)
                .param("scope", actor.scope().toArray(Long[]::new))
                .param("month", month)
                .param("next", month.plusMonths(1))
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** The day by which they are due. */
    public static LocalDate due(LocalDate today) {
        return today.withDayOfMonth(DUE);
    }
}
