package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.List;

/** Finds among phrases that replaced each other those that begin and end alike (只改了一处的短句), the most words in all, in order. */
final class LikePhrases {
    private static final String NUMERALS = "零〇一二三四五六七八九十百千万亿两0123456789";
    /** Phrases of a longer passage stay whole. */
    private static final int LARGEST_TABLE = 1 << 12;

    private LikePhrases() {}

    /**
     * A phrase before and one after, by place.
     *
     * @param head characters that both begin with
     * @param tail characters that both end with, none of them among those of the head
     */
    record Pair(int went, int came, int head, int tail) {}

    static List<Pair> of(List<String> went, List<String> came) {
        int rows = went.size();
        int width = came.size();
        if (rows == 0 || width == 0 || (long) rows * width > LARGEST_TABLE) {
            return List.of();
        }
        var pairs = new Pair[rows][width];
        var common = new int[rows + 1][width + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = width - 1; j >= 0; j--) {
                var pair = pair(i, j, went.get(i), came.get(j));
                pairs[i][j] = pair;
                common[i][j] = Math.max(
                        Math.max(common[i + 1][j], common[i][j + 1]), common[i + 1][j + 1] + pair.head() + pair.tail());
            }
        }
        var chosen = new ArrayList<Pair>();
        for (int i = 0, j = 0; i < rows && j < width && common[i][j] > 0; ) {
            var pair = pairs[i][j];
            int alike = pair.head() + pair.tail();
            if (alike > 0 && common[i][j] == common[i + 1][j + 1] + alike) {
                chosen.add(pair);
                i++;
                j++;
            } else if (common[i][j] == common[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return chosen;
    }

    /** What both begin and end with, if it is at least half of the longer; no number and no character is parted. */
    private static Pair pair(int i, int j, String went, String came) {
        int longer = Math.max(went.length(), came.length());
        int shorter = Math.min(went.length(), came.length());
        int head = 0;
        while (head < shorter && went.charAt(head) == came.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && went.charAt(went.length() - 1 - tail) == came.charAt(came.length() - 1 - tail)) {
            tail++;
        }
        while (head > 0 && (isInside(went, head) || isInside(came, head))) {
            head--;
        }
        while (tail > 0 && (isInside(went, went.length() - tail) || isInside(came, came.length() - tail))) {
            tail--;
        }
        return (head + tail) * 2 < longer ? new Pair(i, j, 0, 0) : new Pair(i, j, head, tail);
    }

    private static boolean isInside(String text, int i) {
        return i > 0
                && i < text.length()
                && (Character.isLowSurrogate(text.charAt(i))
                        || NUMERALS.indexOf(text.charAt(i - 1)) >= 0 && NUMERALS.indexOf(text.charAt(i)) >= 0);
    }
}
