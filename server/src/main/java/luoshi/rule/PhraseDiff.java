package luoshi.rule;

import java.util.ArrayList;
import java.util.List;

/** What stayed, went and came between two wordings (逐句对照): the longest phrases in common, order kept. */
final class PhraseDiff {
    private static final String ENDS = "，,；;：:。.！!？?\n";

    private PhraseDiff() {}

    /** What became of a phrase. */
    enum Fate {
        STAYED,
        WENT,
        CAME
    }

    /** A stretch of phrases with one fate. */
    record Stretch(Fate fate, String text) {}

    /** Both wordings in one row: without what came it is the one before, without what went the one after. */
    static List<Stretch> between(String before, String after) {
        var old = phrases(before);
        var now = phrases(after);
        var common = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var row = new ArrayList<Stretch>();
        var i = 0;
        var j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(row, Fate.STAYED, old.get(i++));
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(row, Fate.WENT, old.get(i++));
            } else {
                add(row, Fate.CAME, now.get(j++));
            }
        }
        return row;
    }

    private static void add(List<Stretch> row, Fate fate, String phrase) {
        if (!row.isEmpty() && row.getLast().fate() == fate) {
            row.set(row.size() - 1, new Stretch(fate, row.getLast().text() + phrase));
        } else {
            row.add(new Stretch(fate, phrase));
        }
    }

    /** Phrases with the mark that ends them. */
    static List<String> phrases(String text) {
        var phrases = new ArrayList<String>();
        var start = 0;
        for (var at = 0; at < text.length(); at++) {
            if (ENDS.indexOf(text.charAt(at)) >= 0) {
                phrases.add(text.substring(start, at + 1));
                start = at + 1;
            }
        }
        if (start < text.length()) {
            phrases.add(text.substring(start));
        }
        return phrases;
    }
}
