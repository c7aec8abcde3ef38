package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.function.Supplier;
import luoshi.kernel.Actor;
import luoshi.roster.ApproveSwap;
import luoshi.roster.DecidingSwaps;
import luoshi.roster.DeclineSwap;
import luoshi.roster.RosterOutcome;
import luoshi.roster.UndoSwap;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

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
        model.addAttribute("page", pages.of(id, Form.empty(), actor, t));
        return "roster/swap";
    }

    @PostMapping("/roster/swaps/{id}/approve")
    String approve(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var command = new ApproveSwap(id, form.version());
        return after(() -> deciding.handle(command, actor), id, "approved", form, actor, t, model, out);
    }

    @PostMapping("/roster/swaps/{id}/decline")
    String decline(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var command = new DeclineSwap(id, form.version(), form.text("answer"));
        return after(() -> deciding.handle(command, actor), id, "declined", form, actor, t, model, out);
    }

    @PostMapping("/roster/swaps/{id}/undo")
    String undo(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var command = new UndoSwap(id, form.version(), form.text("reason"));
        return after(() -> deciding.handle(command, actor), id, "undone", form, actor, t, model, out);
    }

    private String after(
            Supplier<RosterOutcome> useCase,
            long id,
            String done,
            Form form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        if (!ShiftController.done(form, useCase)) {
            out.setStatus(422);
            model.addAttribute("page", pages.of(id, form, actor, t));
            return "roster/swap";
        }
        var swap = pages.find(id);
        var month = YearMonth.from(swap.hours().day());
        var unit = form.text("unit").matches("\\d{1,18}") ? form.text("unit") : swap.unitId();
        return actor.sees(swap.unitId())
                ? "redirect:/roster?unit=" + unit + "&month=" + month + "&done=" + done
                : "redirect:/roster?month=" + month + "&done=" + done;
    }
}
