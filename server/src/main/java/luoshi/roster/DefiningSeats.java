package luoshi.roster;

import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the seats that must be manned (定岗位), from which the empty ones of a month follow. */
@Component
public class DefiningSeats {
    private final JdbcClient sql;
    private final RosterJournal journal;

    DefiningSeats(JdbcClient sql, RosterJournal journal) {
        this.sql = sql;
        this.journal = journal;
    }

    @Transactional
    public RosterOutcome handle(DefineSeat command, Actor actor) {
        Permission.PLAN_ROSTER.require(actor, command.unitId());
        var name = command.name().strip();
        if (name.isEmpty()) {
            return RosterOutcome.Refused.at("name", "reason.roster.seat-name");
        }
        if (name.length() > 40) {
            return RosterOutcome.Refused.at("name", "reason.roster.text-long", "40");
        }
        if (command.headcount() < 1 || command.headcount() > 99) {
            return RosterOutcome.Refused.at("headcount", "reason.roster.headcount");
        }
        var id = sql.sql("""
                        insert into roster.seat (unit_id, name, kind, days, headcount)
                        values (:unit, :name, :kind, :days, :headcount) on conflict do nothing returning id
                        """)
                .param("unit", command.unitId())
                .param("name", name)
                .param("kind", command.kind().name())
                .param("days", command.days().name())
                .param("headcount", command.headcount())
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return RosterOutcome.Refused.at("name", "reason.roster.seat-twice", name);
        }
        journal.write(
                "SeatDefined",
                "seat",
                id.get(),
                command.unitId(),
                null,
                Map.of(
                        "name",
                        name,
                        "kind",
                        command.kind().name(),
                        "days",
                        command.days().name()));
        return new RosterOutcome.Done(id.get());
    }

    @Transactional
    public RosterOutcome handle(DropSeat command, Actor actor) {
        var unit = sql.sql("select unit_id from roster.seat where id = :id")
                .param("id", command.seatId())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Missing("seat", command.seatId()));
        Permission.PLAN_ROSTER.require(actor, unit);
        sql.sql("delete from roster.seat where id = :id")
                .param("id", command.seatId())
                .update();
        journal.write("SeatDropped", "seat", command.seatId(), unit, null, Map.of());
        return new RosterOutcome.Done(command.seatId());
    }
}
