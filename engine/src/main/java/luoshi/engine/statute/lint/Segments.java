package luoshi.engine.statute.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.Blanks;

/**
 * A clause cut at its stops (小句): sentences at 。 and ；, segments at ， and ：, not inside brackets or quotation marks. A segment
 * that ends with 的 is a condition.
 */
final class Segments {
    private static final Pattern ADVERBIAL =
            Pattern.compile("(?:根据|按照|依照|依据|遵照|参照|本着|凭|未经|自|从|在|于|对于|针对|为了|以|经|通过|结合|除|因)"
                    + ".*(?:规定|要求|需要|标准|原则|方法|方式|程序|办法|条件|规范|规程|情况|实际|内|前|后|时|起|中|下|上|方案|计划|约定|顺序|比例|职责|权限|目录|目标|期间|外|预案|证明"
                    + "|名义|为由|评估|批准|同意)"
                    + "|(?:根据|依照|依据|参照|本着|结合)(?!前款|本条).*|对(?!.*(?:进行|实施|予以|加以|开展|采取|作出|承担|负)).*");

    private Segments() {}

    /**
     * A stretch between two stops, without surrounding blanks.
     *
     * @param sentence number of its sentence, from 0
     * @param condition whether it only says when: it ends with 的
     */
    record Segment(int start, int end, int sentence, boolean condition) {
        String of(String text) {
            return text.substring(start, end);
        }

        /** Whether it only says how, when or by what: 按照有关规定. */
        boolean adverbial(String text) {
            boolean followed = end < text.length() && "，,".indexOf(text.charAt(end)) >= 0;
            return followed && ADVERBIAL.matcher(of(text)).matches();
        }
    }

    static List<Segment> of(String text) {
        var found = new ArrayList<Segment>();
        int depth = 0;
        int sentence = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '。';
            if ("（(“《【".indexOf(c) >= 0) {
                depth++;
            } else if ("）)”》】".indexOf(c) >= 0) {
                depth = Math.max(0, depth - 1);
            }
            boolean stop = "。；;\n！？".indexOf(c) >= 0;
            if (i == text.length() || depth == 0 && (stop || "，,：:".indexOf(c) >= 0)) {
                add(text, start, i, sentence, found);
                sentence += stop ? 1 : 0;
                start = i + 1;
            }
        }
        return found;
    }

    private static void add(String text, int from, int to, int sentence, List<Segment> found) {
        int start = from;
        int end = to;
        while (start < end && Blanks.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && Blanks.isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            found.add(new Segment(start, end, sentence, text.charAt(end - 1) == '的'));
        }
    }
}
