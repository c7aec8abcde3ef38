package luoshi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans shifts (排班): into the roster of the unit where the person works that day. */
@Component
public class PlanningShifts {
    private final Candidates candidates;
    private final Shifts shifts;
    private final Months months;
    private final RosterJournal journal;
    private final Clock clock;

    PlanningShifts(Candidates candidates, Shifts shifts, Months months, RosterJournal journal, Clock clock) {
        this.candidates = candidates;
        this.shifts = shifts;
        this.months = months;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public RosterOutcome handle(PlanShift command, Actor actor) {
        Permission.PLAN_ROSTER.require(actor);
        var person = candidates.visible(command.personId(), command.day()).orElse(null);
        if (person == null) {
            return RosterOutcome.Refused.at("person", "reason.roster.unknown-person");
        }
        var hours = command.hours();
        var lacks = ShiftRules.lacks(person, command.kind(), hours, command.seat(), LocalDate.now(clock));
        var unit = person.unitId();
        if (unit != null) {
            Permission.PLAN_ROSTER.require(actor, unit);
            lacks.putAll(ShiftRules.correction(
                    actor, months.published(unit, command.day()), hours.starts(), clock.instant(), command.reason()));
        }
        if (!lacks.isEmpty() || unit == null) {
            return new RosterOutcome.Refused(lacks);
        }
        var added = shifts.add(unit, person.personId(), command.kind(), hours, command.seat());
        if (added.isEmpty()) {
            return new RosterOutcome.Refused(Map.of("person", Reason.of("reason.roster.overlap", person.name())));
        }
        var shift = new Shift(added.getAsLong(), unit, person.personId(), command.kind(), hours, command.seat(), 0);
        journal.write("ShiftPlanned", shift, command.reason());
        return new RosterOutcome.Done(shift.id());
    }
}
