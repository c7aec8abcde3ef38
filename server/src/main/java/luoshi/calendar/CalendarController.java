package luoshi.calendar;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import luoshi.calendar.CalendarPage.Form;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.kernel.Stale;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
        return show(LocalDate.now(clock).getYear(), empty(), "", actor, t, model);
    }

    @GetMapping("/calendar/{year}")
    String year(
            @PathVariable String year, @RequestParam(defaultValue = "") String day, Actor actor, Texts t, Model model) {
        var paper = date(day).flatMap(pages::paperYear);
        if (paper.isPresent() && paper.get() != known(year)) {
            return "redirect:/calendar/" + paper.get() + "?day=" + day + "#edit";
        }
        var form = date(day).map(pages::form).orElseGet(CalendarController::empty);
        return show(known(year), form, "", actor, t, model);
    }

    @PostMapping("/calendar/{year}/days")
    String name(
            @PathVariable String year,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String version,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        Permission.MANAGE_CALENDAR.require(actor);
        var paper = known(year);
        var reasons = new LinkedHashMap<String, Reason>();
        var date = date(day);
        if (date.isEmpty()) {
            reasons.put("day", Reason.of("reason.calendar.no-day"));
        }
        if (!kind.equals("off") && !kind.equals("make-up")) {
            reasons.put("kind", Reason.of("reason.calendar.no-kind"));
        }
        if (date.isPresent() && reasons.isEmpty()) {
            var command = new NameDay(
                    paper, date.get(), name.strip(), kind.equals("off"), number(version, "calendar.day", day));
            switch (editing.handle(command, actor)) {
                case CalendarOutcome.Done done -> {
                    return "redirect:/calendar/" + paper + "#days";
                }
                case CalendarOutcome.Refused refused -> reasons.putAll(refused.reasons());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var fresh = version.isEmpty() || version.equals(Integer.toString(NameDay.NEW));
        var shown = new Form(day, name, !kind.equals("make-up"), version, fresh, said(reasons, t));
        return show(paper, shown, "", actor, t, model);
    }

    @PostMapping("/calendar/{year}/days/remove")
    String remove(
            @PathVariable String year,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String version,
            Actor actor) {
        Permission.MANAGE_CALENDAR.require(actor);
        var date = date(day).orElseThrow(() -> new Missing("calendar.day", day));
        editing.handle(new RemoveDay(known(year), date, number(version, "calendar.day", day)), actor);
        return "redirect:/calendar/" + year + "#days";
    }

    @PostMapping("/calendar/{year}/publication")
    String publish(
            @PathVariable String year,
            @RequestParam(defaultValue = "") String published,
            @RequestParam(defaultValue = "") String version,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        Permission.MANAGE_CALENDAR.require(actor);
        var paper = known(year);
        var stands = version.isEmpty() ? NameDay.NEW : number(version, "calendar.year", year);
        return switch (editing.handle(new PublishYear(paper, published.equals("yes"), stands), actor)) {
            case CalendarOutcome.Done done -> "redirect:/calendar/" + paper;
            case CalendarOutcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(
                        paper,
                        empty(),
                        String.join(" ", said(refused.reasons(), t).values()),
                        actor,
                        t,
                        model);
            }
        };
    }

    private String show(int year, Form form, String problem, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.year(year, form, problem, actor, t));
        return "calendar/calendar";
    }

    private static Map<String, String> said(Map<String, Reason> reasons, Texts t) {
        var said = new LinkedHashMap<String, String>();
        reasons.forEach((field, reason) ->
                said.put(field, t.get(reason.key(), reason.data().toArray())));
        return said;
    }

    private static Form empty() {
        return new Form("", "", true, Integer.toString(NameDay.NEW), true, Map.of());
    }

    private static int known(String year) {
        var number = year.matches("\\d{4}") ? Integer.parseInt(year) : 0;
        if (number < EditingCalendars.FIRST_YEAR || number > EditingCalendars.LAST_YEAR) {
            throw new Missing("calendar", year);
        }
        return number;
    }

    /** A version that no page ever showed belongs to no state of the record. */
    private static int number(String version, String what, String which) {
        if (!version.matches("-1|\\d{1,9}")) {
            throw new Stale(what, which);
        }
        return Integer.parseInt(version);
    }

    private static Optional<LocalDate> date(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
