package luoshi.roster;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may stand in for whom (换班规则), asked when a swap is requested, and again when it is decided. */
@Component
class SwapRules {
    private final JdbcClient sql;
    private final Shifts shifts;

    SwapRules(JdbcClient sql, Shifts shifts) {
        this.sql = sql;
        this.shifts = shifts;
    }

    /** Lacks of the shift being stood by the person instead; he is null where the actor cannot see him. */
    Map<String, Reason> lacks(Shift shift, @Nullable Candidate to) {
        var lacks = new LinkedHashMap<String, Reason>();
        if (to == null) {
            lacks.put("to", Reason.of("reason.roster.not-colleague"));
            return lacks;
        }
        if (to.personId() == shift.personId()) {
            lacks.put("to", Reason.of("reason.roster.same-person", to.name()));
            return lacks;
        }
        var unfit = ShiftRules.unfit(to, shift.day());
        if (unfit != null) {
            lacks.put("to", unfit);
        } else if (!Objects.equals(to.stationId(), stationOf(shift))) {
            lacks.put("to", Reason.of("reason.roster.other-station", to.name()));
        } else if (shift.kind() == ShiftKind.LEAD && to.auxiliary()) {
            lacks.put("to", Reason.of("reason.roster.auxiliary-leads", to.name()));
        } else if (shift.kind().atPost() && to.auxiliary() && !shifts.officerBeside(shift)) {
            lacks.put("to", Reason.of("reason.roster.auxiliary-alone", to.name()));
        } else if (shifts.onDuty(to.personId(), shift.hours(), shift.id())) {
            lacks.put("to", Reason.of("reason.roster.overlap", to.name()));
        }
        return lacks;
    }

    /** Lacks of the reason, and of the act when the shift has begun. */
    static Map<String, Reason> act(Actor actor, Shift shift, Instant now, String reason) {
        var lacks = ShiftRules.correction(actor, true, shift.hours().starts(), now, reason);
        if (reason.isBlank()) {
            lacks.put("reason", Reason.of("reason.roster.why-swap"));
        }
        return lacks;
    }

    private @Nullable Long stationOf(Shift shift) {
        return sql.sql("select organisation.station_of(:unit, :day)")
                .param("unit", shift.unitId())
                .param("day", shift.day())
                .query(Long.class)
                .single();
    }
}
