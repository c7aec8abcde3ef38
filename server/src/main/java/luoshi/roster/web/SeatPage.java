package luoshi.roster.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** The seats of a unit that must be manned (岗位要求). */
public record SeatPage(
        String title,
        long unit,
        String notice,
        List<Seat> seats,
        Field of,
        Field name,
        Field kind,
        Field days,
        Field headcount,
        List<Mistake> mistakes,
        String back) {
    /** One seat. */
    public record Seat(long id, String unit, String name, String kind, String days, String headcount) {}
}
