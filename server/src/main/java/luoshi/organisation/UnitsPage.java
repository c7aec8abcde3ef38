package luoshi.organisation;

import java.util.List;

/**
 * 单位: the tree with who is in each unit, and what can be done.
 *
 * @param keeps whether the reader may change units
 */
public record UnitsPage(
        String title,
        String lead,
        boolean keeps,
        boolean defines,
        List<Row> rows,
        List<Row> closed,
        List<Guided> guided) {
    /** One unit; links are empty when the reader may not. */
    public record Row(
            long id,
            int depth,
            String name,
            String kind,
            String code,
            String officers,
            String auxiliaries,
            String leader,
            boolean leaderless,
            String days,
            boolean changes,
            boolean whole,
            int version) {}

    /** One line of guidance. */
    public record Guided(String department, String area, String unit, String rights, String days, String end) {}
}
