package luoshi.roster.web;

import java.util.List;

/**
 * The month of a unit: 月表、谁在班、空着的、换班、匀不匀.
 *
 * @param title what matters, in a sentence
 * @param unit the unit shown
 * @param month as {@code 2026-10}
 * @param tabs the station and its units
 * @param previous address of the month before
 * @param next address of the month after
 * @param bySeat whether rows are seats, not people
 * @param otherView address of the other way to show it
 * @param plans whether the reader may plan here
 * @param own the reader's own next shifts, empty without any
 * @param notice what was just done, empty for nothing
 * @param error why nothing was done, empty for no error
 * @param unpublished what to publish, in words; empty when all is
 * @param unpublishedNote what publishing would mean for whom, may be empty
 * @param copies whether to offer to go on as last month
 */
public record MonthPage(
        String title,
        String summary,
        long unit,
        String month,
        String monthName,
        List<Tab> tabs,
        String previous,
        String next,
        String newShift,
        boolean bySeat,
        String otherView,
        boolean plans,
        List<OwnShift> own,
        String notice,
        String error,
        String unpublished,
        String unpublishedNote,
        boolean copies,
        Grid grid,
        DayPanel day,
        List<GapLine> gaps,
        List<SwapLine> swaps,
        String swapsSummary,
        List<FairLine> fair,
        List<Holiday> holidays,
        String seatsHref,
        String occasionsHref) {

    /** One unit to choose. */
    public record Tab(String name, String href, boolean current) {}

    /** The table of the month. */
    public record Grid(String corner, List<Head> days, List<Line> lines, String foot, String footRight) {}

    /** One day at the top; {@code css} as in the style sheet: {@code o} off, {@code t} today. */
    public record Head(String number, String mark, String css) {}

    /** One row. */
    public record Line(String name, String href, List<Square> squares) {}

    /**
     * One day of a row.
     *
     * @param css D N S R L with x (swapped), e (wrong), nowc (today)
     * @param label what is spoken and shown on pointing
     * @param href where it leads, empty for nowhere
     */
    public record Square(String css, String text, String label, String href) {}

    /** Who is on duty on the chosen day. */
    public record DayPanel(String title, String hint, List<Group> groups) {
        /** The shifts of one kind. */
        public record Group(String name, String hours, List<Who> people) {}

        /** Who stands; {@code mark} says auxiliary, swapped or wrong. */
        public record Who(String name, String seat, String mark, String href) {}
    }

    /** One thing that is wrong. */
    public record GapLine(String day, String text, String css, String verb, String href) {}

    /** One swap; with a decision to be made, or a link to it. */
    public record SwapLine(
            long id, int version, String title, String detail, boolean waiting, boolean decides, String href) {}

    /** How often somebody led. */
    public record FairLine(String name, String text) {}

    /** A holiday in the month with its duty list. */
    public record Holiday(String name, String span, String href, List<HolidayPage.Day> days) {}

    /** One own shift. */
    public record OwnShift(String day, String kind, String hours, String detail, String href, boolean draft) {}
}
