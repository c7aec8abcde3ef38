package luoshi.engine.statute;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads whether a clause can be carried out as written (可操作性检查, 2.6): modality, actor, act, deadline or cadence, something
 * to see it by, and what follows otherwise, each with its words or as a lack. It knows the wording of Chinese rules and is
 * a hint for the one who drafts: it reads words, not meaning.
 */
public final class OperabilityLint {
    private static final String N = "(?:[0-9０-９]+|[一二两三四五六七八九十百半]+)\\s*(?:个)?\\s*";
    private static final String UNIT = "(?:工作日|小时|分钟|星期|季度|日|天|周|月|年|班)";

    private static final Pattern DEADLINE =
            Pattern.compile("(?:自|从)[^，。；]{1,30}?(?:之日|之时)?起\\s*" + N + UNIT + "(?:之|以)?内"
                    + "|" + N + UNIT + "(?:之|以)?(?:内|前)"
                    + "|每(?:一)?(?:班|日|天|周|星期|月|季度|季|半年|年|次|" + N + UNIT + ")"
                    + "|当场|立即|立刻|马上|即刻|即时|当班|当日|当天|当月|次日|同日|随时"
                    + "|" + N + "月\\s*" + N + "[日号]\\s*(?:之|以)?前"
                    + "|[一-龥]{0,4}(?:交接班|交班|接班|下班|上班|出车|出警|会议|月底|年底|季末|月末|年末|节|值班)(?:之|以)?前"
                    + "|按(?:日|周|月|季|年)|逐(?:日|周|月|班|次)|一年一次|(?:日|月|季|年)(?:度)?(?:终了|结束)");
    private static final Pattern OBSERVABLE =
            Pattern.compile("记录|登记|签字|签名|签收|盖章|台账|台帐|拍照|照片|录像|录音|视频|报告|报送|上报|汇报|书面|清单|回执|凭证|凭据"
                    + "|系统|录入|上传|填写|填报|公示|公布|公告|通知书|决定书|笔录|抽查|抽看|核对|清点|点验|检查表|归档|存档|备案|档案|出示|佩带|佩戴"
                    + "|送达|告知|反馈|移送|移交|签到|打卡|日志|票据|编号|封存|标明|注明|至少\\s*[0-9０-９一二两三四五六七八九十]+");
    private static final Pattern COUNTERMEASURE =
            Pattern.compile("处分|处罚|罚款|拘留|警告|记过|撤职|开除|辞退|责令|批评教育|批评|追究|问责|约谈|诫勉|扣发|扣减|扣除|停止执行职务|禁闭"
                    + "|带离|整改|改正|纠正|提醒|说明(?:原因|情况)|补(?:录|办|做|学|签|查)|返工|重做|调离|跟班|赔偿|报(?:分局|上级|所长|教导员)");
    private static final Pattern ADVERB = Pattern.compile("^(?:认真|切实|严格|依法|积极|主动|及时|不断|进一步|大力|高度|扎实|按照[^，]*?[，]|\\s)+");
    private static final Pattern EMPTY_ACT =
            Pattern.compile("^(?:加强|加大|强化|提高|提升|增强|重视|注重|树立|牢固树立|营造|深化|推进|促进|发扬|弘扬|保持|坚持|抓好|抓实|做好|搞好)");
    private static final Pattern ACT = Pattern.compile("[^，,。；;：:\\n]{1,40}");

    private OperabilityLint() {}

    /** Reads a text that stands by itself. */
    public static Operability of(Passage own) {
        return of(own, List.of());
    }

    /**
     * Reads an item together with what leads into it: «督察人员应当具备下列条件：» gives its items modality and actor.
     *
     * @param own the item's own words
     * @param leadIns the words above it, the nearest first
     */
    public static Operability of(Passage own, List<Passage> leadIns) {
        var all = new ArrayList<Passage>();
        all.add(own);
        all.addAll(leadIns);
        for (var passage : all) {
            var modal = Modals.in(passage.text());
            if (modal != null) {
                return read(all, modal.modality(), actor(all, passage, modal), act(passage, modal, own));
            }
        }
        return read(all, Modality.STATES, null, null);
    }

    /**
     * Reads a clause as it is drafted: should, should not and countermeasure are fields of their own, so that the modality
     * needs no word. Spans count in the three texts joined by line feeds.
     */
    public static Operability ofClause(String should, String shouldNot, String countermeasure) {
        var duty = new Passage(should, 0);
        var ban = new Passage(shouldNot, duty.span(0, should.length()).end() + 1);
        var sequel = new Passage(countermeasure, ban.span(0, shouldNot.length()).end() + 1);
        var obliges = !should.isBlank();
        var texts = List.of(duty, ban);
        Said.@Nullable Words actor = null;
        Said.@Nullable Words act = null;
        for (var text : texts) {
            var modal = Modals.in(text.text());
            var found = modal == null ? Actors.anywhere(text.text()) : Actors.before(text.text(), modal.start());
            if (found == null && modal != null) {
                found = Actors.anywhere(text.text());
            }
            actor = actor == null && found != null ? words(Need.ACTOR, text, found[0], found[1]) : actor;
            act = act == null ? actAt(text, modal == null ? 0 : modal.end()) : act;
        }
        var said = new ArrayList<Said>();
        var modality = obliges ? Modality.MUST : shouldNot.isBlank() ? Modality.STATES : Modality.MUST_NOT;
        said.add(orLack(Need.ACTOR, modality, actor));
        said.add(orLack(Need.ACT, modality, act));
        said.add(orLack(Need.DEADLINE, modality, first(Need.DEADLINE, DEADLINE, texts)));
        said.add(orLack(Need.OBSERVABLE, modality, first(Need.OBSERVABLE, OBSERVABLE, texts)));
        var whole = countermeasure.strip();
        said.add(orLack(
                Need.COUNTERMEASURE,
                modality,
                whole.isEmpty()
                        ? null
                        : words(
                                Need.COUNTERMEASURE,
                                sequel,
                                countermeasure.indexOf(whole),
                                countermeasure.indexOf(whole) + whole.length())));
        return new Operability(modality, said);
    }

    private static Operability read(
            List<Passage> all, Modality modality, Said.@Nullable Words actor, Said.@Nullable Words act) {
        var said = new ArrayList<Said>();
        said.add(orLack(Need.ACTOR, modality, actor));
        said.add(orLack(Need.ACT, modality, act));
        said.add(orLack(Need.DEADLINE, modality, first(Need.DEADLINE, DEADLINE, all)));
        said.add(orLack(Need.OBSERVABLE, modality, first(Need.OBSERVABLE, OBSERVABLE, all)));
        said.add(orLack(Need.COUNTERMEASURE, modality, first(Need.COUNTERMEASURE, COUNTERMEASURE, all)));
        return new Operability(modality, said);
    }

    private static Said orLack(Need need, Modality modality, Said.@Nullable Words words) {
        return words != null
                ? words
                : Need.of(modality).contains(need) ? new Said.Lacking(need) : new Said.NotNeeded(need);
    }

    private static Said.@Nullable Words actor(List<Passage> all, Passage holder, Modals.Modal modal) {
        var found = Actors.before(holder.text(), modal.start());
        if (found != null) {
            return words(Need.ACTOR, holder, found[0], found[1]);
        }
        for (var above : all.subList(all.indexOf(holder) + 1, all.size())) {
            var other = Modals.in(above.text());
            found = Actors.before(above.text(), other == null ? above.text().length() : other.start());
            if (found != null) {
                return words(Need.ACTOR, above, found[0], found[1]);
            }
        }
        return null;
    }

    private static Said.@Nullable Words act(Passage holder, Modals.Modal modal, Passage own) {
        return holder.equals(own) ? actAt(own, modal.end()) : actAt(own, 0);
    }

    private static Said.@Nullable Words actAt(Passage passage, int from) {
        var text = passage.text();
        var adverb = ADVERB.matcher(text).region(from, text.length());
        int start = adverb.lookingAt() ? adverb.end() : from;
        if (EMPTY_ACT.matcher(text).region(start, text.length()).lookingAt()) {
            return null;
        }
        var act = ACT.matcher(text).region(from, text.length());
        return act.find() && !act.group().isBlank() ? words(Need.ACT, passage, act.start(), act.end()) : null;
    }

    private static Said.@Nullable Words first(Need need, Pattern pattern, List<Passage> passages) {
        for (var passage : passages) {
            var found = pattern.matcher(passage.text());
            if (found.find()) {
                return words(need, passage, found.start(), found.end());
            }
        }
        return null;
    }

    private static Said.Words words(Need need, Passage passage, int start, int end) {
        return new Said.Words(need, passage.text().substring(start, end), passage.span(start, end));
    }
}
