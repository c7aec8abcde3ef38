package luoshi.rule;

import java.util.ArrayList;
import java.util.List;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.comparison.ArticlePair;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.comparison.PhraseDiff;
import luoshi.engine.statute.comparison.PhraseDiff.Stretch;
import luoshi.rule.JdbcRuleList.TakenUpAt;
import luoshi.rule.web.ComparisonPage.Piece;
import luoshi.rule.web.Mark;
import luoshi.rule.web.SourceComparisonPage.Article;
import luoshi.rule.web.SourceComparisonPage.Numbered;
import luoshi.rule.web.SourcePage.Link;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;

/** The articles of two versions as the page shows them (对照页上的条文): each that differs, and one line for several that do not. */
final class ComparedArticles {
    /** So many with their words are shown; a page of more helps nobody. */
    private static final int MOST = 1000;

    private final List<TakenUpAt> takenBefore;
    private final List<TakenUpAt> takenAfter;
    private final Texts t;
    private final List<Article> articles = new ArrayList<>();
    private final List<ArticlePair> same = new ArrayList<>();
    private final List<ArticlePair> renumbered = new ArrayList<>();

    ComparedArticles(List<TakenUpAt> takenBefore, List<TakenUpAt> takenAfter, Texts t) {
        this.takenBefore = takenBefore;
        this.takenAfter = takenAfter;
        this.t = t;
    }

    /** All, or those of one fate by its name; changed are those with another number as well. */
    List<Article> of(List<ArticlePair> pairs, String only) {
        var left = MOST;
        for (var pair : pairs) {
            var group = pair.fate() == Fate.RENUMBERED_AND_CHANGED ? Fate.CHANGED : pair.fate();
            if (!only.isEmpty() && !group.name().equals(only)) {
                continue;
            }
            switch (group) {
                case SAME -> same.add(pair);
                case RENUMBERED -> renumbered.add(pair);
                case CHANGED, RENUMBERED_AND_CHANGED, ADDED, REMOVED -> {
                    close();
                    if (left-- > 0) {
                        articles.add(article(pair));
                    }
                }
            }
            if (group != Fate.SAME) {
                closeSame();
            }
            if (group != Fate.RENUMBERED) {
                closeRenumbered();
            }
        }
        close();
        if (left < 0) {
            articles.add(line("more", t.get("rule.versions.more", -left), List.of()));
        }
        return articles;
    }

    private void close() {
        closeSame();
        closeRenumbered();
    }

    private void closeSame() {
        if (!same.isEmpty()) {
            var from = number(same.getFirst().after());
            var to = number(same.getLast().after());
            articles.add(line(
                    "same-" + id(same.getFirst()),
                    same.size() == 1
                            ? t.get("rule.versions.same-one", from)
                            : t.get("rule.versions.same-many", same.size(), from, to),
                    List.of()));
            same.clear();
        }
    }

    private void closeRenumbered() {
        if (!renumbered.isEmpty()) {
            articles.add(line(
                    "moved-" + id(renumbered.getFirst()),
                    t.get("rule.versions.renumbered-many", renumbered.size()),
                    renumbered.stream()
                            .map(pair -> new Numbered(title(pair), clauses(pair)))
                            .toList()));
            renumbered.clear();
        }
    }

    private static Article line(String id, String note, List<Numbered> lines) {
        return new Article(id, "", List.of(), List.of(), List.of(), note, lines, List.of());
    }

    private Article article(ArticlePair pair) {
        var changes = pair.changes();
        var words = changes.stream()
                .anyMatch(one ->
                        one.fate() != PhraseDiff.Fate.STAYED && !one.text().isBlank());
        return new Article(
                id(pair),
                title(pair),
                List.of(new Mark(tone(pair.fate()), icon(pair.fate()), t.get("rule.versions.fate." + pair.fate()))),
                pair.before() == null ? List.of() : pieces(changes, PhraseDiff.Fate.WENT, "went"),
                pair.after() == null ? List.of() : pieces(changes, PhraseDiff.Fate.CAME, "came"),
                words ? "" : t.get("versions.redivided"),
                List.of(),
                clauses(pair));
    }

    /** Where an article is found on the page: by its place in the later version, else in the earlier one. */
    static String id(ArticlePair pair) {
        return id(pair.after() == null ? "b" : "a", pair.shown().span().start());
    }

    static String id(String side, int at) {
        return side + at;
    }

    private static String title(ArticlePair pair) {
        var before = number(pair.before());
        var after = number(pair.after());
        return before.isEmpty() || after.isEmpty() || before.equals(after)
                ? pairNumber(before, after)
                : before + " → " + after;
    }

    private static String pairNumber(String before, String after) {
        return after.isEmpty() ? before : after;
    }

    private static String number(@Nullable Node article) {
        return SourceVersions.number(article);
    }

    private static List<Piece> pieces(List<Stretch> row, PhraseDiff.Fate own, String name) {
        return row.stream()
                .filter(stretch -> stretch.fate() == PhraseDiff.Fate.STAYED || stretch.fate() == own)
                .map(stretch -> new Piece(stretch.fate() == own ? name : "", stretch.text()))
                .toList();
    }

    private List<Link> clauses(ArticlePair pair) {
        var links = new ArrayList<Link>();
        collect(takenBefore, pair.before(), links);
        collect(takenAfter, pair.after(), links);
        return links;
    }

    private static void collect(List<TakenUpAt> taken, @Nullable Node article, List<Link> links) {
        taken.stream()
                .filter(one -> SourceVersions.covers(article, one.at()))
                .forEach(one -> links.add(new Link("/rules/clauses/" + one.clause(), one.title())));
    }

    static String tone(Fate fate) {
        return switch (fate) {
            case SAME -> "";
            case CHANGED, RENUMBERED_AND_CHANGED -> "warn";
            case RENUMBERED -> "acc";
            case ADDED -> "good";
            case REMOVED -> "bad";
        };
    }

    static String icon(Fate fate) {
        return switch (fate) {
            case SAME -> "check";
            case CHANGED, RENUMBERED_AND_CHANGED -> "edit";
            case RENUMBERED -> "arrows-sort";
            case ADDED -> "plus";
            case REMOVED -> "circle-minus";
        };
    }
}
