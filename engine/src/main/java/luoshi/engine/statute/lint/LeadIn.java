package luoshi.engine.statute.lint;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.lint.Segments.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The words above a list (引导语): the list hangs on the last sentence, and on the last modal word in it.
 *
 * @param segments all of them
 * @param sentence those of the last sentence
 * @param modal what the items inherit, or null
 * @param acts whether the items are what is to be done; else they say when, or of what
 */
record LeadIn(
        Passage passage, List<Segment> segments, List<Segment> sentence, Modals.@Nullable Modal modal, boolean acts) {
    private static final Pattern ACTS =
            Pattern.compile("(?:下列|以下|如下)(?:规定|规则|要求|职责|义务|职权|措施|工作|行为|活动|事项|任务|程序|制度|条件|原则)?"
                    + "[^，：]{0,12}：?$|(?:应当|必须|应|不得|禁止|严禁|可以|做到|包括|保证|遵守)：?$");

    private static final Pattern LIST = Pattern.compile("下列|以下|如下");

    /** Lists of when and of what: nothing in an item obliges by itself. */
    private static final Pattern OCCASIONS = Pattern.compile(
            "(?:下列|以下|如下)[^，：]{0,10}(?:情形|情况|事由|原因|行为之一|条件之一|之一|人员|单位|场所|地点|区域|范围|项目|事实|证据|材料|资料|文件|信息|物品|内容|费用|机构|部门)");

    /** Where what is said of the list begins: in the last segment, behind the modal word. */
    int actFrom() {
        var last = sentence.getLast();
        int behind = modal == null ? last.start() : modal.end();
        return Math.max(last.start(), behind);
    }

    static LeadIn of(Passage passage) {
        var text = passage.text();
        var all = Segments.of(text);
        int stop = Math.max(text.lastIndexOf('。'), text.lastIndexOf('\n'));
        var sentence = all.stream().filter(one -> one.start() > stop).toList();
        int part = sentence.isEmpty() ? 0 : sentence.getLast().sentence();
        var modal = Modals.last(
                text, sentence.stream().filter(one -> one.sentence() == part).toList());
        if (modal == null) {
            modal = Modals.first(text, sentence);
        }
        var tail = "";
        for (var segment : sentence) {
            boolean announces = LIST.matcher(segment.of(text)).find();
            tail = announces
                            || segment == sentence.getLast()
                                    && !LIST.matcher(tail).find()
                    ? segment.of(text)
                    : tail;
        }
        boolean occasion = OCCASIONS
                .matcher(text.substring(
                        sentence.isEmpty() ? 0 : sentence.getFirst().start()))
                .find();
        return new LeadIn(passage, all, sentence, modal, ACTS.matcher(tail).find() && !occasion);
    }
}
