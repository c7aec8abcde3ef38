package luoshi.rule;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.kernel.Permission;
import luoshi.rule.Excluding.ReviewExclusion;
import luoshi.rule.Excluding.RevokeExclusion;
import luoshi.rule.Excluding.SignExclusion;
import luoshi.rule.Exempting.ApproveExemption;
import luoshi.rule.Exempting.ShortenExemption;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

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
        model.addAttribute("page", pages.page(Form.empty(), 0, actor, t));
        return "rule/exceptions";
    }

    @GetMapping("/rules/exemptions/new")
    String exemption(Form form, Actor actor, Texts t, Model model) {
        Permission.EXEMPT.require(actor);
        if (form.text("from").isEmpty()) {
            form.put("from", LocalDate.now(clock));
        }
        model.addAttribute("page", pages.exemptionForm(form, actor, t));
        return "rule/exemption-form";
    }

    @PostMapping("/rules/exemptions/new")
    String exempt(Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        Permission.EXEMPT.require(actor);
        var duty = form.id("duty");
        var person = form.idOrNull("person");
        var unit = form.idOrNull("unit");
        var from = form.day("from");
        var last = form.day("last");
        var reason = form.text("reason", LONGEST_REASON, true);
        if (form.good()) {
            var command = new ApproveExemption(duty, person, unit, from, last.plusDays(1), reason);
            if (!(exempting.handle(command, actor) instanceof ClauseOutcome.Refused refused)) {
                return "redirect:/rules/exceptions";
            }
            refused.faults().forEach(fault -> fault.at(form));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.exemptionForm(form, actor, t));
        return "rule/exemption-form";
    }

    @PostMapping("/rules/exemptions/{id}/end")
    String shorten(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        Permission.EXEMPT.require(actor);
        var shown = Dates.day(form.text("shown"));
        var end = form.day("end");
        var reason = form.text("reason", LONGEST_REASON, true);
        if (form.good()) {
            var command = new ShortenExemption(id, shown == null ? LocalDate.EPOCH : shown, end, reason);
            if (!(exempting.handle(command, actor) instanceof ClauseOutcome.Refused refused)) {
                return "redirect:/rules/exceptions";
            }
            refused.faults().forEach(fault -> fault.at(form));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.page(form, id, actor, t));
        return "rule/exceptions";
    }

    @GetMapping("/rules/exclusions/new")
    String exclusion(Form form, Actor actor, Texts t, Model model) {
        Permission.EXEMPT.require(actor);
        model.addAttribute("page", pages.exclusionForm(form, actor, t));
        return "rule/exclusion-form";
    }

    @PostMapping("/rules/exclusions/new")
    String exclude(Form form, Actor actor, Texts t, Model model, HttpServletResponse response) {
        Permission.EXEMPT.require(actor);
        var unit = form.id("unit");
        var area = form.idOrNull("area");
        var duty = form.idOrNull("duty");
        var reason = form.text("reason", LONGEST_REASON, true);
        if (form.good()) {
            var command = new SignExclusion(unit, area, duty, reason);
            if (!(excluding.handle(command, actor) instanceof ClauseOutcome.Refused refused)) {
                return "redirect:/rules/exceptions#exclusions";
            }
            refused.faults().forEach(fault -> fault.at(form));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", pages.exclusionForm(form, actor, t));
        return "rule/exclusion-form";
    }

    @PostMapping("/rules/exclusions/{id}/review")
    String review(@PathVariable long id, Form form, Actor actor) {
        excluding.handle(new ReviewExclusion(id, form.version()), actor);
        return "redirect:/rules/exceptions#exclusions";
    }

    @PostMapping("/rules/exclusions/{id}/revoke")
    String revoke(@PathVariable long id, Form form, Actor actor) {
        excluding.handle(new RevokeExclusion(id, form.version()), actor);
        return "redirect:/rules/exceptions#exclusions";
    }
}
