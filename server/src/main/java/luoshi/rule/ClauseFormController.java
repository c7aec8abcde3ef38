package luoshi.rule;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.rule.WritingClauses.SaveDraft;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form of a draft: saves it, or shows it again with one duty more or less, or with what it lacks. */
@Controller
class ClauseFormController {
    private static final String REMOVE = "remove-";

    private final ClauseFormPages pages;
    private final WritingClauses writing;

    ClauseFormController(ClauseFormPages pages, WritingClauses writing) {
        this.pages = pages;
        this.writing = writing;
    }

    @GetMapping("/rules/clauses/{id}/edit")
    String edit(@PathVariable long id, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.stored(id, actor, t));
        return "rule/clause-form";
    }

    @PostMapping("/rules/clauses/{id}/edit")
    String save(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        var action = form.text("action");
        var owner = pages.owner(id, actor);
        var next = form;
        if (action.equals("add")) {
            ClauseForm.addDuty(form, owner);
        } else if (action.startsWith(REMOVE)) {
            next = ClauseForm.without(form, index(action));
        } else if (!action.equals("lint")) {
            var draft = ClauseForm.read(form);
            if (form.good()) {
                switch (writing.handle(new SaveDraft(id, form.version(), draft), actor)) {
                    case ClauseOutcome.Done done -> {
                        return "redirect:/rules/clauses/" + done.id() + "?draft&saved";
                    }
                    case ClauseOutcome.Refused refused -> refused.faults().forEach(fault -> fault.at(form));
                }
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("page", pages.page(id, next, actor, t));
        return "rule/clause-form";
    }

    private static int index(String action) {
        try {
            return Integer.parseInt(action.substring(REMOVE.length()));
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
