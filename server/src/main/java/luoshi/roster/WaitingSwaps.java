package luoshi.roster;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import luoshi.database.Columns;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Swaps that wait for the actor's decision (等批的换班). */
@Component
public class WaitingSwaps {
    private static final String FROM = """
             from roster.swap x join roster.shift s on s.id = x.shift_id
            left join organisation.person f on f.id = x.from_person
            left join organisation.person t on t.id = x.to_person
            where x.approved_by is null and x.declined_at is null and x.unit_id = any (:scope) and s.ends > :now
              and coalesce(:self, 0) not in (x.from_person, x.to_person)
            """;

    private final JdbcClient sql;
    private final Clock clock;

    WaitingSwaps(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How many wait, own ones not counted. */
    @Transactional(readOnly = true)
    public int count(Actor actor) {
        var minute = ShiftHours.minuteOf(clock.instant());
        return Permission.PLAN_ROSTER.heldBy(actor)
                ? Reading.once(
                        new Count(minute),
                        () -> query("select count(*)" + FROM, actor, minute)
                                .query(Integer.class)
                                .single())
                : 0;
    }

    private record Count(Instant minute) {}

    /** Those that wait, by the start of the shift. */
    @Transactional(readOnly = true)
    public List<Waiting> of(Actor actor) {
        if (!Permission.PLAN_ROSTER.heldBy(actor)) {
            return List.of();
        }
        var minute = ShiftHours.minuteOf(clock.instant());
        return Reading.once(
                new Of(minute),
                () -> query(
                                "select x.id, coalesce(f.name, '') as from_name, coalesce(t.name, '') as to_name, x.reason, s.kind, s.starts"
                                        + FROM + " order by s.starts, x.id limit 20",
                                actor,
                                minute)
                        .query((row, number) -> new Waiting(
                                row.getLong("id"),
                                row.getString("from_name"),
                                row.getString("to_name"),
                                row.getString("reason"),
                                ShiftKind.valueOf(row.getString("kind")),
                                Columns.instant(row, "starts")))
                        .list());
    }

    private record Of(Instant minute) {}

    private JdbcClient.StatementSpec query(String text, Actor actor, Instant minute) {
        return sql.sql(text)
                .param("scope", actor.scope().toArray(Long[]::new))
                .param("self", actor.personId(), Types.BIGINT)
                .param("now", Shifts.utc(minute));
    }

    /** One swap that waits. */
    public record Waiting(long id, String from, String to, String reason, ShiftKind kind, Instant starts) {}
}
