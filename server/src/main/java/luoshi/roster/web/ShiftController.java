package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.Map;
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
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String form(@RequestParam Map<String, String> query, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.planning(new Input(query), Map.of(), actor, t));
        return "roster/shift";
    }

    @PostMapping("/roster/shifts")
    String plan(@RequestParam Map<String, String> form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var input = new Input(form);
        var unit = input.unit();
        var command = command(input);
        var outcome =
                input.lacks().isEmpty() ? planning.handle(command, actor) : new RosterOutcome.Refused(input.lacks());
        return switch (outcome) {
            case RosterOutcome.Done ignored ->
                "redirect:/roster?unit=" + unit + "&month=" + YearMonth.from(command.day()) + "&day=" + command.day()
                        + "&done=planned";
            case RosterOutcome.Refused(var reasons) -> {
                out.setStatus(422);
                model.addAttribute("page", pages.planning(input, reasons, actor, t));
                yield "roster/shift";
            }
        };
    }

    @GetMapping("/roster/shifts/{id}")
    String shift(@PathVariable long id, @RequestParam Map<String, String> query, Actor actor, Texts t, Model model) {
        var input = new Input(query);
        model.addAttribute("page", pages.of(id, "", input, Map.of(), RosterController.notice(input, t), actor, t));
        return "roster/shift";
    }

    @PostMapping("/roster/shifts/{id}")
    String change(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        var input = new Input(form);
        var command = command(input);
        var outcome = input.lacks().isEmpty()
                ? changing.handle(new ChangeShift(id, input.version(), command), actor)
                : new RosterOutcome.Refused(input.lacks());
        return after(outcome, id, "change", "changed", input, actor, t, model, out);
    }

    @PostMapping("/roster/shifts/{id}/swap")
    String swap(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        var input = new Input(form);
        var to = input.id("to", "reason.roster.field-person");
        var outcome = input.lacks().isEmpty()
                ? requesting.handle(new RequestSwap(id, input.version(), to, input.text("reason")), actor)
                : new RosterOutcome.Refused(input.lacks());
        return after(outcome, id, "swap", "swapped", input, actor, t, model, out);
    }

    @PostMapping("/roster/shifts/{id}/remove")
    String remove(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        var input = new Input(form);
        var shift = pages.find(id);
        var outcome = removing.handle(new RemoveShift(id, input.version(), input.text("reason")), actor);
        if (outcome instanceof RosterOutcome.Done) {
            return "redirect:/roster?unit=" + shift.unitId() + "&month=" + YearMonth.from(shift.day())
                    + "&done=removed";
        }
        return after(outcome, id, "remove", "removed", input, actor, t, model, out);
    }

    private String after(
            RosterOutcome outcome,
            long id,
            String act,
            String done,
            Input input,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        return switch (outcome) {
            case RosterOutcome.Done ignored -> "redirect:/roster/shifts/" + id + "?done=" + done;
            case RosterOutcome.Refused(var reasons) -> {
                out.setStatus(422);
                model.addAttribute("page", pages.of(id, act, input, reasons, "", actor, t));
                yield "roster/shift";
            }
        };
    }

    private static PlanShift command(Input input) {
        return new PlanShift(
                input.id("person", "reason.roster.field-person"),
                input.choice("kind", ShiftKind.DAY),
                input.day("day"),
                input.time("from"),
                input.time("to"),
                input.text("seat"),
                input.text("reason"));
    }
}
