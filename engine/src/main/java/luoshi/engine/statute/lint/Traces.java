package luoshi.engine.statute.lint;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.lint.Segments.Segment;
import org.jspecify.annotations.Nullable;

/** Finds what a third person can look at later (凭据): a document, sign, notice, filing, permit, test, picture or number. */
final class Traces {
    private static final String NUMBER = "(?:[0-9０-９]+|[一二三四五六七八九十百千万两]+)";

    /** Documents, signs, filings and permits. */
    private static final Lexicon STRONG = Lexicon.of(
            "《[^》]{2,40}(?:书|证|表|单|照|函|册)》"
                    + "|(?:国民经济(?:和|与)社会发展|总体|专项|发展|详细|综合|专业|区域|年度)?(?:规划|计划)(?!红线|土地|生育|单列|部门|行政|引领|设计|资源|主管)|(?:应急)?预案|(?:设计|工作|实施|整治|整改|治理|处置|施工|保护)?方案|(?:控制)?指标|预算|决算"
                    + "|(?:决定书|通知书|意见书|建议书|申请书|邀请书|委托书|承诺书|责任书|说明书|报告书|证明书|裁定书|判决书|调解书|函件|公函)|判决|裁定|(?:刑事|行政|民事)?裁判(?!员)|决议|(?:作出|处理|处罚|复议)[^，。；]{0,8}决定"
                    + "|许可证|资格证|证书|证件|执照|身份证|合格证|证明(?!力|标准)|证据(?!规则)|凭证|凭据|票据|发票|收据|回执|合同|协议(?!书面)|章程|公约|规约"
                    + "|记录|记载|登记(?!机关|机构|部门|窗口|平台|手续)|注册(?!人|会计|商标|地|资本|[^，]{0,6}师)|笔录|台账|台帐|账簿|账户|专户|会计账|档案(?!馆|行政)|清单|目录|名录|名单|名册|报表|统计表|检查表|日志|文件|(?<!法律)文书|材料(?!费)|资料|图纸|数据"
                    + "|签字|签名|签收|签章|盖章|印章|公章|收发章|标志|标识|标签|标牌|标示|标记|号牌|铭牌|门牌|牌匾|警示|界碑|界桩|编号|拍照|照片|录像|录音|视频"
                    + "|书面[一-龥]{0,4}报告|报告|报送|报请|上报|汇报|呈报|申报|申请(?!人|执行人|之日)|申诉|投诉(?!电话|渠道|人|制度)|举报(?!电话|投诉|渠道|人|制度|信箱)|检举|控告|报备|备案(?!人)|批准|审批|许可(?!使用)|核准|核发|审核|审定|审计(?!机关|部门|人员|等)|同意|授权(?!专利)|验收|核验|鉴定|检定|检疫|检验(?!机构)|评审|认证|(?:招标|拍卖|中标)?公告|公示|通报|通告|通知|告知|送达|移送|移交|答复|函告|质证|职称评审"
                    + "|录入|填写|填报|抽查|抽看|清点|点验|归档|存档|出示|佩带|打卡|签到|封存|标明|注明|载明|明示|数量标准|商标|专利申请|招标|计量|诊断|(?:实施)?细则(?=，|。|；|$)|草案|(?:位置|效果|平面|示意)图|格式条款|封印");
    /** Documents and signs alone: named before the act that makes or shows them (出示证件, 报送报告). */
    private static final Lexicon DOCUMENT = Lexicon.of(
            "《[^》]{2,40}(?:书|证|表|单|照|函|册)》|(?:申请书|申报书|决定书|通知书|意见书|承诺书|委托书|责任书|告知书)|许可证|资格证|证书|证件|执照|身份证|合格证|身份证明|资质证明"
                    + "|合同|章程|记录|笔录|台账|档案|清单|目录|名录|名册|报表|申报表|检查表|(?:分析|检验|检测|调查|利用状况|书面|评估|鉴定|总结|工作|年度)报告(?!制度)|方案|书面说明|书面决定|书面意见|标志|标识|标签|回执|预案");

    /** What counts where nothing of these is said: making known, measuring, numbers. */
    private static final Lexicon WEAK = Lexicon.of(
            "公布|公开(?!招标|工作|制度|的内容|、|透明|方式|审理)|发布|刊登|上传|反馈|核对|核查|审查|检测|评估|评价(?!体系|周期)|监测(?!系统|设施|设备|站)|测评|考核|考试|监控|(?:具体|管理)?办法(?=，|。|；|$)"
                    + "|(?:不(?:得)?少于|不(?:得)?低于|至少)\\s*" + NUMBER + "(?![万元倍年月日天])|" + NUMBER
                    + "(?:名|人|个|次|吨|张|件|米|平方米|公里|%|％)(?:或者"
                    + NUMBER + "名)?以[上下](?:不满" + NUMBER + "[吨张件])?|百分之" + NUMBER + "|一定比例");
    /** Segments that name a principle only. */
    private static final Pattern PRINCIPLE = Pattern.compile(".*(?:遵循|坚持|贯彻|实行)[^，]*原则.*|.*原则$");

    /** Documents that count even where one has only to keep to them. */
    private static final Lexicon YARDSTICK = Lexicon.of("规划|(?:应急)?预案|方案|许可证|指标|批准|同意|许可|核准|授权|证明|招标");

    private Traces() {}

    /** A text with what it holds of each kind, found once. */
    private record Text(
            String words, List<int[]> documents, List<int[]> strong, List<int[]> weak, List<int[]> yardsticks) {
        static Text of(String words) {
            return new Text(words, DOCUMENT.all(words), STRONG.all(words), WEAK.all(words), YARDSTICK.all(words));
        }

        /** The first of the kind in the segment from {@code from} on; a document before the act that makes or shows it. */
        int @Nullable [] first(List<int[]> kind, Segment segment, int from) {
            if (kind.isEmpty() || PRINCIPLE.matcher(segment.of(words)).matches()) {
                return null;
            }
            if (segment.adverbial(words)) {
                return within(yardsticks, segment, from);
            }
            var found = within(kind, segment, from);
            var document = found == null ? null : within(documents, segment, from);
            return document == null ? found : document;
        }

        private static int @Nullable [] within(List<int[]> ranges, Segment segment, int from) {
            for (var range : ranges) {
                if (range[0] >= from && range[1] <= segment.end()) {
                    return range;
                }
            }
            return null;
        }
    }

    /**
     * The range of the first trace, or null: in the act, then in the rest of its sentence, then in other sentences, at last in
     * conditions.
     */
    static int @Nullable [] in(String words, List<Segment> segments, int @Nullable [] act) {
        var text = Text.of(words);
        int sentence = sentence(segments, act);
        for (var kind : List.of(text.strong(), text.weak())) {
            for (int place = 0; place < 3; place++) {
                for (var segment : segments) {
                    boolean own = segment.sentence() == sentence && !when(words, segment);
                    if (own && fits(place, segment, act)) {
                        int from = place == 0 && act != null ? Math.max(act[0], segment.start()) : segment.start();
                        var found = text.first(kind, segment, from);
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
        }
        for (boolean conditions : new boolean[] {false, true}) {
            for (var kind : List.of(text.strong(), text.weak())) {
                for (var segment : segments) {
                    var found = when(words, segment) == conditions ? text.first(kind, segment, segment.start()) : null;
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    /** Place 0 is the segment of the act, 1 what follows it, 2 anywhere. */
    private static boolean fits(int place, Segment segment, int @Nullable [] act) {
        if (place == 2 || act == null) {
            return true;
        }
        return (segment.end() == act[1]) == (place == 0) && segment.end() > act[0];
    }

    private static boolean when(String text, Segment segment) {
        return segment.condition() || "时后".indexOf(text.charAt(segment.end() - 1)) >= 0;
    }

    private static int sentence(List<Segment> segments, int @Nullable [] act) {
        for (var segment : segments) {
            if (act == null || segment.end() >= act[1]) {
                return segment.sentence();
            }
        }
        return 0;
    }
}
