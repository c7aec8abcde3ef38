package luoshi.engine.statute;

/** Finds the name of a text that stands bare before 第N条 (刑法第三条), or 本 before the kind of this one (本实施细则第三条). */
final class TextNames {
    /** Bytes within which a name lies. */
    private static final int LONGEST = 120;

    private static final int LONGEST_KIND = 33;

    /** Characters that names of texts end with: 法, 条例, 细则, 解释, 章程, 规范, 公约, 法典, 修正案. */
    private static final String LAST = "法例则释程范约典案令";
    /** The same behind 本: 规定, 意见, 通知, 制度, 安排, 纲要 too. */
    private static final String LAST_OF_KIND = LAST + "定见知度排纲要准";
    /** Words that may stand before a name and are none of it; a name begins behind the last of them. */
    private static final String[] BEFORE = {
        "依照", "按照", "根据", "依据", "违反", "适用", "符合", "属于", "参照", "执行", "规定", "以及", "或者", "构成", "触犯", "对于", "关于", "遵守",
        "履行", "不服", "具有", "存在", "具备", "修改", "删除", "引用", "作为", "遵照", "比照", "援引", "即", "将", "把", "在", "对", "按", "依", "由",
        "以", "与", "及", "或", "并", "犯", "为", "是", "于", "从", "到", "至", "除", "经", "因", "有", "被", "就", "但", "如", "若", "而",
        "且", "又", "的", "和", "所", "了", "给", "向", "使", "用"
    };

    private static final byte[][] BEFORE_BYTES = new byte[BEFORE.length][];
    private static final byte[] COUNTRY = LineScanner.utf8("中华人民共和国");
    private static final byte[] REPUBLIC = LineScanner.utf8("共和国");

    static {
        for (int k = 0; k < BEFORE.length; k++) {
            BEFORE_BYTES[k] = LineScanner.utf8(BEFORE[k]);
        }
    }

    private final byte[] b;

    TextNames(byte[] bytes) {
        this.b = bytes;
    }

    /** Where the name begins that ends at {@code i}; {@code i} when there is none. */
    int before(int start, int i, int done) {
        if (i <= start || LAST.indexOf(Utf8.before(b, start, i)) < 0) {
            return i;
        }
        int least = Math.max(Math.max(start, done), i - LONGEST);
        int widest = i;
        while (widest - 3 >= least && isHan(widest - 3)) {
            widest -= 3;
        }
        int known = 3 * LawNames.lengthAtEnd(Draft.read(b, widest, i));
        if (known > 0) {
            int full = i - known - COUNTRY.length;
            return full >= widest && Utf8.startsWith(b, full, i, COUNTRY) ? full : i - known;
        }
        int from = i;
        while (from > widest && !endsWord(from, least)) {
            from -= 3;
        }
        return i - from >= 6 ? from : i;
    }

    private boolean isHan(int i) {
        int c = Utf8.at(b, i, i + 3);
        return c >= 0x4e00 && c <= 0x9fff;
    }

    /** Whether one of the words that part a name from its sentence ends before {@code i}. */
    private boolean endsWord(int i, int least) {
        for (var word : BEFORE_BYTES) {
            int at = i - word.length;
            if (at >= least && Utf8.startsWith(b, at, i, word)) {
                boolean republic = at >= 3 && Utf8.startsWith(b, at - 3, b.length, REPUBLIC);
                return !republic;
            }
        }
        return false;
    }

    /** Where 本 stands that opens the name of this text's kind ending at {@code i}: 本法, 本实施细则; -1 for none. */
    int ownBefore(int start, int i) {
        if (i - start < 6 || LAST_OF_KIND.indexOf(Utf8.before(b, start, i)) < 0) {
            return -1;
        }
        for (int k = i - 6; k >= Math.max(start, i - LONGEST_KIND) && isHan(k); k -= 3) {
            if (Utf8.at(b, k, i) == '本') {
                boolean basic = k - 3 >= start && Utf8.at(b, k - 3, i) == '基';
                return basic ? -1 : k;
            }
        }
        return -1;
    }
}
