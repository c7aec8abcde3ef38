package luoshi.engine.statute.lint;

import java.util.List;
import java.util.regex.Pattern;
import luoshi.engine.statute.lint.Segments.Segment;
import org.jspecify.annotations.Nullable;

/** Finds the word that obliges, forbids or permits (规范词), and passes over those that only describe: in conditions and attributes. */
final class Modals {
    /** Groups: 1 obliges though it sounds otherwise, 2 forbids, 3 permits, 4 obliges. */
    private static final Pattern MODAL = Pattern.compile("(不得不)"
            + "|((?<!国家|法律|法规|明令|依法|规定|明确)禁止(?!令|性)|严禁|不得|不准|不许|不允许|不应当|不应该|不应|不可以|不能|不要|切勿|不可(?![抗预避逆分或缺少能]))"
            + "|(?<!未经|不)(可以|有权(?!机关|部门|单位)|准许|(?<!未经|经)允许"
            + "|(?:(?<=并|也|均|方|亦|还|才|尚|则|都)可|可(?=予|处|依法|依照|向|由|令|责令|根据|按|申请|委托|采取|自行|直接|给予|视))(?![以能行见靠续控]))"
            + "|(应当|应该|必须|(?<![急相适反供响对效感理])应(?![急用对付收届聘邀征诉税纳有尽变答激])|(?<![无不])须(?![知要])"
            + "|(?<=[都均还也每班前后人员长警导])要(?![求素件点害领闻约么是]))");

    /** What modal words open with. */
    private static final String OPENING = "不禁严切可有准允应必须要";

    /** «……是指……应予……的货物»: what comes behind defines. */
    private static final Pattern DEFINES = Pattern.compile("是指|所称|系指|指的是");

    /** «除应当遵守……外», «……的除外». */
    private static final Pattern EXCEPT = Pattern.compile("除.*外|.*除外");

    /** A modal word that describes the noun at the end of its segment: 依法必须进行招标的项目. */
    private static final Pattern DESCRIBES = Pattern.compile("[^，]*的[^的，]{1,12}$");

    private Modals() {}

    /**
     * A modal word in a text.
     *
     * @param start first character
     * @param end one past the last
     * @param segment the segment it stands in
     */
    record Modal(Modality modality, int start, int end, Segment segment) {}

    /** The first that governs a sentence of the text. */
    static @Nullable Modal first(String text, List<Segment> segments) {
        Modal describing = null;
        int defined = -1;
        for (var segment : segments) {
            var words = segment.of(text);
            if (DEFINES.matcher(words).find()) {
                defined = segment.sentence();
            }
            if (segment.condition()
                    || segment.sentence() == defined
                    || EXCEPT.matcher(words).matches()) {
                continue;
            }
            var modal = in(text, segment);
            if (modal != null && describes(text, modal, segments)) {
                describing = describing == null ? modal : describing;
            } else if (modal != null) {
                boolean same = describing != null && describing.segment().sentence() != segment.sentence();
                return same ? describing : modal;
            }
        }
        return describing;
    }

    /** The last: of a lead-in with several, the one that the list hangs on. */
    static @Nullable Modal last(String text, List<Segment> segments) {
        for (int k = segments.size() - 1; k >= 0; k--) {
            var modal = segments.get(k).condition() ? null : in(text, segments.get(k));
            if (modal != null) {
                return modal;
            }
        }
        return null;
    }

    private static @Nullable Modal in(String text, Segment segment) {
        for (int i = segment.start(); i < segment.end(); i++) {
            if (OPENING.indexOf(text.charAt(i)) < 0) {
                continue;
            }
            var found = MODAL.matcher(text).region(i, segment.end()).useTransparentBounds(true);
            if (!found.lookingAt()) {
                continue;
            }
            boolean banned =
                    found.group().startsWith("禁止") && i > segment.start() && describes(text, found.end(), segment);
            if (!banned) {
                return new Modal(modality(found.start(2) >= 0, found.start(3) >= 0), i, found.end(), segment);
            }
            i = found.end() - 1;
        }
        return null;
    }

    private static Modality modality(boolean forbids, boolean permits) {
        return forbids ? Modality.MUST_NOT : permits ? Modality.MAY : Modality.MUST;
    }

    private static boolean describes(String text, Modal modal, List<Segment> segments) {
        if (modal.modality() == Modality.MUST_NOT) {
            return false;
        }
        int k = segments.indexOf(modal.segment());
        boolean opens =
                k == 0 || segments.get(k - 1).sentence() != modal.segment().sentence();
        var before = text.substring(modal.segment().start(), modal.start());
        boolean passive = k + 1 < segments.size()
                && segments.get(k + 1).sentence() == modal.segment().sentence()
                && text.charAt(segments.get(k + 1).start()) == '由';
        return (passive || opens && (before.isEmpty() || before.equals("依法")))
                && describes(text, modal.end(), modal.segment());
    }

    private static boolean describes(String text, int from, Segment segment) {
        return DESCRIBES.matcher(text).region(from, segment.end()).lookingAt();
    }
}
