package luoshi.engine.statute.lint;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.Blanks;
import luoshi.engine.statute.lint.Segments.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Finds who acts (主体): the subject of the modal word; «由某人» where a thing stands before it; the subject of a segment before
 * it; the one who acts in the condition.
 */
final class Actors {
    /** What names somebody who can act, at the end of its noun. */
    private static final String AGENT = "(?:机关|机构|部门|政府|法院|检察院|仲裁庭|法庭|委员会|常委会|办公室|指挥室|指挥部|派出所|大队|支队|中队|总队|分局|单位|组织"
            + "|企业|团体|公司|集团|银行|学校|院校|高校|幼儿园|医院|商店|协会|学会|工会|大会|代表大会|主席团|国务院|军队|部队|法人|合伙人|股东|清算组|监督站|中心"
            + "|[^，。的]人|(?<!或|记|前|后|患)者|(?:人|会|职|官|店|学|驾驶|管理|检查|督察|审判|检察|执法|评审|值班|调查|公证|办案|书记)员|民警|警察|辅警|领导|所长|教导员|局长|院长|厂长|队长|组长|班长"
            + "|主任|经理|督察长|检察长|省长|市长|县长|校长|双方|各方|一方|对方|第三方|原告|被告|主体|代表|律师|法官|医师|教师|职工|学生|家长|业主|住户|居民|农民|用户|个人(?!所得)|公民|国家|本人|警组"
            + "|警务室|班组|科室|窗口|各队|港务监督|海关|税务局|公安局|户|村|军人|(?<!行)政府|船长|机长|监护人|专家|夫妻|父母|子女|干部|联席会议|办事处|[外中甲乙丙]方|遗属|近亲属|亲属|家属|厅|局|所(?=应|必|可|不)|家庭|公安)";

    /** What may stand between the subject and its modal word, or behind the subject in a condition. */
    private static final String BEHIND =
            "(?:均|都|也|还|又|并|且|则|即|就|才|方|一律|一般|原则上|依法|及时|共同|分别|各自|同时|每[班天日周月次季年]|自|从|在|对|向|与|因|为|按|依"
                    + "|根据|参照|经|通过|将|把|以|于|凭|除|应|必|可|不|未|有(?!关)|无|所|拒|确|需|要|的情形|违反|发现|认为|收到|接到|采用|委托|申请|提起|提出|实施|进行|从事|使用|设立|取得"
                    + "|发生|变更|终止|解散|负责|主张|请求|作出|具有|符合|购买|销售|生产|经营|出售|提供|建立|制定|履行|擅自|逾期|拟|死亡|下落|丧失|系|是|当|据|由|给|受|被|承担|遇|凡|如|若|无法|不服|不能"
                    + "|在接|参加|开展|组织|举办|出租|转让|利用|运输|携带|办理|签订|同意|要求|决定|处理|审理|执行|查处|明知|已|曾|举证|投保|采取|聘请|聘用|招用|安排|解除|停止|改变|改建|建设|搬迁)";

    private static final String JOINT = "(?:以及|及其|并且|及|和|与|或者|或|、|等)";

    /** A noun of one or more who act, at the start of a segment, with what describes it. */
    private static final Pattern SUBJECT = Pattern.compile("^(?:[^，。：；]*?的)??[^，。：；的]*?" + AGENT + "(?:（[^）]*）)?(?:"
            + JOINT + "[^，。：；]{0,16}?" + AGENT + ")*(?:等)?(?=" + BEHIND + "|$)");

    private static final Pattern BY = Pattern.compile(
            "由([^，。；]{0,30}?" + AGENT + "(?:" + JOINT + "[^，。；]{0,14}?" + AGENT + ")*)(?!" + AGENT + ")");
    /** Segments that do not open with who acts. */
    private static final Pattern ASIDE = Pattern.compile(
            "^(?:对于|对|向|给|把|将|关于|按照|按|依照|依据|根据|经(?!营|济|纪|办|销|理)|因|为了|为|当(?!事|地)|如果|如|凡是|凡|除|通过|遇|未经|违反|以(?!上)|鼓励|支持|禁止|严禁|拒绝|阻碍|经过|用于|由于|必要时|处警结束|(?:开办|设立|举办|成立|新建|改建|购买)(?![^，]*的))");

    private static final Pattern CONNECTS =
            Pattern.compile("^(?:并且|并|同时|但是|但|其中|而且|且|和|或者|以及|其他|属于|另外|此外|需要|确需|逾期|凡是|凡|如果|如)?");
    /** A prefix that names no subject, so that it may stand further ahead: 在施工前, 必要时, 依法. */
    private static final Pattern BARE = Pattern.compile(
            "^(?:(?:并且|并|但|同时|且|还|也|均|都|一般|原则上|必要时|依法|及时|主动|一律|同样|又|则|即|方|才|其|确需|不)*|(?:自|从|在|于|经|每|当|凡|除|因|为|按|依|根据|凭|以).*|.*(?:时|后|前|内|间|中|下|上|外|同意|批准))$");

    /** Behind somebody's name: 经营中使用的化妆品. The thing is the subject. */
    private static final Pattern THING = Pattern.compile("[^，]+的[^，的]{1,12}$");

    private Actors() {}

    /** Range of characters of the one whom the modal word obliges, forbids or permits, or null. */
    static int @Nullable [] of(String text, List<Segment> segments, Modals.Modal modal) {
        var own = modal.segment();
        var before = text.substring(own.start(), modal.start());
        boolean ban = text.startsWith("禁止", modal.start()) || text.startsWith("严禁", modal.start());
        if (!before.isBlank()) {
            var found = subject(text, own.start(), modal.start(), true);
            if (found != null) {
                return found;
            }
        }
        var by = by(text, modal.end(), own.end());
        if (by != null && (by[0] == modal.end() + 1 || !before.isBlank() && by[0] - modal.end() < 30)) {
            return by;
        }
        if (ban) {
            var banned = subject(text, modal.end(), own.end(), false);
            if (banned != null) {
                return banned;
            }
        }
        boolean bare = BARE.matcher(before.strip()).matches();
        if (!bare && !ban) {
            return null;
        }
        return ahead(text, segments, own);
    }

    /** In the segments before this one: of its sentence without conditions, then its conditions, then of the sentence before. */
    private static int @Nullable [] ahead(String text, List<Segment> segments, Segment own) {
        for (int back = 0; back < 2; back++) {
            int sentence = own.sentence() - back;
            for (int pass = 0; pass < 2; pass++) {
                for (var segment : segments) {
                    boolean fits = segment.sentence() == sentence && segment.start() < own.start();
                    if (fits && segment.condition() == (pass == 1)) {
                        var modal = Modals.first(text, List.of(segment));
                        int end = modal == null ? segment.end() : modal.start();
                        var found = end == segment.start() ? null : subject(text, segment.start(), end, false);
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** The first who acts in a text without a modal word, or null. */
    static int @Nullable [] anywhere(String text) {
        var by = by(text, 0, text.length());
        if (by != null) {
            return by;
        }
        for (var segment : Segments.of(text)) {
            var found = segment.condition() ? null : subject(text, segment.start(), segment.end(), false);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static int @Nullable [] by(String text, int start, int end) {
        var by = BY.matcher(text).region(start, end);
        return by.find() ? new int[] {by.start(1), by.end(1)} : null;
    }

    /**
     * Who opens the stretch.
     *
     * @param whole whether nothing but adverbs may follow, as before a modal word
     */
    static int @Nullable [] subject(String text, int start, int end, boolean whole) {
        int from = start;
        while (from < end && Blanks.isBlank(text.charAt(from))) {
            from++;
        }
        var joint = CONNECTS.matcher(text).region(from, end);
        from = joint.lookingAt() ? joint.end() : from;
        if (from < end && text.charAt(from) == '由') {
            return by(text, from, end);
        }
        if (ASIDE.matcher(text).region(from, end).lookingAt()) {
            return null;
        }
        var subject = SUBJECT.matcher(text).region(from, end).useAnchoringBounds(true);
        if (!subject.find()
                || whole && THING.matcher(text).region(subject.end(), end).lookingAt()) {
            return null;
        }
        return new int[] {subject.start(), subject.end()};
    }
}
