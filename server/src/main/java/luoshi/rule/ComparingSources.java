package luoshi.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.comparison.StatuteComparison;
import luoshi.kernel.Missing;
import luoshi.rule.JdbcSources.SourceRow;
import luoshi.rule.web.Mark;
import luoshi.rule.web.SourceComparisonPage;
import luoshi.rule.web.SourceComparisonPage.Filter;
import luoshi.rule.web.SourceComparisonPage.Side;
import luoshi.rule.web.SourcePage.Link;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts two versions of a regulation side by side (制度两版对照), the earlier one first unless the reader turns them. */
@Component
class ComparingSources {
    private final JdbcSources sources;
    private final JdbcRuleList rules;
    private final SourceVersions versions;

    ComparingSources(JdbcSources sources, JdbcRuleList rules, SourceVersions versions) {
        this.sources = sources;
        this.rules = rules;
        this.versions = versions;
    }

    /**
     * The page.
     *
     * @param query {@code with}: the other version, else the nearest; {@code turn}: the later one first; {@code only}: one fate
     * @throws Missing when one of the two is not there or not for this reader, or when there is no other version
     */
    @Transactional(readOnly = true)
    public SourceComparisonPage page(long id, Form query, Texts t) {
        var source = find(id);
        var others = versions.others(source);
        var other = other(source, others, query);
        var turn = query.ticked("turn");
        var later = SourceVersions.isEarlier(source, other) != turn;
        var before = later ? source : other;
        var after = later ? other : source;
        var compared =
                source.id() == other.id() ? Optional.<StatuteComparison>empty() : versions.compare(before, after);
        var refusal = compared.map(comparison -> hasArticles(comparison) ? "" : "rule.versions.no-articles")
                .orElse(source.id() == other.id() ? "rule.versions.itself" : "rule.versions.too-large");
        var only = query.text("only");
        var shown = compared.filter(comparison -> refusal.isEmpty());
        var address = "/rules/sources/" + id + "/compare?with=" + other.id();
        return new SourceComparisonPage(
                id,
                source.title(),
                shown.map(comparison ->
                                t.get("rule.versions.summary", count(comparison.before()), count(comparison.after())))
                        .orElse(""),
                refusal.isEmpty() ? "" : t.get(refusal),
                options(others, other, t),
                side("rule.versions.before", before, t),
                side("rule.versions.after", after, t),
                address + (turn ? "" : "&turn=on"),
                only,
                shown.map(comparison -> filters(comparison, address + (turn ? "&turn=on" : ""), only, t))
                        .orElse(List.of()),
                shown.map(comparison -> notes(comparison, t)).orElse(List.of()),
                shown.map(comparison -> new ComparedArticles(
                                        rules.takenUpAt(before.id()), rules.takenUpAt(after.id()), t)
                                .of(comparison.pairs(), only))
                        .orElse(List.of()));
    }

    private SourceRow find(long id) {
        return sources.find(id).orElseThrow(() -> new Missing("source", id));
    }

    private SourceRow other(SourceRow source, List<SourceRow> others, Form query) {
        if (query.text("with").isEmpty()) {
            return SourceVersions.nearest(source, others)
                    .orElseThrow(() -> new Missing("second version of source", source.id()));
        }
        return query.ids("with").stream()
                .findFirst()
                .map(this::find)
                .orElseThrow(() -> new Missing("source", query.text("with")));
    }

    private static boolean hasArticles(StatuteComparison comparison) {
        return count(comparison.before()) > 0 && count(comparison.after()) > 0;
    }

    private static int count(Statute statute) {
        return statute.all(NodeKind.ARTICLE).size();
    }

    private static Field options(List<SourceRow> others, SourceRow chosen, Texts t) {
        var all = new ArrayList<>(others);
        if (all.stream().noneMatch(one -> one.id() == chosen.id())) {
            all.add(chosen);
        }
        var options = all.stream()
                .map(one -> new Field.Option(
                        Long.toString(one.id()),
                        t.get("rule.name", side(one, t), one.title()),
                        one.id() == chosen.id(),
                        0))
                .toList();
        return new Field("with", "with", Long.toString(chosen.id()), "", true, options);
    }

    /** By what days a version is told from another. */
    static String side(SourceRow source, Texts t) {
        if (source.from() != null || source.to() != null) {
            return Dates.range(source.from(), source.to(), t);
        }
        return source.documentDate() != null
                ? t.get("rule.versions.dated", Dates.table(source.documentDate()))
                : t.get("rule.versions.uploaded", Dates.table(source.uploadedAt()));
    }

    private static Side side(String key, SourceRow source, Texts t) {
        return new Side(
                t.get(key, side(source, t)),
                new Link("/rules/sources/" + source.id(), source.title()),
                Views.sentence(List.of(t.get("rule.level." + source.level()), source.fileName()), t));
    }

    private static List<Filter> filters(StatuteComparison comparison, String address, String only, Texts t) {
        var all = comparison.pairs().size() - comparison.count(Fate.SAME);
        return List.of(
                new Filter(new Mark("", "", t.get("rule.versions.all", all)), address, only.isEmpty()),
                filter(comparison, address, only, Fate.CHANGED, t),
                filter(comparison, address, only, Fate.RENUMBERED, t),
                filter(comparison, address, only, Fate.ADDED, t),
                filter(comparison, address, only, Fate.REMOVED, t),
                new Filter(new Mark("", "check", t.get("rule.versions.SAME", comparison.count(Fate.SAME))), "", false));
    }

    private static Filter filter(StatuteComparison comparison, String address, String only, Fate fate, Texts t) {
        var count = comparison.count(fate) + (fate == Fate.CHANGED ? comparison.count(Fate.RENUMBERED_AND_CHANGED) : 0);
        return new Filter(
                new Mark("", ComparedArticles.icon(fate), t.get("rule.versions." + fate, count)),
                count == 0 ? "" : address + "&only=" + fate,
                only.equals(fate.name()));
    }

    private static List<String> notes(StatuteComparison comparison, Texts t) {
        var notes = new ArrayList<>(ComparisonLines.headings(comparison, t));
        if (comparison.differsElsewhere()) {
            notes.add(t.get("versions.elsewhere"));
        }
        if (comparison.count(Fate.SAME) == comparison.pairs().size()) {
            notes.addFirst(t.get("rule.versions.nothing"));
        }
        return notes;
    }
}
