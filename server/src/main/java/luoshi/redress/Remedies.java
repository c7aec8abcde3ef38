package luoshi.redress;

import java.util.List;
import luoshi.organisation.StaffKind;
import luoshi.redress.web.VoiceView;
import luoshi.web.Texts;

/**
 * Ways that the law gives besides (法定救济): only for the personnel matters that the law lists, and never begun here.
 *
 * @param key of its texts: what, within how long, by which article
 * @param staff whom it is for
 */
record Remedies(String key, StaffKind staff) {
    /** 公务员法 95–96 for officers; internal, then labour arbitration for auxiliaries. */
    private static final List<Remedies> ALL = List.of(
            new Remedies("review", StaffKind.OFFICER),
            new Remedies("appeal", StaffKind.OFFICER),
            new Remedies("direct", StaffKind.OFFICER),
            new Remedies("internal", StaffKind.AUXILIARY),
            new Remedies("arbitration", StaffKind.AUXILIARY));

    static List<VoiceView.Remedy> of(StaffKind staff, Texts t) {
        return ALL.stream()
                .filter(remedy -> remedy.staff() == staff)
                .map(remedy -> new VoiceView.Remedy(
                        t.get("redress.remedy." + remedy.key()),
                        t.get("redress.remedy." + remedy.key() + ".when"),
                        t.get("redress.remedy." + remedy.key() + ".basis")))
                .toList();
    }
}
