package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.organisation.Units;
import luoshi.rule.JdbcRuleList.ListedClause;
import luoshi.rule.web.Mark;
import luoshi.rule.web.RulesPage;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the list of rules. */
@Component
class RuleListPages {
    private final JdbcRuleList rules;
    private final JdbcSources sources;
    private final JdbcBound bound;
    private final Areas areas;
    private final Units units;
    private final Clock clock;

    RuleListPages(JdbcRuleList rules, JdbcSources sources, JdbcBound bound, Areas areas, Units units, Clock clock) {
        this.rules = rules;
        this.sources = sources;
        this.bound = bound;
        this.areas = areas;
        this.units = units;
        this.clock = clock;
    }

    /** Which clauses of the list. */
    enum State {
        IN_FORCE,
        UNREAD,
        DRAFT,
        ENDED
    }

    @Transactional(readOnly = true)
    public RulesPage page(Form query, Actor actor, Texts t) {
        var today = LocalDate.now(clock);
        var person = actor.personId();
        var unread = person == null
                ? Set.<Long>of()
                : bound.unread(person, today).stream()
                        .map(JdbcBound.Unread::clause)
                        .collect(Collectors.toSet());
        var all = rules.clauses(today).stream()
                .filter(clause -> clause.status() != ClauseRow.Status.DRAFT
                        || Permission.WRITE_RULES.heldBy(actor, clause.ownerUnit()))
                .toList();
        var shown = all.stream()
                .filter(clause -> fits(clause, query, unread, today))
                .toList();
        var inForce = all.stream().filter(clause -> inForce(clause, today)).count();
        var drafts = all.stream().filter(clause -> drafting(clause, actor)).count();
        var filter = query.shown(t);
        var names = areas.byId();
        var owners = units.names(all.stream().map(ListedClause::ownerUnit).toList());
        return new RulesPage(
                t.get("rule.list.title", Long.toString(inForce)),
                t.get("rule.list.summary", Long.toString(drafts), Integer.toString(unread.size())),
                Permission.WRITE_RULES.heldBy(actor),
                query.text("q"),
                filter.choice(
                        "level",
                        t.get("rule.list.any-level"),
                        Arrays.asList(SourceLevel.values()),
                        Enum::name,
                        level -> t.get("rule.level." + level.name())),
                Views.areas(filter, "area", areas, t.get("rule.list.any-area"), t),
                states(filter, t, actor),
                filtered(query),
                groups(shown, names, owners, unread, today, actor, t),
                sourceLines(all, actor, today, t));
    }

    private static Field states(ShownForm shown, Texts t, Actor actor) {
        var states = new ArrayList<>(List.of(State.values()));
        if (!Permission.WRITE_RULES.heldBy(actor)) {
            states.remove(State.DRAFT);
        }
        return shown.choice(
                "state",
                t.get("rule.list.any-state"),
                states,
                Enum::name,
                state -> t.get("rule.state." + state.name()));
    }

    private static boolean filtered(Form query) {
        return !(query.text("q") + query.text("level") + query.text("area") + query.text("state")).isEmpty();
    }

    private static boolean inForce(ListedClause clause, LocalDate today) {
        var to = clause.to();
        return clause.status() != ClauseRow.Status.DRAFT
                && !today.isBefore(clause.from())
                && (to == null || today.isBefore(to));
    }

    private static boolean ended(ListedClause clause, LocalDate today) {
        var to = clause.to();
        return clause.status() != ClauseRow.Status.DRAFT && to != null && !today.isBefore(to);
    }

    private static boolean drafting(ListedClause clause, Actor actor) {
        return clause.drafting() && Permission.WRITE_RULES.heldBy(actor, clause.ownerUnit());
    }

    private static boolean fits(ListedClause clause, Form query, Set<Long> unread, LocalDate today) {
        var words = query.text("q").toLowerCase(Locale.ROOT);
        var text = (clause.reference() + " " + clause.title() + " " + clause.sourceTitle()).toLowerCase(Locale.ROOT);
        var state = query.text("state");
        return (words.isEmpty() || text.contains(words))
                && (query.text("level").isEmpty()
                        || query.text("level").equals(clause.level().name()))
                && (query.text("area").isEmpty() || query.text("area").equals(Long.toString(clause.area())))
                && (state.isEmpty() && !ended(clause, today)
                        || state.equals("IN_FORCE") && inForce(clause, today)
                        || state.equals("DRAFT") && clause.drafting()
                        || state.equals("ENDED") && ended(clause, today)
                        || state.equals("UNREAD") && unread.contains(clause.id()));
    }

    private List<RulesPage.Group> groups(
            List<ListedClause> shown,
            Map<Long, Area> names,
            Map<Long, String> owners,
            Set<Long> unread,
            LocalDate today,
            Actor actor,
            Texts t) {
        var groups = new ArrayList<RulesPage.Group>();
        for (var level : SourceLevel.values()) {
            var lines = shown.stream()
                    .filter(clause -> clause.level() == level)
                    .map(clause -> line(clause, names, owners, unread, today, actor, t))
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(new RulesPage.Group(
                        "l" + level.name(),
                        t.get("rule.level." + level.name()),
                        t.get("rule.list.count", Integer.toString(lines.size())),
                        lines));
            }
        }
        return groups;
    }

    private static RulesPage.ClauseLine line(
            ListedClause clause,
            Map<Long, Area> names,
            Map<Long, String> owners,
            Set<Long> unread,
            LocalDate today,
            Actor actor,
            Texts t) {
        var marks = new ArrayList<Mark>();
        var draft = clause.status() == ClauseRow.Status.DRAFT;
        if (inForce(clause, today)) {
            marks.add(new Mark("good", "circle-check", t.get("rule.state.IN_FORCE")));
        } else if (ended(clause, today)) {
            marks.add(new Mark("", "circle-minus", t.get("rule.state.ENDED")));
        } else if (!draft) {
            marks.add(new Mark("acc", "clock", t.get("rule.mark.to-come", Dates.table(clause.from()))));
        }
        if (drafting(clause, actor)) {
            marks.add(new Mark("acc", "edit", t.get("rule.state.DRAFT")));
        }
        if (unread.contains(clause.id())) {
            marks.add(new Mark("warn", "eye-off", t.get("rule.mark.unread")));
        }
        if (clause.zeroTolerance()) {
            marks.add(new Mark("bad", "alert-octagon", t.get("rule.zero-tolerance")));
        }
        var area = names.get(clause.area());
        return new RulesPage.ClauseLine(
                "/rules/clauses/" + clause.id(),
                t.get("rule.name", clause.reference(), clause.title()).strip(),
                t.get("rule.source.quoted", clause.sourceTitle()),
                owners.getOrDefault(clause.ownerUnit(), ""),
                area == null ? "" : area.name(t.english()),
                clause.cadences().stream()
                        .map(one -> t.get("cadence." + one.cadence().name(), one.count()))
                        .distinct()
                        .toList(),
                draft ? "" : t.get("rule.version", Integer.toString(clause.number())),
                marks);
    }

    private List<RulesPage.SourceLine> sourceLines(List<ListedClause> clauses, Actor actor, LocalDate today, Texts t) {
        var rows = sources.all();
        var owners = units.names(new HashSet<>(
                rows.stream().map(JdbcSources.SourceRow::ownerUnit).toList()));
        return rows.stream()
                .map(source -> {
                    var own = clauses.stream()
                            .filter(clause -> clause.sourceId() == source.id())
                            .toList();
                    return new RulesPage.SourceLine(
                            "/rules/sources/" + source.id(),
                            source.title(),
                            t.get(
                                    "rule.source.detail",
                                    t.get("rule.level." + source.level().name()),
                                    source.issuer().isEmpty()
                                            ? owners.getOrDefault(source.ownerUnit(), "")
                                            : source.issuer()),
                            t.get(
                                    "rule.source.counts",
                                    Long.toString(own.stream()
                                            .filter(clause -> inForce(clause, today))
                                            .count()),
                                    Long.toString(own.stream()
                                            .filter(clause -> drafting(clause, actor))
                                            .count())));
                })
                .toList();
    }
}
