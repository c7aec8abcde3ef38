package luoshi.lens.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chain of responsibility of one unit × area (责任链) and the duties behind its figures.
 *
 * @param links from the one who answers for all down to those who are looked at
 * @param next what to do, or empty
 * @param footer how many chains are whole
 */
public record ChainPage(
        String spot,
        List<Link> links,
        List<DutyRow> duties,
        String dutiesCaption,
        String next,
        CoveragePage.@Nullable Action act,
        CoveragePage.@Nullable Action into,
        String footer) {
    /** One who answers, or what is missing; {@code css} as in the time line. */
    public record Link(String css, String name, String tag, String tagCss, String icon, String detail) {}

    /** One duty: how far, and where its cells are. */
    public record DutyRow(String title, String clause, String href, String done, String cells, boolean loud) {}
}
