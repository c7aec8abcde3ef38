package luoshi.roster.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.roster.ShiftHours;
import luoshi.roster.ShiftKind;
import luoshi.web.Texts;

/** How days, hours and kinds of shifts are written on the pages of the roster. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Words() {}

    static String kind(Texts t, ShiftKind kind) {
        return t.get("roster.kind." + kind);
    }

    static String letter(Texts t, ShiftKind kind) {
        return t.get("roster.kind." + kind + ".short");
    }

    static String css(ShiftKind kind) {
        return switch (kind) {
            case DAY, FULL -> "D";
            case NIGHT -> "N";
            case STANDBY -> "S";
            case LEAD -> "L";
        };
    }

    static String time(LocalTime time) {
        return TIME.format(time);
    }

    /** {@code 20:30 至次日 08:30}. */
    static String hours(Texts t, ShiftHours hours) {
        var from = hours.starts().atZone(ShiftHours.CHINA);
        var to = hours.ends().atZone(ShiftHours.CHINA);
        var key = from.toLocalDate().equals(to.toLocalDate()) ? "roster.hours" : "roster.hours-next-day";
        return t.get(key, time(from.toLocalTime()), time(to.toLocalTime()));
    }

    /** {@code 10-02 周五}. */
    static String day(Texts t, LocalDate day) {
        return t.shortDay(day) + " " + t.get("roster.week." + day.getDayOfWeek().getValue());
    }

    /** The mark below the number of a day: 假 off by a holiday, 班 made up, else the day of the week. */
    static String mark(Texts t, WorkCalendar calendar, LocalDate day) {
        return switch (calendar.kind(day)) {
            case MAKE_UP -> t.get("roster.mark.make-up");
            case OFF ->
                calendar.name(day).isPresent()
                        ? t.get("roster.mark.holiday")
                        : t.get("roster.week-short." + day.getDayOfWeek().getValue());
            case WORKING -> t.get("roster.week-short." + day.getDayOfWeek().getValue());
        };
    }

    static String join(Texts t, List<String> parts) {
        return String.join(t.get("roster.and"), parts);
    }

    /** The first character of a Chinese name. */
    static String surname(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
