package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.RowFailure;
import luoshi.exchange.spi.RowImporter.Batch;
import luoshi.exchange.spi.RowImporter.Read;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.ledger.Ledger;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Posts;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.rule.ClauseDraft.DutyDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds what the rows of a table of rules name, and writes them as clauses of the actor's unit. */
@Component
class RuleTable {
    private final JdbcSources sources;
    private final JdbcClauses clauses;
    private final JdbcDuties duties;
    private final Areas areas;
    private final Posts posts;
    private final Units units;
    private final People people;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RuleTable(
            JdbcSources sources,
            JdbcClauses clauses,
            JdbcDuties duties,
            Areas areas,
            Posts posts,
            Units units,
            People people,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sources = sources;
        this.clauses = clauses;
        this.duties = duties;
        this.areas = areas;
        this.posts = posts;
        this.units = units;
        this.people = people;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Everything that rows name, by the name they use. */
    private record Names(
            Map<String, Long> sources,
            Map<Long, Outline> outlines,
            Map<String, Long> areas,
            Map<String, Long> posts,
            Map<String, Long> units,
            Map<String, Long> people,
            Map<String, List<JdbcClauses.Known>> clauses) {
        Optional<Long> node(long source, String reference) {
            var outline = outlines.get(source);
            return outline == null
                    ? Optional.empty()
                    : outline.nodes().stream()
                            .filter(outline::binds)
                            .filter(node -> outline.reference(node).equals(reference))
                            .map(JdbcSources.NodeRow::id)
                            .findFirst();
        }
    }

    private Names names(List<Read<RuleRow>> rows, Actor actor) {
        var today = LocalDate.now(clock);
        var byTitle = new HashMap<String, Long>();
        for (var source : sources.all()) {
            byTitle.putIfAbsent(source.title(), source.id());
        }
        var outlines = new HashMap<Long, Outline>();
        for (var row : rows) {
            var id = byTitle.get(row.value().source());
            if (id != null) {
                outlines.computeIfAbsent(id, one -> new Outline(sources.nodes(one)));
            }
        }
        var areaIds = new HashMap<String, Long>();
        areas.all()
                .forEach(area ->
                        List.of(area.code(), area.nameEn(), area.name()).forEach(name -> areaIds.put(name, area.id())));
        var postIds = new HashMap<String, Long>();
        posts.all()
                .forEach(post ->
                        List.of(post.code(), post.nameEn(), post.name()).forEach(name -> postIds.put(name, post.id())));
        var unitIds = new HashMap<String, Long>();
        for (Unit unit : units.below(actor.unitId(), today)) {
            unitIds.put(unit.code(), unit.id());
            unitIds.put(unit.name(), unit.id());
        }
        var numbers = rows.stream()
                .map(row -> row.value().responsible())
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        var personIds = new HashMap<String, Long>();
        people.byNumbers(numbers).forEach((number, person) -> personIds.put(number, person.id()));
        return new Names(
                byTitle,
                outlines,
                areaIds,
                postIds,
                unitIds,
                personIds,
                clauses.ofOwner(actor.unitId()).stream().collect(Collectors.groupingBy(JdbcClauses.Known::reference)));
    }

    Review review(List<Read<RuleRow>> rows, Actor actor) {
        var names = names(rows, actor);
        var failures = new ArrayList<RowFailure>();
        var already = new HashSet<Integer>();
        var first = new HashMap<RuleRow.Key, RuleRow>();
        for (var read : rows) {
            var row = read.value();
            var number = read.row();
            var source = names.sources().get(row.source());
            if (source == null) {
                failures.add(new RowFailure(number, "source", row.source(), Reason.of("reason.rule.row-source")));
            } else if (names.node(source, row.reference()).isEmpty()) {
                failures.add(
                        new RowFailure(number, "reference", row.reference(), Reason.of("reason.rule.row-reference")));
            } else {
                var known = names.clauses().getOrDefault(row.reference(), List.of()).stream()
                        .filter(clause -> clause.source() == source)
                        .findFirst();
                if (known.isPresent() && known.get().title().equals(row.title())) {
                    already.add(number);
                } else if (known.isPresent()) {
                    failures.add(new RowFailure(
                            number,
                            "reference",
                            row.reference(),
                            Reason.of("reason.rule.row-taken", known.get().title())));
                }
            }
            named(number, "area", List.of(row.area()), names.areas(), failures);
            named(number, "units", row.units(), names.units(), failures);
            named(number, "posts", row.posts(), names.posts(), failures);
            if (!row.responsible().isEmpty()) {
                named(number, "responsible", List.of(row.responsible()), names.people(), failures);
            }
            if (row.from() != null && !Permission.PUBLISH_RULES.heldBy(actor)) {
                failures.add(
                        new RowFailure(number, "from", row.from().toString(), Reason.of("reason.rule.row-publish")));
            }
            var other = first.putIfAbsent(row.key(), row);
            if (other != null && !same(other, row)) {
                failures.add(new RowFailure(number, "title", row.title(), Reason.of("reason.rule.row-differs")));
            }
        }
        return new Review(failures, already);
    }

    private static boolean same(RuleRow one, RuleRow other) {
        Function<RuleRow, List<Object>> clause = row -> List.of(
                row.area(),
                row.should(),
                row.shouldNot(),
                row.countermeasure(),
                row.responsible(),
                row.zeroTolerance(),
                String.valueOf(row.from()),
                String.valueOf(row.to()));
        return clause.apply(one).equals(clause.apply(other));
    }

    private static void named(
            int number, String column, List<String> used, Map<String, Long> known, List<RowFailure> failures) {
        for (var name : used) {
            if (!known.containsKey(name)) {
                failures.add(new RowFailure(number, column, name, Reason.of("reason.rule.row-unknown", name)));
            }
        }
    }

    void write(List<Read<RuleRow>> rows, Batch batch) {
        var actor = batch.actor();
        var names = names(rows, actor);
        var groups = new LinkedHashMap<RuleRow.Key, List<RuleRow>>();
        rows.forEach(read -> groups.computeIfAbsent(read.value().key(), key -> new ArrayList<>())
                .add(read.value()));
        var published = false;
        long seq = 0;
        for (var group : groups.values()) {
            seq = write(group, names, batch);
            published |= group.getFirst().from() != null;
        }
        if (published) {
            events.publishEvent(new RulesChanged(seq));
        }
    }

    private long write(List<RuleRow> group, Names names, Batch batch) {
        var row = group.getFirst();
        var actor = batch.actor();
        Permission.WRITE_RULES.require(actor, actor.unitId());
        var at = OffsetDateTime.now(clock);
        long source = named(names.sources(), row.source());
        var id = clauses.add(
                        source,
                        names.node(source, row.reference()).orElse(null),
                        actor.unitId(),
                        row.reference(),
                        row.title())
                .orElseThrow(() -> new luoshi.kernel.Stale("clause", row.reference()));
        var draft = new ClauseDraft(
                row.title(),
                named(names.areas(), row.area()),
                row.should(),
                row.shouldNot(),
                row.countermeasure(),
                false,
                true,
                row.zeroTolerance(),
                row.responsible().isEmpty() ? null : named(names.people(), row.responsible()),
                "",
                group.stream().map(one -> duty(one, names)).toList());
        var version = clauses.addVersion(id, 1, draft, actor.personId(), at);
        duties.replace(id, version, draft.duties(), false);
        LocalDate from = row.from();
        if (from != null) {
            Permission.PUBLISH_RULES.require(actor, actor.unitId());
            clauses.publish(version, from, row.to(), actor.personId(), at);
        }
        return ledger.append(new Ledger.Entry(
                from == null ? "ClauseDrafted" : "ClausePublished",
                "clause",
                id,
                actor.unitId(),
                null,
                Map.of(
                        "title",
                        row.title(),
                        "duties",
                        group.size(),
                        "file",
                        batch.fileName(),
                        "sha256",
                        batch.sha256())));
    }

    private static DutyDraft duty(RuleRow row, Names names) {
        return new DutyDraft(
                null,
                row.duty(),
                row.kind(),
                row.subject(),
                row.cadence(),
                row.count(),
                row.percents().get(0) / 100.0,
                row.percents().get(1) / 100.0,
                row.percents().get(2) / 100.0,
                Set.copyOf(row.accepts()),
                row.units().stream().map(name -> named(names.units(), name)).toList(),
                row.posts().stream().map(name -> named(names.posts(), name)).toList(),
                row.staff(),
                row.leadersOnly(),
                row.standby(),
                row.stages(),
                row.occasion().isEmpty() ? null : row.occasion(),
                row.dueDays());
    }

    private static long named(Map<String, Long> ids, String name) {
        @Nullable Long id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("nothing named " + name + ". Maybe it was not reviewed?");
        }
        return id;
    }
}
