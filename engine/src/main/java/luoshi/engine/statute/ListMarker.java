package luoshi.engine.statute;

/** Markers of 项 and 目 at the start of a line: 一、 （一） 1. （1） ①, with brackets of either width. */
final class ListMarker {
    static final int COMMA = 0;
    static final int BRACKET = 1;
    static final int DIGIT_DOT = 2;
    static final int DIGIT_BRACKET = 3;
    static final int CIRCLE = 4;

    private ListMarker() {}

    /** Fills number, style, numberEnd and textStart of the line; false when it opens with no marker. */
    static boolean read(byte[] b, Line line, int max) {
        int start = line.start;
        int end = line.end;
        int c = Utf8.at(b, start, end);
        int after;
        if (c == '（' || c == '(') {
            int from = start + (c == '(' ? 1 : 3);
            int to = ChineseNumeral.scan(b, from, end);
            int close = Utf8.at(b, to, end);
            if (to == from || close != '）' && close != ')') {
                return false;
            }
            line.number = ChineseNumeral.value(b, from, to);
            line.style = isHan(b, from) ? BRACKET : DIGIT_BRACKET;
            after = to + (close == ')' ? 1 : 3);
            if (continuesReference(b, after, end)) {
                return false;
            }
        } else if (c >= 0x2460 && c <= 0x249b || c >= 0x3220 && c <= 0x3229) {
            line.number = c >= 0x3220 ? c - 0x321f : c >= 0x2488 ? c - 0x2487 : c >= 0x2474 ? c - 0x2473 : c - 0x245f;
            line.style = c >= 0x3220 ? BRACKET : c >= 0x2488 ? DIGIT_DOT : c >= 0x2474 ? DIGIT_BRACKET : CIRCLE;
            after = start + 3;
        } else {
            int to = ChineseNumeral.scan(b, start, end);
            int mark = to == start ? -1 : Utf8.at(b, to, end);
            if (mark != '、' && mark != '．' && mark != '.') {
                return false;
            }
            line.number = ChineseNumeral.value(b, start, to);
            line.style = isHan(b, start) ? COMMA : DIGIT_DOT;
            after = to + (mark == '.' ? 1 : 3);
            int next = ChineseNumeral.scan(b, after, end);
            if (mark == '.' ? next > after : next > after && Utf8.at(b, next, end) == '、') {
                return false;
            }
        }
        line.numberEnd = after;
        line.textStart = Utf8.skipBlanks(b, after, end);
        return line.number >= 1 && line.number <= max;
    }

    private static boolean isHan(byte[] b, int i) {
        return (b[i] & 0xf0) == 0xe0 && Utf8.at(b, i, i + 3) < 0xff00;
    }

    /** （一）、（二）项… and （三）项规定… go on a sentence that was wrapped before them. */
    private static boolean continuesReference(byte[] b, int i, int end) {
        int c = Utf8.at(b, i, end);
        if (c == '项') {
            int d = Utf8.at(b, i + 3, end);
            return d == '规' || d == '所' || d == '至' || d == '、';
        }
        if (c == '至') {
            int d = Utf8.at(b, i + 3, end);
            return d == '第' || d == '（' || d == '(';
        }
        return c == '、' || c == '，';
    }
}
