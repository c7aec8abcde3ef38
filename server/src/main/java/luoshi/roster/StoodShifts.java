package luoshi.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts of published rosters as others need them (已定的班次): after swaps, within the actor's sight. */
@Component
public class StoodShifts {
    static final String SELECT = """
            select s.id, s.person_id, p.name, p.number, p.staff, s.unit_id, u.name as unit_name, u.position as unit_position, s.kind, s.starts, s.ends, coalesce(s.seat, '') as seat
            from roster.shift s
            join organisation.person p on p.id = s.person_id
            join organisation.unit u on u.id = s.unit_id
            where exists (select from roster.month m where m.unit_id = s.unit_id and m.published_at is not null
                and m.first_day = date_trunc('month', s.starts at time zone 'Asia/Shanghai')::date)
            """;

    private final JdbcClient sql;

    StoodShifts(JdbcClient sql) {
        this.sql = sql;
    }

    /** The shift, if published and visible. */
    @Transactional(readOnly = true)
    public Optional<StoodShift> find(long id) {
        return Reading.once(
                new One(id),
                () -> sql.sql(SELECT + " and s.id = :id")
                        .param("id", id)
                        .query(StoodShifts::read)
                        .optional());
    }

    private record One(long id) {}

    /**
     * Shifts that the duty leader's shift oversees (本班): of his station, begun while he was in charge, other than his
     * own. Empty unless the shift is a visible one of a duty leader.
     */
    @Transactional(readOnly = true)
    public List<StoodShift> under(long leadShift) {
        var lead = find(leadShift).filter(StoodShift::leads).orElse(null);
        if (lead == null) {
            return List.of();
        }
        return Reading.once(new Under(leadShift), () -> under(lead));
    }

    private record Under(long leadShift) {}

    private List<StoodShift> under(StoodShift lead) {
        // Which station is asked once for each unit and day of those hours, not for every shift.
        return sql.sql("with near as materialized (" + SELECT + """
                         and s.id <> :lead and s.starts >= :from and s.starts < :to),
                        places as materialized (
                            select unit_id, day, organisation.station_of(unit_id, day) as station
                            from (select distinct unit_id, (starts at time zone 'Asia/Shanghai')::date as day from near) d)
                        select near.* from near
                        join places p on p.unit_id = near.unit_id and p.day = (near.starts at time zone 'Asia/Shanghai')::date
                        where p.station = organisation.station_of(:unit, (cast(:from as timestamptz) at time zone 'Asia/Shanghai')::date)
                        order by near.starts, near.unit_position, near.unit_id, near.seat, near.number
                        """)
                .param("lead", lead.id())
                .param("unit", lead.unitId())
                .param("from", Shifts.utc(lead.hours().starts()))
                .param("to", Shifts.utc(lead.hours().ends()))
                .query(StoodShifts::read)
                .list();
    }

    /** The actor's own shifts as duty leader that ended in the span, newest first. */
    @Transactional(readOnly = true)
    public List<StoodShift> ledBy(Actor actor, Instant from, Instant to) {
        var since = ShiftHours.minuteOf(from);
        var until = ShiftHours.minuteOf(to);
        return Reading.once(
                new LedBy(since, until),
                () -> sql.sql(SELECT + """
                         and s.kind = 'LEAD' and s.person_id = :self and s.ends >= :from and s.ends <= :to
                        order by s.ends desc
                        """)
                        .param("self", actor.personId())
                        .param("from", Shifts.utc(since))
                        .param("to", Shifts.utc(until))
                        .query(StoodShifts::read)
                        .list());
    }

    private record LedBy(Instant since, Instant until) {}

    static StoodShift read(ResultSet row, int number) throws SQLException {
        return new StoodShift(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("name"),
                row.getString("number"),
                row.getString("staff").equals("AUXILIARY"),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                ShiftKind.valueOf(row.getString("kind")),
                ShiftColumns.hours(row),
                row.getString("seat"));
    }

    /** One shift and who stands it. */
    public record StoodShift(
            long id,
            long personId,
            String name,
            String number,
            boolean auxiliary,
            long unitId,
            String unitName,
            ShiftKind kind,
            ShiftHours hours,
            String seat) {
        /** Whether it is that of the leader on duty. */
        public boolean leads() {
            return kind == ShiftKind.LEAD;
        }
    }
}
