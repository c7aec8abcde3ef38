package luoshi.calendar;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/**
 * 日历: a year of working days, holidays, make-up days and key times, with what an administrator may change.
 *
 * @param year four digits
 * @param known whether the year is published
 * @param editable whether the reader may change it
 * @param publishable whether the year can be published now
 * @param yearVersion version of the year, for the form
 * @param weekdays heads of the columns, Monday first
 */
public record CalendarPage(
        String year,
        String title,
        String summary,
        boolean known,
        boolean editable,
        boolean publishable,
        String yearVersion,
        String previous,
        String next,
        List<String> weekdays,
        List<Month> months,
        List<Line> lines,
        List<KeyTimeLine> keyTimes,
        Edit edit,
        String problem) {
    /** One month as a grid of weeks. */
    public record Month(String id, String title, List<List<Day>> weeks) {}

    /**
     * One day of a grid; without a number for the days of other months.
     *
     * @param look classes
     * @param mark 休 or 班
     * @param spoken what a screen reader says after the number
     * @param href where it is changed, empty for readers
     */
    public record Day(String number, String look, String mark, String spoken, String href) {}

    /** One day that the arrangement names. */
    public record Line(
            String iso,
            String date,
            String weekday,
            String name,
            String kind,
            String sign,
            String version,
            String href) {}

    /** One key time with its stages. */
    public record KeyTimeLine(String names, String before, String during, String after) {}

    /** The form for one day; {@code fresh} while the day is not named yet. */
    public record Edit(Field day, Field name, Field kind, String version, boolean fresh, List<Mistake> mistakes) {}
}
