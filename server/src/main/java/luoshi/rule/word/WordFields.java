package luoshi.rule.word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/** The fields that are open at a place of the text (域): of each the result is text and the instruction is none. */
final class WordFields {
    /** What Chinese programs write for a character in a circle: {@code eq \o\ac(○,1)}. */
    private static final Pattern CIRCLE =
            Pattern.compile("eq\\s*\\\\o\\s*\\\\ac\\s*\\(\\s*[○〇◯]\\s*[,，;；]\\s*(\\S{1,4}?)\\s*\\)");

    private static final int LONGEST_INSTRUCTION = 500;
    private static final int DEEPEST = 64;

    private final Deque<Field> open = new ArrayDeque<>();

    private static final class Field {
        final StringBuilder instruction = new StringBuilder();
        boolean result;
        boolean contents;

        String words() {
            return instruction.toString().strip().toLowerCase(Locale.ROOT);
        }
    }

    /** A field opens, goes on to its result, or ends; returns what an ending one shows without having a result. */
    String mark(String type) {
        switch (type) {
            case "begin" -> {
                open.push(new Field());
                if (open.size() > DEEPEST) {
                    open.removeLast();
                }
            }
            case "separate" -> {
                var field = open.peek();
                if (field != null) {
                    field.result = true;
                    field.contents = isContents(field.words());
                }
            }
            case "end" -> {
                var ended = open.poll();
                return ended == null || ended.result ? "" : shown(ended.words());
            }
            default -> {}
        }
        return "";
    }

    /** Whether an instruction makes a table of contents. */
    static boolean isContents(String instruction) {
        return instruction.strip().toLowerCase(Locale.ROOT).startsWith("toc");
    }

    void instruct(String words) {
        var field = open.peek();
        if (field != null && !field.result) {
            int room = LONGEST_INSTRUCTION - field.instruction.length();
            field.instruction.append(words, 0, Math.min(words.length(), room));
        }
    }

    /** Whether text at this place is the result of a field inside the instruction of another one, and so is not shown. */
    boolean isSilent() {
        var innermost = open.peek();
        return innermost != null && innermost.result && open.stream().anyMatch(field -> !field.result);
    }

    /** Whether this place lies in a table of contents. */
    boolean isContents() {
        return open.stream().anyMatch(field -> field.contents);
    }

    /** No instruction goes on in the next paragraph: one that does was never ended. */
    void endParagraph() {
        open.removeIf(field -> !field.result);
    }

    private static String shown(String instruction) {
        var circle = CIRCLE.matcher(instruction);
        if (!circle.find()) {
            return "";
        }
        var inside = circle.group(1);
        return inside.matches("[0-9]{1,2}") ? WordNumeral.circled(Integer.parseInt(inside)) : inside;
    }
}
