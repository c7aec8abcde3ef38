package luoshi.engine.statute.comparison;

import luoshi.engine.statute.Blanks;
import luoshi.engine.statute.Node;
import luoshi.engine.statute.NodeKind;

/**
 * The words of a part as two versions are compared by (对照用的文字): each part below on its own line, with its number. Blanks that
 * only pad, marks of Markdown and the width of digits, letters and stops are taken away, since they are the printer's.
 */
final class Words {
    private static final String STOPS = "。；：！？”’）》】〉〕」』|";
    private static final String NARROW = "(),;:?!";
    private static final String WIDE = "（），；：？！";

    private final StringBuilder out = new StringBuilder();

    private Words() {}

    /** The words of an article without its number. */
    static String of(Node article) {
        var words = new Words();
        words.named(article);
        for (var child : article.children()) {
            words.part(child);
        }
        return words.out.toString();
    }

    /** The words that a part has by itself: number, heading, text. */
    static String own(Node part) {
        var words = new Words();
        words.line(part);
        return words.out.toString();
    }

    /** A line as it is compared. */
    static String plain(String text) {
        var words = new Words();
        words.add(text);
        return words.out.toString();
    }

    private void named(Node node) {
        var heading = node.heading();
        if (heading != null) {
            out.append('【');
            add(heading);
            out.append('】');
        }
        if (node.hasText()) {
            text(node);
        }
    }

    private void part(Node node) {
        line(node);
        for (var child : node.children()) {
            part(child);
        }
    }

    private void line(Node node) {
        var number = node.number();
        if (!out.isEmpty() && (node.kind() != NodeKind.PARAGRAPH || number != null || endsSentence())) {
            out.append('\n');
        }
        if (number != null) {
            add(number);
        }
        named(node);
    }

    /** A line that stops in the middle of a sentence was wrapped: what follows is the same paragraph. */
    private boolean endsSentence() {
        return STOPS.indexOf(out.charAt(out.length() - 1)) >= 0;
    }

    private void text(Node node) {
        if (node.kind() != NodeKind.TABLE) {
            add(node.text());
            return;
        }
        var row = "";
        for (var line : node.text().split("\\R")) {
            if (!line.chars().allMatch(c -> "|-: \t".indexOf(c) >= 0)) {
                out.append(row);
                add(line);
                row = "\n";
            }
        }
    }

    private void add(String text) {
        int start = out.length();
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Blanks.isBlank(c)) {
                blank = true;
            } else if (c != '*' && c != '`' && !(c >= 0xe000 && c <= 0xf8ff)) {
                char folded = folded(c);
                if (blank && out.length() > start && isLatin(folded) && isLatin(out.charAt(out.length() - 1))) {
                    out.append(' ');
                }
                blank = false;
                int stop = NARROW.indexOf(folded);
                out.append(stop < 0 || betweenLatin(text, i) ? folded : WIDE.charAt(stop));
            }
        }
    }

    private static char folded(char c) {
        boolean wide = c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ' || c == '．' || c == '％';
        return wide ? (char) (c - 0xfee0) : c;
    }

    private static boolean betweenLatin(String text, int i) {
        return i > 0 && i + 1 < text.length() && isLatin(text.charAt(i - 1)) && isLatin(text.charAt(i + 1));
    }

    private static boolean isLatin(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
