package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part while it is open: still growing. */
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

    private static final int NO_STYLE = -1;

    final NodeKind kind;
    final int level;
    final int start;
    int end;
    List<Integer> ordinal = List.of();
    /** One past the printed number; {@code start} for none. */
    int numberEnd;
    /** Range of the words of the heading; empty for none. */
    int headingStart;

    int headingEnd;
    /** Range of the own words; empty for none. */
    int textStart;

    int textEnd;
    /** Style of the marker, or -1. */
    int style = NO_STYLE;
    /** Words of another text, inside quotation marks. */
    boolean quoted;

    private @Nullable List<Draft> children;
    private @Nullable Sequence @Nullable [] lists;
    /** How many unnumbered 款 lie directly below. */
    int paragraphs;

    Draft(NodeKind kind, int level, int start, int end) {
        this.kind = kind;
        this.level = level;
        this.start = start;
        this.end = end;
        this.numberEnd = start;
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

    Draft heading(int from, int to) {
        headingStart = from;
        headingEnd = to;
        return this;
    }

    /** The number that a line opens with. */
    Draft numbered(Line line) {
        numberEnd = line.numberEnd;
        ordinal = line.ordinal();
        return this;
    }

    boolean hasWords() {
        return textEnd > textStart;
    }

    boolean hasHeading() {
        return headingEnd > headingStart;
    }

    boolean isEmpty() {
        return children == null;
    }

    void add(Draft child) {
        if (children == null) {
            children = new ArrayList<>(4);
        }
        children.add(child);
        paragraphs += child.kind == NodeKind.PARAGRAPH ? 1 : 0;
    }

    @Nullable
    Sequence list(int ofStyle) {
        return lists == null ? null : lists[ofStyle];
    }

    void list(int ofStyle, Sequence sequence) {
        if (lists == null) {
            lists = new @Nullable Sequence[STYLES];
        }
        lists[ofStyle] = sequence;
    }

    static String read(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.UTF_8);
    }

    List<Node> finishChildren(byte[] b) {
        if (children == null) {
            return List.of();
        }
        var below = new Node[children.size()];
        for (int k = 0; k < below.length; k++) {
            below[k] = children.get(k).finish(b);
        }
        return List.of(below);
    }

    private Node finish(byte[] b) {
        var below = finishChildren(b);
        int last = below.isEmpty() ? end : Math.max(end, below.getLast().span().end());
        if (kind == NodeKind.ARTICLE && hasHeading() && !hasWords() && below.isEmpty()) {
            // A bracketed remark, such as one that says the article was deleted, is all the text there is.
            words(headingStart - ArticleHeading.BRACKET, headingEnd + ArticleHeading.BRACKET)
                    .heading(start, start);
        }
        return new Node(b, this, last, below);
    }
}
