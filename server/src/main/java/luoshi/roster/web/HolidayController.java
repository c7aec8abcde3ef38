package luoshi.roster.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.KeyTime;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HolidayController {
    private final JdbcMonthShifts monthShifts;
    private final HolidayLists lists;
    private final Units units;
    private final Calendars calendars;
    private final Clock clock;

    HolidayController(JdbcMonthShifts monthShifts, HolidayLists lists, Units units, Calendars calendars, Clock clock) {
        this.monthShifts = monthShifts;
        this.lists = lists;
        this.units = units;
        this.calendars = calendars;
        this.clock = clock;
    }

    @GetMapping("/roster/holiday")
    String holiday(Form form, Actor actor, Texts t, Model model) {
        var unit = Address.unit(form);
        var today = LocalDate.now(clock);
        if (!actor.sees(unit)) {
            throw new Missing("unit", unit);
        }
        var below = units.below(unit, today);
        if (below.isEmpty()) {
            throw new Missing("unit", unit);
        }
        var all = calendars.current().keyTimes();
        var keyTime = chosen(all, form, today);
        var shifts = monthShifts.of(
                below.stream().map(Unit::id).toList(),
                keyTime.before().start(),
                keyTime.after().last().plusDays(1));
        var name = HolidayLists.name(t, keyTime);
        model.addAttribute(
                "page",
                new HolidayPage(
                        t.get(
                                "roster.holiday.title",
                                name,
                                String.valueOf(keyTime.firstOff().getYear())),
                        t.get("roster.holiday.summary", below.getFirst().name()),
                        "/roster?unit=" + unit + "&month="
                                + keyTime.firstOff().toString().substring(0, 7),
                        keyTime.stages().stream()
                                .map(stage -> new HolidayPage.Stage(
                                        t.get("roster.stage." + stage.part()),
                                        t.get("roster.span", t.day(stage.start()), t.day(stage.last())),
                                        lists.days(shifts, stage.start(), stage.last(), today, t)))
                                .toList(),
                        around(all, keyTime).stream()
                                .map(each -> new HolidayPage.Choice(
                                        t.get(
                                                "roster.holiday.choice",
                                                HolidayLists.name(t, each),
                                                String.valueOf(each.firstOff().getYear())),
                                        "/roster/holiday?unit=" + unit + "&first=" + each.firstOff(),
                                        each.equals(keyTime)))
                                .toList()));
        return "roster/holiday";
    }

    /** The key time that starts on the day named, or without one the next that is not over. */
    private static KeyTime chosen(List<KeyTime> all, Form form, LocalDate today) {
        var first = form.text("first");
        return all.stream()
                .filter(each -> first.isEmpty()
                        ? !each.after().last().isBefore(today)
                        : each.firstOff().toString().equals(first))
                .findFirst()
                .or(() -> first.isEmpty() && !all.isEmpty() ? Optional.of(all.getLast()) : Optional.empty())
                .orElseThrow(() -> new Missing("key time", first));
    }

    private static List<KeyTime> around(List<KeyTime> all, KeyTime keyTime) {
        var at = all.indexOf(keyTime);
        return all.subList(Math.max(0, at - 2), Math.min(all.size(), at + 4));
    }
}
