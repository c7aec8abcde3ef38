package luoshi.engine.statute;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.Segments.Segment;
import org.jspecify.annotations.Nullable;

/** Finds what follows where a norm is not kept (后果): a sanction, refusal, liability or undoing, outside of conditions. */
final class Sequels {
    private static final Pattern SEQUEL = Pattern.compile(
            "处分|处罚|罚款|拘留|警告(?!标|牌)|记过|撤职|开除|辞退|(?:责令|限期|予以|督促)[^，。；]{0,6}(?:改正|整改|停产|停业|拆除|关闭|恢复|补|纠正|退|搬迁|停止)|责令(?!(?:对方|被告|当事|提交|提供))"
                    + "|批评教育|通报批评|追究|问责|约谈|诫勉|扣发|扣减|扣除|停止执行职务|禁闭|带离|整改|改正|纠正|提醒|说明原因|返工|重做|调离|跟班|补(?:录|办|做|学|签|查|正)"
                    + "|承担(?!举证|费用)[^，。；的]{0,10}责任(?!的)|赔偿(?=损失|责任|金|，|。|；|$|相应)|没收|吊销|暂扣|撤销|追缴|拒收|拒绝(?!接受)|不予(?!认可|支持|公开)|无效|暂停|停业|退还|返还|恢复原状|强制(?:执行|拆除|措施)|查封|扣押|核减|进行改造|(?<=应当|可以|依法|予以|有权|直接)(?:拆除|停止|终止|中止|解除|取消|注销|关闭|代为)"
                    + "|报(?:分局|上级|所长|教导员)");

    private Sequels() {}

    /** «主张……承担赔偿责任的，人民法院应予支持»: the liability stands in the condition. */
    private static final Pattern UPHELD = Pattern.compile("(?:应|可)[^，。；]{0,6}支持");

    private static final Pattern LIABILITY = Pattern.compile("(?:承担[^，。；的]{0,10}责任|赔偿(?:损失)?)");

    static int @Nullable [] in(String text, List<Segment> segments) {
        for (var segment : segments) {
            if (!segment.condition()) {
                var found = SEQUEL.matcher(text)
                        .region(segment.start(), segment.end())
                        .useTransparentBounds(true);
                if (found.find()) {
                    return new int[] {found.start(), found.end()};
                }
            }
        }
        if (UPHELD.matcher(text).find()) {
            var found = LIABILITY.matcher(text);
            return found.find() ? new int[] {found.start(), found.end()} : null;
        }
        return null;
    }
}
