package luoshi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import luoshi.calendar.CalendarPage.Day;
import luoshi.calendar.CalendarPage.KeyTimeLine;
import luoshi.calendar.CalendarPage.Line;
import luoshi.calendar.CalendarPage.Month;
import luoshi.engine.calendar.HolidayDay;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.calendar.WorkCalendar.Kind;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws a year of the calendar; of an unpublished year an administrator sees the draft. */
@Component
class CalendarPages {
    /** How a form says that a day is off, or made up for. */
    static final String OFF = "off";

    static final String MAKE_UP = "make-up";

    private final Calendars calendars;
    private final CalendarTables tables;

    CalendarPages(Calendars calendars, CalendarTables tables) {
        this.calendars = calendars;
        this.tables = tables;
    }

    @Transactional(readOnly = true)
    public CalendarPage year(int year, Form form, String problem, Actor actor, Texts t) {
        var held = tables.year(year);
        var days = tables.daysOf(year);
        var known = held.isPresent() && held.get().published();
        var editable = Permission.MANAGE_CALENDAR.heldBy(actor);
        var shown = editable && !known ? draft(year, days) : calendars.current();
        var number = Integer.toString(year);
        return new CalendarPage(
                number,
                t.get(known ? "calendar.title" : "calendar.title.unknown", number),
                known ? summary(shown, year, t) : t.get("calendar.unknown", number),
                known,
                editable,
                !known && days.stream().anyMatch(CalendarTables.Day::off),
                held.map(row -> Integer.toString(row.version())).orElse(""),
                year > EditingCalendars.FIRST_YEAR ? "/calendar/" + (year - 1) : "",
                year < EditingCalendars.LAST_YEAR ? "/calendar/" + (year + 1) : "",
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> t.get("calendar.weekday.short." + day))
                        .toList(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(YearMonth.of(year, month), shown, editable, t))
                        .toList(),
                (known || editable ? days : List.<CalendarTables.Day>of())
                        .stream().map(day -> line(day, t)).toList(),
                keyTimes(shown, year, t),
                edit(form, t),
                problem);
    }

    /** The form for a day: what the tables say of it, or an empty one. */
    @Transactional(readOnly = true)
    public Form form(LocalDate day) {
        var form = Form.empty().put("day", day);
        tables.day(day)
                .ifPresent(row -> form.put("name", row.name())
                        .put("kind", row.off() ? OFF : MAKE_UP)
                        .put("version", row.version()));
        return form;
    }

    private static CalendarPage.Edit edit(Form form, Texts t) {
        var fresh = Integer.toString(NameDay.NEW);
        var shown = form.shown(t, "f-");
        var version = form.text("version").isEmpty() ? fresh : form.text("version");
        return new CalendarPage.Edit(
                shown.field("day"),
                shown.field("name"),
                shown.choice(
                        "kind",
                        null,
                        List.of(OFF, MAKE_UP),
                        kind -> kind,
                        kind -> t.get(kind.equals(OFF) ? "calendar.kind.OFF" : "calendar.kind.MAKE_UP")),
                version,
                version.equals(fresh),
                shown.mistakes());
    }

    /** In which year's arrangement the day stands, if any names it. */
    @Transactional(readOnly = true)
    public Optional<Integer> paperYear(LocalDate day) {
        return tables.day(day).map(CalendarTables.Day::paperYear);
    }

    private WorkCalendar draft(int year, List<CalendarTables.Day> days) {
        var published = calendars.current();
        var all = new ArrayList<HolidayDay>();
        var years = new HashSet<>(published.publishedYears());
        years.add(year);
        for (var other : published.publishedYears()) {
            if (Math.abs(other - year) <= 1) {
                tables.daysOf(other).forEach(day -> all.add(new HolidayDay(day.day(), day.name(), day.off())));
            }
        }
        days.forEach(day -> all.add(new HolidayDay(day.day(), day.name(), day.off())));
        return WorkCalendar.of(all, Set.copyOf(years));
    }

    private static String summary(WorkCalendar calendar, int year, Texts t) {
        var listing = HolidaysListing.of(calendar, year);
        return t.get(
                "calendar.summary",
                Long.toString(listing.count(Kind.WORKING) + listing.count(Kind.MAKE_UP)),
                Long.toString(listing.count(Kind.OFF)),
                Long.toString(listing.count(Kind.MAKE_UP)));
    }

    private static Month month(YearMonth month, WorkCalendar calendar, boolean editable, Texts t) {
        var weeks = new ArrayList<List<Day>>();
        var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1))
                    .map(day -> YearMonth.from(day).equals(month)
                            ? day(day, calendar, editable, t)
                            : new Day("", "", "", "", ""))
                    .toList());
        }
        return new Month("m" + month.getMonthValue(), t.month(month), weeks);
    }

    private static Day day(LocalDate day, WorkCalendar calendar, boolean editable, Texts t) {
        var kind = calendar.kind(day);
        var name = calendar.name(day);
        var stage = calendar.stageOn(day);
        var look = new StringBuilder(
                switch (kind) {
                    case WORKING -> "";
                    case OFF -> name.isPresent() ? "off named" : "off";
                    case MAKE_UP -> "up";
                });
        stage.ifPresent(found ->
                look.append(look.isEmpty() ? "k" : " k").append(found.part().ordinal() + 1));
        var spoken = new ArrayList<String>();
        spoken.add(t.get("calendar.kind." + kind.name()));
        name.ifPresent(spoken::add);
        stage.ifPresent(
                found -> spoken.add(t.get("calendar.stage." + found.part().name())));
        return new Day(
                Integer.toString(day.getDayOfMonth()),
                look.toString(),
                kind == Kind.MAKE_UP || name.isPresent() ? t.get("calendar.mark." + kind.name()) : "",
                String.join(t.get("calendar.and"), spoken),
                editable ? "/calendar/" + day.getYear() + "?day=" + day + "#edit" : "");
    }

    private static Line line(CalendarTables.Day day, Texts t) {
        var kind = day.off() ? Kind.OFF : Kind.MAKE_UP;
        return new Line(
                day.day().toString(),
                day.day().getYear() == day.paperYear()
                        ? t.shortDay(day.day())
                        : day.day().toString(),
                t.get("calendar.weekday." + day.day().getDayOfWeek().getValue()),
                day.name(),
                t.get("calendar.kind." + kind.name()),
                day.off() ? "" : "acc",
                Integer.toString(day.version()),
                "/calendar/" + day.paperYear() + "?day=" + day.day() + "#edit");
    }

    private static List<KeyTimeLine> keyTimes(WorkCalendar calendar, int year, Texts t) {
        return calendar.keyTimes().stream()
                .filter(key -> key.lastOff().getYear() == year || key.firstOff().getYear() == year)
                .map(key -> new KeyTimeLine(
                        String.join(t.get("calendar.and"), key.names()),
                        range(key.before(), t),
                        range(key.during(), t),
                        range(key.after(), t)))
                .toList();
    }

    private static String range(KeyTime.Stage stage, Texts t) {
        return t.get("calendar.range", t.shortDay(stage.start()), t.shortDay(stage.last()));
    }
}
