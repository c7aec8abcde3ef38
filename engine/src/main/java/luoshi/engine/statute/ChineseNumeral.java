package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Chinese numerals as regulations print them (中文数字), 零 to 九千九百九十九, both ways.
 *
 * <p>Read are also 〇 for 零, 两 for 二, digits in half or full width (12, １２), numerals by position (二〇二六), 壹贰叁 and 拾佰仟, and 十 without
 * 一 after a hundred (一百十). What is not exact, such as 一百五 or 十百, is refused rather than guessed.
 */
public final class ChineseNumeral {
    private static final String DIGITS = "零一二三四五六七八九";
    /** The same as cheques and old rules write them. */
    private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

    private static final int TEN = 10;
    private static final int NOT_A_DIGIT = -1;

    /** Values from here on are units: 十, 百, 千. */
    private static final byte UNITS = 10;

    /** The digit of a character, or its unit, or -1. */
    private static final byte[] VALUES = new byte[0x10000];

    static {
        Arrays.fill(VALUES, (byte) NOT_A_DIGIT);
        for (byte k = 0; k < TEN; k++) {
            VALUES[DIGITS.charAt(k)] = k;
            VALUES[FORMAL.charAt(k)] = k;
            VALUES['0' + k] = k;
            VALUES['０' + k] = k;
        }
        VALUES['〇'] = 0;
        VALUES['两'] = 2;
        VALUES['十'] = UNITS;
        VALUES['百'] = UNITS + 1;
        VALUES['千'] = UNITS + 2;
        VALUES['拾'] = UNITS;
        VALUES['佰'] = UNITS + 1;
        VALUES['仟'] = UNITS + 2;
    }

    private ChineseNumeral() {}

    /** The value of the whole text, or empty when it is no exact numeral. */
    public static OptionalInt parse(String numeral) {
        byte[] bytes = numeral.getBytes(StandardCharsets.UTF_8);
        int value = bytes.length == 0 ? -1 : value(bytes, 0, bytes.length);
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /**
     * The numeral of a value as statutes write it: 10 is 十, 105 is 一百零五, 110 is 一百一十.
     *
     * @param value 0 to 9999
     * @throws IllegalArgumentException outside that range
     */
    public static String format(int value) {
        if (value < 0 || value > 9999) {
            throw new IllegalArgumentException("value " + value + " is not in 0…9999");
        }
        if (value < TEN) {
            return DIGITS.substring(value, value + 1);
        }
        var out = new StringBuilder();
        boolean zero = false;
        String units = "千百十";
        for (int k = 0, unit = 1000; unit > 0; k++, unit /= TEN) {
            int digit = value / unit % TEN;
            if (digit == 0) {
                zero = !out.isEmpty();
                continue;
            }
            if (zero) {
                out.append('零');
                zero = false;
            }
            if (!(unit == TEN && digit == 1 && out.isEmpty())) {
                out.append(DIGITS.charAt(digit));
            }
            if (unit > 1) {
                out.append(units.charAt(k));
            }
        }
        return out.toString();
    }

    /** One past the longest run of numeral characters from {@code i}; {@code i} when there is none. */
    static int scan(byte[] b, int i, int end) {
        while (i < end) {
            int c = Utf8.at(b, i, end);
            if (c < 0 || c >= VALUES.length || VALUES[c] == NOT_A_DIGIT) {
                return i;
            }
            i += Utf8.width(b, i);
        }
        return i;
    }

    /** The value of the bytes, or -1 when they are no exact numeral of at most 9999. */
    static int value(byte[] b, int start, int end) {
        int total = 0;
        int pending = NOT_A_DIGIT;
        int lastUnit = 10_000;
        int digits = 0;
        boolean zero = false;
        for (int i = start; i < end; i += Utf8.width(b, i)) {
            int c = Utf8.at(b, i, end);
            int unit = unit(c);
            if (unit == 0) {
                int digit = digit(c);
                if (digit == NOT_A_DIGIT) {
                    return -1;
                }
                if (lastUnit < 10_000 && pending != NOT_A_DIGIT && !(pending == 0 && digit > 0)) {
                    return -1;
                }
                zero |= digit == 0;
                pending = lastUnit == 10_000 && digits > 0 ? pending * TEN + digit : digit;
                if (++digits > 4 && lastUnit == 10_000) {
                    return -1;
                }
            } else {
                boolean bareTen = unit == TEN && pending == NOT_A_DIGIT;
                if (unit >= lastUnit || !bareTen && (pending < 1 || pending > 9) || lastUnit == 10_000 && digits > 1) {
                    return -1;
                }
                total += (bareTen ? 1 : pending) * unit;
                lastUnit = unit;
                pending = NOT_A_DIGIT;
                zero = false;
            }
        }
        if (pending == NOT_A_DIGIT) {
            return total;
        }
        if (lastUnit < 10_000 && (pending == 0 || !zero && lastUnit > TEN)) {
            return -1;
        }
        return total + pending;
    }

    private static int unit(int c) {
        int value = c >= 0 && c < VALUES.length ? VALUES[c] : NOT_A_DIGIT;
        return value < UNITS ? 0 : value == UNITS ? TEN : value == UNITS + 1 ? 100 : 1000;
    }

    private static int digit(int c) {
        int value = c >= 0 && c < VALUES.length ? VALUES[c] : NOT_A_DIGIT;
        return value < UNITS ? value : NOT_A_DIGIT;
    }
}
