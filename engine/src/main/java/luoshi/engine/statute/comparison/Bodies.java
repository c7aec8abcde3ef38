package luoshi.engine.statute.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Brings the regulations of two files together, and the articles of each into one row (两份文件的条文). */
final class Bodies {
    private static final Body NONE = new Body("", List.of());

    private Bodies() {}

    /** Regulations of one name belong together, then those left over in order; what only the earlier file has comes last. */
    static List<ArticlePair> pairs(List<Body> before, List<Body> after, long affordable) {
        var open = new HashMap<String, ArrayDeque<Integer>>();
        for (int i = 0; i < before.size(); i++) {
            open.computeIfAbsent(before.get(i).name(), fresh -> new ArrayDeque<>(1))
                    .add(i);
        }
        var partners = new int[after.size()];
        var left = new boolean[before.size()];
        Arrays.fill(left, true);
        for (int j = 0; j < partners.length; j++) {
            var same = open.get(after.get(j).name());
            partners[j] = same == null || same.isEmpty() ? Matching.NONE : same.remove();
            if (partners[j] != Matching.NONE) {
                left[partners[j]] = false;
            }
        }
        var rest = new ArrayDeque<Integer>();
        for (int i = 0; i < left.length; i++) {
            if (left[i]) {
                rest.add(i);
            }
        }
        long share = affordable / after.size();
        var pairs = new ArrayList<ArticlePair>();
        for (int j = 0; j < partners.length; j++) {
            int partner = partners[j] == Matching.NONE && !rest.isEmpty() ? rest.remove() : partners[j];
            row(partner == Matching.NONE ? NONE : before.get(partner), after.get(j), share, pairs);
        }
        rest.forEach(i -> row(before.get(i), NONE, share, pairs));
        return List.copyOf(pairs);
    }

    /**
     * The order of the later version; what went stands behind the last before it that kept its order, and comes first if none
     * did.
     */
    private static void row(Body before, Body after, long affordable, List<ArticlePair> pairs) {
        var old = before.articles();
        var now = after.articles();
        var nowOf = Matching.of(old, now, affordable);
        var oldOf = new int[now.size()];
        Arrays.fill(oldOf, Matching.NONE);
        var inOrder = Rising.longest(nowOf);
        var went = new HashMap<Integer, List<Article>>();
        int behind = Matching.NONE;
        for (int i = 0; i < nowOf.length; i++) {
            if (nowOf[i] == Matching.NONE) {
                went.computeIfAbsent(behind, fresh -> new ArrayList<>()).add(old.get(i));
            } else {
                oldOf[nowOf[i]] = i;
                behind = inOrder[i] ? nowOf[i] : behind;
            }
        }
        for (int j = Matching.NONE; j < oldOf.length; j++) {
            if (j != Matching.NONE) {
                pairs.add(
                        oldOf[j] == Matching.NONE
                                ? new ArticlePair(null, now.get(j).node(), false, 0)
                                : ArticlePair.of(old.get(oldOf[j]), now.get(j)));
            }
            went.getOrDefault(j, List.of()).forEach(one -> pairs.add(new ArticlePair(one.node(), null, false, 0)));
        }
    }
}
