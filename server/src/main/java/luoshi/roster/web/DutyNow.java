package luoshi.roster.web;

import java.util.List;

/** Who is on duty now (今天谁在班), for the home page. */
public record DutyNow(String title, String hint, String href, List<Line> lines) {
    /** People of one kind of shift. */
    public record Line(String kind, String people, String hours) {}
}
