package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Which articles of two versions are worth comparing (候选配对). All with all while that is cheap; else those with one number,
 * those at one place between their neighbours, and those that share some of a few stretches of words drawn from each.
 */
final class Candidates {
    /** Characters of a stretch, and how many of them an article is known by. */
    private static final int STRETCH = 4;

    private static final int DRAWN = 32;
    /** A stretch of more articles than that says nothing about any. */
    private static final int RARE = 16;

    private static final int MOST = 8;
    private static final int NEAR = 2;

    private final List<Article> old;
    private final List<Article> now;
    private final Gaps gaps;

    Candidates(List<Article> old, List<Article> now, Gaps gaps) {
        this.old = old;
        this.now = now;
        this.gaps = gaps;
    }

    /** Shows each pair worth comparing once. */
    void visit(int[] leftOld, int[] leftNow, long affordable, BiConsumer<Integer, Integer> visitor) {
        if (cost(leftOld, leftNow) <= affordable) {
            for (int i : leftOld) {
                for (int j : leftNow) {
                    visitor.accept(i, j);
                }
            }
            return;
        }
        var byNumber = new HashMap<List<Integer>, List<Integer>>();
        var byPlace = new HashMap<Long, Integer>();
        var byStretch = new HashMap<Integer, List<Integer>>();
        for (int j : leftNow) {
            add(byNumber, now.get(j).ordinal(), j);
            byPlace.put(gaps.placeOfNow(j), j);
            for (int stretch : drawn(now.get(j).words())) {
                add(byStretch, stretch, j);
            }
        }
        for (int i : leftOld) {
            var likely = new HashSet<Integer>(byNumber.getOrDefault(old.get(i).ordinal(), List.of()));
            for (int away = -NEAR; away <= NEAR; away++) {
                var there = byPlace.get(gaps.placeOfOld(i) + away);
                if (there != null) {
                    likely.add(there);
                }
            }
            likely.addAll(sharing(old.get(i).words(), byStretch));
            likely.forEach(j -> visitor.accept(i, j));
        }
    }

    private long cost(int[] leftOld, int[] leftNow) {
        long oldWords = 0;
        for (int i : leftOld) {
            oldWords += old.get(i).words().length();
        }
        long nowWords = 0;
        for (int j : leftNow) {
            nowWords += now.get(j).words().length();
        }
        return oldWords * leftNow.length + nowWords * leftOld.length;
    }

    /** One more than can be used shows that there are too many. */
    private static <K> void add(Map<K, List<Integer>> lists, K key, int j) {
        var list = lists.computeIfAbsent(key, fresh -> new ArrayList<>(1));
        if (list.size() <= RARE) {
            list.add(j);
        }
    }

    private static List<Integer> sharing(String words, Map<Integer, List<Integer>> byStretch) {
        var shared = new HashMap<Integer, Integer>();
        for (int stretch : drawn(words)) {
            var there = byStretch.getOrDefault(stretch, List.of());
            if (there.size() <= RARE) {
                there.forEach(j -> shared.merge(j, 1, Integer::sum));
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The stretches with the smallest checksums: like texts draw many of the same. Source: Broder 1997. */
    private static int[] drawn(String words) {
        if (words.length() < STRETCH) {
            return new int[] {words.hashCode()};
        }
        var sums = new int[words.length() - STRETCH + 1];
        for (int at = 0; at < sums.length; at++) {
            sums[at] = checksum(words, at);
        }
        Arrays.sort(sums);
        int size = 0;
        for (int k = 0; k < sums.length && size < DRAWN; k++) {
            if (size == 0 || sums[k] != sums[size - 1]) {
                sums[size++] = sums[k];
            }
        }
        return Arrays.copyOf(sums, size);
    }

    private static int checksum(String words, int at) {
        int sum = 0;
        for (int k = at; k < at + STRETCH; k++) {
            sum = (sum ^ words.charAt(k)) * 0x9E3779B1;
            sum ^= sum >>> 15;
        }
        return sum;
    }
}
