package luoshi.engine.statute;

import java.util.Arrays;
import java.util.List;

/**
 * Reads 第十条第一款第（二）项 and what goes on with it, one part at a time; reused, so that reading allocates nothing. What a
 * later part of an enumeration leaves out stays as the part before said it.
 */
final class Chain {
    /** Numbers looked over for the unit behind the last. */
    private static final int LONGEST_LIST = 40;

    private final byte[] b;
    private final int[] number = new int[Level.COUNT];
    private final int[] sub = new int[Line.MAX_SUB_NUMBERS];
    private int subs;
    /** Of the numeral looked at last. */
    private int value;

    private boolean bracket;
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
        List<Integer> article = number[Level.ARTICLE] == 0 ? List.of() : Line.ordinal(number[Level.ARTICLE], sub, subs);
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
        return part(i, limit, above, true) && follow(limit);
    }

    /** Reads a later part of an enumeration or the end of a span, which may do without 第. */
    boolean readLater(int i, int limit) {
        return part(i, limit, Level.NONE, false) && follow(limit);
    }

    /** Reads what lies directly behind the first part, each deeper than the one before. */
    private boolean follow(int limit) {
        first = deepest;
        while (end < limit && part(end, limit, deepest, true)) {
            // goes on
        }
        return true;
    }

    private boolean part(int i, int limit, int above, boolean marked) {
        boolean said = Utf8.at(b, i, limit) == '第';
        int to = numeral(said ? i + 3 : i, limit);
        if (to < 0 || value < 1 || marked && !said && !bracket) {
            return false;
        }
        int level = Level.at(b, to, limit);
        boolean inBracket = bracket;
        int number = value;
        boolean printed = level != Level.NONE;
        if (!printed) {
            level = said || inBracket ? unitAhead(to, limit) : Level.NONE;
        }
        if (level <= above || level == Level.NONE || inBracket && level < Level.ITEM) {
            return false;
        }
        put(level, number);
        end = printed ? to + Level.width(level) : to;
        if (printed && level == Level.ARTICLE) {
            subNumbers(limit);
        }
        return true;
    }

    /** One past the numeral at {@code i}, brackets around it included, or -1; tells its value and whether it has brackets. */
    private int numeral(int i, int limit) {
        int open = Utf8.at(b, i, limit);
        bracket = open == '（' || open == '(';
        int from = bracket ? i + Utf8.width(b, i) : i;
        int to = ChineseNumeral.scan(b, from, limit);
        if (to == from) {
            return -1;
        }
        value = ChineseNumeral.value(b, from, to);
        if (!bracket) {
            return to;
        }
        int close = Utf8.at(b, to, limit);
        return close == '）' || close == ')' ? to + Utf8.width(b, to) : -1;
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
            at = numeral(at, limit);
            if (at < 0) {
                return Level.NONE;
            }
            int level = Level.at(b, at, limit);
            if (level != Level.NONE) {
                return level;
            }
        }
        return Level.NONE;
    }

    private void subNumbers(int limit) {
        while (subs < Line.MAX_SUB_NUMBERS && Utf8.at(b, end, limit) == '之') {
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
