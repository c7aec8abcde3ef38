package luoshi.roster;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides on swaps (批换班): approves, declines, undoes. The shift is locked first, so that two who decide wait in turn. */
@Component
public class DecidingSwaps {
    private final Candidates candidates;
    private final Shifts shifts;
    private final Swaps swaps;
    private final SwapRules rules;
    private final RosterJournal journal;
    private final Clock clock;

    DecidingSwaps(
            Candidates candidates, Shifts shifts, Swaps swaps, SwapRules rules, RosterJournal journal, Clock clock) {
        this.candidates = candidates;
        this.shifts = shifts;
        this.swaps = swaps;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public RosterOutcome handle(ApproveSwap command, Actor actor) {
        var swap = find(command.swapId(), command.version());
        Permission.PLAN_ROSTER.require(actor, swap.unitId());
        if (!swap.waiting()) {
            throw new Stale("swap", swap.id());
        }
        var shift = lock(swap);
        find(swap.id(), command.version());
        var lacks = new LinkedHashMap<String, Reason>(SwapRules.act(actor, shift, clock.instant(), swap.reason()));
        if (shift.personId() != swap.fromPerson()) {
            lacks.put("", Reason.of("reason.roster.swap-outdated"));
        } else {
            lacks.putAll(rules.lacks(
                    shift, candidates.visible(swap.toPerson(), shift.day()).orElse(null)));
        }
        return decide(swap, shift, swap.toPerson(), lacks, actor, "SwapApproved", swap.reason());
    }

    @Transactional
    public RosterOutcome handle(DeclineSwap command, Actor actor) {
        var swap = find(command.swapId(), command.version());
        var party = swap.concerns(actor.personId());
        if (!party) {
            Permission.PLAN_ROSTER.require(actor, swap.unitId());
            if (command.answer().isBlank()) {
                return RosterOutcome.Refused.at("answer", "reason.roster.why-declined");
            }
        }
        if (command.answer().length() > ShiftRules.LONGEST_TEXT) {
            return RosterOutcome.Refused.at(
                    "answer", "reason.roster.text-long", String.valueOf(ShiftRules.LONGEST_TEXT));
        }
        if (!swaps.decline(swap, actor.personId(), command.answer(), clock.instant())) {
            throw new Stale("swap", swap.id());
        }
        write(party ? "SwapWithdrawn" : "SwapDeclined", swap, command.answer());
        return new RosterOutcome.Done(swap.id());
    }

    @Transactional
    public RosterOutcome handle(UndoSwap command, Actor actor) {
        var swap = find(command.swapId(), command.version());
        Permission.PLAN_ROSTER.require(actor, swap.unitId());
        if (!swap.stands()) {
            throw new Stale("swap", swap.id());
        }
        var shift = lock(swap);
        find(swap.id(), command.version());
        var lacks = new LinkedHashMap<String, Reason>(SwapRules.act(actor, shift, clock.instant(), command.reason()));
        if (shift.personId() != swap.toPerson()) {
            lacks.put("", Reason.of("reason.roster.swap-outdated"));
        } else {
            lacks.putAll(rules.lacks(
                    shift, candidates.visible(swap.fromPerson(), shift.day()).orElse(null)));
        }
        return decide(swap, shift, swap.fromPerson(), lacks, actor, "SwapUndone", command.reason());
    }

    private RosterOutcome decide(
            Swap swap, Shift shift, long stands, Map<String, Reason> lacks, Actor actor, String action, String reason) {
        var by = actor.personId();
        if (by == null) {
            throw new Forbidden("an account without a person decides on no swap");
        }
        if (swap.concerns(by)) {
            lacks.put("", Reason.of("reason.roster.own-swap"));
        }
        if (!lacks.isEmpty()) {
            return new RosterOutcome.Refused(lacks);
        }
        try {
            shifts.rewrite(RequestingSwaps.stoodBy(shift, stands));
        } catch (DataIntegrityViolationException overlapping) {
            return RosterOutcome.Refused.at("to", "reason.roster.overlap-now");
        }
        var written =
                action.equals("SwapUndone") ? swaps.undo(swap, by, reason, clock.instant()) : swaps.approve(swap, by);
        if (!written) {
            throw new Stale("swap", swap.id());
        }
        write(action, swap, reason);
        return new RosterOutcome.Done(swap.id());
    }

    private Swap find(long id, int version) {
        var swap = swaps.find(id).orElseThrow(() -> new Missing("swap", id));
        if (swap.version() != version) {
            throw new Stale("swap", id);
        }
        return swap;
    }

    /** Locks the shift; who waited here for another decision finds the swap in another version afterwards. */
    private Shift lock(Swap swap) {
        return shifts.lock(swap.shiftId()).orElseThrow(() -> new Missing("shift", swap.shiftId()));
    }

    private void write(String action, Swap swap, String reason) {
        journal.write(
                action,
                "swap",
                swap.id(),
                swap.unitId(),
                swap.fromPerson(),
                Map.of("shift", swap.shiftId(), "from", swap.fromPerson(), "to", swap.toPerson(), "reason", reason));
    }
}
