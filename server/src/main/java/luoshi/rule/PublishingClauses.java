package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.rule.ClauseRow.VersionRow;
import luoshi.rule.ClauseRow.Whole;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings versions into force and ends them; a published version keeps its words for ever. */
@Component
class PublishingClauses {
    private final JdbcClauses clauses;
    private final JdbcDuties duties;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublishingClauses(
            JdbcClauses clauses, JdbcDuties duties, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.clauses = clauses;
        this.duties = duties;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Publish the draft (发布), in force in [from, to). */
    record PublishClause(
            long clause,
            int version,
            LocalDate from,
            @Nullable LocalDate to) {}

    @Transactional
    public ClauseOutcome handle(PublishClause command, Actor actor) {
        var whole = owned(command.clause(), command.version(), actor);
        var draft = whole.draft().orElseThrow(() -> new Missing("draft of clause", command.clause()));
        var faults = new ArrayList<Fault>();
        if (draft.should().isBlank() && draft.shouldNot().isBlank()) {
            faults.add(Fault.of("publish", "publish-nothing-said"));
        }
        if (duties.of(draft.id()).isEmpty()) {
            faults.add(Fault.of("publish", "publish-no-duty"));
        }
        var publication = Publication.of(whole.published(), command.from(), command.to(), LocalDate.now(clock));
        if (publication instanceof Publication.Refused refused) {
            faults.add(refused.fault());
        }
        if (!faults.isEmpty()) {
            return new ClauseOutcome.Refused(faults);
        }
        clauses.lock(command.clause(), command.version());
        if (publication instanceof Publication.Fits fits && fits.supersedes() != null) {
            clauses.end(fits.supersedes().id(), command.from(), null, null);
        }
        clauses.publish(draft.id(), command.from(), command.to(), actor.personId(), OffsetDateTime.now(clock));
        changed(
                "ClausePublished",
                whole,
                draft,
                Map.of("number", draft.number(), "from", command.from().toString()));
        return new ClauseOutcome.Done(command.clause());
    }

    /** Repeal the clause from a day on (废止), with a reason. */
    record RepealClause(long clause, int version, LocalDate on, String reason) {}

    @Transactional
    public ClauseOutcome handle(RepealClause command, Actor actor) {
        var whole = owned(command.clause(), command.version(), actor);
        if (command.on().isBefore(LocalDate.now(clock))) {
            return ClauseOutcome.Refused.of(Fault.of("on", "repeal-past", LocalDate.now(clock)));
        }
        var last = whole.published().stream()
                .filter(version -> version.to() == null || version.to().isAfter(command.on()))
                .toList();
        if (last.isEmpty()) {
            return ClauseOutcome.Refused.of(Fault.of("on", "repeal-ended"));
        }
        if (last.size() > 1 || !last.getFirst().from().isBefore(command.on())) {
            return ClauseOutcome.Refused.of(Fault.of(
                    "on",
                    "repeal-before-start",
                    Integer.toString(last.getFirst().number()),
                    last.getFirst().from()));
        }
        clauses.lock(command.clause(), command.version());
        clauses.end(last.getFirst().id(), command.on(), command.reason(), OffsetDateTime.now(clock));
        changed(
                "ClauseRepealed",
                whole,
                last.getFirst(),
                Map.of("on", command.on().toString(), "reason", command.reason()));
        return new ClauseOutcome.Done(command.clause());
    }

    /** Take a version back that has not come into force (撤回发布). */
    record WithdrawVersion(long clause, int version) {}

    @Transactional
    public ClauseOutcome handle(WithdrawVersion command, Actor actor) {
        var whole = owned(command.clause(), command.version(), actor);
        var today = LocalDate.now(clock);
        var future = whole.published().stream()
                .filter(version -> version.from().isAfter(today))
                .findFirst()
                .orElseThrow(() -> new Missing("version to come of clause", command.clause()));
        if (whole.draft().isPresent()) {
            return ClauseOutcome.Refused.of(Fault.of("publish", "withdraw-draft-exists"));
        }
        clauses.lock(command.clause(), command.version());
        clauses.withdraw(future.id());
        clauses.reopen(command.clause(), future.from());
        changed("ClauseWithdrawn", whole, future, Map.of("number", future.number()));
        return new ClauseOutcome.Done(command.clause());
    }

    /** The clause as the page showed it: when somebody changed it since, nothing else is worth saying. */
    private Whole owned(long clause, int version, Actor actor) {
        var whole = clauses.find(clause);
        Permission.PUBLISH_RULES.require(actor, whole.clause().ownerUnit());
        if (whole.clause().lock() != version) {
            throw new Stale("clause", clause);
        }
        return whole;
    }

    private void changed(String action, Whole whole, VersionRow version, Map<String, ?> body) {
        var seq = ledger.append(new Ledger.Entry(
                action, "clause", whole.clause().id(), whole.clause().ownerUnit(), version.responsible(), body));
        events.publishEvent(new RulesChanged(seq));
    }
}
