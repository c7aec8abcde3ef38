package luoshi.engine.statute;

/** What counts as a blank in a regulation (空白). */
public final class Blanks {
    private Blanks() {}

    /** Blank of any width: ASCII, no-break, U+2000–U+200F, the ideographic U+3000, and the byte order mark. */
    public static boolean isBlank(int codePoint) {
        return codePoint >= 0 && codePoint <= ' '
                || codePoint == 0x3000
                || codePoint == 0xa0
                || codePoint >= 0x2000 && codePoint <= 0x200f
                || codePoint == 0x202f
                || codePoint == 0x2060
                || codePoint == 0xfeff;
    }
}
