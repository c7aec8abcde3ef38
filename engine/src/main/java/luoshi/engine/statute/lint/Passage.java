package luoshi.engine.statute.lint;

import java.nio.charset.StandardCharsets;
import luoshi.engine.statute.Span;

/**
 * A stretch of text with its place (一段文字).
 *
 * @param text the words
 * @param at byte offset of the first in the file
 */
public record Passage(String text, int at) {
    /** The bytes that a range of characters of the text takes in the file. */
    Span span(int start, int end) {
        int from = at + bytes(text.substring(0, start));
        return new Span(from, from + bytes(text.substring(start, end)));
    }

    private static int bytes(String part) {
        return part.getBytes(StandardCharsets.UTF_8).length;
    }
}
