package luoshi.evidence;

import java.util.List;
import luoshi.web.Field;

/**
 * 记哪一件: the duties that bind a person, one tap from the form.
 *
 * @param person whom the reader may record for; empty where only himself
 */
public record DutyChoice(String title, String summary, Field person, List<Group> groups) {
    /** Duties of one work area. */
    public record Group(String label, List<Line> lines) {}

    /** One duty; {@code from} says from which clause it comes and how often. */
    public record Line(String title, String from, String href) {}
}
