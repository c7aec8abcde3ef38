package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import luoshi.engine.statute.Line.Shape;

/** Cuts a file into lines and tells by its first bytes what each opens with; one pass, no allocation. */
final class LineScanner {
    private static final byte[] COMMENT = utf8("<!--");
    private static final byte[] ANNEX = utf8("附");
    private static final int SHORT_HEADING = 90;
    private static final int MAX_LIST_NUMBER = 999;

    private final byte[] b;
    private final int size;
    final Line line = new Line();

    LineScanner(byte[] bytes) {
        this.b = bytes;
        this.size = bytes.length;
    }

    static byte[] utf8(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the line that starts at {@code at} into {@link #line}. */
    Line read(int at) {
        int newline = at;
        while (newline < size && b[newline] != '\n') {
            newline++;
        }
        line.next = Math.min(newline + 1, size);
        line.end = Utf8.trimEnd(b, at, newline);
        int start = Utf8.skipBlanks(b, at, line.end);
        int hashes = 0;
        while (start + hashes < line.end && b[start + hashes] == '#') {
            hashes++;
        }
        if (hashes > 0) {
            start = Utf8.skipBlanks(b, start + hashes, line.end);
        }
        while (start < line.end && b[start] == '*') {
            start++;
        }
        line.hashes = hashes;
        classify(start);
        return line;
    }

    /** Classifies what stands from {@code start} to the end of the current line. */
    void classify(int start) {
        line.start = start;
        line.numberEnd = start;
        line.textStart = start;
        line.subNumbers = 0;
        line.glued = false;
        line.shape = shape(start);
    }

    private Shape shape(int start) {
        int c = Utf8.at(b, start, line.end);
        return switch (c) {
            case -1 -> Shape.BLANK;
            case '|' -> Shape.TABLE;
            case '<' -> Utf8.startsWith(b, start, line.end, COMMENT) ? Shape.COMMENT : plain();
            case '第' -> numbered(start) ? Shape.NUMBERED : plain();
            case '附' -> annex(start) ? Shape.ANNEX : plain();
            case '目', '序', '总' -> plain();
            default -> ListMarker.read(b, line, MAX_LIST_NUMBER) ? Shape.LISTED : plain();
        };
    }

    private Shape plain() {
        if (line.end - line.start <= 16) {
            var word = Headings.squeeze(new String(b, line.start, line.end - line.start, StandardCharsets.UTF_8));
            if (word.equals("目录") || word.equals("目次")) {
                return Shape.CONTENTS;
            }
            if (Headings.STANDING.contains(word)) {
                return Shape.HEADING;
            }
        }
        return line.hashes > 0 ? Shape.HEADING : Shape.TEXT;
    }

    private boolean numbered(int start) {
        int end = line.end;
        int from = Utf8.skipBlanks(b, start + 3, end);
        int to = ChineseNumeral.scan(b, from, end);
        line.number = to == from ? -1 : ChineseNumeral.value(b, from, to);
        if (line.number < 0) {
            return false;
        }
        int i = Utf8.skipBlanks(b, to, end);
        int c = Utf8.at(b, i, end);
        if (c == '分' && Utf8.at(b, i + 3, end) == '编') {
            line.kind = NodeKind.SUBPART;
            i += 3;
        } else {
            switch (c) {
                case '编' -> line.kind = NodeKind.PART;
                case '章' -> line.kind = NodeKind.CHAPTER;
                case '节' -> line.kind = NodeKind.SECTION;
                case '条' -> line.kind = NodeKind.ARTICLE;
                case '款' -> line.kind = NodeKind.PARAGRAPH;
                default -> {
                    return false;
                }
            }
        }
        i = subNumbers(i + 3, end);
        line.numberEnd = i;
        while (i < end && b[i] == '*') {
            i++;
        }
        line.textStart = Utf8.skipBlanks(b, i, end);
        int after = Utf8.at(b, i, end);
        line.glued = i < end && !Utf8.isBlank(after) && after != '【';
        if (!line.glued || line.hashes > 0) {
            return true;
        }
        return switch (line.kind) {
            case ARTICLE -> !Headings.continuesReference(after);
            case PARAGRAPH -> false;
            default ->
                !Headings.continuesReference(after) && end - i <= SHORT_HEADING && !Headings.hasPunctuation(b, i, end);
        };
    }

    private int subNumbers(int i, int end) {
        while (line.subNumbers < Line.MAX_SUB_NUMBERS && Utf8.at(b, i, end) == '之') {
            int to = ChineseNumeral.scan(b, i + 3, end);
            int value = to == i + 3 ? -1 : ChineseNumeral.value(b, i + 3, to);
            if (value < 0) {
                return i;
            }
            line.sub[line.subNumbers++] = value;
            i = to;
        }
        return i;
    }

    private boolean annex(int start) {
        int end = line.end;
        int i = start + ANNEX.length;
        int c = Utf8.at(b, i, end);
        if (c == '件' || c == '表' || c == '录' || c == '图') {
            i += 3;
        } else if (c != -1 && c != '：' && c != ':') {
            return false;
        }
        int from = Utf8.skipBlanks(b, i, end);
        int to = ChineseNumeral.scan(b, from, end);
        line.number = to == from ? -1 : ChineseNumeral.value(b, from, to);
        i = line.number < 0 ? i : to;
        int after = Utf8.at(b, i, end);
        boolean open = after == -1 || after == '：' || after == ':' || Utf8.isBlank(after);
        if (!open) {
            return false;
        }
        line.numberEnd = line.number < 0 ? start : i;
        i += after == '：' ? 3 : after == ':' ? 1 : 0;
        line.textStart = Utf8.skipBlanks(b, i, end);
        return true;
    }
}
