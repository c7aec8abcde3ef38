package luoshi.organisation;

import java.util.List;

/**
 * 队伍: who is where, unit by unit, 所领导 first.
 *
 * @param keeps whether the reader may take people on and move them
 */
public record PeoplePage(
        String title,
        String lead,
        boolean keeps,
        String query,
        String unit,
        List<Chip> units,
        List<Group> groups,
        String filter) {
    /** One choice of the filter. */
    public record Chip(String href, String label, String count, boolean pressed) {}

    /** The people of one unit. */
    public record Group(String id, String name, String detail, List<Row> rows) {}

    /** One person. */
    public record Row(
            long id,
            String name,
            String number,
            String staff,
            String posts,
            boolean noPost,
            String charges,
            List<String> tags,
            String elsewhere) {}
}
