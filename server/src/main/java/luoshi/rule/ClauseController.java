package luoshi.rule;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.rule.AcknowledgingClauses.AcknowledgeClause;
import luoshi.rule.PublishingClauses.PublishClause;
import luoshi.rule.PublishingClauses.RepealClause;
import luoshi.rule.PublishingClauses.WithdrawVersion;
import luoshi.rule.WritingClauses.DiscardDraft;
import luoshi.rule.WritingClauses.StartVersion;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ClauseController {
    private static final List<String> NOTICES = List.of("saved", "published", "repealed", "withdrawn", "read");

    private final ClausePages pages;
    private final ComparingVersions comparing;
    private final WritingClauses writing;
    private final PublishingClauses publishing;
    private final AcknowledgingClauses acknowledging;

    ClauseController(
            ClausePages pages,
            ComparingVersions comparing,
            WritingClauses writing,
            PublishingClauses publishing,
            AcknowledgingClauses acknowledging) {
        this.pages = pages;
        this.comparing = comparing;
        this.writing = writing;
        this.publishing = publishing;
        this.acknowledging = acknowledging;
    }

    @GetMapping("/rules/clauses/{id}")
    String show(@PathVariable long id, Form query, Actor actor, Texts t, Model model) {
        var notice = NOTICES.stream()
                .filter(one -> !query.all(one).isEmpty())
                .findFirst()
                .map(one -> t.get("rule.done." + one))
                .orElse("");
        var number =
                query.all("draft").isEmpty() ? Optional.of(query.version()).filter(one -> one >= 0) : Optional.of(0);
        model.addAttribute("page", pages.page(id, number, Form.empty(), notice, actor, t));
        return "rule/clause";
    }

    @GetMapping("/rules/clauses/{id}/compare")
    String compare(@PathVariable long id, @RequestParam Map<String, String> query, Actor actor, Texts t, Model model) {
        model.addAttribute("page", comparing.page(id, number(query.get("from")), number(query.get("to")), actor, t));
        return "rule/compare";
    }

    private static Optional<Integer> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    @PostMapping("/rules/clauses/{id}/versions")
    String start(@PathVariable long id, Form form, Actor actor) {
        writing.handle(new StartVersion(id, form.version()), actor);
        return "redirect:/rules/clauses/" + id + "/edit";
    }

    @PostMapping("/rules/clauses/{id}/discard")
    String discard(@PathVariable long id, Form form, Actor actor) {
        var gone = writing.handle(new DiscardDraft(id, form.version()), actor);
        return gone ? "redirect:/rules?state=DRAFT" : "redirect:/rules/clauses/" + id;
    }

    @PostMapping("/rules/clauses/{id}/publish")
    String publish(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        var from = form.day("from");
        var last = form.dayOrNull("last");
        if (form.good()) {
            var command = new PublishClause(id, form.version(), from, last == null ? null : last.plusDays(1));
            var outcome = publishing.handle(command, actor);
            if (outcome instanceof ClauseOutcome.Refused refused) {
                refused.faults().forEach(fault -> fault.at(form));
            } else {
                return "redirect:/rules/clauses/" + id + "?published";
            }
        }
        return again(id, Optional.of(0), form, actor, t, model, response);
    }

    @PostMapping("/rules/clauses/{id}/repeal")
    String repeal(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        Permission.PUBLISH_RULES.require(actor);
        var on = form.day("on");
        var reason = form.text("reason", 400, true);
        if (form.good()) {
            var outcome = publishing.handle(new RepealClause(id, form.version(), on, reason), actor);
            if (outcome instanceof ClauseOutcome.Refused refused) {
                refused.faults().forEach(fault -> fault.at(form));
            } else {
                return "redirect:/rules/clauses/" + id + "?repealed";
            }
        }
        return again(id, Optional.empty(), form, actor, t, model, response);
    }

    @PostMapping("/rules/clauses/{id}/withdraw")
    String withdraw(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        var outcome = publishing.handle(new WithdrawVersion(id, form.version()), actor);
        if (outcome instanceof ClauseOutcome.Refused refused) {
            refused.faults().forEach(fault -> fault.at(form));
            return again(id, Optional.empty(), form, actor, t, model, response);
        }
        return "redirect:/rules/clauses/" + id + "?draft&withdrawn";
    }

    @PostMapping("/rules/clauses/{id}/acknowledge")
    String acknowledge(@PathVariable long id, Form form, Actor actor) {
        acknowledging.handle(new AcknowledgeClause(id, form.whole("number", 1, Integer.MAX_VALUE)), actor);
        return "redirect:/rules/clauses/" + id + "?read";
    }

    private String again(
            long id,
            Optional<Integer> number,
            Form form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.page(id, number, form, "", actor, t));
        return "rule/clause";
    }
}
