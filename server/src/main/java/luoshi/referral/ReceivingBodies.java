package luoshi.referral;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.organisation.Leadership;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bodies that something can be handed to (移送到哪里): those above one's unit, and their departments; names only. */
@Component
class ReceivingBodies {
    private static final String BODIES = """
            select u.id, u.name from organisation.unit u
            left join organisation.placement p on p.unit_id = u.id and p.validity @> cast(:day as date)
            where u.existence @> cast(:day as date)
              and (u.id = any (:above) and u.kind in ('BUREAU', 'CITY', 'PROVINCE', 'MINISTRY')
                or p.parent_id = any (:above) and u.kind = 'DEPARTMENT')
            order by u.kind <> 'DEPARTMENT', u.position, u.id
            """;

    private final Leadership leadership;
    private final JdbcClient reader;

    ReceivingBodies(Leadership leadership, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.leadership = leadership;
        this.reader = reader;
    }

    /** Names by id, in the order in which they are offered. */
    Map<Long, String> of(Actor actor, LocalDate day) {
        var bodies = new LinkedHashMap<Long, String>();
        reader.sql(BODIES)
                .param("day", day)
                .param("above", leadership.above(actor.unitId(), day).toArray(Long[]::new))
                .query(row -> {
                    bodies.put(row.getLong("id"), row.getString("name"));
                });
        return bodies;
    }
}
