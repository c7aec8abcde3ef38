package luoshi.roster;

import java.time.Clock;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes shifts (删班次) that were planned by mistake; one that was ever swapped stays, with its record. */
@Component
public class RemovingShifts {
    private final Shifts shifts;
    private final Months months;
    private final Swaps swaps;
    private final RosterJournal journal;
    private final Clock clock;

    RemovingShifts(Shifts shifts, Months months, Swaps swaps, RosterJournal journal, Clock clock) {
        this.shifts = shifts;
        this.months = months;
        this.swaps = swaps;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public RosterOutcome handle(RemoveShift command, Actor actor) {
        Permission.PLAN_ROSTER.require(actor);
        var shift = shifts.lock(command.shiftId(), command.version());
        Permission.PLAN_ROSTER.require(actor, shift.unitId());
        var lacks = ShiftRules.correction(
                actor,
                months.published(shift.unitId(), shift.day()),
                shift.hours().starts(),
                clock.instant(),
                command.reason());
        if (!lacks.isEmpty()) {
            return new RosterOutcome.Refused(lacks);
        }
        if (swaps.any(shift.id())) {
            return RosterOutcome.Refused.at("", "reason.roster.swapped-stays");
        }
        shifts.remove(shift.id());
        journal.write("ShiftRemoved", shift, command.reason());
        return new RosterOutcome.Done(shift.id());
    }
}
