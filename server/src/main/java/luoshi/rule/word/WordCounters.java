package luoshi.rule.word;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import luoshi.rule.word.WordNumbering.Level;
import luoshi.rule.word.WordNumbering.Numbered;
import org.jspecify.annotations.Nullable;

/**
 * Word's own counting of the paragraphs of one text (自动编号). Lists with one abstract list in common go on with each other's
 * numbers, unless one begins anew; the first number of a level below one that was left out counts that one as begun.
 */
final class WordCounters {
    /** Word counts no further. */
    private static final int HIGHEST = 32_767;

    private final Map<String, @Nullable Integer[]> counters = new HashMap<>();
    /** Levels of lists that were used: what begins anew does so once. */
    private final Set<String> used = new HashSet<>();

    /**
     * The number in front of a paragraph.
     *
     * @param text as Word shows it; "" for bullets and for what shows nothing
     * @param tight whether the words follow without a blank
     */
    record Label(String text, boolean tight) {
        static final Label NONE = new Label("", true);
    }

    /** Counts a paragraph of the list. */
    Label next(Numbered list, int at) {
        var level = list.level(at);
        if (level == null) {
            return Label.NONE;
        }
        var values = counters.computeIfAbsent(list.counters, id -> new @Nullable Integer[WordNumbering.LEVELS]);
        values[at] = count(list, at, level, values[at]);
        for (int above = 0; above < at; above++) {
            var left = list.level(above);
            if (values[above] == null) {
                values[above] = left == null ? 1 : left.start;
            }
        }
        for (int below = at + 1; below < WordNumbering.LEVELS; below++) {
            if (list.restarts(below, at)) {
                values[below] = null;
            }
        }
        return label(list, level, values);
    }

    private int count(Numbered list, int at, Level level, @Nullable Integer last) {
        var own = list.start(at);
        boolean first = used.add(list.id + "/" + at);
        if (own != null && (first || last == null)) {
            return Math.clamp(own, 0, HIGHEST);
        }
        return Math.min(last == null ? level.start : last + 1, HIGHEST);
    }

    private static Label label(Numbered list, Level level, @Nullable Integer[] values) {
        if (level.hidden || level.format.equals("bullet")) {
            return Label.NONE;
        }
        var out = new StringBuilder();
        var pattern = level.pattern;
        for (int i = 0; i < pattern.length(); ) {
            int at = pattern.charAt(i) == '%' && i + 1 < pattern.length() ? pattern.charAt(i + 1) - '1' : -1;
            if (at < 0 || at >= WordNumbering.LEVELS) {
                out.append(pattern.charAt(i));
                i++;
                continue;
            }
            var value = values[at];
            var shown = list.level(at);
            if (value != null && shown != null) {
                out.append(WordNumeral.format(format(level, shown), value));
            }
            i += 2;
        }
        var text = out.toString().strip();
        return text.codePoints().anyMatch(WordCounters::counts) ? new Label(text, level.tight) : Label.NONE;
    }

    private static String format(Level level, Level shown) {
        boolean stays = shown.format.equals("none") || shown.format.equals("decimalZero");
        return level.legal && !stays ? "decimal" : shown.format;
    }

    /** Letters, digits and numbers in circles; marks alone are ornament. */
    private static boolean counts(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER;
    }
}
