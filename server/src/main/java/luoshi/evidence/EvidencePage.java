package luoshi.evidence;

import java.util.List;
import luoshi.web.Proof;

/**
 * 佐证: a person's entries, newest first.
 *
 * @param done what has just been done, or an empty text
 * @param older where older entries are, or an empty text
 * @param tabs own entries and those made for others, where the reader makes any
 */
public record EvidencePage(
        String title, String summary, String done, String record, List<Tab> tabs, List<Row> rows, String older) {
    /** Another list of entries. */
    public record Tab(String label, String href, boolean current) {}

    /**
     * One entry.
     *
     * @param when day and time
     * @param href the clause behind the duty
     * @param sign class of the tag
     * @param proof the entry that recorded it, or withdrew it
     * @param withdraw where it is withdrawn, or an empty text
     */
    public record Row(
            String when,
            String duty,
            String href,
            String person,
            String kind,
            String quantity,
            String hours,
            String origin,
            String note,
            String sign,
            String icon,
            String state,
            Proof proof,
            String withdraw) {}
}
