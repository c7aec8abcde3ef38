package luoshi.engine.statute.comparison;

import java.util.Arrays;
import java.util.List;

/**
 * How alike the articles of two versions are, from 0 to 1 (相似度): the share of pairs of neighbouring characters that two
 * wordings have in common. A pair weighs the more the fewer articles have it, so that what every article of a law says makes
 * none alike. Source: Dice 1945, with the weights of Spärck Jones 1972.
 */
final class Likeness {
    private final List<int[]> old;
    private final List<int[]> now;
    private final double[] weights;
    private final double[] oldTotals;
    private final double[] nowTotals;

    /** Of all articles of both, of which only some will be asked for. */
    Likeness(List<String> old, List<String> now) {
        this.old = old.stream().map(Likeness::pairs).toList();
        this.now = now.stream().map(Likeness::pairs).toList();
        this.weights = number();
        this.oldTotals = totals(this.old);
        this.nowTotals = totals(this.now);
    }

    /** The same measure of two texts alone, without weights: nothing around them changes it. */
    static double of(String one, String other) {
        var a = pairs(one);
        var b = pairs(other);
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            common += a[i] == b[j] ? 1 : 0;
            int first = a[i];
            i += first <= b[j] ? 1 : 0;
            j += b[j] <= first ? 1 : 0;
        }
        return a.length + b.length == 0 ? 1 : 2.0 * common / (a.length + b.length);
    }

    double of(int i, int j) {
        double total = oldTotals[i] + nowTotals[j];
        if (total == 0) {
            return 0;
        }
        var a = old.get(i);
        var b = now.get(j);
        double common = 0;
        for (int p = 0, q = 0; p < a.length && q < b.length; ) {
            if (a[p] == b[q]) {
                common += weights[a[p]];
                p++;
                q++;
            } else if (a[p] < b[q]) {
                p++;
            } else {
                q++;
            }
        }
        return 2 * common / total;
    }

    /** The most that the two can have, known without looking at their words. */
    double atMost(int i, int j) {
        double total = oldTotals[i] + nowTotals[j];
        return total == 0 ? 0 : 2 * Math.min(oldTotals[i], nowTotals[j]) / total;
    }

    /** Steps that a comparison takes at most. */
    long cost(int i, int j) {
        return old.get(i).length + now.get(j).length;
    }

    /** Gives each pair that occurs its place in the order of all, and its weight. */
    private double[] number() {
        var all = new int
                [old.stream().mapToInt(one -> one.length).sum()
                        + now.stream().mapToInt(one -> one.length).sum()];
        int size = 0;
        for (var side : List.of(old, now)) {
            for (var pairs : side) {
                for (int k = 0; k < pairs.length; k++) {
                    if (k == 0 || pairs[k] != pairs[k - 1]) {
                        all[size++] = pairs[k];
                    }
                }
            }
        }
        Arrays.sort(all, 0, size);
        int distinct = size == 0 ? 0 : 1;
        for (int k = 1; k < size; k++) {
            distinct += all[k] == all[k - 1] ? 0 : 1;
        }
        var weight = new double[distinct];
        double articles = old.size() + now.size();
        int place = 0;
        for (int k = 0; k < size; place++) {
            int next = k;
            while (next < size && all[next] == all[k]) {
                next++;
            }
            weight[place] = Math.log1p(articles / (next - k));
            all[place] = all[k];
            k = next;
        }
        for (var side : List.of(old, now)) {
            for (var pairs : side) {
                for (int k = 0; k < pairs.length; k++) {
                    pairs[k] = Arrays.binarySearch(all, 0, distinct, pairs[k]);
                }
            }
        }
        return weight;
    }

    private double[] totals(List<int[]> side) {
        return side.stream()
                .mapToDouble(pairs -> {
                    double total = 0;
                    for (int pair : pairs) {
                        total += weights[pair];
                    }
                    return total;
                })
                .toArray();
    }

    /** Pairs of neighbouring characters within lines, ascending; a character alone on its line counts by itself. */
    private static int[] pairs(String words) {
        var pairs = new int[words.length()];
        int size = 0;
        char before = '\n';
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean alone = before == '\n' && (i + 1 == words.length() || words.charAt(i + 1) == '\n');
            if (c != '\n' && (before != '\n' || alone)) {
                pairs[size++] = before << 16 | c;
            }
            before = c;
        }
        var sorted = Arrays.copyOf(pairs, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
