package luoshi.engine.statute;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.Segments.Segment;
import org.jspecify.annotations.Nullable;

/** Finds what a third person can look at later (凭据): a document, sign, notice, filing, permit, test, picture or number. */
final class Traces {
    private static final String NUMBER = "(?:[0-9０-９]+|[一二三四五六七八九十百千万两]+)";

    /** Documents, signs, filings and permits. */
    private static final Pattern STRONG = Pattern.compile("《[^》]{2,40}(?:书|证|表|单|照|函|册)》"
            + "|(?:国民经济(?:和|与)社会发展|[一-龥]{0,3})(?<!遵循)(?:规划|计划)(?!生育|单列|部门|行政|引领|设计|资源|主管)|(?:应急)?预案|(?:设计|工作|实施|整治|整改|治理|处置|施工|保护)?方案|(?:控制)?指标|预算|决算"
            + "|[一-龥]{0,4}(?:决定书|通知书|意见书|建议书|申请书|邀请书|委托书|承诺书|责任书|说明书|报告书|证明书|裁定书|判决书|调解书|函件|公函)|判决|裁定|(?:刑事|行政|民事)?裁判(?!员)|决议|(?:作出|处理|处罚|复议)[^，。；]{0,8}决定"
            + "|许可证|资格证|证书|证件|执照|身份证|合格证|证明(?!力|标准)|证据(?!规则)|凭证|凭据|票据|发票|收据|回执|合同|协议(?!书面)|章程|公约|规约"
            + "|记录|记载|登记(?!机关|机构|部门|窗口|平台)|注册(?!人|会计|商标|地|资本)|笔录|台账|台帐|账簿|账户|专户|会计账|档案(?!馆|行政)|清单|目录|名录|名单|名册|报表|统计表|检查表|日志|文件|(?<!法律)文书|材料(?!费)|资料|图纸|数据"
            + "|签字|签名|签收|签章|盖章|印章|公章|收发章|标志|标识|标签|标牌|标示|标记|号牌|铭牌|门牌|牌匾|警示|界碑|界桩|编号|拍照|照片|录像|录音|视频"
            + "|书面(?:[一-龥]{0,4}报告)?|报告|报送|报请|上报|汇报|呈报|申报|申请(?!人|执行人)|申诉|投诉|举报(?!人)|检举|控告|报备|备案(?!人)|报经|批准|审批|许可(?!使用)|核准|核发|审核|审定|审计|同意|授权(?!专利)|验收|核验|鉴定|检定|检疫|检验(?!机构)|评审|认证|(?:招标|拍卖|中标)?公告|公示|通报|通告|通知|告知|送达|移送|移交|答复|函告|质证|职称评审"
            + "|录入|填写|填报|抽查|抽看|清点|点验|归档|存档|出示|佩带|打卡|签到|封存|标明|注明|载明|明示|数量标准|商标|专利申请");
    /** What counts where nothing of these is said: making known, measuring, numbers. */
    private static final Pattern WEAK = Pattern.compile(
            "信息(?!化|系统|网络|技术|产业|联网)|公布|公开(?!招标|、|透明|方式|审理)|发布|刊登|上传|反馈|核对|核查|审查|检测|评估|评价(?!体系|周期)|监测(?!系统|设施|设备|站)|测评|考核|考试|监控|(?:具体|管理)?办法(?=，|。|；|$)"
                    + "|(?:不少于|不低于|至少|不得?超过|不高于)\\s*" + NUMBER + "|" + NUMBER + "(?:名|人|个|次|吨|张|件|米|平方米|公里|%|％)(?:或者"
                    + NUMBER + "名)?以[上下](?:不满" + NUMBER + "[吨张件])?|百分之" + NUMBER + "|一定比例");
    /** Segments that name a principle only. */
    private static final Pattern PRINCIPLE = Pattern.compile(".*(?:遵循|坚持|贯彻|实行)[^，]*原则.*|.*原则$");

    /** Documents that count even where one has only to keep to them. */
    private static final Pattern YARDSTICK = Pattern.compile("[一-龥]{0,4}规划|(?:应急)?预案|方案|许可证|指标");

    private Traces() {}

    /**
     * The range of the first trace, or null: in the act, then in the rest of its sentence, then in other sentences, at last in
     * conditions.
     */
    static int @Nullable [] in(String text, List<Segment> segments, int @Nullable [] act) {
        int sentence = sentence(segments, act);
        for (var pattern : List.of(STRONG, WEAK)) {
            for (int place = 0; place < 3; place++) {
                for (var segment : segments) {
                    boolean own = segment.sentence() == sentence && !segment.condition();
                    boolean behind = act == null || segment.end() > act[0];
                    if (own && (place == 2 || (segment.end() == end(act, segment)) == (place == 0) && behind)) {
                        int from = place == 0 && act != null ? Math.max(act[0], segment.start()) : segment.start();
                        var found = first(text, segment, from, pattern);
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
        }
        for (boolean conditions : new boolean[] {false, true}) {
            for (var pattern : List.of(STRONG, WEAK)) {
                for (var segment : segments) {
                    var found =
                            segment.condition() == conditions ? first(text, segment, segment.start(), pattern) : null;
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private static int end(int @Nullable [] act, Segment segment) {
        return act == null ? segment.end() : act[1];
    }

    private static int sentence(List<Segment> segments, int @Nullable [] act) {
        for (var segment : segments) {
            if (act == null || segment.end() >= act[1]) {
                return segment.sentence();
            }
        }
        return 0;
    }

    private static int @Nullable [] first(String text, Segment segment, int from, Pattern pattern) {
        if (PRINCIPLE.matcher(segment.of(text)).matches()) {
            return null;
        }
        var found = (segment.adverbial(text) ? YARDSTICK : pattern)
                .matcher(text)
                .region(from, segment.end())
                .useTransparentBounds(true);
        return found.find() ? new int[] {found.start(), found.end()} : null;
    }
}
