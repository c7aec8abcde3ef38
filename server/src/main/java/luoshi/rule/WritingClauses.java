package luoshi.rule;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Posts;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.rule.ClauseRow.DutyRow;
import luoshi.rule.ClauseRow.Whole;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes drafts of clauses; what is published is never touched here. */
@Component
class WritingClauses {
    private final JdbcClauses clauses;
    private final JdbcDuties duties;
    private final Areas areas;
    private final Posts posts;
    private final Units units;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    WritingClauses(
            JdbcClauses clauses,
            JdbcDuties duties,
            Areas areas,
            Posts posts,
            Units units,
            People people,
            Ledger ledger,
            Clock clock) {
        this.clauses = clauses;
        this.duties = duties;
        this.areas = areas;
        this.posts = posts;
        this.units = units;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Save the draft (存草稿). */
    record SaveDraft(long clause, int version, ClauseDraft draft) {}

    /** Saves the draft whole: what the form does not name any more is gone. */
    @Transactional
    public ClauseOutcome handle(SaveDraft command, Actor actor) {
        var whole = owned(command.clause(), command.version(), actor);
        var row = whole.draft().orElseThrow(() -> new Missing("draft of clause", command.clause()));
        var known = duties.of(row.id());
        var faults = check(command.draft(), whole, known);
        if (!faults.isEmpty()) {
            return new ClauseOutcome.Refused(faults);
        }
        clauses.lock(command.clause(), command.version());
        if (!whole.everPublished()) {
            clauses.retitle(command.clause(), command.draft().title());
        }
        clauses.saveVersion(row.id(), command.draft(), actor.personId(), OffsetDateTime.now(clock));
        duties.replace(command.clause(), row.id(), command.draft().duties(), row.publishedOnce());
        append(
                "ClauseDrafted",
                whole,
                Map.of(
                        "number",
                        row.number(),
                        "should",
                        command.draft().should(),
                        "duties",
                        command.draft().duties().size()));
        return new ClauseOutcome.Done(command.clause());
    }

    private List<Fault> check(ClauseDraft draft, Whole whole, List<DutyRow> known) {
        var faults = new ArrayList<Fault>();
        if (areas.find(draft.area()).isEmpty()) {
            faults.add(Fault.of("area", "choose"));
        }
        if (draft.responsible() != null && people.find(draft.responsible()).isEmpty()) {
            faults.add(Fault.of("responsible", "choose"));
        }
        var today = java.time.LocalDate.now(clock);
        var below = new HashSet<>(units.below(whole.clause().ownerUnit(), today).stream()
                .map(Unit::id)
                .toList());
        var ids = new HashSet<>(known.stream().map(DutyRow::id).toList());
        var seen = new HashSet<Long>();
        for (int i = 0; i < draft.duties().size(); i++) {
            var duty = draft.duties().get(i);
            var prefix = "d" + i + ".";
            if (duty.id() != null && (!ids.contains(duty.id()) || !seen.add(duty.id()))) {
                faults.add(Fault.of(prefix + "title", "duty-foreign"));
            }
            if (!below.containsAll(duty.units())) {
                faults.add(Fault.of(prefix + "units", "unit-foreign"));
            }
            if (!allPosts().containsAll(duty.posts())) {
                faults.add(Fault.of(prefix + "posts", "choose"));
            }
        }
        return faults;
    }

    private Set<Long> allPosts() {
        return posts.byId().keySet();
    }

    /** Begin a new version from the newest one (起草新版); the one in force stays as it is. */
    record StartVersion(long clause, int version) {}

    @Transactional
    public ClauseOutcome handle(StartVersion command, Actor actor) {
        var whole = owned(command.clause(), actor);
        if (whole.draft().isPresent()) {
            return new ClauseOutcome.Done(command.clause());
        }
        clauses.lock(command.clause(), command.version());
        var newest = whole.versions().getFirst();
        var copied = duties.of(newest.id()).stream().map(DutyRow::draft).toList();
        var draft = new ClauseDraft(
                whole.clause().title(),
                newest.area(),
                newest.should(),
                newest.shouldNot(),
                newest.countermeasure(),
                newest.hardware(),
                newest.tangible(),
                newest.zeroTolerance(),
                newest.responsible(),
                "",
                copied);
        var id = clauses.addVersion(
                command.clause(), newest.number() + 1, draft, actor.personId(), OffsetDateTime.now(clock));
        duties.replace(command.clause(), id, copied, true);
        append("ClauseDrafted", whole, Map.of("number", newest.number() + 1));
        return new ClauseOutcome.Done(command.clause());
    }

    /** Throw the draft away (丢弃草稿); a clause that never was more than a draft goes with it. */
    record DiscardDraft(long clause, int version) {}

    /** Says whether the clause itself is gone. */
    @Transactional
    public boolean handle(DiscardDraft command, Actor actor) {
        var whole = owned(command.clause(), command.version(), actor);
        var row = whole.draft().orElseThrow(() -> new Missing("draft of clause", command.clause()));
        if (row.publishedOnce()) {
            throw new Missing("draft to discard of clause", command.clause());
        }
        clauses.lock(command.clause(), command.version());
        duties.replace(command.clause(), row.id(), List.of(), false);
        clauses.discard(command.clause(), row.id(), !whole.everPublished());
        append("DraftDiscarded", whole, Map.of("number", row.number(), "should", row.should()));
        return !whole.everPublished();
    }

    /** The clause as the page showed it: when somebody changed it since, nothing else is worth saying. */
    private Whole owned(long clause, int version, Actor actor) {
        var whole = owned(clause, actor);
        if (whole.clause().lock() != version) {
            throw new Stale("clause", clause);
        }
        return whole;
    }

    private Whole owned(long clause, Actor actor) {
        var whole = clauses.find(clause);
        Permission.WRITE_RULES.require(actor, whole.clause().ownerUnit());
        return whole;
    }

    private void append(String action, Whole whole, Map<String, ?> body) {
        ledger.append(new Ledger.Entry(
                action, "clause", whole.clause().id(), whole.clause().ownerUnit(), null, body));
    }
}
