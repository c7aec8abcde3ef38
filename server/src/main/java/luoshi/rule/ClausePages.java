package luoshi.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.organisation.Units;
import luoshi.rule.ClauseRow.VersionRow;
import luoshi.rule.ClauseRow.Whole;
import luoshi.rule.web.ClausePage;
import luoshi.rule.web.Mark;
import luoshi.rule.web.SourcePage.Fact;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a clause for its page. */
@Component
class ClausePages {
    private static final int NAMES_SHOWN = 12;

    private final JdbcClauses clauses;
    private final JdbcDuties duties;
    private final JdbcBound bound;
    private final JdbcExceptions exceptions;
    private final JdbcSources sources;
    private final OtherVersions otherVersions;
    private final DutyViews dutyViews;
    private final Areas areas;
    private final Units units;
    private final People people;
    private final Clock clock;

    ClausePages(
            JdbcClauses clauses,
            JdbcDuties duties,
            JdbcBound bound,
            JdbcExceptions exceptions,
            JdbcSources sources,
            OtherVersions otherVersions,
            DutyViews dutyViews,
            Areas areas,
            Units units,
            People people,
            Clock clock) {
        this.clauses = clauses;
        this.duties = duties;
        this.bound = bound;
        this.exceptions = exceptions;
        this.sources = sources;
        this.otherVersions = otherVersions;
        this.dutyViews = dutyViews;
        this.areas = areas;
        this.units = units;
        this.people = people;
        this.clock = clock;
    }

    /**
     * The page of one version.
     *
     * @param number which version; 0 for the draft; null for the one in force, else the next, the last, or the draft
     */
    @Transactional(readOnly = true)
    public ClausePage page(long id, Optional<Integer> number, Form form, String notice, Actor actor, Texts t) {
        var whole = clauses.find(id);
        var clause = whole.clause();
        var today = LocalDate.now(clock);
        var mayWrite = Permission.WRITE_RULES.heldBy(actor, clause.ownerUnit());
        var seen = whole.versions().stream()
                .filter(version -> mayWrite || !version.draft())
                .toList();
        var version = chosen(seen, number, today).orElseThrow(() -> new Missing("clause", id));
        var source = sources.find(clause.sourceId()).orElseThrow(() -> new Missing("source", clause.sourceId()));
        var names = people.names(seen.stream()
                .flatMap(one -> Stream.of(one.draftedBy(), one.approvedBy(), one.responsible()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var owner = units.names(List.of(clause.ownerUnit())).getOrDefault(clause.ownerUnit(), "");
        var lines = dutyViews.of(duties.of(version.id()), !version.draft() && Permission.SEE_LENSES.heldBy(actor), t);
        var area = areas.byId().get(version.area());
        var others = otherVersions.of(clause, source, t);
        var marks = marks(version, whole, mayWrite, today, t);
        others.stream()
                .map(ClausePage.OtherVersion::alert)
                .filter(alert -> !alert.isEmpty())
                .distinct()
                .forEach(alert -> marks.add(new Mark("warn", "alert-triangle", alert)));
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(t.get("rule.fact.area"), area == null ? "" : area.name(t.english())));
        facts.add(new Fact(
                t.get("rule.fact.responsible"),
                version.responsible() == null
                        ? t.get("rule.fact.nobody")
                        : names.getOrDefault(version.responsible(), t.get("rule.fact.hidden"))));
        facts.add(new Fact(t.get("rule.fact.nature"), Views.nature(version, t)));
        facts.add(
                new Fact(t.get("rule.in-force"), version.draft() ? "–" : Dates.range(version.from(), version.to(), t)));
        return new ClausePage(
                id,
                clause.lock(),
                version.number(),
                t.get("rule.source.quoted", clause.sourceTitle()),
                t.get("rule.name", clause.reference(), clause.title()).strip(),
                subtitle(source, owner, version, names, t),
                marks,
                notice,
                LintViews.lines(version.should()),
                LintViews.lines(version.shouldNot()),
                LintViews.lines(version.countermeasure()),
                LintViews.of(version.should(), version.shouldNot(), version.countermeasure(), t),
                lines,
                facts,
                exceptions.exclusionsOf(id, version.area()).stream()
                        .map(one -> t.get("rule.excluded", one.unitName(), one.reason()))
                        .toList(),
                readers(version, actor, today, t),
                history(seen, version, names, today, id, t),
                others,
                actions(whole, version, form, actor, today, t),
                form.shown(t).mistakes());
    }

    private static Optional<VersionRow> chosen(List<VersionRow> seen, Optional<Integer> number, LocalDate today) {
        if (number.isPresent()) {
            return seen.stream()
                    .filter(one -> number.get() == 0 ? one.draft() : one.number() == number.get())
                    .findFirst();
        }
        return seen.stream()
                .filter(version -> version.inForce(today))
                .findFirst()
                .or(() -> seen.stream().filter(version -> !version.draft()).findFirst())
                .or(() -> seen.stream().findFirst());
    }

    private static String subtitle(
            JdbcSources.SourceRow source,
            String owner,
            VersionRow version,
            java.util.Map<Long, String> names,
            Texts t) {
        var parts = new ArrayList<String>();
        parts.add(t.get("rule.clause.made-by", source.title(), owner));
        if (version.draftedBy() != null && names.containsKey(version.draftedBy())) {
            parts.add(t.get("rule.clause.drafted-by", names.get(version.draftedBy())));
        }
        if (version.approvedBy() != null && names.containsKey(version.approvedBy())) {
            parts.add(t.get("rule.clause.approved-by", names.get(version.approvedBy())));
        }
        return Views.sentence(parts, t);
    }

    private static List<Mark> marks(VersionRow version, Whole whole, boolean mayWrite, LocalDate today, Texts t) {
        var marks = new ArrayList<Mark>();
        var name = t.get("rule.version", Integer.toString(version.number()));
        if (version.draft()) {
            marks.add(new Mark("acc", "edit", t.get("rule.mark.draft", name)));
        } else if (version.inForce(today)) {
            marks.add(new Mark("good", "circle-check", t.get("rule.mark.in-force", name, Dates.table(version.from()))));
        } else if (version.from().isAfter(today)) {
            marks.add(new Mark("acc", "clock", t.get("rule.mark.version-to-come", name, Dates.table(version.from()))));
        } else {
            marks.add(new Mark(
                    "", "circle-minus", t.get("rule.mark.ended", name, Dates.range(version.from(), version.to(), t))));
        }
        if (mayWrite && !version.draft() && whole.draft().isPresent()) {
            marks.add(new Mark(
                    "acc",
                    "edit",
                    t.get(
                            "rule.mark.drafting",
                            Integer.toString(whole.draft().get().number()))));
        }
        if (version.zeroTolerance()) {
            marks.add(new Mark("bad", "alert-octagon", t.get("rule.zero-tolerance")));
        }
        return marks;
    }

    private ClausePage.Readers readers(VersionRow version, Actor actor, LocalDate today, Texts t) {
        var over = version.to() != null && !version.to().isAfter(today);
        if (version.draft() || over) {
            return new ClausePage.Readers(false, "", "", "", "0", List.of(), "", "");
        }
        var all = bound.of(version.id(), today);
        var read = all.stream().filter(JdbcBound.BoundPerson::read).count();
        var missing = all.stream()
                .filter(person -> !person.read())
                .map(JdbcBound.BoundPerson::name)
                .toList();
        var mine = all.stream()
                .filter(person -> Objects.equals(person.id(), actor.personId()))
                .map(person -> person.read() ? "read" : "unread")
                .findFirst()
                .orElse("");
        var alone = actor.scope().isEmpty();
        return new ClausePage.Readers(
                !all.isEmpty(),
                t.get("rule.readers.title", Integer.toString(version.number())),
                alone ? "" : t.get("rule.readers.count", Long.toString(read), Integer.toString(all.size())),
                all.isEmpty() || alone ? "" : t.get("rule.readers.share", "%.1f".formatted(100.0 * read / all.size())),
                all.isEmpty() ? "0" : Long.toString(100 * read / all.size()),
                alone ? List.of() : missing.subList(0, Math.min(missing.size(), NAMES_SHOWN)),
                missing.size() > NAMES_SHOWN
                        ? t.get("rule.readers.rest", Integer.toString(missing.size() - NAMES_SHOWN))
                        : "",
                mine);
    }

    private static List<ClausePage.Version> history(
            List<VersionRow> seen,
            VersionRow shown,
            java.util.Map<Long, String> names,
            LocalDate today,
            long clause,
            Texts t) {
        return seen.stream()
                .map(version -> {
                    var tone = version.draft() || version.from().isAfter(today)
                            ? "fut"
                            : version.inForce(today) ? "acc" : "";
                    var tag = version.draft()
                            ? t.get("rule.state.DRAFT")
                            : version.inForce(today)
                                    ? t.get("rule.state.IN_FORCE")
                                    : version.from().isAfter(today)
                                            ? t.get("rule.state.TO_COME")
                                            : t.get("rule.state.ENDED");
                    var note = version.repealReason().isEmpty()
                            ? version.changeNote()
                            : t.get("rule.repealed", version.repealReason());
                    var who = version.draft() ? version.draftedBy() : version.approvedBy();
                    return new ClausePage.Version(
                            "/rules/clauses/" + clause + "?version=" + version.number(),
                            t.get("rule.version", Integer.toString(version.number())),
                            tone,
                            tag,
                            Views.sentence(
                                    List.of(
                                            version.draft() ? "" : Dates.range(version.from(), version.to(), t),
                                            who == null ? "" : names.getOrDefault(who, "")),
                                    t),
                            note,
                            version.id() == shown.id(),
                            version.id() == shown.id() ? "" : compared(clause, version, shown));
                })
                .toList();
    }

    /** Where a version stands beside the one that is shown, the earlier one first. */
    private static String compared(long clause, VersionRow version, VersionRow shown) {
        return "/rules/clauses/" + clause + "/compare?from=" + Math.min(version.number(), shown.number()) + "&to="
                + Math.max(version.number(), shown.number());
    }

    private static ClausePage.Actions actions(
            Whole whole, VersionRow shown, Form form, Actor actor, LocalDate today, Texts t) {
        var owner = whole.clause().ownerUnit();
        var write = Permission.WRITE_RULES.heldBy(actor, owner);
        var publish = Permission.PUBLISH_RULES.heldBy(actor, owner);
        var draft = whole.draft();
        var toCome =
                whole.published().stream().anyMatch(version -> version.from().isAfter(today));
        var lasting = whole.published().stream()
                .anyMatch(version -> version.to() == null || version.to().isAfter(today));
        if (form.text("from").isEmpty()) {
            form.put("from", today);
        }
        var fields = form.shown(t);
        return new ClausePage.Actions(
                write && draft.isPresent(),
                write && draft.isEmpty(),
                publish && shown.draft(),
                publish && lasting && !toCome,
                publish && toCome && draft.isEmpty(),
                write && draft.isPresent() && !draft.get().publishedOnce() && shown.draft(),
                fields.field("from"),
                fields.field("last"),
                fields.field("on"),
                fields.field("reason"));
    }
}
