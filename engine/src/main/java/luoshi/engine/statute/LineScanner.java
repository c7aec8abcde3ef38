package luoshi.engine.statute;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import luoshi.engine.statute.Line.Shape;

/** Cuts a file into lines and tells by its first bytes what each opens with; one pass, no allocation. */
final class LineScanner {
    private static final byte[] COMMENT = utf8("<!--");
    private static final byte[] ANNEX = utf8("附");
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    // Characters by their three bytes, the first lowest.
    private static final int NUMBER = 0xacace7; // 第
    private static final int FORMER = 0x8d89e5; // 前
    private static final int UPPER = 0x8ab8e4; // 上
    private static final int THIS = 0xac9ce6; // 本
    private static final int TITLE = 0x8a80e3; // 《
    private static final int BRACKET = 0x88bcef; // （
    private static final int QUOTE = 0x9c80e2; // “
    private static final int UNQUOTE = 0x9d80e2; // ”
    /**
     * Whether a character may be one of them, by a hash of its bytes: one look for each character that is none, and hardly ever a
     * false hope, since each would cost a wrongly predicted branch.
     */
    private static final boolean[] NOTED = new boolean[1 << 12];

    /** The first bytes after which not every second byte makes a character, by their lowest six bits. */
    private static final long LEADS = 1L << 0xe0 | 1L << 0xed;

    private static final int SPREAD = 0x9E3779B1;
    private static final int TO_TABLE = 20;

    static {
        for (int three : new int[] {NUMBER, FORMER, UPPER, THIS, TITLE, BRACKET, QUOTE, UNQUOTE}) {
            NOTED[three * SPREAD >>> TO_TABLE] = true;
        }
    }

    private static final int SHORT_HEADING = 90;

    private final byte[] b;
    private final int size;
    /** Where references may open, as far as lines were read. */
    final Marks marks = new Marks();
    /** Everything before this offset is in {@link #marks} already: some lines are read twice. */
    private int marked;

    final Line line = new Line();

    LineScanner(byte[] bytes) {
        this.b = bytes;
        this.size = bytes.length;
    }

    static byte[] utf8(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the line that starts at {@code at} into {@link #line}.
     *
     * @throws IllegalArgumentException when its bytes are not UTF-8
     */
    Line read(int at) {
        int newline = cut(at);
        line.from = at;
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
        classify(Utf8.isPrivate(b, start, line.end) ? behindFiller(start) : start);
        return line;
    }

    /** Characters of private use before a number stand for blanks of a font; before anything else they are words. */
    private int behindFiller(int start) {
        int i = start;
        while (Utf8.isPrivate(b, i, line.end)) {
            i = Utf8.skipBlanks(b, i + 3, line.end);
        }
        classify(i);
        return line.shape == Shape.NUMBERED || line.shape == Shape.LISTED ? i : start;
    }

    /**
     * Offset of the end of the line that starts at {@code at}; checks the bytes and notes what they hold on the way. The one loop
     * that sees every character: it compares the three bytes of one at once, without decoding them.
     */
    private int cut(int at) {
        int opened = 0;
        int closed = 0;
        boolean mayRun = false;
        int i = at;
        while (i < size) {
            int c = i + 4 <= size ? (int) FOUR.get(b, i) : Utf8.littleEndian(b, i, size);
            if ((c & 0xc0c0f0) == 0x8080e0 && (LEADS >>> c & 1) == 0) {
                int three = c & 0xffffff;
                if (NOTED[three * SPREAD >>> TO_TABLE]) {
                    switch (three) {
                        case NUMBER -> {
                            mark(i);
                            mayRun |= i > at && Utf8.isBlankBefore(b, at, i);
                        }
                        case FORMER, UPPER, THIS, TITLE -> mark(i);
                        case BRACKET -> mayRun |= opensBehind(at, i);
                        case QUOTE -> opened++;
                        case UNQUOTE -> closed++;
                        default -> {}
                    }
                }
                i += 3;
            } else if ((c & 0x80) == 0) {
                byte ascii = (byte) c;
                if (ascii == '\n' || ascii == '\r' && (i + 1 == size || b[i + 1] != '\n')) {
                    break;
                }
                if (ascii == '(') {
                    mayRun |= opensBehind(at, i);
                }
                i++;
            } else {
                Utf8.check(b, i, size);
                i += Utf8.width(b, i);
            }
        }
        line.opened = opened;
        line.closed = closed;
        line.mayRun = mayRun;
        marked = Math.max(marked, i);
        return i;
    }

    private void mark(int i) {
        if (i >= marked) {
            marks.add(i);
        }
    }

    /** Whether a bracket at {@code i} may open an item: behind a stop or a blank. */
    private boolean opensBehind(int lineStart, int i) {
        if (i == lineStart) {
            return false;
        }
        if (b[i - 1] > ' ' && b[i - 1] != ':' && b[i - 1] != ';') {
            return false;
        }
        int before = Utf8.before(b, lineStart, i);
        return switch (before) {
            case '：', '；', '。', '，', ':', ';' -> true;
            default -> Blanks.isBlank(before);
        };
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
            default -> ListMarker.read(b, line, Line.MAX_LIST) ? Shape.LISTED : plain();
        };
    }

    private Shape plain() {
        if (line.end - line.start <= Headings.LONGEST_STANDING) {
            var word = Headings.squeeze(Draft.read(b, line.start, line.end));
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
        line.glued = i < end && !Blanks.isBlank(after) && after != '【';
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
        boolean open = after == -1 || after == '：' || after == ':' || Blanks.isBlank(after);
        if (!open) {
            return false;
        }
        line.numberEnd = line.number < 0 ? start : i;
        i += after == '：' ? 3 : after == ':' ? 1 : 0;
        line.textStart = Utf8.skipBlanks(b, i, end);
        return true;
    }
}
