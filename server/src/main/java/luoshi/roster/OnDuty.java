package luoshi.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.roster.StoodShifts.StoodShift;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty (谁在班) at an instant, by published rosters, after swaps. */
@Component
public class OnDuty {
    private static final String AT = StoodShifts.SELECT + " and s.starts <= :at and s.ends > :at";
    private static final String ORDER =
            " order by array_position(array['LEAD', 'FULL', 'DAY', 'NIGHT', 'STANDBY'], s.kind), u.position, u.id, s.seat, p.staff desc, p.number";

    private final JdbcClient sql;
    private final JdbcClient reader;

    OnDuty(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** Everybody on duty in the units that the actor sees, the duty leader first, those on call last. */
    @Transactional(readOnly = true)
    public List<StoodShift> at(Instant at) {
        var minute = ShiftHours.minuteOf(at);
        return Reading.once(
                new At(minute),
                () -> sql.sql(AT + ORDER)
                        .param("at", Shifts.utc(minute))
                        .query(StoodShifts::read)
                        .list());
    }

    private record At(Instant minute) {}

    /**
     * The leader on duty (带班领导) in the station of a unit, then who is on duty in the unit itself and not only on call,
     * whoever asks: who comes to look at a unit looks at them first.
     */
    public List<StoodShift> over(long unit, Instant at) {
        var minute = ShiftHours.minuteOf(at);
        return Reading.once(
                new Over(unit, minute),
                () -> reader.sql(AT + """
                         and (s.kind = 'LEAD' and organisation.station_of(s.unit_id, :day) = organisation.station_of(:unit, :day)
                            or s.unit_id = :unit and s.kind not in ('LEAD', 'STANDBY'))
                        """ + ORDER)
                        .param("at", Shifts.utc(minute))
                        .param("day", LocalDate.ofInstant(minute, ShiftHours.CHINA))
                        .param("unit", unit)
                        .query(StoodShifts::read)
                        .list());
    }

    private record Over(long unit, Instant minute) {}

    /**
     * The name of the leader on duty in the actor's own station: whom to call is known to everybody who works there,
     * whatever else he sees.
     */
    public Optional<String> leaderOf(Actor actor, Instant at) {
        var minute = ShiftHours.minuteOf(at);
        return Reading.once(
                new LeaderOf(minute),
                () -> reader.sql(AT + """
                         and s.kind = 'LEAD' and organisation.station_of(s.unit_id, :day) in (
                            select organisation.station_of(h, :day) from unnest(:home) h)
                        """ + ORDER + " limit 1")
                        .param("at", Shifts.utc(minute))
                        .param("day", LocalDate.ofInstant(minute, ShiftHours.CHINA))
                        .param("home", actor.home().toArray(Long[]::new))
                        .query((row, number) -> row.getString("name"))
                        .optional());
    }

    private record LeaderOf(Instant minute) {}
}
