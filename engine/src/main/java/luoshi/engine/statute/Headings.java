package luoshi.engine.statute;

import java.util.Set;

/** Words and shapes of headings and titles. */
final class Headings {
    /** Headings that stand without a number. */
    static final Set<String> STANDING = Set.of("附则", "序言", "序章", "前言", "总则", "引言");

    /** Bytes of the longest of them, blanks between its characters included. */
    static final int LONGEST_STANDING = 30;

    private static final Set<String> TITLE_ENDS =
            Set.of("条例", "办法", "规定", "规则", "细则", "决定", "守则", "制度", "规程", "规范", "准则", "条令", "章程");
    private static final int LONGEST_TITLE = 60;

    private Headings() {}

    /** Takes away the blanks that pad a heading between Chinese characters. */
    static String squeeze(String heading) {
        var out = new StringBuilder(heading.length());
        for (int i = 0; i < heading.length(); i++) {
            char c = heading.charAt(i);
            if (!Blanks.isBlank(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) < 0x2e80) {
                out.append(' ');
            }
        }
        return out.toString();
    }

    /** Whether the character after 第N条 shows that a sentence speaks of the article instead of opening it. */
    static boolean continuesReference(int c) {
        return switch (c) {
            case '的', '、', '规', '和', '第', '至', '所', '及', '或', '与', '之', '中' -> true;
            case '，', '。', '；', '》', '）', ')', '款', '项', '是' -> true;
            default -> false;
        };
    }

    static boolean hasPunctuation(byte[] b, int i, int end) {
        for (; i < end; i += Utf8.width(b, i)) {
            int c = Utf8.at(b, i, end);
            if (c == '。' || c == '，' || c == '；' || c == '：') {
                return true;
            }
        }
        return false;
    }

    /** Whether a line of plain text reads like the title of a regulation. */
    static boolean looksLikeTitle(String text) {
        var end = text.indexOf('（') > 0 && text.endsWith("）") ? text.substring(0, text.indexOf('（')) : text;
        return text.length() <= LONGEST_TITLE
                && end.length() > 3
                && TITLE_ENDS.contains(end.substring(end.length() - 2))
                && text.indexOf('，') < 0;
    }
}
