package luoshi.lens.web;

import java.util.List;
import luoshi.lens.web.CoveragePage.Action;
import luoshi.lens.web.CoveragePage.Choice;
import luoshi.lens.web.CoveragePage.Figure;
import luoshi.lens.web.CoveragePage.Kept;
import luoshi.web.Field;
import luoshi.web.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * 分项看: the figures of a subtree × clauses × months by person, post, area, regulation, clause or month.
 *
 * @param caption what was asked for, in words
 * @param path address without choices
 * @param order in which order the rows stand
 * @param masked why something is missing, or empty
 * @param known as of when, as known at which entry
 * @param spark the rate month by month, or null
 */
public record BreakdownPage(
        List<String> troubles,
        String title,
        String caption,
        String path,
        List<Choice> groups,
        Filter filter,
        String column,
        String order,
        List<Row> rows,
        Row total,
        @Nullable Sparkline spark,
        String masked,
        String footer,
        String known,
        CoveragePage.@Nullable Past past,
        String provisional,
        String pages,
        @Nullable Action previous,
        @Nullable Action next,
        Action back) {
    /** What can be asked for. */
    public record Filter(
            List<Kept> kept,
            Field unit,
            Field from,
            Field until,
            Field area,
            Field source,
            Field clauses,
            Field asOf,
            Field known,
            String oldest,
            String newest,
            String head,
            @Nullable Action clear) {}

    /** One group and its figures; each of them leads to its rows. */
    public record Row(
            String label,
            String href,
            String detail,
            Figure owed,
            Figure met,
            Figure late,
            Figure weak,
            Figure debt,
            String rate) {}
}
