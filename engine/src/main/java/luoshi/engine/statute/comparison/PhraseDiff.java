package luoshi.engine.statute.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * What stayed, went and came between two wordings (逐句对照): the most phrases in common, order kept. Where a phrase was changed at
 * one place only, the words around that place stay. Texts of thousands of phrases are compared between the phrases that occur
 * once.
 */
public final class PhraseDiff {
    private static final String ENDS = "，,；;：:。.！!？?\n";

    private final List<Stretch> row = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private Fate last = Fate.STAYED;

    private PhraseDiff() {}

    /** What became of a phrase. */
    public enum Fate {
        STAYED,
        WENT,
        CAME
    }

    /** A stretch of words with one fate. */
    public record Stretch(Fate fate, String text) {}

    /** Both wordings in one row: without what came it is the one before, without what went the one after. */
    public static List<Stretch> between(String before, String after) {
        var old = phrases(before);
        var now = phrases(after);
        var kept = CommonPhrases.of(old, now);
        var diff = new PhraseDiff();
        int i = 0;
        int j = 0;
        for (int k = 0; k <= kept.length; k++) {
            if (k == kept.length || kept[k] >= 0) {
                int to = k == kept.length ? now.size() : kept[k];
                diff.replaced(old.subList(i, k), now.subList(j, to));
                i = k + 1;
                j = to + 1;
                if (k < kept.length) {
                    diff.add(Fate.STAYED, old.get(k));
                }
            }
        }
        diff.close();
        return diff.row;
    }

    /** Phrases in the place of others: those that are much alike are compared for themselves. */
    private void replaced(List<String> went, List<String> came) {
        int i = 0;
        int j = 0;
        for (var pair : LikePhrases.of(went, came)) {
            went.subList(i, pair.went()).forEach(phrase -> add(Fate.WENT, phrase));
            came.subList(j, pair.came()).forEach(phrase -> add(Fate.CAME, phrase));
            var old = went.get(pair.went());
            var now = came.get(pair.came());
            add(Fate.STAYED, old.substring(0, pair.head()));
            add(Fate.WENT, old.substring(pair.head(), old.length() - pair.tail()));
            add(Fate.CAME, now.substring(pair.head(), now.length() - pair.tail()));
            add(Fate.STAYED, old.substring(old.length() - pair.tail()));
            i = pair.went() + 1;
            j = pair.came() + 1;
        }
        went.subList(i, went.size()).forEach(phrase -> add(Fate.WENT, phrase));
        came.subList(j, came.size()).forEach(phrase -> add(Fate.CAME, phrase));
    }

    private void add(Fate fate, String words) {
        if (words.isEmpty()) {
            return;
        }
        if (fate != last) {
            close();
            last = fate;
        }
        open.append(words);
    }

    private void close() {
        if (!open.isEmpty()) {
            row.add(new Stretch(last, open.toString()));
            open.setLength(0);
        }
    }

    /** Phrases with the mark that ends them. */
    static List<String> phrases(String text) {
        var phrases = new ArrayList<String>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
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
