package luoshi.rule;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import luoshi.engine.statute.lint.Modality;
import luoshi.engine.statute.lint.OperabilityLint;
import luoshi.engine.statute.lint.Passage;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.ledger.Ledger;
import luoshi.organisation.Areas;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes drafts of clauses out of ticked articles, paragraphs and items; an article once for each owner. */
@Component
class TakingUpArticles {
    private final JdbcSources sources;
    private final JdbcClauses clauses;
    private final Areas areas;
    private final Ledger ledger;
    private final Clock clock;

    TakingUpArticles(JdbcSources sources, JdbcClauses clauses, Areas areas, Ledger ledger, Clock clock) {
        this.sources = sources;
        this.clauses = clauses;
        this.areas = areas;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Take up the articles (立成条款). */
    record TakeUpArticles(long source, List<Long> nodes, long area, long owner) {}

    sealed interface TakingUp {
        /** The drafts, new ones only; {@code before} were taken up already. */
        record TakenUp(List<Long> clauses, int before) implements TakingUp {}

        record Refused(List<Fault> faults) implements TakingUp {}
    }

    @Transactional
    public TakingUp handle(TakeUpArticles command, Actor actor) {
        Permission.WRITE_RULES.require(actor, command.owner());
        var source = sources.find(command.source()).orElseThrow(() -> new Missing("source", command.source()));
        var faults = new ArrayList<Fault>();
        var outline = new Outline(sources.nodes(source.id()));
        var known = new HashSet<Long>();
        outline.nodes().stream().filter(node -> outline.binds(node)).forEach(node -> known.add(node.id()));
        if (command.nodes().isEmpty() || !known.containsAll(command.nodes())) {
            faults.add(Fault.of("node", "take-up-nothing"));
        }
        if (areas.find(command.area()).isEmpty()) {
            faults.add(Fault.of("area", "choose"));
        }
        if (!faults.isEmpty()) {
            return new TakingUp.Refused(faults);
        }
        var made = new ArrayList<Long>();
        for (var node : outline.nodes()) {
            if (command.nodes().contains(node.id())) {
                var words = outline.words(node);
                var title = outline.title(node);
                clauses.add(source.id(), node.id(), command.owner(), outline.reference(node), title)
                        .ifPresent(id -> {
                            draft(
                                    id,
                                    draft(title, command.area(), words, outline.leadIns(node)),
                                    command.owner(),
                                    actor);
                            made.add(id);
                        });
            }
        }
        return new TakingUp.TakenUp(made, command.nodes().size() - made.size());
    }

    private void draft(long clause, ClauseDraft draft, long owner, Actor actor) {
        clauses.addVersion(clause, 1, draft, actor.personId(), OffsetDateTime.now(clock));
        ledger.append(new Ledger.Entry(
                "ClauseDrafted", "clause", clause, owner, null, Map.of("title", draft.title(), "area", draft.area())));
    }

    /** The article's own words go where they belong: what forbids into 不应该, all else into 应该. */
    private static ClauseDraft draft(String title, long area, String words, List<Passage> leadIns) {
        var forbids = OperabilityLint.of(new Passage(words, 0), leadIns).modality() == Modality.MUST_NOT;
        return new ClauseDraft(
                title, area, forbids ? "" : words, forbids ? words : "", "", false, true, false, null, "", List.of());
    }
}
