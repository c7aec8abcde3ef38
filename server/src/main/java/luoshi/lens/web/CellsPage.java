package luoshi.lens.web;

import java.util.List;
import luoshi.lens.web.CoveragePage.Action;
import luoshi.lens.web.CoveragePage.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind a figure (笔): each bound cell and why it stands as it does.
 *
 * @param caption what was asked for, in words
 * @param groups the same question by group, or null for who sees no figures
 * @param masked why rows of persons are missing, or empty
 */
public record CellsPage(
        List<String> troubles,
        String title,
        String caption,
        List<Choice> states,
        List<Row> rows,
        String masked,
        String known,
        CoveragePage.@Nullable Past past,
        String provisional,
        String pages,
        @Nullable Action previous,
        @Nullable Action next,
        Action back,
        @Nullable Action groups) {
    /**
     * One cell.
     *
     * @param who the person or unit; {@code whoHref} is empty where there is no page
     * @param state the state in words, {@code css} and {@code icon} as of a tag
     * @param why days, due and evidence that decided the state
     */
    public record Row(
            String unit,
            String who,
            String whoHref,
            String duty,
            String dutyHref,
            String period,
            String state,
            String css,
            String icon,
            String why,
            String due,
            @Nullable Action record) {}
}
