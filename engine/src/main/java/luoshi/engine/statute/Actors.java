package luoshi.engine.statute;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds who acts (主体): the noun before the modal word, passing over conditions and what begins with a preposition; then
 * «由某人»; then the noun that opens a condition.
 */
final class Actors {
    private static final String HEAD =
            "(?:人民警察|人民政府|人民法院|人民检察院|公安机关|行政机关|司法机关|机关|机构|部门|政府|委员会|办公室|指挥室|派出所|检察院|法院|单位|组织|企业|团体|公司"
                    + "|负责人|责任人|工作人员|人员|民警|警察|辅警|领导|所长|教导员|局长|队长|组长|主任|督察长|当事人|大队|支队|中队|警组|警务室|班组|科室|窗口"
                    + "|国家|公民|个人|任何人|双方|各方|本人|代表|律师|法官|检察官|职工|学生|各队)";
    /** Somebody named by what he does: 处警人, 值班员, 经营者, 带班长. */
    private static final String DOER = "(?:[一-龥]{1,6}(?:人|员|者))(?![民大])";

    private static final Pattern NAMED = Pattern.compile(HEAD);
    private static final Pattern NAMED_AT_END = Pattern.compile(DOER + "(?:都|均|每[班天日周月次])?$");
    private static final Pattern BY = Pattern.compile("由([一-龥、]{0,24}?(?:" + HEAD + "|" + DOER + "))");
    private static final Pattern MORE =
            Pattern.compile("(?:及其|以及|及|和|与|或者|或|、|的)?[^，。；、对向在应可须必不将把给因经按依根违执负认发查从自由为是有]{0,8}?" + HEAD);
    private static final Pattern ASIDE =
            Pattern.compile("^(?:对于|对|在|以及|拒绝|阻碍|根据|按照|依照|依据|经过|经|自|因|为了|为|当|如果|如|凡|除|从|通过|遇|于|未经|违反)");
    private static final Pattern CONDITION = Pattern.compile("(?:的|时|后|前|内|中)$");
    private static final Pattern JOINT = Pattern.compile("^(?:并且|并|同时|但是|但|其中|而且|和)?由?");

    private Actors() {}

    /** Range of characters of the actor in the text, or null. */
    static int @Nullable [] before(String text, int modal) {
        int start = modal;
        while (start > 0 && "。；;\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        var found = opening(text, start, modal, false);
        if (found == null) {
            found = by(text, start, end(text, modal));
        }
        return found != null ? found : opening(text, start, modal, true);
    }

    /** The first actor of a text that has no modal word, or null. */
    static int @Nullable [] anywhere(String text) {
        var found = by(text, 0, text.length());
        for (int start = 0; found == null && start < text.length(); ) {
            int end = end(text, start);
            found = opening(text, start, end, false);
            start = end + 1;
        }
        return found;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && "。；;\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int @Nullable [] by(String text, int start, int end) {
        var by = BY.matcher(text).region(start, end);
        return by.find() ? new int[] {by.start(1), by.end(1)} : null;
    }

    private static int @Nullable [] opening(String text, int start, int end, boolean conditions) {
        for (int from = start; from < end; ) {
            int to = from;
            while (to < end && "，,：:".indexOf(text.charAt(to)) < 0) {
                to++;
            }
            var part = text.substring(from, to);
            if (!ASIDE.matcher(part.strip()).find()
                    && (to == end || conditions || !CONDITION.matcher(part).find())) {
                var found = head(part);
                if (found != null) {
                    return new int[] {from + found[0], from + found[1]};
                }
            }
            from = to + 1;
        }
        return null;
    }

    private static int @Nullable [] head(String part) {
        int start = 0;
        while (start < part.length() && Utf8.isBlank(part.charAt(start))) {
            start++;
        }
        var joint = JOINT.matcher(part).region(start, part.length());
        if (joint.lookingAt()) {
            start = joint.end();
        }
        var named = NAMED.matcher(part).region(start, part.length());
        if (!named.find()) {
            var doer = NAMED_AT_END.matcher(part).region(start, part.length());
            return doer.find() ? new int[] {doer.start(), doer.end()} : null;
        }
        int end = named.end();
        var more = MORE.matcher(part);
        while (more.region(end, part.length()).lookingAt()) {
            end = more.end();
        }
        return new int[] {start, end};
    }
}
