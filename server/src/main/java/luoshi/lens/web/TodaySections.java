package luoshi.lens.web;

import java.util.List;
import luoshi.web.Sparkline;
import org.jspecify.annotations.Nullable;

/** What 今日 shows of 全面 and of the calendar: view records of the sections. */
public final class TodaySections {
    private TodaySections() {}

    /** A key time (重点时段) with its three stages. */
    public record KeyTimePage(String title, String dates, List<Stage> stages) {}

    /**
     * One stage.
     *
     * @param done share of the duties of the stage that are done, 0 to 100, or -1 for none
     */
    public record Stage(
            String name,
            String tag,
            String css,
            String icon,
            String dates,
            String figures,
            int done,
            String spoken,
            boolean current) {}

    /** The first lens in three figures. */
    public record LensPage(String caption, List<Figure> figures) {}

    /** One figure and what follows from it. */
    public record Figure(
            String numeral,
            String title,
            String what,
            String big,
            String unit,
            @Nullable Sparkline spark,
            String compared,
            String next,
            String nextHref,
            String nextVerb) {}

    /** Dead corners. */
    public record CornersPage(String count, List<Corner> corners, String href, String rest) {}

    public record Corner(String spot, String lack, String css, String href) {}

    /** Debts by unit. */
    public record DebtsPage(CoveragePage.Debts debts, String href) {}
}
