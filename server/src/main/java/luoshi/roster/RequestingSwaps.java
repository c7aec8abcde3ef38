package luoshi.roster;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes requests for swaps (换班): one asks for his own shift and a planner decides; a planner arranges one between two
 * others at once. Nobody decides on himself.
 */
@Component
public class RequestingSwaps {
    private final Candidates candidates;
    private final Shifts shifts;
    private final Months months;
    private final Swaps swaps;
    private final SwapRules rules;
    private final RosterJournal journal;
    private final Clock clock;

    RequestingSwaps(
            Candidates candidates,
            Shifts shifts,
            Months months,
            Swaps swaps,
            SwapRules rules,
            RosterJournal journal,
            Clock clock) {
        this.candidates = candidates;
        this.shifts = shifts;
        this.months = months;
        this.swaps = swaps;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public RosterOutcome handle(RequestSwap command, Actor actor) {
        var shift = shifts.lock(command.shiftId(), command.version());
        var self = actor.personId();
        var own = self != null && self == shift.personId();
        var plans = Permission.PLAN_ROSTER.heldBy(actor, shift.unitId());
        if (!own && !plans) {
            throw new Forbidden("swap of shift " + shift.id());
        }
        var lacks = new LinkedHashMap<String, Reason>();
        if (!months.published(shift.unitId(), shift.day())) {
            lacks.put("", Reason.of("reason.roster.not-published"));
        }
        lacks.putAll(SwapRules.act(actor, shift, clock.instant(), command.reason()));
        var to = plans
                ? candidates.visible(command.toPerson(), shift.day())
                : candidates.colleague(actor, command.toPerson(), shift.day());
        lacks.putAll(rules.lacks(shift, to.orElse(null)));
        if (swaps.waits(shift.id())) {
            lacks.put("", Reason.of("reason.roster.swap-waits"));
        }
        if (!lacks.isEmpty()) {
            return new RosterOutcome.Refused(lacks);
        }
        var decides = plans && self != null && !own && self != command.toPerson();
        var added = swaps.add(shift, command.toPerson(), command.reason(), decides ? self : null, clock.instant());
        if (added.isEmpty()) {
            return RosterOutcome.Refused.at("", "reason.roster.swap-waits");
        }
        if (decides) {
            try {
                shifts.rewrite(stoodBy(shift, command.toPerson()));
            } catch (DataIntegrityViolationException overlapping) {
                // Another transaction was quicker; nothing of this one may stand.
                throw new luoshi.kernel.Stale("shift", shift.id());
            }
        }
        journal.write(
                decides ? "ShiftSwapped" : "SwapRequested",
                "swap",
                added.get(),
                shift.unitId(),
                command.toPerson(),
                Map.of(
                        "shift", shift.id(),
                        "from", shift.personId(),
                        "to", command.toPerson(),
                        "starts", shift.hours().starts().toString(),
                        "reason", command.reason()));
        return new RosterOutcome.Done(added.get());
    }

    static Shift stoodBy(Shift shift, long person) {
        return new Shift(
                shift.id(), shift.unitId(), person, shift.kind(), shift.hours(), shift.seat(), shift.version() + 1);
    }
}
