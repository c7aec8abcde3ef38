package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.List;
import luoshi.engine.statute.Line.Shape;

/** The lines before the body: title and notes on adoption and revision (标题、题注). */
final class Header {
    private static final byte[] MARK = LineScanner.utf8("<!-- INFO END");
    private static final int MARK_WITHIN = 1 << 15;
    private static final int LONGEST_TITLE = 240;
    private static final int LONGEST_NOTE = 1500;

    private final byte[] b;
    private final LineScanner scanner;
    private final boolean marked;
    String title = "";
    final List<String> notes = new ArrayList<>();
    final List<Draft> extra = new ArrayList<>();
    /** How many brackets the last note leaves open. */
    private int open;
    /** Offset behind the bracket that closes the last note, as far as it was looked for. */
    private int closes;

    Header(byte[] bytes, LineScanner scanner) {
        this.b = bytes;
        this.scanner = scanner;
        this.marked = indexOfMark() >= 0;
    }

    /** Reads the header; returns the offset where the body starts. */
    int read() {
        int at = 0;
        while (at < b.length) {
            var line = scanner.read(at);
            if (line.shape == Shape.COMMENT && Utf8.startsWith(b, line.start, line.end, MARK)) {
                return line.next;
            }
            if (line.shape != Shape.BLANK && line.shape != Shape.COMMENT && !take(line)) {
                return at;
            }
            at = line.next;
        }
        return at;
    }

    private boolean take(Line line) {
        if (title.isEmpty() && notes.isEmpty()) {
            boolean words = line.shape == Shape.TEXT || line.shape == Shape.HEADING || line.hashes == 1;
            if (words && (marked || line.hashes > 0 || readsLikeTitle(line)) && line.shape != Shape.NUMBERED) {
                title = words(line);
                return true;
            }
            if (!marked) {
                return false;
            }
        }
        if (!marked) {
            return open > 0 ? note(line) : startsNote(line) && note(line);
        }
        if (line.hashes > 0) {
            extra.add(new Draft(NodeKind.FREE, Draft.TITLE, line.start, line.end).heading(line.start, line.end));
            return true;
        }
        return note(line);
    }

    private boolean note(Line line) {
        var words = words(line);
        if (open > 0 && !(marked && startsWithDate(line))) {
            notes.set(notes.size() - 1, notes.getLast() + words);
        } else {
            notes.add(words);
            open = 0;
        }
        open = Math.max(open + unclosed(words), 0);
        if (!marked && open > 0 && line.next > closes && !closesSoon(line)) {
            open = 0;
        }
        return true;
    }

    private boolean startsNote(Line line) {
        int c = Utf8.at(b, line.start, line.end);
        if (c == '（' || c == '(' || c == '〔') {
            return line.shape == Shape.TEXT && closesSoon(line);
        }
        return startsWithDate(line)
                && line.end - line.start <= LONGEST_NOTE
                && Utf8.at(b, line.end - 3, line.end) != '。';
    }

    /** Whether the bracket that the line opens closes at the end of a line not far below. */
    private boolean closesSoon(Line line) {
        int depth = 0;
        for (int i = line.start; i < Math.min(b.length, line.start + LONGEST_NOTE); i += Utf8.width(b, i)) {
            int c = Utf8.at(b, i, b.length);
            boolean closing = c == '）' || c == ')' || c == '〕';
            depth += c == '（' || c == '(' || c == '〔' ? 1 : closing ? -1 : 0;
            if (closing && depth <= 0) {
                closes = i + Utf8.width(b, i);
                int after = Utf8.skipBlanks(b, closes, b.length);
                return after >= b.length || lineBreakBetween(i, after);
            }
        }
        return false;
    }

    private boolean lineBreakBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private boolean startsWithDate(Line line) {
        int to = ChineseNumeral.scan(b, line.start, line.end);
        return to > line.start + 3 && Utf8.at(b, to, line.end) == '年';
    }

    private boolean readsLikeTitle(Line line) {
        return line.end - line.start <= LONGEST_TITLE && !Headings.hasPunctuation(b, line.start, line.end);
    }

    private String words(Line line) {
        return Draft.read(b, line.start, line.end);
    }

    private static int unclosed(String note) {
        int depth = 0;
        for (int i = 0; i < note.length(); i++) {
            char c = note.charAt(i);
            depth += "（(《〈".indexOf(c) >= 0 ? 1 : "）)》〉".indexOf(c) >= 0 ? -1 : 0;
        }
        return depth;
    }

    private int indexOfMark() {
        for (int i = 0; i < Math.min(b.length, MARK_WITHIN); i++) {
            if (b[i] == '<' && Utf8.startsWith(b, i, b.length, MARK)) {
                return i;
            }
        }
        return -1;
    }
}
