package luoshi.supervision.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 检查, on a phone: one card for each clause.
 *
 * @param first who is looked at first and next
 * @param places words used before for 部位
 * @param links words used before for 环节
 * @param once token that lets the form count once
 */
public record CheckFormPage(
        String title,
        String summary,
        String unit,
        String area,
        Field kind,
        Field announced,
        Field day,
        String today,
        Field time,
        First first,
        Field lead,
        Field companion,
        List<Item> items,
        List<String> places,
        List<String> links,
        Field praise,
        Field praiseWhom,
        Field praiseSeen,
        String once,
        String back,
        List<Mistake> mistakes) {
    /**
     * Whom the check looks at first.
     *
     * @param heading who that is, in words; empty for nobody
     * @param initial the first letter of his name
     * @param then who is on duty in the unit and looked at next; empty for nobody
     */
    public record First(String heading, String initial, String then) {}

    /**
     * One clause with the three answers and what each of them asks further.
     *
     * @param hints what a finding here would lead to
     */
    public record Item(
            String number,
            String clause,
            String title,
            String should,
            String source,
            boolean zeroTolerance,
            List<String> hints,
            String legend,
            Field answer,
            Field whom,
            Field seen,
            Field place,
            Field link,
            Field severity,
            Field corrected,
            Field correction,
            Field corrector,
            Field correctedAt,
            Field reason,
            Field photo) {
        /** Whether the answer is the chosen one. */
        public boolean is(String name) {
            return answer.value().equals(name);
        }
    }
}
