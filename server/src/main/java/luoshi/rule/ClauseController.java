package luoshi.rule;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.rule.AcknowledgingClauses.AcknowledgeClause;
import luoshi.rule.PublishingClauses.PublishClause;
import luoshi.rule.PublishingClauses.RepealClause;
import luoshi.rule.PublishingClauses.WithdrawVersion;
import luoshi.rule.WritingClauses.DiscardDraft;
import luoshi.rule.WritingClauses.StartVersion;
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ClauseController {
    private static final List<String> NOTICES = List.of("saved", "published", "repealed", "withdrawn", "read");

    private final ClausePages pages;
    private final WritingClauses writing;
    private final PublishingClauses publishing;
    private final AcknowledgingClauses acknowledging;

    ClauseController(
            ClausePages pages,
            WritingClauses writing,
            PublishingClauses publishing,
            AcknowledgingClauses acknowledging) {
        this.pages = pages;
        this.writing = writing;
        this.publishing = publishing;
        this.acknowledging = acknowledging;
    }

    @GetMapping("/rules/clauses/{id}")
    String show(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> query,
            Actor actor,
            Texts t,
            Model model) {
        var notice = NOTICES.stream()
                .filter(query::containsKey)
                .findFirst()
                .map(one -> t.get("rule.done." + one))
                .orElse("");
        var number = query.containsKey("draft") ? Optional.of(0) : number(query.getFirst("version"));
        model.addAttribute("page", pages.page(id, number, Fields.empty(), notice, actor, t));
        return "rule/clause";
    }

    private static Optional<Integer> number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    @PostMapping("/rules/clauses/{id}/versions")
    String start(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Actor actor) {
        writing.handle(new StartVersion(id, version(new Fields(form))), actor);
        return "redirect:/rules/clauses/" + id + "/edit";
    }

    @PostMapping("/rules/clauses/{id}/discard")
    String discard(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Actor actor) {
        var gone = writing.handle(new DiscardDraft(id, version(new Fields(form))), actor);
        return gone ? "redirect:/rules?state=DRAFT" : "redirect:/rules/clauses/" + id;
    }

    @PostMapping("/rules/clauses/{id}/publish")
    String publish(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        var fields = new Fields(form);
        var from = fields.date("from", true);
        var last = fields.date("last", false);
        if (from != null && fields.faults().isEmpty()) {
            var command = new PublishClause(id, version(fields), from, last == null ? null : last.plusDays(1));
            var outcome = publishing.handle(command, actor);
            if (outcome instanceof ClauseOutcome.Refused refused) {
                for (var fault : refused.faults()) {
                    fields.faults().add(fault.field().equals("to") ? new Fault("last", fault.reason()) : fault);
                }
            } else {
                return "redirect:/rules/clauses/" + id + "?published";
            }
        }
        return again(id, Optional.of(0), fields, actor, t, model, response);
    }

    @PostMapping("/rules/clauses/{id}/repeal")
    String repeal(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        Permission.PUBLISH_RULES.require(actor);
        var fields = new Fields(form);
        var on = fields.date("on", true);
        var reason = fields.text("reason", 400, true);
        if (on != null && fields.faults().isEmpty()) {
            var outcome = publishing.handle(new RepealClause(id, version(fields), on, reason), actor);
            if (outcome instanceof ClauseOutcome.Refused refused) {
                fields.faults().addAll(refused.faults());
            } else {
                return "redirect:/rules/clauses/" + id + "?repealed";
            }
        }
        return again(id, Optional.empty(), fields, actor, t, model, response);
    }

    @PostMapping("/rules/clauses/{id}/withdraw")
    String withdraw(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        var fields = new Fields(form);
        var outcome = publishing.handle(new WithdrawVersion(id, version(fields)), actor);
        if (outcome instanceof ClauseOutcome.Refused refused) {
            fields.faults().addAll(refused.faults());
            return again(id, Optional.empty(), fields, actor, t, model, response);
        }
        return "redirect:/rules/clauses/" + id + "?draft&withdrawn";
    }

    @PostMapping("/rules/clauses/{id}/acknowledge")
    String acknowledge(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Actor actor) {
        var number = new Fields(form).number("number", 1, Integer.MAX_VALUE, 0);
        acknowledging.handle(new AcknowledgeClause(id, number), actor);
        return "redirect:/rules/clauses/" + id + "?read";
    }

    private static int version(Fields fields) {
        return new Fields(fields.values()).number("version", 0, Integer.MAX_VALUE, -1);
    }

    private String again(
            long id,
            Optional<Integer> number,
            Fields fields,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.page(id, number, fields, "", actor, t));
        return "rule/clause";
    }
}
