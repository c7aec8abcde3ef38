package luoshi.engine.statute;

import org.jspecify.annotations.Nullable;

/** Appends JSON (RFC 8259) to a string; commas come by themselves between members and elements. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1 << 12);
    private boolean first = true;

    JsonWriter open(char bracket) {
        out.append(bracket);
        first = true;
        return this;
    }

    JsonWriter close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    /** Before each element of an array. */
    JsonWriter next() {
        if (!first) {
            out.append(',');
        }
        first = false;
        return this;
    }

    JsonWriter key(String name) {
        next().string(name);
        out.append(':');
        return this;
    }

    JsonWriter number(int value) {
        out.append(value);
        return this;
    }

    JsonWriter span(Span span) {
        out.append('[').append(span.start()).append(',').append(span.end()).append(']');
        return this;
    }

    JsonWriter stringOrNull(@Nullable String value) {
        if (value == null) {
            out.append("null");
            return this;
        }
        return string(value);
    }

    JsonWriter string(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x2028 || c == 0x2029) {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(HEX.charAt(c >> shift & 15));
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
