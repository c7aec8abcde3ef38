package luoshi.rule;

import java.util.List;
import luoshi.engine.statute.Span;
import luoshi.rule.JdbcSources.SourceRow;
import luoshi.rule.SourceVersions.ArticleFate;
import luoshi.rule.web.ClausePage.OtherVersion;
import luoshi.rule.web.Mark;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a clause what became of its article in other versions of the regulation (条款的原文在另一版); inside the caller's transaction. */
@Component
class OtherVersions {
    private final JdbcSources sources;
    private final SourceVersions versions;

    OtherVersions(JdbcSources sources, SourceVersions versions) {
        this.sources = sources;
        this.versions = versions;
    }

    /** One for each other version, the earliest first; none for a clause that was made of no part. */
    List<OtherVersion> of(ClauseRow clause, SourceRow source, Texts t) {
        var node = clause.nodeId();
        if (node == null) {
            return List.of();
        }
        var others = versions.others(source);
        if (others.isEmpty()) {
            return List.of();
        }
        return sources.start(node).stream()
                .flatMap(at -> others.stream().map(other -> version(source, other, at, t)))
                .toList();
    }

    private OtherVersion version(SourceRow source, SourceRow other, int at, Texts t) {
        var later = SourceVersions.isEarlier(other, source);
        var address = "/rules/sources/" + source.id() + "/compare?with=" + other.id();
        var name = t.get(later ? "rule.versions.before" : "rule.versions.after", ComparingSources.side(other, t));
        return versions.fate(later ? other : source, later ? source : other, later, at)
                .map(fate -> new OtherVersion(
                        address + anchor(fate), name, number(fate, later), mark(fate, t), later ? "" : alert(fate, t)))
                .orElseGet(() -> new OtherVersion(
                        address, name, "", new Mark("", "git-compare", t.get("rule.versions.unknown")), ""));
    }

    /** The article's number in the other version. */
    private static String number(ArticleFate fate, boolean later) {
        return later ? fate.numberBefore() : fate.numberAfter();
    }

    private static String anchor(ArticleFate fate) {
        return switch (fate.fate()) {
            case SAME, RENUMBERED -> "";
            case CHANGED, RENUMBERED_AND_CHANGED, ADDED, REMOVED ->
                "#" + (fate.after() == null ? id("b", fate.before()) : id("a", fate.after()));
        };
    }

    private static String id(String side, @Nullable Span span) {
        return ComparedArticles.id(side, span == null ? 0 : span.start());
    }

    private static Mark mark(ArticleFate fate, Texts t) {
        return new Mark(
                ComparedArticles.tone(fate.fate()),
                ComparedArticles.icon(fate.fate()),
                t.get("rule.versions.fate." + fate.fate()));
    }

    /** What the drafter must know: the later version says something else, or nothing. */
    private static String alert(ArticleFate fate, Texts t) {
        return switch (fate.fate()) {
            case SAME, RENUMBERED, ADDED -> "";
            case CHANGED, RENUMBERED_AND_CHANGED -> t.get("rule.versions.alert.changed");
            case REMOVED -> t.get("rule.versions.alert.removed");
        };
    }
}
