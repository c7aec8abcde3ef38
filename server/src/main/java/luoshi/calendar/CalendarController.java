package luoshi.calendar;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class CalendarController implements NavigationEntry {
    private final CalendarPages pages;
    private final EditingCalendars editing;
    private final Clock clock;

    CalendarController(CalendarPages pages, EditingCalendars editing, Clock clock) {
        this.pages = pages;
        this.editing = editing;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Group.END, 90, "calendar", "/calendar", "calendar-event", false);
    }

    @GetMapping("/calendar")
    String now(Actor actor, Texts t, Model model) {
        return show(LocalDate.now(clock).getYear(), Form.empty(), "", actor, t, model);
    }

    @GetMapping("/calendar/{year}")
    String year(@PathVariable String year, Form query, Actor actor, Texts t, Model model) {
        var day = Dates.day(query.text("day"));
        var paper = day == null ? Optional.<Integer>empty() : pages.paperYear(day);
        if (paper.isPresent() && paper.get() != known(year)) {
            return "redirect:/calendar/" + paper.get() + "?day=" + day + "#edit";
        }
        return show(known(year), day == null ? Form.empty() : pages.form(day), "", actor, t, model);
    }

    @PostMapping("/calendar/{year}/days")
    String name(@PathVariable String year, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        Permission.MANAGE_CALENDAR.require(actor);
        var paper = known(year);
        var day = form.day("day");
        var kind = form.text("kind");
        if (!kind.equals(CalendarPages.OFF) && !kind.equals(CalendarPages.MAKE_UP)) {
            form.refuse("kind", Reason.of("reason.field.choose"));
        }
        if (form.good()) {
            var command = new NameDay(
                    paper, day, form.text("name"), kind.equals(CalendarPages.OFF), version(form, "calendar.day", day));
            if (!(editing.handle(command, actor) instanceof CalendarOutcome.Refused(var reasons))) {
                return "redirect:/calendar/" + paper + "#days";
            }
            reasons.forEach(form::refuse);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(paper, form, "", actor, t, model);
    }

    @PostMapping("/calendar/{year}/days/remove")
    String remove(@PathVariable String year, Form form, Actor actor) {
        Permission.MANAGE_CALENDAR.require(actor);
        var day = Dates.day(form.text("day"));
        if (day == null) {
            throw new Missing("calendar.day", form.text("day"));
        }
        editing.handle(new RemoveDay(known(year), day, version(form, "calendar.day", day)), actor);
        return "redirect:/calendar/" + year + "#days";
    }

    @PostMapping("/calendar/{year}/publication")
    String publish(
            @PathVariable String year, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        Permission.MANAGE_CALENDAR.require(actor);
        var paper = known(year);
        var stands = form.text("version").isEmpty() ? NameDay.NEW : version(form, "calendar.year", year);
        var command = new PublishYear(paper, form.text("published").equals("yes"), stands);
        return switch (editing.handle(command, actor)) {
            case CalendarOutcome.Done done -> "redirect:/calendar/" + paper;
            case CalendarOutcome.Refused(var reasons) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var problem = reasons.values().stream().map(t::say).collect(Collectors.joining(" "));
                yield show(paper, Form.empty(), problem, actor, t, model);
            }
        };
    }

    private String show(int year, Form form, String problem, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.year(year, form, problem, actor, t));
        return "calendar/calendar";
    }

    private static int known(String year) {
        var number = year.matches("\\d{4}") ? Integer.parseInt(year) : 0;
        if (number < EditingCalendars.FIRST_YEAR || number > EditingCalendars.LAST_YEAR) {
            throw new Missing("calendar", year);
        }
        return number;
    }

    /** A version that no page ever showed belongs to no state of the record. */
    private static int version(Form form, String what, Object which) {
        var version = form.text("version");
        if (!version.matches("-1|\\d{1,9}")) {
            throw new Stale(what, which);
        }
        return Integer.parseInt(version);
    }
}
