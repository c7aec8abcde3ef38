package luoshi.supervision.web;

import java.util.List;
import luoshi.web.Field;

/**
 * 检查: what was checked and what was seen, the newest first.
 *
 * @param done what was just done, empty for nothing
 * @param start where a check begins, empty for who may not check
 * @param praise where a commendation is written alone, likewise
 * @param older the address of what lies further back, empty for nothing
 */
public record CheckListPage(
        String title,
        String done,
        String summary,
        String start,
        String praise,
        List<Tab> tabs,
        Field unit,
        Field area,
        Field kind,
        Field days,
        String show,
        List<Row> visits,
        List<Seen> seen,
        String older) {
    /** One of the two lists. */
    public record Tab(String label, String href, boolean current) {}

    /** A word with its colour and picture. */
    public record Tag(String tone, String icon, String text) {}

    /** One check. */
    public record Row(
            String when, String href, String title, List<Tag> tags, String results, List<Tag> came, String checker) {}

    /** One finding or commendation. */
    public record Seen(String when, String href, Tag kind, String where, String whom, String text, Tag state) {}

    public boolean showsSeen() {
        return show.equals("seen");
    }

    public boolean empty() {
        return showsSeen() ? seen.isEmpty() : visits.isEmpty();
    }
}
