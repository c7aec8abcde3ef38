package luoshi.rule.word;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The text of a Word file (Word 正文), as lines that a regulation is parsed from. It is what Word shows once all changes are
 * accepted: with the numbers that Word counts itself, without headers, footers, comments and tables of contents.
 */
public final class WordText {
    private WordText() {}

    /** What came of reading a file. */
    public sealed interface Result {
        /** The text. */
        record Text(String text) implements Result {}

        /** There is none, and why. */
        record Refused(Why why) implements Result {}
    }

    /** Why a file is not read. */
    public enum Why {
        /** Not a word. */
        EMPTY,
        /** It carries macros. */
        MACROS,
        /** Its parts are locked by a password. */
        LOCKED,
        /** It unpacks to an abnormal size. */
        BOMB,
        /** More text than is taken. */
        TOO_LARGE,
        /** A packed file, and no text of a word processor. */
        OTHER_KIND,
        /** Damaged. */
        BROKEN
    }

    /**
     * Reads the bytes; never throws for what they contain.
     *
     * @param most the longest text to take, in bytes of UTF-8
     */
    public static Result read(byte[] bytes, int most) {
        if (WordParts.count(bytes) > WordParts.MOST_PARTS) {
            return new Result.Refused(Why.BOMB);
        }
        try (var parts = new WordParts(bytes)) {
            return read(parts, most);
        } catch (IOException | RuntimeException broken) {
            return new Result.Refused(Why.BROKEN);
        }
    }

    private static Result read(WordParts parts, int most) {
        try {
            if (parts.isLocked()) {
                return new Result.Refused(Why.LOCKED);
            }
            if (parts.hasMacros()) {
                return new Result.Refused(Why.MACROS);
            }
            var document = parts.document();
            if (document.isEmpty() || !isText(parts, document.get())) {
                return new Result.Refused(Why.OTHER_KIND);
            }
            var text = text(parts, document.get(), most);
            boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= most;
            return text.isBlank()
                    ? new Result.Refused(Why.EMPTY)
                    : fits ? new Result.Text(text) : new Result.Refused(Why.TOO_LARGE);
        } catch (WordLines.TooLong tooLong) {
            return new Result.Refused(Why.TOO_LARGE);
        } catch (RuntimeException broken) {
            return new Result.Refused(parts.burst() ? Why.BOMB : Why.BROKEN);
        }
    }

    private static boolean isText(WordParts parts, String document) {
        return parts.open(document).map(xml -> xml.root().equals("document")).orElse(false);
    }

    private static String text(WordParts parts, String document, int most) {
        var styles = new WordStyles(parts.open(document, "/styles"));
        var numbering = new WordNumbering(parts.open(document, "/numbering"), styles);
        var lines = new WordLines(most);
        boolean whole = read(parts, document, new WordContext(styles, numbering, true), lines);
        if (!whole) {
            lines = new WordLines(most);
            read(parts, document, new WordContext(styles, numbering, false), lines);
        }
        return lines.text();
    }

    /** Reads all there is; false when a table of contents that was left out never ended. */
    private static boolean read(WordParts parts, String document, WordContext context, WordLines lines) {
        var xml = parts.open(document).orElseThrow();
        xml.root();
        var story = new WordStory(xml, context, new WordCounters());
        xml.children(name -> {
            if (name.equals("body")) {
                story.read(lines::take);
            }
        });
        if (context.leavesContentsOut() && story.fields.isContents()) {
            return false;
        }
        lines.notes(context.notes().read(parts, document, context));
        return true;
    }
}
