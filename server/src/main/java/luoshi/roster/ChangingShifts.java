package luoshi.roster;

import java.time.Clock;
import java.time.LocalDate;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes kind, day, hours, seat of shifts (改班次); in a published month as a correction with its reason. */
@Component
public class ChangingShifts {
    private final Candidates candidates;
    private final Shifts shifts;
    private final Months months;
    private final Swaps swaps;
    private final RosterJournal journal;
    private final Clock clock;

    ChangingShifts(
            Candidates candidates, Shifts shifts, Months months, Swaps swaps, RosterJournal journal, Clock clock) {
        this.candidates = candidates;
        this.shifts = shifts;
        this.months = months;
        this.swaps = swaps;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public RosterOutcome handle(ChangeShift command, Actor actor) {
        Permission.PLAN_ROSTER.require(actor);
        var shift = shifts.lock(command.shiftId(), command.version());
        Permission.PLAN_ROSTER.require(actor, shift.unitId());
        var to = command.to();
        var person = candidates.visible(to.personId(), to.day()).orElse(null);
        if (person == null) {
            return RosterOutcome.Refused.at("person", "reason.roster.unknown-person");
        }
        var hours = to.hours();
        var now = clock.instant();
        var lacks = ShiftRules.lacks(person, to.kind(), hours, to.seat(), LocalDate.now(clock));
        var unit = person.unitId();
        if (unit != null) {
            Permission.PLAN_ROSTER.require(actor, unit);
            var published = months.published(shift.unitId(), shift.day()) || months.published(unit, to.day());
            var earlier = shift.hours().starts().isBefore(hours.starts())
                    ? shift.hours().starts()
                    : hours.starts();
            lacks.putAll(ShiftRules.correction(actor, published, earlier, now, to.reason()));
            if (to.personId() != shift.personId() && (published || swaps.any(shift.id()))) {
                lacks.put("person", Reason.of("reason.roster.swap-instead"));
            }
        }
        if (!lacks.isEmpty() || unit == null) {
            return new RosterOutcome.Refused(lacks);
        }
        var changed = new Shift(shift.id(), unit, to.personId(), to.kind(), hours, to.seat(), shift.version() + 1);
        try {
            shifts.rewrite(changed);
        } catch (DataIntegrityViolationException overlapping) {
            return RosterOutcome.Refused.at("person", "reason.roster.overlap", person.name());
        }
        journal.write("ShiftChanged", changed, to.reason());
        return new RosterOutcome.Done(shift.id());
    }
}
