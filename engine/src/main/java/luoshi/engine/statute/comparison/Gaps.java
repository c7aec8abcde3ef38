package luoshi.engine.statute.comparison;

/**
 * Where articles lie between those that kept words and order in both versions. An article that was changed and not moved lies
 * in the same gap, at much the same rank.
 */
final class Gaps {
    private final int[] oldGap;
    private final int[] oldRank;
    private final int[] nowGap;
    private final int[] nowRank;

    /**
     * Of the pairs found so far.
     *
     * @param nowOf for each article before its place among those after; negative for none
     */
    Gaps(int[] nowOf, int now) {
        oldGap = new int[nowOf.length];
        oldRank = new int[nowOf.length];
        nowGap = new int[now];
        nowRank = new int[now];
        var inOrder = Rising.longest(nowOf);
        var anchors = new boolean[now];
        for (int i = 0; i < nowOf.length; i++) {
            if (inOrder[i]) {
                anchors[nowOf[i]] = true;
            }
        }
        fill(inOrder, oldGap, oldRank);
        fill(anchors, nowGap, nowRank);
    }

    private static void fill(boolean[] anchors, int[] gap, int[] rank) {
        int gaps = 0;
        int since = 0;
        for (int k = 0; k < anchors.length; k++) {
            if (anchors[k]) {
                gaps++;
                since = 0;
            }
            gap[k] = gaps;
            rank[k] = since++;
        }
    }

    boolean same(int i, int j) {
        return oldGap[i] == nowGap[j];
    }

    /** How many ranks lie between them, each counted from the start of its gap. */
    int between(int i, int j) {
        return Math.abs(oldRank[i] - nowRank[j]);
    }

    /** Number and rank of the gap of an article before, as one key. */
    long placeOfOld(int i) {
        return (long) oldGap[i] << 32 | oldRank[i];
    }

    long placeOfNow(int j) {
        return (long) nowGap[j] << 32 | nowRank[j];
    }
}
