package luoshi.engine.statute;

/** Reading UTF-8 bytes without decoding them into strings. Offsets in, offsets out. */
final class Utf8 {
    private Utf8() {}

    /** Code point at {@code i}, or -1 at or past {@code end}; a malformed sequence reads as its first byte. */
    static int at(byte[] b, int i, int end) {
        if (i >= end) {
            return -1;
        }
        int first = b[i] & 0xff;
        if (first < 0xc0) {
            return first;
        }
        if (first < 0xe0) {
            return i + 1 < end ? (first & 0x1f) << 6 | b[i + 1] & 0x3f : first;
        }
        if (first < 0xf0) {
            return i + 2 < end ? (first & 0x0f) << 12 | (b[i + 1] & 0x3f) << 6 | b[i + 2] & 0x3f : first;
        }
        return i + 3 < end
                ? (first & 0x07) << 18 | (b[i + 1] & 0x3f) << 12 | (b[i + 2] & 0x3f) << 6 | b[i + 3] & 0x3f
                : first;
    }

    /** Bytes of the character at {@code i}, judged by its first byte. */
    static int width(byte[] b, int i) {
        int first = b[i] & 0xff;
        return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    /** Blank of any width: ASCII, no-break, U+2000–U+200F, the ideographic U+3000, and the byte order mark. */
    static boolean isBlank(int c) {
        return c >= 0 && c <= ' '
                || c == 0x3000
                || c == 0xa0
                || c >= 0x2000 && c <= 0x200f
                || c == 0x202f
                || c == 0x2060
                || c == 0xfeff;
    }

    static int skipBlanks(byte[] b, int i, int end) {
        while (i < end && isBlank(at(b, i, end))) {
            i += width(b, i);
        }
        return i;
    }

    static int trimEnd(byte[] b, int start, int end) {
        while (end > start) {
            int i = end - 1;
            while (i > start && (b[i] & 0xc0) == 0x80) {
                i--;
            }
            if (!isBlank(at(b, i, end))) {
                return end;
            }
            end = i;
        }
        return end;
    }

    static boolean startsWith(byte[] b, int i, int end, byte[] word) {
        if (end - i < word.length) {
            return false;
        }
        for (int k = 0; k < word.length; k++) {
            if (b[i + k] != word[k]) {
                return false;
            }
        }
        return true;
    }
}
