package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.roster.ApproveSwap;
import luoshi.roster.DecidingSwaps;
import luoshi.roster.DeclineSwap;
import luoshi.roster.RosterOutcome;
import luoshi.roster.UndoSwap;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SwapController {
    private final SwapPages pages;
    private final DecidingSwaps deciding;

    SwapController(SwapPages pages, DecidingSwaps deciding) {
        this.pages = pages;
        this.deciding = deciding;
    }

    @GetMapping("/roster/swaps/{id}")
    String swap(@PathVariable long id, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.of(id, Map.of(), Map.of(), actor, t));
        return "roster/swap";
    }

    @PostMapping("/roster/swaps/{id}/approve")
    String approve(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        var outcome = deciding.handle(new ApproveSwap(id, new Input(form).version()), actor);
        return after(outcome, id, "approved", form, actor, t, model, out);
    }

    @PostMapping("/roster/swaps/{id}/decline")
    String decline(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        var input = new Input(form);
        var outcome = deciding.handle(new DeclineSwap(id, input.version(), input.text("answer")), actor);
        return after(outcome, id, "declined", form, actor, t, model, out);
    }

    @PostMapping("/roster/swaps/{id}/undo")
    String undo(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        var input = new Input(form);
        var outcome = deciding.handle(new UndoSwap(id, input.version(), input.text("reason")), actor);
        return after(outcome, id, "undone", form, actor, t, model, out);
    }

    private String after(
            RosterOutcome outcome,
            long id,
            String done,
            Map<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        return switch (outcome) {
            case RosterOutcome.Done ignored -> {
                var swap = pages.find(id);
                var month = YearMonth.from(swap.hours().day());
                var unit = form.getOrDefault("unit", "").matches("\\d{1,18}") ? form.get("unit") : swap.unitId();
                yield actor.sees(swap.unitId())
                        ? "redirect:/roster?unit=" + unit + "&month=" + month + "&done=" + done
                        : "redirect:/roster?month=" + month + "&done=" + done;
            }
            case RosterOutcome.Refused(var reasons) -> {
                out.setStatus(422);
                model.addAttribute("page", pages.of(id, form, reasons, actor, t));
                yield "roster/swap";
            }
        };
    }
}
