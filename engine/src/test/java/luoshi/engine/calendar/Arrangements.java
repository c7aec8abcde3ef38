package luoshi.engine.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Published arrangements of a few years, enough for tests of their own. */
public final class Arrangements {
    private Arrangements() {}

    /** The year 2026 with the days of its paper. */
    public static WorkCalendar of2026() {
        return WorkCalendar.of(days2026(), Set.of(2026));
    }

    /** The days that the paper for 2026 names. */
    public static List<HolidayDay> days2026() {
        var days = new ArrayList<HolidayDay>();
        off(days, "元旦", "2026-01-01", 3);
        work(days, "元旦", "2026-01-04");
        off(days, "春节", "2026-02-15", 9);
        work(days, "春节", "2026-02-14", "2026-02-28");
        off(days, "清明节", "2026-04-04", 3);
        off(days, "劳动节", "2026-05-01", 5);
        work(days, "劳动节", "2026-05-09");
        off(days, "端午节", "2026-06-19", 3);
        off(days, "中秋节", "2026-09-25", 3);
        off(days, "国庆节", "2026-10-01", 7);
        work(days, "国庆节", "2026-09-20", "2026-10-10");
        return days;
    }

    private static void off(List<HolidayDay> days, String name, String first, int length) {
        for (var i = 0; i < length; i++) {
            days.add(new HolidayDay(LocalDate.parse(first).plusDays(i), name, true));
        }
    }

    private static void work(List<HolidayDay> days, String name, String... dates) {
        for (var date : dates) {
            days.add(new HolidayDay(LocalDate.parse(date), name, false));
        }
    }
}
