package luoshi.rule;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.rule.Excluding.ReviewExclusion;
import luoshi.rule.Excluding.RevokeExclusion;
import luoshi.rule.Excluding.SignExclusion;
import luoshi.rule.Exempting.ApproveExemption;
import luoshi.rule.Exempting.ShortenExemption;
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
class ExceptionController {
    private static final int LONGEST_REASON = 400;

    private final ExceptionPages pages;
    private final Exempting exempting;
    private final Excluding excluding;
    private final Clock clock;

    ExceptionController(ExceptionPages pages, Exempting exempting, Excluding excluding, Clock clock) {
        this.pages = pages;
        this.exempting = exempting;
        this.excluding = excluding;
        this.clock = clock;
    }

    @GetMapping("/rules/exceptions")
    String list(Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.page(Fields.empty(), 0, actor, t));
        return "rule/exceptions";
    }

    @GetMapping("/rules/exemptions/new")
    String exemption(@RequestParam MultiValueMap<String, String> query, Actor actor, Texts t, Model model) {
        Permission.EXEMPT.require(actor);
        var fields = new Fields(query);
        if (fields.text("from").isEmpty()) {
            fields.with("from", LocalDate.now(clock));
        }
        model.addAttribute("page", pages.exemptionForm(fields, actor, t));
        return "rule/exemption-form";
    }

    @PostMapping("/rules/exemptions/new")
    String exempt(
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        Permission.EXEMPT.require(actor);
        var fields = new Fields(form);
        var duty = fields.id("duty", true);
        var person = fields.id("person", false);
        var unit = fields.id("unit", false);
        var from = fields.date("from", true);
        var last = fields.date("last", true);
        var reason = fields.text("reason", LONGEST_REASON, true);
        if (fields.faults().isEmpty() && from != null && last != null) {
            var command = new ApproveExemption(
                    duty.orElseThrow(), person.orElse(null), unit.orElse(null), from, last.plusDays(1), reason);
            if (!(exempting.handle(command, actor) instanceof ClauseOutcome.Refused refused)) {
                return "redirect:/rules/exceptions";
            }
            for (var fault : refused.faults()) {
                fields.faults().add(fault.field().equals("to") ? new Fault("last", fault.reason()) : fault);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.exemptionForm(fields, actor, t));
        return "rule/exemption-form";
    }

    @PostMapping("/rules/exemptions/{id}/end")
    String shorten(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        Permission.EXEMPT.require(actor);
        var fields = new Fields(form);
        var shown = new Fields(form).date("shown", true);
        var end = fields.date("end", true);
        var reason = fields.text("reason", LONGEST_REASON, true);
        if (fields.faults().isEmpty() && end != null) {
            var command = new ShortenExemption(id, shown == null ? LocalDate.EPOCH : shown, end, reason);
            if (!(exempting.handle(command, actor) instanceof ClauseOutcome.Refused refused)) {
                return "redirect:/rules/exceptions";
            }
            fields.faults().addAll(refused.faults());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.page(fields, id, actor, t));
        return "rule/exceptions";
    }

    @GetMapping("/rules/exclusions/new")
    String exclusion(@RequestParam MultiValueMap<String, String> query, Actor actor, Texts t, Model model) {
        Permission.EXEMPT.require(actor);
        model.addAttribute("page", pages.exclusionForm(new Fields(query), actor, t));
        return "rule/exclusion-form";
    }

    @PostMapping("/rules/exclusions/new")
    String exclude(
            @RequestParam MultiValueMap<String, String> form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response) {
        Permission.EXEMPT.require(actor);
        var fields = new Fields(form);
        var unit = fields.id("unit", true);
        var area = fields.id("area", false);
        var duty = fields.id("duty", false);
        var reason = fields.text("reason", LONGEST_REASON, true);
        if (fields.faults().isEmpty()) {
            var command = new SignExclusion(unit.orElseThrow(), area.orElse(null), duty.orElse(null), reason);
            if (!(excluding.handle(command, actor) instanceof ClauseOutcome.Refused refused)) {
                return "redirect:/rules/exceptions#exclusions";
            }
            fields.faults().addAll(refused.faults());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.exclusionForm(fields, actor, t));
        return "rule/exclusion-form";
    }

    @PostMapping("/rules/exclusions/{id}/review")
    String review(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Actor actor) {
        excluding.handle(new ReviewExclusion(id, version(form)), actor);
        return "redirect:/rules/exceptions#exclusions";
    }

    @PostMapping("/rules/exclusions/{id}/revoke")
    String revoke(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Actor actor) {
        excluding.handle(new RevokeExclusion(id, version(form)), actor);
        return "redirect:/rules/exceptions#exclusions";
    }

    private static int version(MultiValueMap<String, String> form) {
        return new Fields(form).number("version", 0, Integer.MAX_VALUE, -1);
    }
}
