package luoshi.engine.statute.comparison;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * A longest common run of phrases of two wordings. Exact as long as the table of the part that differs stays small; beyond,
 * what lies between phrases that occur once on either side is compared for itself.
 */
final class CommonPhrases {
    private static final long LARGEST_TABLE = 1L << 22;
    private static final int DEEPEST = 8;

    private final int[] old;
    private final int[] now;
    private final int[] kept;
    private final int[] countOld;
    private final int[] countNow;
    private final int[] placeNow;

    private CommonPhrases(int[] old, int[] now, int distinct) {
        this.old = old;
        this.now = now;
        this.kept = new int[old.length];
        this.countOld = new int[distinct];
        this.countNow = new int[distinct];
        this.placeNow = new int[distinct];
        Arrays.fill(kept, -1);
    }

    /** For each phrase before its place among those after, ascending; -1 for one that went. */
    static int[] of(List<String> before, List<String> after) {
        var known = new HashMap<String, Integer>();
        var old = numbers(before, known);
        var now = numbers(after, known);
        var common = new CommonPhrases(old, now, known.size());
        common.align(0, old.length, 0, now.length, 0);
        return common.kept;
    }

    private static int[] numbers(List<String> phrases, HashMap<String, Integer> known) {
        var numbers = new int[phrases.size()];
        for (int k = 0; k < numbers.length; k++) {
            var number = known.putIfAbsent(phrases.get(k), known.size());
            numbers[k] = number == null ? known.size() - 1 : number;
        }
        return numbers;
    }

    private void align(int fromOld, int toOld, int fromNow, int toNow, int depth) {
        int i = fromOld;
        int j = fromNow;
        while (i < toOld && j < toNow && old[i] == now[j]) {
            kept[i++] = j++;
        }
        int endOld = toOld;
        int endNow = toNow;
        while (endOld > i && endNow > j && old[endOld - 1] == now[endNow - 1]) {
            kept[--endOld] = --endNow;
        }
        if (i == endOld || j == endNow) {
            return;
        }
        if ((long) (endOld - i) * (endNow - j) <= LARGEST_TABLE) {
            table(i, endOld, j, endNow);
        } else if (depth < DEEPEST) {
            betweenOnce(i, endOld, j, endNow, depth);
        }
    }

    private void table(int fromOld, int toOld, int fromNow, int toNow) {
        int rows = toOld - fromOld;
        int width = toNow - fromNow;
        var common = new int[rows + 1][width + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = width - 1; j >= 0; j--) {
                common[i][j] = old[fromOld + i] == now[fromNow + j]
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int j = 0;
        for (int i = 0; i < rows && j < width; ) {
            if (old[fromOld + i] == now[fromNow + j]) {
                kept[fromOld + i++] = fromNow + j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** Keeps the phrases that occur once on either side, in the longest order they share, and compares what lies between. */
    private void betweenOnce(int fromOld, int toOld, int fromNow, int toNow, int depth) {
        for (int i = fromOld; i < toOld; i++) {
            countOld[old[i]]++;
        }
        for (int j = fromNow; j < toNow; j++) {
            countNow[now[j]]++;
            placeNow[now[j]] = j;
        }
        var places = new int[toOld - fromOld];
        for (int i = fromOld; i < toOld; i++) {
            boolean once = countOld[old[i]] == 1 && countNow[old[i]] == 1;
            places[i - fromOld] = once ? placeNow[old[i]] : -1;
        }
        for (int i = fromOld; i < toOld; i++) {
            countOld[old[i]] = 0;
        }
        for (int j = fromNow; j < toNow; j++) {
            countNow[now[j]] = 0;
        }
        var inOrder = Rising.longest(places);
        int i = fromOld;
        int j = fromNow;
        for (int k = 0; k < places.length; k++) {
            if (inOrder[k]) {
                kept[fromOld + k] = places[k];
                align(i, fromOld + k, j, places[k], depth + 1);
                i = fromOld + k + 1;
                j = places[k] + 1;
            }
        }
        if (i > fromOld) {
            align(i, toOld, j, toNow, depth + 1);
        }
    }
}
