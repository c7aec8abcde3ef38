package luoshi.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 记一笔: the form with everything filled that can be known.
 *
 * @param subject whose act it is, in words
 * @param person the person's id, or an empty text for a duty of a unit
 * @param unit the unit's id for a duty of a unit, else an empty text
 * @param dutyHref the clause behind the duty
 * @param other where another duty is chosen
 * @param asksNotice whether it matters that it was done without notice
 * @param once token that lets the form count once
 * @param errors texts by field
 */
public record EvidenceForm(
        String title,
        String subject,
        String person,
        String unit,
        String duty,
        String dutyTitle,
        String dutyFrom,
        String dutyHref,
        String other,
        List<Choice> kinds,
        String day,
        String today,
        String time,
        String quantity,
        boolean unannounced,
        boolean asksNotice,
        String note,
        String once,
        Map<String, String> errors) {
    /** One of several. */
    public record Choice(String value, String label, boolean chosen) {}

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** For {@code aria-invalid}: null leaves the attribute out. */
    public @Nullable String invalid(String field) {
        return errors.containsKey(field) ? "true" : null;
    }

    /** For {@code aria-describedby}, likewise. */
    public @Nullable String describedBy(String field) {
        return errors.containsKey(field) ? "e-" + field : null;
    }
}
