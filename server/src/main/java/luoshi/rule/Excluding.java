package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.organisation.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 不适用: a leader signs that an area or a duty does not apply to a unit; reasoned, and looked at again every year. */
@Component
class Excluding {
    private final JdbcExceptions exceptions;
    private final Duties duties;
    private final Areas areas;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Excluding(
            JdbcExceptions exceptions,
            Duties duties,
            Areas areas,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.exceptions = exceptions;
        this.duties = duties;
        this.areas = areas;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Sign 不适用 (签认不适用) for an area or a duty, one of the two; {@link Stale} when it is signed twice at one moment. */
    record SignExclusion(
            long unit, @Nullable Long area, @Nullable Long duty, String reason) {}

    @Transactional
    public ClauseOutcome handle(SignExclusion command, Actor actor) {
        Permission.EXEMPT.require(actor);
        var faults = new ArrayList<Fault>();
        if (!actor.sees(command.unit())) {
            faults.add(Fault.of("unit", "choose"));
        }
        Long area = command.area();
        Long duty = command.duty();
        if ((area == null) == (duty == null)) {
            faults.add(Fault.of("area", "exclude-one"));
        } else if (area != null && areas.find(area).isEmpty()) {
            faults.add(Fault.of("area", "choose"));
        } else if (duty != null && duties.find(duty).isEmpty()) {
            faults.add(Fault.of("duty", "choose"));
        }
        Long by = actor.personId();
        if (by == null) {
            faults.add(Fault.of("unit", "no-person"));
        }
        if (faults.isEmpty() && exceptions.excluded(command.unit(), area, duty)) {
            faults.add(Fault.of(area == null ? "duty" : "area", "exclude-twice"));
        }
        if (!faults.isEmpty() || by == null) {
            return new ClauseOutcome.Refused(faults);
        }
        var today = LocalDate.now(clock);
        var id = exceptions
                .addExclusion(command.unit(), area, duty, command.reason(), by, today, today.plusYears(1))
                .orElseThrow(() -> new Stale("exclusion in unit", command.unit()));
        changed(
                "ExclusionSigned",
                id,
                command.unit(),
                Map.of("area", area == null ? 0L : area, "duty", duty == null ? 0L : duty, "reason", command.reason()));
        return new ClauseOutcome.Done(id);
    }

    /** Keep it for another year (复核，继续不适用). */
    record ReviewExclusion(long id, int version) {}

    @Transactional
    public void handle(ReviewExclusion command, Actor actor) {
        var row = owned(command.id(), actor);
        var today = LocalDate.now(clock);
        var next = today.plusYears(1);
        if (!exceptions.review(command.id(), command.version(), today, next)) {
            throw new Stale("exclusion", command.id());
        }
        changed("ExclusionReviewed", command.id(), row.unit(), Map.of("next", next.toString()));
    }

    /** Take it back (撤回): it applies again from today on. */
    record RevokeExclusion(long id, int version) {}

    @Transactional
    public void handle(RevokeExclusion command, Actor actor) {
        var row = owned(command.id(), actor);
        var today = LocalDate.now(clock);
        if (!exceptions.revoke(command.id(), command.version(), today)) {
            throw new Stale("exclusion", command.id());
        }
        changed("ExclusionRevoked", command.id(), row.unit(), Map.of("on", today.toString()));
    }

    private JdbcExceptions.ExclusionRow owned(long id, Actor actor) {
        var row = exceptions.exclusion(id).orElseThrow(() -> new Missing("exclusion", id));
        Permission.EXEMPT.require(actor, row.unit());
        return row;
    }

    private void changed(String action, long id, long unit, Map<String, ?> body) {
        var seq = ledger.append(new Ledger.Entry(action, "not_applicable", id, unit, null, body));
        events.publishEvent(new RulesChanged(seq));
    }
}
