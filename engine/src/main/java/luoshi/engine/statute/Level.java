package luoshi.engine.statute;

/** The levels that references name, outermost first, with their units. */
final class Level {
    static final int NONE = -1;
    static final int PART = 0;
    static final int SUBPART = 1;
    static final int CHAPTER = 2;
    static final int SECTION = 3;
    static final int ARTICLE = 4;
    static final int PARAGRAPH = 5;
    static final int ITEM = 6;
    static final int SUBITEM = 7;
    static final int COUNT = 8;

    private Level() {}

    /** The level of the unit at {@code i}, or {@link #NONE}; 分编 is found at its first character. */
    static int at(byte[] b, int i, int end) {
        int after = i + 3 < end ? Utf8.at(b, i + 3, end) : -1;
        return switch (Utf8.at(b, i, end)) {
            case '编' -> PART;
            case '分' -> after == '编' ? SUBPART : NONE;
            case '章' -> after == '程' ? NONE : CHAPTER;
            case '节' -> after == '课' || after == '目' || after == '假' ? NONE : SECTION;
            case '条' -> after == '例' || after == '件' || after == '约' || after == '款' ? NONE : ARTICLE;
            case '款' -> after == '项' && "和、以及或，。".indexOf(Utf8.at(b, i + 6, end)) >= 0 ? NONE : PARAGRAPH;
            case '项' -> after == '目' ? NONE : ITEM;
            case '目' -> after == '标' || after == '录' || after == '的' ? NONE : SUBITEM;
            default -> NONE;
        };
    }

    /** Bytes of the unit of the level. */
    static int width(int level) {
        return level == SUBPART ? 6 : 3;
    }
}
