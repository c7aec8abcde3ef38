package luoshi.roster;

import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back occasions imported by mistake (撤回逢事); the audit chain keeps what they were. */
@Component
public class WithdrawingOccasions {
    private final JdbcClient sql;
    private final RosterJournal journal;

    WithdrawingOccasions(JdbcClient sql, RosterJournal journal) {
        this.sql = sql;
        this.journal = journal;
    }

    @Transactional
    public RosterOutcome handle(WithdrawOccasion command, Actor actor) {
        var id = command.occasionId();
        var occasion = sql.sql("""
                        select unit_id, person_id, source, external_id, kind, occurred::text as occurred
                        from roster.occasion where id = :id for update
                        """)
                .param("id", id)
                .query((row, number) -> new Gone(
                        row.getLong("unit_id"),
                        row.getLong("person_id"),
                        row.getString("source"),
                        row.getString("external_id"),
                        row.getString("kind"),
                        row.getString("occurred")))
                .optional()
                .orElseThrow(() -> new Missing("occasion", id));
        Permission.PLAN_ROSTER.require(actor, occasion.unit());
        var reason = command.reason();
        if (reason.isBlank()) {
            return RosterOutcome.Refused.at("reason", "reason.roster.why-withdrawn");
        }
        if (reason.length() > ShiftRules.LONGEST_TEXT) {
            return RosterOutcome.Refused.at(
                    "reason", "reason.roster.text-long", String.valueOf(ShiftRules.LONGEST_TEXT));
        }
        sql.sql("delete from roster.occasion where id = :id").param("id", id).update();
        journal.write(
                "OccasionWithdrawn",
                "occasion",
                id,
                occasion.unit(),
                occasion.person(),
                Map.of(
                        "source", occasion.source(),
                        "number", occasion.number(),
                        "kind", occasion.kind(),
                        "occurred", occasion.occurred(),
                        "reason", reason));
        return new RosterOutcome.Done(id);
    }

    private record Gone(long unit, long person, String source, String number, String kind, String occurred) {}
}
