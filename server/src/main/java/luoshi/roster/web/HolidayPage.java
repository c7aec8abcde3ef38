package luoshi.roster.web;

import java.util.List;

/** The duty list of a key time (节假日值班安排), stage by stage, to be printed and reported. */
public record HolidayPage(String title, String summary, String back, List<Stage> stages, List<Choice> choices) {
    /** Before, during or after. */
    public record Stage(String name, String span, List<Day> days) {}

    /** One day; lists of names or groups, «–» where nobody is. */
    public record Day(
            String day,
            boolean today,
            String leader,
            String dayShift,
            String nightShift,
            String standby,
            String counts) {}

    /** Another key time. */
    public record Choice(String name, String href, boolean current) {}
}
