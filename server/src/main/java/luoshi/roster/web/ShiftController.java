package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.function.Supplier;
import luoshi.kernel.Actor;
import luoshi.roster.ChangeShift;
import luoshi.roster.ChangingShifts;
import luoshi.roster.PlanShift;
import luoshi.roster.PlanningShifts;
import luoshi.roster.RemoveShift;
import luoshi.roster.RemovingShifts;
import luoshi.roster.RequestSwap;
import luoshi.roster.RequestingSwaps;
import luoshi.roster.RosterOutcome;
import luoshi.roster.ShiftKind;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class ShiftController {
    private final ShiftPages pages;
    private final PlanningShifts planning;
    private final ChangingShifts changing;
    private final RemovingShifts removing;
    private final RequestingSwaps requesting;

    ShiftController(
            ShiftPages pages,
            PlanningShifts planning,
            ChangingShifts changing,
            RemovingShifts removing,
            RequestingSwaps requesting) {
        this.pages = pages;
        this.planning = planning;
        this.changing = changing;
        this.removing = removing;
        this.requesting = requesting;
    }

    @GetMapping("/roster/shifts/new")
    String form(Form query, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.planning(query, actor, t));
        return "roster/shift";
    }

    @PostMapping("/roster/shifts")
    String plan(Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var unit = Address.unit(form);
        var command = command(form);
        if (done(form, () -> planning.handle(command, actor))) {
            return "redirect:/roster?unit=" + unit + "&month=" + YearMonth.from(command.day()) + "&day=" + command.day()
                    + "&done=planned";
        }
        out.setStatus(422);
        model.addAttribute("page", pages.planning(form, actor, t));
        return "roster/shift";
    }

    @GetMapping("/roster/shifts/{id}")
    String shift(@PathVariable long id, Form query, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.of(id, "", query, RosterController.notice(query, t), actor, t));
        return "roster/shift";
    }

    @PostMapping("/roster/shifts/{id}")
    String change(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var command = new ChangeShift(id, form.version(), command(form));
        return done(form, () -> changing.handle(command, actor))
                ? "redirect:/roster/shifts/" + id + "?done=changed"
                : again(id, "change", form, actor, t, model, out);
    }

    @PostMapping("/roster/shifts/{id}/swap")
    String swap(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var command = new RequestSwap(id, form.version(), form.id("to"), form.text("reason"));
        return done(form, () -> requesting.handle(command, actor))
                ? "redirect:/roster/shifts/" + id + "?done=swapped"
                : again(id, "swap", form, actor, t, model, out);
    }

    @PostMapping("/roster/shifts/{id}/remove")
    String remove(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var shift = pages.find(id);
        var command = new RemoveShift(id, form.version(), form.text("reason"));
        return done(form, () -> removing.handle(command, actor))
                ? "redirect:/roster?unit=" + shift.unitId() + "&month=" + YearMonth.from(shift.day()) + "&done=removed"
                : again(id, "remove", form, actor, t, model, out);
    }

    private String again(long id, String act, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        out.setStatus(422);
        model.addAttribute("page", pages.of(id, act, form, "", actor, t));
        return "roster/shift";
    }

    /** Runs the use case unless a field was refused, and notes what it refuses; says whether it is done. */
    static boolean done(Form form, Supplier<RosterOutcome> useCase) {
        if (form.good() && useCase.get() instanceof RosterOutcome.Refused(var reasons)) {
            reasons.forEach(form::refuse);
        }
        return form.good();
    }

    private static PlanShift command(Form form) {
        return new PlanShift(
                form.id("person"),
                form.one("kind", ShiftKind.class),
                form.day("day"),
                form.timeOrNull("from"),
                form.timeOrNull("to"),
                form.text("seat"),
                form.text("reason"));
    }
}
