package luoshi.engine.statute.lint;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.lint.Segments.Segment;
import org.jspecify.annotations.Nullable;

/** Finds what follows where a norm is not kept (后果): a sanction, refusal, liability or undoing, outside of conditions. */
final class Sequels {
    private static final Lexicon SEQUEL = Lexicon.of(
            "(?:处以?|并处|单处)[^，。；]{0,24}(?:罚款|警告|拘留)|处分(?!决定)|(?:给予|予以|依法|从重|加重|进行|规定)[^，。；]{0,10}处罚(?!法|决定|条例)|罚款|拘留|警告(?!标|牌)|记过|撤职|开除|辞退|(?:责令|限期|予以|督促)[^，。；]{0,6}(?:改正|整改|停产|停业|拆除|关闭|恢复|补|纠正|退|搬迁|停止)|责令(?!(?:对方|被告|当事|提交|提供))"
                    + "|批评教育|通报批评|追究(?!制|机制|办法)|问责|约谈|诫勉|扣发|扣减|扣除|停止执行职务|禁闭|带离|整改|改正|纠正|提醒|说明原因|返工|重做|调离|跟班|补(?:录|办|做|学|签|查|正)"
                    + "|承担(?!举证|费用)[^，。；的]{0,10}责任(?!的)|赔偿(?=损失|责任|金|，|。|；|$|相应)|没收(?=违法|非法|其|并|，|。|；|用于|财物|工具|$)|吊销|暂扣|撤销|追缴|拒收|拒绝(?!接受)|不予(?!认可|支持|公开|执行)|无效|暂停|停业|退还|返还|恢复原状|强制(?:执行|拆除|措施)|查封|扣押|核减|进行改造|(?<=应当|可以|依法|予以|有权|直接)(?:拆除|终止|中止|解除|取消|注销|关闭|代为)|视为(?:弃|放弃|撤回|撤诉|拒绝|自动|未|不)|(?:录入|记入|计入|纳入)[^，。；]{0,12}(?:信用档案|失信|黑名单|诚信档案)|申请[^，。；]{0,8}强制执行|依法[^，。；]{0,10}处理(?=。|，|；|$)|市场禁入"
                    + "|报(?:分局|上级|所长|教导员)");

    private Sequels() {}

    /** «不得拒绝»: what is forbidden is no sequel. */
    private static final Pattern FORBIDDEN = Pattern.compile("(?:不得|不能|不准|禁止)[^，。；]{0,8}$");

    /** «主张……承担赔偿责任的，人民法院应予支持»: the liability stands in the condition. */
    private static final Pattern UPHELD = Pattern.compile("(?:应|可)[^，。；]{0,6}支持");

    private static final Pattern LIABILITY = Pattern.compile("(?:承担[^，。；的]{0,10}责任|赔偿(?:损失)?)");

    /**
     * The first behind the modal word in its sentence, else the first anywhere outside of conditions; what is forbidden itself is
     * none.
     */
    static int @Nullable [] in(String text, List<Segment> segments, Modals.@Nullable Modal modal) {
        var own = modal == null ? null : behind(text, segments, modal);
        if (own != null) {
            return own;
        }
        for (var segment : segments) {
            boolean forbidden =
                    modal != null && segment.equals(modal.segment()) && modal.modality() == Modality.MUST_NOT;
            if (!segment.condition() && !forbidden && text.charAt(segment.end() - 1) != '时') {
                var found = first(text, segment.start(), segment.end());
                if (found != null) {
                    return found;
                }
            }
        }
        if (UPHELD.matcher(text).find()) {
            var found = LIABILITY.matcher(text);
            return found.find() ? new int[] {found.start(), found.end()} : null;
        }
        return null;
    }

    private static int @Nullable [] behind(String text, List<Segment> segments, Modals.Modal modal) {
        for (var segment : segments) {
            boolean same = segment.equals(modal.segment());
            boolean fits = segment.sentence() == modal.segment().sentence() && segment.end() > modal.end();
            if (fits && !segment.condition() && !(same && modal.modality() == Modality.MUST_NOT)) {
                var found = first(text, same ? modal.end() : segment.start(), segment.end());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static int @Nullable [] first(String text, int start, int end) {
        for (var found = SEQUEL.find(text, start, end); found != null; found = SEQUEL.find(text, found.end(), end)) {
            if (!FORBIDDEN.matcher(text.substring(start, found.start())).find()) {
                return new int[] {found.start(), found.end()};
            }
        }
        return null;
    }
}
