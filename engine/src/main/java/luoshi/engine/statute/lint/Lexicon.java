package luoshi.engine.statute.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of very many alternatives, found by first characters: at most places of a text none of them can begin, and
 * trying each one everywhere is what costs. Finds what the expression would find.
 */
final class Lexicon {
    private final Map<Character, Pattern> byFirst = new HashMap<>();
    /** Alternatives whose first character is not told by their source. */
    private final @Nullable Pattern anywhere;

    private Lexicon(List<String> alternatives) {
        var first = new HashMap<Character, List<String>>();
        var open = new ArrayList<String>();
        for (var alternative : alternatives) {
            var characters = new HashSet<Character>();
            if (!firsts(alternative, characters)) {
                open.add(alternative);
            } else {
                characters.forEach(
                        c -> first.computeIfAbsent(c, key -> new ArrayList<>()).add(alternative));
            }
        }
        first.forEach((c, all) -> byFirst.put(c, Pattern.compile(String.join("|", all))));
        anywhere = open.isEmpty() ? null : Pattern.compile(String.join("|", open));
    }

    static Lexicon of(String expression) {
        return new Lexicon(split(expression));
    }

    /** The first match that begins between {@code from} and {@code to} and ends before {@code to}, or null. */
    @Nullable
    MatchResult find(String text, int from, int to) {
        MatchResult open = null;
        if (anywhere != null) {
            var found = anywhere.matcher(text).region(from, to).useTransparentBounds(true);
            open = found.find() ? found.toMatchResult() : null;
        }
        int end = open == null ? to : open.start();
        for (int i = from; i < end; i++) {
            var pattern = byFirst.get(text.charAt(i));
            if (pattern != null) {
                var found = pattern.matcher(text).region(i, to).useTransparentBounds(true);
                if (found.lookingAt()) {
                    return found.toMatchResult();
                }
            }
        }
        return open;
    }

    /** Every match, none overlapping the one before. */
    List<int[]> all(String text) {
        var ranges = new ArrayList<int[]>();
        for (int from = 0; from < text.length(); ) {
            var found = find(text, from, text.length());
            if (found == null) {
                break;
            }
            ranges.add(new int[] {found.start(), found.end()});
            from = Math.max(found.end(), from + 1);
        }
        return ranges;
    }

    /** Adds the characters that a match may begin with; false when the source does not tell. */
    private static boolean firsts(String expression, Set<Character> found) {
        int i = 0;
        while (expression.startsWith("(?<!", i)
                || expression.startsWith("(?<=", i)
                || expression.startsWith("(?!", i)) {
            i = closing(expression, i) + 1;
        }
        if (i >= expression.length()) {
            return false;
        }
        char c = expression.charAt(i);
        int end = i;
        if (expression.startsWith("(?:", i)) {
            end = closing(expression, i);
            for (var inner : split(expression.substring(i + 3, end))) {
                if (!firsts(inner, found)) {
                    return false;
                }
            }
        } else if (c == '[') {
            end = expression.indexOf(']', i);
            var members = expression.substring(i + 1, end);
            if (members.startsWith("^") || members.contains("-")) {
                return false;
            }
            members.chars().forEach(member -> found.add((char) member));
        } else if ("\\(.^$*+?{|)".indexOf(c) >= 0) {
            return false;
        } else {
            found.add(c);
        }
        boolean optional = end + 1 < expression.length()
                && (expression.charAt(end + 1) == '?'
                        || expression.charAt(end + 1) == '*'
                        || expression.startsWith("{0", end + 1));
        if (!optional) {
            return true;
        }
        int rest = expression.charAt(end + 1) == '{' ? expression.indexOf('}', end) + 1 : end + 2;
        return firsts(expression.substring(rest), found);
    }

    private static int closing(String expression, int open) {
        int depth = 0;
        for (int i = open; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = expression.indexOf(']', i);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("bracket at " + open + " of " + expression + " does not close");
    }

    private static List<String> split(String expression) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= expression.length(); i++) {
            char c = i == expression.length() ? '|' : expression.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = expression.indexOf(']', i);
            } else if (c == '(') {
                i = closing(expression, i);
            } else if (c == '|') {
                parts.add(expression.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }
}
