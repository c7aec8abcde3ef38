package luoshi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes months of rosters (发布值班表). From then on the shifts bind: duties of those who work in the unit fall on
 * days with a shift alone (domain §3), so a unit without any shift is never published along.
 */
@Component
public class PublishingMonths {
    private final Months months;
    private final RosterJournal journal;
    private final Clock clock;

    PublishingMonths(Months months, RosterJournal journal, Clock clock) {
        this.months = months;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public RosterOutcome handle(PublishMonth command, Actor actor) {
        Permission.PLAN_ROSTER.require(actor, command.unitId());
        var month = command.month().withDayOfMonth(1);
        var today = LocalDate.now(clock);
        if (month.plusMonths(1).isBefore(today) && !actor.role().leads()) {
            return RosterOutcome.Refused.at("", "reason.roster.begun");
        }
        if (month.isAfter(today.plusDays(ShiftRules.DAYS_AHEAD))) {
            return RosterOutcome.Refused.at("", "reason.roster.too-far", String.valueOf(ShiftRules.DAYS_AHEAD));
        }
        var units = months.below(command.unitId(), month, actor);
        var open = months.unpublished(units, month);
        var done = 0;
        for (var unit : open) {
            if (months.publish(unit, month, clock.instant())) {
                journal.write("MonthPublished", "month", unit, unit, null, Map.of("month", month.toString()));
                done++;
            }
        }
        return done > 0
                ? new RosterOutcome.Done(done)
                : RosterOutcome.Refused.at(
                        "", "reason.roster.nothing-to-publish", month.toString().substring(0, 7));
    }
}
