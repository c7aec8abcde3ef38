package luoshi.engine.statute;

import org.jspecify.annotations.Nullable;

/**
 * The quotation in an amending clause (修改决定中的引文): it opens with the new words of another text, each of their paragraphs may
 * open with a mark of its own, and only the last one closes. Numbers inside belong to that other text.
 */
final class Quotation {
    private static final byte[][] ANNOUNCING = {
        LineScanner.utf8("修改为"), LineScanner.utf8("增加"), LineScanner.utf8("作为"), LineScanner.utf8("改为")
    };
    /** Bytes before the colon within which one of these words stands. */
    private static final int WITHIN = 150;

    private final byte[] b;
    private @Nullable Draft clause;
    /** The clause ended with a colon: the mark that opens comes with the next line. */
    private boolean expected;
    /** Where the line with that colon starts, and the colon. */
    private int from;

    private int colon;
    private int depth;
    private boolean ownList;

    Quotation(byte[] bytes) {
        this.b = bytes;
    }

    boolean isOpen() {
        return clause != null;
    }

    /** The clause that quotes. */
    Draft clause() {
        if (clause == null) {
            throw new IllegalStateException("no quotation is open");
        }
        return clause;
    }

    void close() {
        clause = null;
        expected = false;
        depth = 0;
        ownList = false;
    }

    /** Whether the clause that the line belongs to leaves a quotation open at its end. */
    void open(Line line, Draft innermost) {
        boolean ends = endsWithColon(line);
        if (line.opened == 0 && !ends || innermost.level < Draft.ARTICLE) {
            return;
        }
        if (ends) {
            clause = innermost;
            expected = true;
            from = line.start;
            colon = line.end - 3;
            depth = line.opened - line.closed;
        } else if (line.opened > line.closed) {
            int before = colonBeforeMark(line);
            if (before >= 0 && announced(line.start, before)) {
                clause = innermost;
                depth = line.opened - line.closed;
            }
        }
    }

    /** Whether a line, not blank, lies inside; the one that closes the quotation does. */
    boolean takes(Line line) {
        boolean marked = Utf8.at(b, line.start, line.end) == '“';
        if (expected && !(marked && announced(from, colon))) {
            close();
            return false;
        }
        var open = clause();
        if (!marked && nextClause(line, open)) {
            close();
            return false;
        }
        ownList |= line.shape == Line.Shape.LISTED && line.style == ListMarker.COMMA;
        depth += line.opened - line.closed - (marked && !expected ? 1 : 0);
        expected = false;
        return true;
    }

    /** The line that {@link #takes} let in lies in the tree now: the quotation ends with it if its mark closed. */
    void hung() {
        if (depth <= 0) {
            close();
        }
    }

    /** «二、» behind clause «一、», where the words quoted have no such list of their own: the mark that closes was forgotten. */
    private boolean nextClause(Line line, Draft open) {
        return !ownList
                && line.shape == Line.Shape.LISTED
                && line.style == open.style
                && line.style == ListMarker.COMMA
                && line.number == open.ordinal.getFirst() + 1;
    }

    /** Offset of the first colon with a mark that opens behind it; -1 for none. */
    private int colonBeforeMark(Line line) {
        for (int i = line.start; i < line.end - 5; i += Utf8.width(b, i)) {
            if (Utf8.at(b, i, line.end) == '：' && Utf8.at(b, i + 3, line.end) == '“') {
                return i;
            }
        }
        return -1;
    }

    private boolean endsWithColon(Line line) {
        return line.end - line.start >= 3 && Utf8.at(b, line.end - 3, line.end) == '：';
    }

    /** Whether the words before a colon say that new words of another text follow. */
    private boolean announced(int from, int colon) {
        for (int i = Math.max(from, colon - WITHIN); i < colon; i++) {
            for (var word : ANNOUNCING) {
                if (b[i] == word[0] && b[i + 1] == word[1] && Utf8.startsWith(b, i, colon, word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
