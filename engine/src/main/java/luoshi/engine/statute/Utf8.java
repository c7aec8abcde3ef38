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

    /**
     * Checks the character beyond ASCII at {@code i}.
     *
     * @throws IllegalArgumentException when the bytes there are not UTF-8
     */
    static void check(byte[] b, int i, int end) {
        int width = width(b, i);
        boolean whole = i + width <= end;
        for (int k = 1; whole && k < width; k++) {
            whole = (b[i + k] & 0xc0) == 0x80;
        }
        int c = whole && width > 1 ? at(b, i, end) : -1;
        boolean fits = width == 2 ? c >= 0x80 : width == 3 ? c >= 0x800 && (c < 0xd800 || c > 0xdfff) : c >= 0x10000;
        if (!fits || c > 0x10ffff) {
            throw new IllegalArgumentException("not UTF-8 at byte " + i + ". Maybe the file is in GB 18030?");
        }
    }

    /** Up to four bytes from {@code i} as an integer, the first lowest; zero past the end. */
    static int littleEndian(byte[] b, int i, int end) {
        int out = 0;
        for (int k = 0; k < 4 && i + k < end; k++) {
            out |= (b[i + k] & 0xff) << 8 * k;
        }
        return out;
    }

    /** Whether the character that ends before {@code i} is a blank. */
    static boolean isBlankBefore(byte[] b, int start, int i) {
        byte last = b[i - 1];
        if (last >= 0) {
            return last <= ' ';
        }
        return (i - start < 3 || mayBeBlank(b[i - 3]) || b[i - 2] == (byte) 0xc2)
                && Blanks.isBlank(before(b, start, i));
    }

    /** Code point of the character that ends before {@code i}. */
    static int before(byte[] b, int start, int i) {
        int k = i - 1;
        while (k > start && (b[k] & 0xc0) == 0x80) {
            k--;
        }
        return at(b, k, i);
    }

    /** Whether the character at {@code i} has private use (U+E000–U+F8FF): fonts keep blanks there. */
    static boolean isPrivate(byte[] b, int i, int end) {
        int c = i < end && (b[i] == (byte) 0xee || b[i] == (byte) 0xef) ? at(b, i, end) : 0;
        return c >= 0xe000 && c <= 0xf8ff;
    }

    /** Bytes of the character at {@code i}, judged by its first byte. */
    static int width(byte[] b, int i) {
        int first = b[i] & 0xff;
        return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    static int skipBlanks(byte[] b, int i, int end) {
        while (i < end && mayBeBlank(b[i]) && Blanks.isBlank(at(b, i, end))) {
            i += width(b, i);
        }
        return i;
    }

    /** By its first byte: ASCII up to the space, U+0080–U+00BF, U+2000–U+3FFF and U+F000–U+FFFF hold all blanks there are. */
    private static boolean mayBeBlank(byte first) {
        return first >= 0
                ? first <= ' '
                : first == (byte) 0xc2 || first == (byte) 0xe2 || first == (byte) 0xe3 || first == (byte) 0xef;
    }

    static int trimEnd(byte[] b, int start, int end) {
        while (end > start) {
            int i = end - 1;
            while (i > start && (b[i] & 0xc0) == 0x80) {
                i--;
            }
            if (!Blanks.isBlank(at(b, i, end))) {
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
