package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;
import java.util.Set;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.kernel.Missing;
import luoshi.kernel.Role;
import luoshi.roster.CopyMonth;
import luoshi.roster.CopyingMonths;
import luoshi.roster.PublishMonth;
import luoshi.roster.PublishingMonths;
import luoshi.roster.RosterOutcome;
import luoshi.roster.WaitingSwaps;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class RosterController implements NavigationEntry {
    private static final Set<String> NOTICES = Set.of(
            "planned",
            "changed",
            "removed",
            "swapped",
            "requested",
            "approved",
            "declined",
            "undone",
            "published",
            "copied");

    private final MonthPages pages;
    private final OwnShifts own;
    private final PublishingMonths publishing;
    private final CopyingMonths copying;
    private final WaitingSwaps waiting;
    private final Clock clock;

    RosterController(
            MonthPages pages,
            OwnShifts own,
            PublishingMonths publishing,
            CopyingMonths copying,
            WaitingSwaps waiting,
            Clock clock) {
        this.pages = pages;
        this.own = own;
        this.publishing = publishing;
        this.copying = copying;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Group.STATION, 40, "roster", "/roster", "calendar-event", true);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.role() != Role.GUIDANCE
                && (actor.personId() != null || !actor.scope().isEmpty());
    }

    @Override
    public OptionalInt waiting(Actor actor) {
        var count = waiting.count(actor);
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    @GetMapping("/roster")
    String month(Form form, Actor actor, Texts t, Model model) {
        var month = Address.month(form, YearMonth.now(clock));
        if (!visibleTo(actor)) {
            throw new Missing("roster", month);
        }
        var notice = notice(form, t);
        if (actor.scope().isEmpty() && form.text("unit").isEmpty()) {
            model.addAttribute("page", own.page(month, actor, notice, t));
            return "roster/own";
        }
        return show(wanted(form, month, actor, notice, ""), actor, t, model);
    }

    @PostMapping("/roster/publish")
    String publish(Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var month = Address.month(form, YearMonth.now(clock));
        var outcome = publishing.handle(new PublishMonth(Address.unit(form), month.atDay(1)), actor);
        return after(outcome, "published", form, month, actor, t, model, out);
    }

    @PostMapping("/roster/copy")
    String copy(Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var month = Address.month(form, YearMonth.now(clock));
        var outcome = copying.handle(new CopyMonth(Address.unit(form), month.atDay(1)), actor);
        return after(outcome, "copied", form, month, actor, t, model, out);
    }

    private String after(
            RosterOutcome outcome,
            String done,
            Form form,
            YearMonth month,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        return switch (outcome) {
            case RosterOutcome.Done(long count) ->
                "redirect:/roster?unit=" + Address.unit(form) + "&month=" + month + "&done=" + done + "&n=" + count;
            case RosterOutcome.Refused(var reasons) -> {
                out.setStatus(422);
                var why = t.say(reasons.values().iterator().next());
                yield show(wanted(form, month, actor, "", why), actor, t, model);
            }
        };
    }

    private String show(MonthPages.Wanted wanted, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.of(wanted, actor, t));
        return "roster/month";
    }

    private MonthPages.Wanted wanted(Form form, YearMonth month, Actor actor, String notice, String error) {
        var unit = !form.text("unit").isEmpty()
                ? Address.unit(form)
                : actor.sees(actor.unitId()) ? actor.unitId() : actor.scope().getFirst();
        var by = form.text("by").equals("seat") || form.text("by").equals("person") ? form.text("by") : "";
        return new MonthPages.Wanted(unit, month, by, day(form, month), notice, error);
    }

    /** The chosen day of the month; today where it lies in the month, else its first day. */
    private LocalDate day(Form form, YearMonth month) {
        var day = Dates.day(form.text("day"));
        if (day != null && YearMonth.from(day).equals(month)) {
            return day;
        }
        var today = LocalDate.now(clock);
        return YearMonth.from(today).equals(month) ? today : month.atDay(1);
    }

    static String notice(Form form, Texts t) {
        var done = form.text("done");
        var count = form.text("n").matches("\\d{1,6}") ? form.text("n") : "";
        return NOTICES.contains(done) ? t.get("roster.done." + done, count) : "";
    }
}
