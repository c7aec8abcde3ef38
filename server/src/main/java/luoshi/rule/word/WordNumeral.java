package luoshi.rule.word;

import java.util.Locale;
import luoshi.engine.statute.ChineseNumeral;

/**
 * Numerals as Word shows them in front of paragraphs (编号格式), by the names that ECMA-376 part 1, 17.18.59 gives them.
 *
 * <p>From a hundred on, where Word writes ○ or leaves 一 out (一○○, 百一), the numeral is one that regulations print and that
 * reads as the same number: 一〇〇, 一百零一. Formats of other scripts become Arabic digits.
 */
final class WordNumeral {
    private static final int HUNDRED = 100;
    private static final int TEN_THOUSAND = 10_000;
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final int LETTERS = 26;
    private static final int MOST_REPEATS = 30;
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private WordNumeral() {}

    /** The numeral of a value, 0 or more, in a format. */
    static String format(String format, int value) {
        var decimal = Integer.toString(value);
        return switch (format) {
            case "none", "bullet" -> "";
            case "decimalZero" -> value < 10 ? "0" + decimal : decimal;
            case "decimalFullWidth", "decimalFullWidth2" -> digits(decimal, "０１２３４５６７８９");
            case "decimalEnclosedCircle" -> among(0x2460, 20, value);
            case "decimalEnclosedCircleChinese" -> among(0x2460, 10, value);
            case "decimalEnclosedParen" -> among(0x2474, 20, value);
            case "decimalEnclosedFullstop" -> among(0x2488, 20, value);
            case "ideographEnclosedCircle" -> among(0x3220, 10, value);
            case "ideographTraditional" -> among(STEMS, value);
            case "ideographZodiac" -> among(BRANCHES, value);
            case "ideographZodiacTraditional" -> sixty(value);
            case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2" ->
                digits(decimal, DIGITS);
            case "chineseCounting", "taiwaneseCounting" -> value < HUNDRED ? chinese(value) : digits(decimal, DIGITS);
            case "chineseCountingThousand", "taiwaneseCountingThousand" ->
                chinese(value).replace('零', '〇');
            case "japaneseCounting" -> chinese(value);
            case "chineseLegalSimplified" -> capital(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万");
            case "ideographLegalTraditional" -> capital(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬");
            case "lowerLetter" -> letters(value, 'a');
            case "upperLetter" -> letters(value, 'A');
            case "lowerRoman" -> roman(value);
            case "upperRoman" -> roman(value).toUpperCase(Locale.ROOT);
            case "numberInDash" -> "- " + decimal + " -";
            default -> decimal;
        };
    }

    /** One of the numbers in circles that Unicode has, ① to ㊿; else the digits in brackets. */
    static String circled(int value) {
        if (value >= 1 && value <= 20) {
            return Character.toString(0x2460 + value - 1);
        }
        if (value > 20 && value <= 50) {
            return Character.toString(value <= 35 ? 0x3251 + value - 21 : 0x32b1 + value - 36);
        }
        return "〔" + value + "〕";
    }

    /** 一 to 三万二千七百六十七; the engine's own ends at 九千九百九十九. */
    private static String chinese(int value) {
        if (value < TEN_THOUSAND) {
            return ChineseNumeral.format(value);
        }
        int rest = value % TEN_THOUSAND;
        // 一十 inside a number, 十 alone
        var low = rest >= 10 && rest < 20 ? "一" + ChineseNumeral.format(rest) : ChineseNumeral.format(rest);
        return chinese(value / TEN_THOUSAND) + "万" + (rest == 0 ? "" : rest < 1000 ? "零" + low : low);
    }

    /** The characters for documents that must not be altered: 拾 never stands without 壹. */
    private static String capital(int value, String digits, String units) {
        var plain = chinese(value);
        var whole = plain.startsWith("十") ? "一" + plain : plain;
        var out = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            int digit = "零一二三四五六七八九".indexOf(c);
            out.append(digit >= 0 ? digits.charAt(digit) : units.charAt("十百千万".indexOf(c)));
        }
        return out.toString();
    }

    private static String digits(String decimal, String digits) {
        var out = new StringBuilder();
        decimal.chars().forEach(c -> out.append(digits.charAt(c - '0')));
        return out.toString();
    }

    private static String among(int first, int count, int value) {
        return value >= 1 && value <= count ? Character.toString(first + value - 1) : Integer.toString(value);
    }

    private static String among(String all, int value) {
        return value >= 1 && value <= all.length() ? all.substring(value - 1, value) : Integer.toString(value);
    }

    private static String sixty(int value) {
        int at = value - 1;
        return value < 1
                ? Integer.toString(value)
                : "" + STEMS.charAt(at % STEMS.length()) + BRANCHES.charAt(at % BRANCHES.length());
    }

    /** a to z, then aa, bb, … */
    private static String letters(int value, char first) {
        int times = (value - 1) / LETTERS + 1;
        return value < 1 || times > MOST_REPEATS
                ? Integer.toString(value)
                : Character.toString(first + (value - 1) % LETTERS).repeat(times);
    }

    private static String roman(int value) {
        if (value < 1) {
            return Integer.toString(value);
        }
        var out = new StringBuilder();
        int left = value;
        for (int k = 0; k < ROMAN.length; k++) {
            for (; left >= ROMAN_VALUES[k]; left -= ROMAN_VALUES[k]) {
                out.append(ROMAN[k]);
            }
        }
        return out.toString();
    }
}
