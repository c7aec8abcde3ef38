package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** 豁免与不适用: what is not owed, by whom approved, until when. */
public record ExceptionsPage(
        String summary,
        boolean mayDecide,
        List<Mistake> mistakes,
        List<Exemption> exemptions,
        List<Exclusion> exclusions) {
    /** One exemption; {@code shownEnd} is the end that a form names. */
    public record Exemption(
            long id,
            String who,
            String duty,
            String href,
            String range,
            String reason,
            String approver,
            Mark state,
            boolean running,
            String shownEnd,
            Field end,
            Field endReason) {}

    /** One 不适用. */
    public record Exclusion(
            long id,
            int version,
            String unit,
            String subject,
            String href,
            String reason,
            String signer,
            String signedOn,
            String reviewOn,
            Mark state,
            boolean standing) {}
}
