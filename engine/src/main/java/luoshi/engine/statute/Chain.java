package luoshi.engine.statute;

import java.util.Arrays;
import java.util.List;

/**
 * Reads 第十条第一款第（二）项 and what goes on with it, one part at a time; reused, so that reading allocates nothing. What a
 * later part of an enumeration leaves out stays as the part before said it.
 */
final class Chain {
    private static final int MAX_SUBS = 3;
    /** Numbers looked over for the unit behind the last. */
    private static final int LONGEST_LIST = 40;

    private final byte[] b;
    private final int[] number = new int[Level.COUNT];
    private final int[] sub = new int[MAX_SUBS];
    private int subs;
    /** One past what was read last. */
    int end;
    /** Level of the last part read, and of the first of the chain. */
    int deepest;

    int first;

    Chain(byte[] bytes) {
        this.b = bytes;
    }

    void clear() {
        Arrays.fill(number, 0);
        subs = 0;
        deepest = Level.NONE;
    }

    /** Takes a level as said, with what lies below it open. */
    void put(int level, int value) {
        number[level] = value;
        Arrays.fill(number, level + 1, Level.COUNT, 0);
        if (level <= Level.ARTICLE) {
            subs = 0;
        }
        deepest = level;
    }

    void put(List<Integer> article) {
        put(Level.ARTICLE, article.getFirst());
        for (int k = 1; k < article.size(); k++) {
            sub[subs++] = article.get(k);
        }
    }

    /** Articles are numbered through: 本节第四百六十条 needs no 节. */
    void forgetAbove(int level) {
        Arrays.fill(number, 0, level, 0);
    }

    int number(int level) {
        return number[level];
    }

    Address address() {
        List<Integer> article = number[Level.ARTICLE] == 0
                ? List.of()
                : switch (subs) {
                    case 0 -> List.of(number[Level.ARTICLE]);
                    case 1 -> List.of(number[Level.ARTICLE], sub[0]);
                    case 2 -> List.of(number[Level.ARTICLE], sub[0], sub[1]);
                    default -> List.of(number[Level.ARTICLE], sub[0], sub[1], sub[2]);
                };
        return new Address(
                number[Level.PART],
                number[Level.SUBPART],
                number[Level.CHAPTER],
                number[Level.SECTION],
                article,
                number[Level.PARAGRAPH],
                number[Level.ITEM],
                number[Level.SUBITEM]);
    }

    /**
     * Reads as many parts as follow directly upon each other, each deeper than the one before.
     *
     * @param above only levels below this one may come first
     * @return whether there was one; if not, nothing has changed
     */
    boolean read(int i, int limit, int above) {
        if (!part(i, limit, above, true)) {
            return false;
        }
        first = deepest;
        while (end < limit && part(end, limit, deepest, true)) {
            // goes on
        }
        return true;
    }

    /** Reads a later part of an enumeration or the end of a span, which may do without 第. */
    boolean readLater(int i, int limit) {
        if (!part(i, limit, Level.NONE, false)) {
            return false;
        }
        first = deepest;
        while (end < limit && part(end, limit, deepest, true)) {
            // goes on
        }
        return true;
    }

    private boolean part(int i, int limit, int above, boolean marked) {
        int c = Utf8.at(b, i, limit);
        int at = c == '第' ? i + 3 : i;
        int inside = Utf8.at(b, at, limit);
        boolean bracket = inside == '（' || inside == '(';
        if (c != '第' && marked && !bracket) {
            return false;
        }
        int from = bracket ? at + Utf8.width(b, at) : at;
        int to = ChineseNumeral.scan(b, from, limit);
        int value = to == from ? -1 : ChineseNumeral.value(b, from, to);
        if (value < 1) {
            return false;
        }
        if (bracket) {
            int close = Utf8.at(b, to, limit);
            if (close != '）' && close != ')') {
                return false;
            }
            to += Utf8.width(b, to);
        }
        int level = Level.at(b, to, limit);
        boolean printed = level != Level.NONE;
        if (!printed) {
            level = c == '第' || bracket ? unitAhead(to, limit) : Level.NONE;
        }
        if (level <= above || level == Level.NONE || bracket && level < Level.ITEM) {
            return false;
        }
        put(level, value);
        end = printed ? to + Level.width(level) : to;
        if (printed && level == Level.ARTICLE) {
            subNumbers(limit);
        }
        return true;
    }

    /** «第（一）、（二）项», «第一至三款»: the unit stands behind the last number only. */
    private int unitAhead(int i, int limit) {
        int at = i;
        for (int k = 0; k < LONGEST_LIST && at < limit; k++) {
            int c = Utf8.at(b, at, limit);
            if (c != '、' && c != '和' && c != '至' && c != '或' && c != '及') {
                return Level.NONE;
            }
            at += 3;
            at += Utf8.at(b, at, limit) == '者' ? 3 : 0;
            at += Utf8.at(b, at, limit) == '第' ? 3 : 0;
            int open = Utf8.at(b, at, limit);
            boolean bracket = open == '（' || open == '(';
            int from = bracket ? at + Utf8.width(b, at) : at;
            int to = ChineseNumeral.scan(b, from, limit);
            if (to == from) {
                return Level.NONE;
            }
            if (bracket) {
                int close = Utf8.at(b, to, limit);
                if (close != '）' && close != ')') {
                    return Level.NONE;
                }
                to += Utf8.width(b, to);
            }
            int level = Level.at(b, to, limit);
            if (level != Level.NONE) {
                return level;
            }
            at = to;
        }
        return Level.NONE;
    }

    private void subNumbers(int limit) {
        while (subs < MAX_SUBS && Utf8.at(b, end, limit) == '之') {
            int to = ChineseNumeral.scan(b, end + 3, limit);
            int value = to == end + 3 ? -1 : ChineseNumeral.value(b, end + 3, to);
            if (value < 1) {
                return;
            }
            sub[subs++] = value;
            end = to;
        }
    }
}
