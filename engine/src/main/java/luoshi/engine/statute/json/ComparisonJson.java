package luoshi.engine.statute.json;

import java.util.function.Consumer;
import java.util.function.Predicate;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.comparison.ArticlePair;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.comparison.HeadingPair;
import luoshi.engine.statute.comparison.PhraseDiff.Stretch;
import luoshi.engine.statute.comparison.StatuteComparison;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link StatuteComparison} as the JSON of the {@code versions} command (两版对照的机器格式). An article that has another
 * number and other words stands in {@code changed} with its words, and in {@code renumbered} with {@code "changed":true}.
 */
public final class ComparisonJson {
    private final JsonWriter out = new JsonWriter();
    private final StatuteComparison comparison;

    private ComparisonJson(StatuteComparison comparison) {
        this.comparison = comparison;
    }

    /** One object: old, new, added, removed, changed, renumbered, same, headings, elsewhere. */
    public static String write(StatuteComparison comparison) {
        var json = new ComparisonJson(comparison);
        json.write();
        return json.out.toString();
    }

    private void write() {
        out.open('{').key("old");
        version(comparison.before());
        out.key("new");
        version(comparison.after());
        list("added", pair -> pair.fate() == Fate.ADDED, pair -> part(pair.after()));
        list("removed", pair -> pair.fate() == Fate.REMOVED, pair -> part(pair.before()));
        list("changed", ArticlePair::changed, this::changed);
        list("renumbered", ArticlePair::renumbered, this::renumbered);
        out.key("same").number(comparison.count(Fate.SAME));
        headings();
        out.key("elsewhere").bool(comparison.differsElsewhere()).close('}');
    }

    private void version(Statute statute) {
        out.open('{').key("title").string(statute.title());
        out.key("articles").number(statute.all(NodeKind.ARTICLE).size()).close('}');
    }

    private void list(String name, Predicate<ArticlePair> which, Consumer<ArticlePair> writer) {
        out.key(name).open('[');
        for (var pair : comparison.pairs()) {
            if (which.test(pair)) {
                out.next();
                writer.accept(pair);
            }
        }
        out.close(']');
    }

    private void headings() {
        out.key("headings").open('{');
        headings("added", pair -> pair.before() == null, pair -> part(pair.after()));
        headings("removed", pair -> pair.after() == null, pair -> part(pair.before()));
        headings("renamed", HeadingPair::renamed, pair -> {
            out.open('{').key("from");
            part(pair.before());
            out.key("to");
            part(pair.after());
            out.close('}');
        });
        out.close('}');
    }

    private void headings(String name, Predicate<HeadingPair> which, Consumer<HeadingPair> writer) {
        out.key(name).open('[');
        for (var pair : comparison.headings()) {
            if (which.test(pair)) {
                out.next();
                writer.accept(pair);
            }
        }
        out.close(']');
    }

    private void changed(ArticlePair pair) {
        fromTo(pair);
        out.key("similarity").fraction(pair.similarity()).key("changes").open('[');
        for (var stretch : pair.changes()) {
            out.next().open('{').key("kind").string(kind(stretch));
            out.key("text").string(stretch.text()).close('}');
        }
        out.close(']').close('}');
    }

    private static String kind(Stretch stretch) {
        return switch (stretch.fate()) {
            case STAYED -> "same";
            case WENT -> "removed";
            case CAME -> "added";
        };
    }

    private void renumbered(ArticlePair pair) {
        fromTo(pair);
        out.key("changed").bool(pair.changed()).close('}');
    }

    private void fromTo(ArticlePair pair) {
        out.open('{').key("from");
        part(pair.before());
        out.key("to");
        part(pair.after());
    }

    private void part(@Nullable Node part) {
        if (part == null) {
            out.nothing();
            return;
        }
        out.open('{');
        if (part.kind() != NodeKind.ARTICLE) {
            out.key("kind").string(part.kind().word());
            out.key("heading").stringOrNull(part.heading());
        }
        out.key("number").stringOrNull(part.number()).key("ordinal").open('[');
        for (int n : part.ordinal()) {
            out.next().number(n);
        }
        out.close(']').key("span").span(part.span()).close('}');
    }
}
