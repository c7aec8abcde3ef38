package luoshi.engine.statute.comparison;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.statute.Statute;
import luoshi.engine.statute.comparison.ArticlePair.Fate;

/**
 * Two versions of a regulation article by article (制度两版对照). Every article of either stands in exactly one pair; pairs follow
 * the later version, and what went stands behind what preceded it. Immutable; some thousand articles take milliseconds.
 */
public final class StatuteComparison {
    private final Statute before;
    private final Statute after;
    private final List<ArticlePair> pairs;
    private final List<HeadingPair> headings;
    private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    private final boolean elsewhere;

    private StatuteComparison(Statute before, Statute after, List<ArticlePair> pairs) {
        this.before = before;
        this.after = after;
        this.pairs = pairs;
        this.headings = HeadingMatching.of(before, after, pairs);
        this.elsewhere = !RestWords.of(before).equals(RestWords.of(after));
        for (var pair : pairs) {
            counts.merge(pair.fate(), 1, Integer::sum);
        }
    }

    /** Compares the earlier version with the later one. */
    public static StatuteComparison of(Statute before, Statute after) {
        return of(before, after, Matching.AFFORDABLE);
    }

    static StatuteComparison of(Statute before, Statute after, long affordable) {
        return new StatuteComparison(before, after, Bodies.pairs(Body.all(before), Body.all(after), affordable));
    }

    /** The earlier version. */
    public Statute before() {
        return before;
    }

    /** The later version. */
    public Statute after() {
        return after;
    }

    /** Every article of either version, in the order of the later one. */
    public List<ArticlePair> pairs() {
        return pairs;
    }

    /** Every 编, 章 and 节 of either version, in the order of the later one; what went comes last. */
    public List<HeadingPair> headings() {
        return headings;
    }

    /** How many articles have the fate. */
    public int count(Fate fate) {
        return counts.getOrDefault(fate, 0);
    }

    /** Whether words differ that belong to no article, such as those of a preamble or an annex. */
    public boolean differsElsewhere() {
        return elsewhere;
    }
}
