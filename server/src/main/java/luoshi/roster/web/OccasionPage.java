package luoshi.roster.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** The occasions of a unit in a month (逢事), or one of them to be taken back. */
public record OccasionPage(
        String title,
        String summary,
        String monthName,
        String previous,
        String next,
        String notice,
        List<Line> lines,
        long unit,
        long chosen,
        Field reason,
        List<Mistake> mistakes,
        String back) {
    /** One occasion; the address where it is taken back is empty for who may not. */
    public record Line(
            String time, String person, String kind, String source, String number, String unit, String href) {}
}
