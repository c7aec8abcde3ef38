package luoshi.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.comparison.ArticlePair;
import luoshi.engine.statute.comparison.ArticlePair.Fate;
import luoshi.engine.statute.comparison.HeadingPair;
import luoshi.engine.statute.comparison.PhraseDiff;
import luoshi.engine.statute.comparison.PhraseDiff.Stretch;
import luoshi.engine.statute.comparison.StatuteComparison;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;

/** Two versions of a regulation in lines for people (对照清单): how many, then one line for each article that is not the same. */
final class ComparisonLines {
    private static final int LONGEST_PIECE = 24;
    private static final int MOST_PIECES = 4;

    private final StatuteComparison comparison;
    private final Texts t;

    ComparisonLines(StatuteComparison comparison, Texts t) {
        this.comparison = comparison;
        this.t = t;
    }

    /**
     * All lines.
     *
     * @param before what the earlier version is called if it has no title
     * @param after likewise
     */
    List<String> lines(String before, String after) {
        var lines = new ArrayList<String>();
        lines.add(t.get(
                "versions.title",
                title(comparison.before(), before),
                count(comparison.before()),
                title(comparison.after(), after),
                count(comparison.after())));
        lines.add(t.get(
                "versions.counts",
                comparison.count(Fate.SAME),
                comparison.count(Fate.CHANGED) + comparison.count(Fate.RENUMBERED_AND_CHANGED),
                comparison.count(Fate.RENUMBERED_AND_CHANGED),
                comparison.count(Fate.RENUMBERED),
                comparison.count(Fate.ADDED),
                comparison.count(Fate.REMOVED)));
        if (comparison.differsElsewhere()) {
            lines.add(t.get("versions.elsewhere"));
        }
        lines.addAll(headings(comparison, t));
        comparison.pairs().stream()
                .filter(pair -> pair.fate() != Fate.SAME)
                .map(this::article)
                .forEach(lines::add);
        return lines;
    }

    private static String title(Statute statute, String otherwise) {
        return statute.title().isEmpty() ? otherwise : statute.title();
    }

    private static int count(Statute statute) {
        return statute.all(NodeKind.ARTICLE).size();
    }

    /** A line for each 编, 章 or 节 that came, went or has another name. */
    static List<String> headings(StatuteComparison comparison, Texts t) {
        return comparison.headings().stream()
                .map(pair -> heading(pair, t))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String heading(HeadingPair pair, Texts t) {
        if (pair.before() == null) {
            return t.get("versions.heading.added", name(pair.after()));
        }
        if (pair.after() == null) {
            return t.get("versions.heading.removed", name(pair.before()));
        }
        return pair.renamed() ? t.get("versions.heading.renamed", name(pair.before()), name(pair.after())) : "";
    }

    private static String name(@Nullable Node heading) {
        if (heading == null) {
            return "";
        }
        var number = heading.number() == null ? "" : heading.number();
        return (number + " " + (heading.heading() == null ? "" : heading.heading())).strip();
    }

    private String article(ArticlePair pair) {
        return t.get("versions." + pair.fate(), name(pair.before()), name(pair.after()), pieces(pair));
    }

    /** Short pieces of what went and came, the first few. */
    private String pieces(ArticlePair pair) {
        if (pair.fate() == Fate.RENUMBERED) {
            return "";
        }
        var changes = pair.changes().stream()
                .filter(stretch -> stretch.fate() != PhraseDiff.Fate.STAYED)
                .filter(stretch -> !stretch.text().isBlank())
                .toList();
        if (!pair.changed()) {
            return changes.isEmpty() ? "" : cut(changes.getFirst().text());
        }
        var words = changes.stream().filter(stretch -> hasWords(stretch.text())).toList();
        var shown = words.isEmpty() ? changes : words;
        return shown.isEmpty()
                ? t.get("versions.redivided")
                : shown.stream().limit(MOST_PIECES).map(this::piece).collect(Collectors.joining(t.get("list.clause")))
                        + (shown.size() > MOST_PIECES ? "…" : "");
    }

    /** Whether there is more than stops. */
    private static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private String piece(Stretch stretch) {
        return t.get("versions." + stretch.fate(), cut(stretch.text()));
    }

    private static String cut(String text) {
        var line = (hasWords(text) ? text.replaceFirst("^[；，。、：\\s]+", "") : text)
                .strip()
                .replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= LONGEST_PIECE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_PIECE)) + "…";
    }
}
