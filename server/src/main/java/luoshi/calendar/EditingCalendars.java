package luoshi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.CalendarOutcome.Done;
import luoshi.calendar.CalendarOutcome.Refused;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import luoshi.ledger.Ledger.Entry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator keep the arrangements of holidays (管日历): one day at a time, a year at a time. */
@Component
public class EditingCalendars {
    /** Years that the calendar can hold. */
    public static final int FIRST_YEAR = 2000;

    public static final int LAST_YEAR = 2100;
    private static final int LONGEST_NAME = 20;

    private final CalendarTables tables;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    EditingCalendars(CalendarTables tables, Ledger ledger, ApplicationEventPublisher events) {
        this.tables = tables;
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * Adds or changes a day.
     *
     * @throws Stale when somebody changed, named or removed it meanwhile
     */
    @Transactional
    public CalendarOutcome handle(NameDay command, Actor actor) {
        Permission.MANAGE_CALENDAR.require(actor);
        var present = tables.day(command.day());
        var reasons = reasons(command);
        present.filter(day -> day.paperYear() != command.paperYear())
                .ifPresent(day ->
                        reasons.put("day", Reason.of("reason.calendar.other-year", Integer.toString(day.paperYear()))));
        if (!reasons.isEmpty()) {
            return new Refused(reasons);
        }
        if (command.version() == NameDay.NEW) {
            tables.addYear(command.paperYear());
            if (!tables.add(command)) {
                throw new Stale("calendar.day", command.day());
            }
        } else if (!tables.change(command)) {
            throw new Stale("calendar.day", command.day());
        } else {
            tables.addYear(command.paperYear());
        }
        append(
                command.version() == NameDay.NEW ? "DayNamed" : "DayChanged",
                Map.of(
                        "day", command.day().toString(),
                        "name", command.name(),
                        "off", command.off(),
                        "year", command.paperYear()));
        return new Done();
    }

    /**
     * Removes a day.
     *
     * @throws Stale when somebody changed or removed it meanwhile
     */
    @Transactional
    public CalendarOutcome handle(RemoveDay command, Actor actor) {
        Permission.MANAGE_CALENDAR.require(actor);
        if (!tables.remove(command)) {
            throw new Stale("calendar.day", command.day());
        }
        tables.addYear(command.paperYear());
        append("DayRemoved", Map.of("day", command.day().toString(), "year", command.paperYear()));
        return new Done();
    }

    /**
     * Publishes a year, or makes it unknown again.
     *
     * @throws Stale when somebody did so meanwhile
     */
    @Transactional
    public CalendarOutcome handle(PublishYear command, Actor actor) {
        Permission.MANAGE_CALENDAR.require(actor);
        var year = tables.year(command.year());
        if (command.published() && tables.daysOf(command.year()).stream().noneMatch(CalendarTables.Day::off)) {
            return Refused.at("", "reason.calendar.nothing-to-publish", Integer.toString(command.year()));
        }
        if (year.isEmpty() || year.get().published() == command.published() || !tables.publish(command)) {
            throw new Stale("calendar.year", command.year());
        }
        append(command.published() ? "YearPublished" : "YearUnpublished", Map.of("year", command.year()));
        return new Done();
    }

    private static LinkedHashMap<String, Reason> reasons(NameDay command) {
        var reasons = new LinkedHashMap<String, Reason>();
        var day = command.day();
        var december = day.getYear() == command.paperYear() - 1 && day.getMonth() == Month.DECEMBER;
        if (day.getYear() != command.paperYear() && !december) {
            reasons.put("day", Reason.of("reason.calendar.outside", Integer.toString(command.paperYear())));
        }
        if (command.name().isBlank()) {
            reasons.put("name", Reason.of("reason.calendar.no-name"));
        } else if (command.name().length() > LONGEST_NAME) {
            reasons.put("name", Reason.of("reason.calendar.long-name", Integer.toString(LONGEST_NAME)));
        }
        if (!command.off() && !weekend(day)) {
            reasons.put("kind", Reason.of("reason.calendar.no-make-up"));
        }
        return reasons;
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private void append(String action, Map<String, ?> body) {
        events.publishEvent(new CalendarChanged(ledger.append(new Entry(action, "calendar", null, null, null, body))));
    }
}
