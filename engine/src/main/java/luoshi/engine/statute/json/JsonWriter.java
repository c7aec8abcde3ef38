package luoshi.engine.statute.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import luoshi.engine.statute.Span;
import org.jspecify.annotations.Nullable;

/**
 * Appends JSON (RFC 8259) as UTF-8; commas come by themselves between members and elements. Words that lie in a file as bytes are
 * copied as bytes: most of a regulation is never decoded.
 */
final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** Bytes that do not stand for themselves; and the first byte of U+2028 and U+2029, which JavaScript takes for line ends. */
    private static final boolean[] SPECIAL = new boolean[256];

    static {
        Arrays.fill(SPECIAL, 0, ' ', true);
        SPECIAL['"'] = true;
        SPECIAL['\\'] = true;
        SPECIAL[0xe2] = true;
    }

    private byte[] out = new byte[1 << 14];
    private int size;
    private boolean first = true;

    JsonWriter open(char bracket) {
        put(bracket);
        first = true;
        return this;
    }

    JsonWriter close(char bracket) {
        put(bracket);
        first = false;
        return this;
    }

    /** Before each element of an array. */
    JsonWriter next() {
        if (!first) {
            put(',');
        }
        first = false;
        return this;
    }

    JsonWriter key(String name) {
        next().string(name);
        put(':');
        return this;
    }

    JsonWriter number(int value) {
        return plain(Integer.toString(value));
    }

    JsonWriter bool(boolean value) {
        return plain(Boolean.toString(value));
    }

    /** A number from 0 to 1 with three digits, never rounded up: what differs is not told to be 1. */
    JsonWriter fraction(double value) {
        int thousandths = (int) (value * 1000);
        return plain("%d.%03d".formatted(thousandths / 1000, thousandths % 1000));
    }

    JsonWriter span(Span span) {
        put('[');
        number(span.start());
        put(',');
        number(span.end());
        put(']');
        return this;
    }

    JsonWriter stringOrNull(@Nullable String value) {
        return value == null ? nothing() : string(value);
    }

    JsonWriter nothing() {
        copy(new byte[] {'n', 'u', 'l', 'l'}, 0, 4);
        return this;
    }

    JsonWriter string(String value) {
        return utf8(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A string of these bytes, which are UTF-8. */
    JsonWriter utf8(byte[] utf8) {
        put('"');
        int to = utf8.length;
        int plain = 0;
        for (int i = 0; i < to; i++) {
            byte c = utf8[i];
            if (SPECIAL[c & 0xff] && (c != (byte) 0xe2 || isLineEnd(utf8, i, to))) {
                copy(utf8, plain, i);
                i += escape(c, utf8, i);
                plain = i + 1;
            }
        }
        copy(utf8, plain, to);
        put('"');
        return this;
    }

    private static boolean isLineEnd(byte[] utf8, int i, int to) {
        return i + 2 < to && utf8[i + 1] == (byte) 0x80 && (utf8[i + 2] & 0xfe) == 0xa8;
    }

    /** Writes the character at {@code i} escaped; returns how many bytes of it lie behind the first. */
    private int escape(byte c, byte[] utf8, int i) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put((char) c);
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            default -> {
                boolean lineEnd = c == (byte) 0xe2;
                int code = lineEnd ? 0x2000 | utf8[i + 2] & 0x3f : c;
                put('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    put((char) HEX[code >> shift & 15]);
                }
                return lineEnd ? 2 : 0;
            }
        }
        return 0;
    }

    private JsonWriter plain(String ascii) {
        var bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        copy(bytes, 0, bytes.length);
        return this;
    }

    private void put(char ascii) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 2);
        }
        out[size++] = (byte) ascii;
    }

    private void copy(byte[] bytes, int from, int to) {
        int length = to - from;
        if (size + length > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + length));
        }
        System.arraycopy(bytes, from, out, size, length);
        size += length;
    }

    @Override
    public String toString() {
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }
}
