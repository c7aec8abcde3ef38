package luoshi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import luoshi.exchange.spi.TableExporter;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.web.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exports the shifts of last, this and next month (班次清单), in the columns in which they are imported. */
@Component
class ShiftExporter implements TableExporter {
    private final JdbcClient sql;
    private final Clock clock;

    ShiftExporter(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "shifts";
    }

    @Override
    public Permission permission() {
        return Permission.PLAN_ROSTER;
    }

    @Override
    @Transactional(readOnly = true)
    public Exported export(Actor actor, Texts t) {
        var month = LocalDate.now(clock).withDayOfMonth(1);
        var rows = sql.sql("""
                        select p.number, p.name, u.name as unit, s.kind, coalesce(s.seat, '') as seat,
                               (s.starts at time zone 'Asia/Shanghai')::date as day, (s.starts at time zone 'Asia/Shanghai')::time as since,
                               (s.ends at time zone 'Asia/Shanghai')::time as until
                        from roster.shift s
                        join organisation.person p on p.id = s.person_id
                        join organisation.unit u on u.id = s.unit_id
                        where s.unit_id = any (:scope) and s.starts >= :from and s.starts < :to
                        order by s.starts, u.position, u.id, s.seat, p.number
                        """)
                .param("scope", actor.scope().toArray(Long[]::new))
                .param("from", Shifts.midnight(month.minusMonths(1)))
                .param("to", Shifts.midnight(month.plusMonths(2)))
                .query((row, number) -> List.of(
                        row.getString("number"),
                        row.getString("name"),
                        row.getString("unit"),
                        row.getObject("day", LocalDate.class).toString(),
                        t.get("roster.kind." + row.getString("kind") + ".short"),
                        row.getObject("since", LocalTime.class).toString(),
                        row.getObject("until", LocalTime.class).toString(),
                        row.getString("seat")))
                .list();
        var header = Stream.of("number", "name", "unit", "day", "kind", "from", "to", "seat")
                .map(column -> t.get("import.shifts.column." + column))
                .toList();
        return new Exported(t.get("export.shifts.file", month.toString().substring(0, 7)), header, rows);
    }
}
