package luoshi.redress.web;

import java.util.List;
import luoshi.web.Proof;
import org.jspecify.annotations.Nullable;

/**
 * 关于我的记录: praise and what was wrong in one list, the newest first.
 *
 * @param readers who may read it, in words
 * @param more where the rest is, or an empty text; {@code moreLabel} the words on that link
 */
public record RecordsView(
        String title, String caption, List<RecordRow> rows, String readers, String more, String moreLabel) {
    private static final int UNFOLDED = 6;

    /** What stands open. */
    public List<RecordRow> first() {
        return rows.subList(0, Math.min(UNFOLDED, rows.size()));
    }

    /** What is folded away below. */
    public List<RecordRow> rest() {
        return rows.subList(first().size(), rows.size());
    }

    /**
     * One record.
     *
     * @param sign class of the tag, {@code icon} and {@code word} in it
     * @param proof the mark of its entry, or null where there is none
     * @param due until when what can be said to it, or an empty text
     * @param day on which it was seen
     * @param seen the fact as written down
     * @param written who wrote it and why
     * @param basis the clause, {@code basisHref} where it is read
     * @param expires when it leaves the page
     * @param struck why it was withdrawn, or an empty text
     * @param voice what the person said and what was answered, line by line
     * @param acts what the person can do
     */
    public record RecordRow(
            String sign,
            String icon,
            String word,
            @Nullable Proof proof,
            String due,
            String day,
            String seen,
            String written,
            String basis,
            String basisHref,
            String expires,
            String struck,
            List<String> voice,
            List<RecordAct> acts) {}

    /** A link to do something; {@code spoken} names the record too. */
    public record RecordAct(String label, String spoken, String href) {}
}
