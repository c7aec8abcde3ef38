package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part while it is open: still growing, with byte ranges instead of strings. */
final class Draft {
    // Nesting: a line of one level closes every open part of the same or a deeper level.
    static final int ROOT = 0;
    static final int TITLE = 1;
    static final int PART = 2;
    static final int SUBPART = 3;
    static final int CHAPTER = 4;
    static final int SECTION = 5;
    static final int HEADING = 6;
    static final int ARTICLE = 7;
    static final int PARAGRAPH = 8;
    static final int LIST = 9;

    /** Number of marker styles of items. */
    static final int STYLES = 5;

    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] REPLACEMENT_BYTES = LineScanner.utf8("\uFFFD");

    final NodeKind kind;
    final int level;
    final int start;
    int end;
    List<Integer> ordinal = List.of();

    @Nullable
    String number;

    @Nullable
    String heading;
    /** Range of the own words; empty when {@code textStart == textEnd}. */
    int textStart;

    int textEnd;
    int headingStart;
    int headingEnd;
    int style;
    final List<Draft> children = new ArrayList<>(2);
    private final @Nullable Sequence[] lists = new @Nullable Sequence[STYLES];

    Draft(NodeKind kind, int level, int start, int end) {
        this.kind = kind;
        this.level = level;
        this.start = start;
        this.end = end;
        this.textStart = start;
        this.textEnd = start;
        this.headingStart = start;
        this.headingEnd = start;
    }

    Draft words(int from, int to) {
        textStart = from;
        textEnd = to;
        return this;
    }

    boolean hasWords() {
        return textEnd > textStart;
    }

    @Nullable
    Sequence list(int ofStyle) {
        return lists[ofStyle];
    }

    void list(int ofStyle, Sequence sequence) {
        lists[ofStyle] = sequence;
    }

    Node finish(byte[] b) {
        var below = new ArrayList<Node>(children.size());
        int last = end;
        for (var child : children) {
            var node = child.finish(b);
            below.add(node);
            last = Math.max(last, node.span().end());
        }
        if (kind == NodeKind.ARTICLE && heading != null && !hasWords() && below.isEmpty()) {
            heading =
                    null; // a bracketed remark, such as one that says the article was deleted, is all the text there is
            words(headingStart, headingEnd);
        }
        return new Node(
                kind, number, ordinal, heading, text(b, textStart, textEnd), textStart, new Span(start, last), below);
    }

    /** @throws IllegalArgumentException when the bytes are not UTF-8 */
    static String text(byte[] b, int from, int to) {
        var text = new String(b, from, to - from, StandardCharsets.UTF_8);
        int odd = text.indexOf(REPLACEMENT);
        if (odd >= 0) {
            int at = from + text.substring(0, odd).getBytes(StandardCharsets.UTF_8).length;
            if (!Utf8.startsWith(b, at, to, REPLACEMENT_BYTES)) {
                throw new IllegalArgumentException("not UTF-8 at byte " + at + ". Maybe the file is in GB 18030?");
            }
        }
        return text;
    }
}
