package luoshi.engine.statute.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luoshi.engine.statute.ChineseNumeral;

/** Recognises time limits and rhythms with a measure (期限、频次): 五日内, 十五个工作日内, 2小时内, 每月, 当场, 开业前. */
public final class Deadlines {
    private static final String NUMBER = "(?:[0-9０-９]+|[零〇一二三四五六七八九十百两半]+)";
    private static final String UNIT = "(?:个?工作日|个?小时|分钟|个?星期|个?季度|日|天|周|个月|月|年|个班次|班)";
    private static final Pattern LIMIT = Pattern.compile(
            "(?:(?:自|从)[^，。；]{1,40}?起(?:的)?\\s*)?(?:不得?超过|不(?:得)?少于|至少|不超过)?(" + NUMBER + ")\\s*(" + UNIT
                    + ")\\s*(?:之|以)?(?:内|前)"
                    + "|(?:不得?超过|最长不得?超过|不(?:得)?少于|不(?:得)?低于)[^，。；]{0,12}?(" + NUMBER + ")\\s*(" + UNIT + ")");
    /** Rhythms, moments, and what lies before an event. */
    private static final Lexicon OTHERS = Lexicon.of("每(?:一)?(?:班|日|天|周|星期|月|季度|季|半年|年度?|次|学期|" + NUMBER
            + "\\s*(?:个)?\\s*" + UNIT + ")" + "|按(?:日|周|月|季|年)|逐(?:日|周|月|班|次)|一年一次|(?:日|月|季|年)(?:度)?(?:终了|结束)"
            + "|" + "当场|立即|立刻|马上|即刻|即时(?!通信|通讯)|当班|当日|当天|当月|(?<!至)次日(?!凌晨|[0-9一二三四五六七八九十]+[时点])|同日|随时" + "|"
            + NUMBER + "月\\s*" + NUMBER + "[日号]\\s*(?:之|以)?前|" + NUMBER + "月(?:底|末|份)?(?:之|以)?前"
            + "|" + "(?:投入生产|交接班|交班|接班|下班|上班|上岗|出车|出警|会议|月底|年底|季末|月末|年末|开工|施工|开业|营业|使用|投产|实施|出厂|入场|开庭"
            + "|举行|出售|销售|交付|投入使用|运行|开始|变更|转让|发布|登记|截止|届满|期满|作出决定|结束)(?:日期)?(?:之|以)?前");

    private Deadlines() {}

    /**
     * A limit or rhythm in a text.
     *
     * @param start first character
     * @param end one past the last
     * @param count how many units; empty where the words name no number (当场, 每月)
     * @param unit 日, 工作日, 小时 …, "" where there is none
     */
    public record Deadline(int start, int end, OptionalInt count, String unit) {
        /** Whether working days are counted. */
        public boolean workingDays() {
            return unit.equals("工作日");
        }
    }

    /** Every limit and rhythm, in order of the text; of several that overlap the first. */
    public static List<Deadline> in(String text) {
        var all = new ArrayList<Deadline>();
        if (holds(text, "内前过少低")) {
            var limits = LIMIT.matcher(text);
            while (limits.find()) {
                all.add(read(limits));
            }
        }
        for (var range : OTHERS.all(text)) {
            all.add(new Deadline(range[0], range[1], OptionalInt.empty(), ""));
        }
        all.sort(Comparator.comparingInt(Deadline::start));
        var found = new ArrayList<Deadline>(all.size());
        for (var one : all) {
            if (found.isEmpty() || one.start() >= found.getLast().end()) {
                found.add(one);
            }
        }
        return found;
    }

    private static boolean holds(String text, String anyOf) {
        for (int i = 0; i < text.length(); i++) {
            if (anyOf.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Deadline read(Matcher found) {
        int group = found.group(1) != null ? 1 : 3;
        var unit = found.group(group + 1);
        return new Deadline(
                found.start(),
                found.end(),
                ChineseNumeral.parse(found.group(group)),
                unit.startsWith("个") ? unit.substring(1) : unit);
    }
}
