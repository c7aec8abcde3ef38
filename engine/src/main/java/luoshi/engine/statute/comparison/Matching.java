package luoshi.engine.statute.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import luoshi.engine.statute.comparison.Assignment.Edge;

/**
 * Which article of one version became which of the other (条文配对). Articles of equal words first; then, of what is left, the
 * choice that is most alike in all, where the same number and the same place between neighbours speak for a pair.
 */
final class Matching {
    static final int NONE = -1;
    /** Steps that finding the best choice may take where it would take more than a glance. */
    static final long AFFORDABLE = 1 << 24;

    /** Alike enough to be the same article, and enough if number and place are the same as well. */
    static final double LEAST = 0.35;

    static final double LEAST_IN_PLACE = 0.28;
    private static final double FLOOR = 0.2;
    private static final double SAME_NUMBER = 0.08;
    private static final double SAME_PLACE = 0.05;
    /** So little that it decides only between what is alike to the same degree. */
    private static final double NEARER = 1e-6;

    private final List<Article> old;
    private final List<Article> now;
    private final int[] nowOf;
    private final int[] oldOf;

    private Matching(List<Article> old, List<Article> now) {
        this.old = old;
        this.now = now;
        this.nowOf = new int[old.size()];
        this.oldOf = new int[now.size()];
        Arrays.fill(nowOf, NONE);
        Arrays.fill(oldOf, NONE);
    }

    /**
     * For each article before its place among those after, or {@link #NONE}.
     *
     * @param affordable steps for comparing each with each and choosing the best of all; where that takes more, few likely
     *     ones are compared, and the most alike come first
     */
    static int[] of(List<Article> old, List<Article> now, long affordable) {
        var matching = new Matching(old, now);
        matching.equalWords();
        matching.likeWords(affordable);
        return matching.nowOf;
    }

    private void pair(int i, int j) {
        nowOf[i] = j;
        oldOf[j] = i;
    }

    /** Of several that read alike those of one number first, then in order. */
    private void equalWords() {
        var open = new HashMap<Article.Numbered, ArrayDeque<Integer>>();
        for (int j = 0; j < now.size(); j++) {
            open.computeIfAbsent(now.get(j).numbered(), fresh -> new ArrayDeque<>(1))
                    .add(j);
        }
        for (int i = 0; i < old.size(); i++) {
            var same = open.get(old.get(i).numbered());
            if (same != null && !same.isEmpty()) {
                pair(i, same.remove());
            }
        }
        var words = new HashMap<String, ArrayDeque<Integer>>();
        for (int j = 0; j < now.size(); j++) {
            if (oldOf[j] == NONE) {
                words.computeIfAbsent(now.get(j).words(), fresh -> new ArrayDeque<>(1))
                        .add(j);
            }
        }
        for (int i = 0; i < old.size(); i++) {
            var same = nowOf[i] == NONE ? words.get(old.get(i).words()) : null;
            if (same != null && !same.isEmpty()) {
                pair(i, same.remove());
            }
        }
    }

    private void likeWords(long affordable) {
        var leftOld = open(nowOf);
        var leftNow = open(oldOf);
        if (leftOld.length == 0 || leftNow.length == 0) {
            return;
        }
        var likeness = new Likeness(
                old.stream().map(Article::words).toList(),
                now.stream().map(Article::words).toList());
        var gaps = new Gaps(nowOf, oldOf.length);
        var edges = new ArrayList<Edge>();
        new Candidates(old, now, gaps).visit(leftOld, leftNow, affordable, (i, j) -> {
            boolean sameNumber = old.get(i).ordinal().equals(now.get(j).ordinal());
            boolean samePlace = gaps.same(i, j);
            double least = sameNumber && samePlace ? LEAST_IN_PLACE : LEAST;
            double alike = likeness.atMost(i, j) < least ? 0 : likeness.of(i, j);
            if (alike >= least) {
                double more = (sameNumber ? SAME_NUMBER : 0) + (samePlace ? SAME_PLACE : 0);
                edges.add(new Edge(i, j, alike - FLOOR + more - Math.min(gaps.between(i, j), 1000) * NEARER));
            }
        });
        for (var edge : Assignment.best(edges, affordable)) {
            pair(edge.old(), edge.now());
        }
    }

    private static int[] open(int[] partners) {
        var open = new int[partners.length];
        int size = 0;
        for (int k = 0; k < partners.length; k++) {
            if (partners[k] == NONE) {
                open[size++] = k;
            }
        }
        return Arrays.copyOf(open, size);
    }
}
