package luoshi.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import luoshi.engine.statute.comparison.PhraseDiff;
import luoshi.engine.statute.comparison.PhraseDiff.Fate;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Areas;
import luoshi.organisation.People;
import luoshi.rule.ClauseRow.VersionRow;
import luoshi.rule.web.ClausePage;
import luoshi.rule.web.ComparisonPage;
import luoshi.rule.web.Mark;
import luoshi.web.Field;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts two versions of a clause side by side (两版对照). */
@Component
class ComparingVersions {
    private final JdbcClauses clauses;
    private final JdbcDuties duties;
    private final DutyViews dutyViews;
    private final Areas areas;
    private final People people;

    ComparingVersions(JdbcClauses clauses, JdbcDuties duties, DutyViews dutyViews, Areas areas, People people) {
        this.clauses = clauses;
        this.duties = duties;
        this.dutyViews = dutyViews;
        this.areas = areas;
        this.people = people;
    }

    /**
     * The page.
     *
     * @param from number of the version compared with, else the one before {@code to}
     * @param to number of the version compared, else the newest that the reader sees
     * @throws Missing when there are not two versions, or one of them is not for this reader
     */
    @Transactional(readOnly = true)
    public ComparisonPage page(long id, Optional<Integer> from, Optional<Integer> to, Actor actor, Texts t) {
        var whole = clauses.find(id);
        var clause = whole.clause();
        var mayWrite = Permission.WRITE_RULES.heldBy(actor, clause.ownerUnit());
        var seen = whole.versions().stream()
                .filter(version -> mayWrite || !version.draft())
                .toList();
        if (seen.size() < 2) {
            throw new Missing("second version of clause", id);
        }
        var after = to.map(number -> find(seen, number)).orElse(seen.getFirst());
        var before = from.map(number -> find(seen, number))
                .orElseGet(() -> seen.stream()
                        .filter(version -> version.number() < after.number())
                        .findFirst()
                        .orElse(seen.getLast()));
        var texts = Stream.of(
                        text("rule.should", before.should(), after.should()),
                        text("rule.should-not", before.shouldNot(), after.shouldNot()),
                        text("rule.countermeasure", before.countermeasure(), after.countermeasure()))
                .toList();
        var facts = facts(before, after, t);
        var lines = duties(before, after, t);
        return new ComparisonPage(
                id,
                t.get("rule.name", clause.reference(), clause.title()).strip(),
                t.get("rule.source.quoted", clause.sourceTitle()),
                options("from", seen, before, t),
                options("to", seen, after, t),
                named(before, t),
                named(after, t),
                texts.stream().allMatch(ComparisonPage.Text::same)
                        && facts.stream().allMatch(ComparisonPage.Line::same)
                        && lines.stream().allMatch(duty -> duty.mark().tone().isEmpty()),
                texts,
                facts,
                lines);
    }

    private static VersionRow find(List<VersionRow> seen, int number) {
        return seen.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new Missing("version", number));
    }

    private static Field options(String name, List<VersionRow> seen, VersionRow chosen, Texts t) {
        var options = seen.stream()
                .map(version -> new Field.Option(
                        Integer.toString(version.number()), named(version, t), version.id() == chosen.id(), 0))
                .toList();
        return new Field(name, name, Integer.toString(chosen.number()), "", true, options);
    }

    private static String named(VersionRow version, Texts t) {
        return Views.sentence(
                List.of(
                        t.get("rule.version", Integer.toString(version.number())),
                        version.draft() ? t.get("rule.state.DRAFT") : Dates.range(version.from(), version.to(), t)),
                t);
    }

    private static ComparisonPage.Text text(String key, String before, String after) {
        var row = PhraseDiff.between(before, after);
        return new ComparisonPage.Text(
                key, before.equals(after), pieces(row, Fate.WENT, "went"), pieces(row, Fate.CAME, "came"));
    }

    private static List<ComparisonPage.Piece> pieces(List<PhraseDiff.Stretch> row, Fate own, String name) {
        return row.stream()
                .filter(stretch -> stretch.fate() == Fate.STAYED || stretch.fate() == own)
                .map(stretch -> new ComparisonPage.Piece(stretch.fate() == own ? name : "", stretch.text()))
                .toList();
    }

    private List<ComparisonPage.Line> facts(VersionRow before, VersionRow after, Texts t) {
        var names = people.names(Stream.of(before.responsible(), after.responsible())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var lines = new ArrayList<ComparisonPage.Line>();
        lines.add(line(t.get("rule.fact.area"), area(before, t), area(after, t)));
        lines.add(line(t.get("rule.fact.responsible"), responsible(before, names, t), responsible(after, names, t)));
        lines.add(line(t.get("rule.fact.nature"), Views.nature(before, t), Views.nature(after, t)));
        return lines;
    }

    private String area(VersionRow version, Texts t) {
        var area = areas.byId().get(version.area());
        return area == null ? "" : area.name(t.english());
    }

    private static String responsible(VersionRow version, java.util.Map<Long, String> names, Texts t) {
        return version.responsible() == null
                ? t.get("rule.fact.nobody")
                : names.getOrDefault(version.responsible(), t.get("rule.fact.hidden"));
    }

    private static ComparisonPage.Line line(String label, String before, String after) {
        return new ComparisonPage.Line(label, before.equals(after), before, after);
    }

    /** A duty keeps its id from version to version; what only one of them has went or came. */
    private List<ComparisonPage.Duty> duties(VersionRow before, VersionRow after, Texts t) {
        var old = worded(before, t);
        var now = worded(after, t);
        var all = new LinkedHashMap<Long, ClausePage.DutyLine>(now);
        old.forEach(all::putIfAbsent);
        var lines = new ArrayList<ComparisonPage.Duty>();
        all.forEach((id, shown) -> {
            var was = old.get(id);
            var is = now.get(id);
            var parts = Stream.of(
                            part("rule.duty.title", was, is, ClausePage.DutyLine::title, t),
                            part("rule.duty.kind", was, is, ClausePage.DutyLine::kind, t),
                            part("rule.duty.who", was, is, ClausePage.DutyLine::who, t),
                            part("rule.duty.cadence", was, is, ClausePage.DutyLine::cadence, t),
                            part("rule.compare.quotas", was, is, ClausePage.DutyLine::quotas, t),
                            part("rule.duty.accepts", was, is, ClausePage.DutyLine::accepts, t))
                    .filter(part -> !part.same())
                    .toList();
            lines.add(new ComparisonPage.Duty(shown.title(), mark(was == null, is == null, parts.isEmpty(), t), parts));
        });
        return lines;
    }

    private java.util.Map<Long, ClausePage.DutyLine> worded(VersionRow version, Texts t) {
        var rows = duties.of(version.id());
        var views = dutyViews.of(rows, false, t);
        var worded = new LinkedHashMap<Long, ClausePage.DutyLine>();
        for (var at = 0; at < rows.size(); at++) {
            worded.put(rows.get(at).id(), views.get(at));
        }
        return worded;
    }

    private static ComparisonPage.Line part(
            String key,
            ClausePage.@org.jspecify.annotations.Nullable DutyLine was,
            ClausePage.@org.jspecify.annotations.Nullable DutyLine is,
            java.util.function.Function<ClausePage.DutyLine, String> word,
            Texts t) {
        return line(t.get(key), was == null ? "" : word.apply(was), is == null ? "" : word.apply(is));
    }

    private static Mark mark(boolean came, boolean went, boolean same, Texts t) {
        if (came) {
            return new Mark("good", "plus", t.get("rule.compare.came"));
        }
        if (went) {
            return new Mark("bad", "circle-minus", t.get("rule.compare.went"));
        }
        return same
                ? new Mark("", "check", t.get("rule.compare.same"))
                : new Mark("warn", "edit", t.get("rule.compare.changed"));
    }
}
