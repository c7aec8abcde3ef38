package luoshi.redress;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import luoshi.kernel.Actor;
import luoshi.redress.web.HearingFormPage;
import luoshi.web.AfterPage;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who hears the person answers a statement or decides an objection; opening it is noted for the person. */
@Controller
class HearingController {
    private final HearingStatements statements;
    private final DecidingObjections objections;
    private final HearingForms forms;
    private final LoggingReads reads;

    HearingController(
            HearingStatements statements, DecidingObjections objections, HearingForms forms, LoggingReads reads) {
        this.statements = statements;
        this.objections = objections;
        this.forms = forms;
        this.reads = reads;
    }

    @GetMapping("/redress/statements/{id:\\d{1,18}}")
    String statement(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", forms.statement(actor, t, id, Form.empty()));
        var person = forms.personOfStatement(id);
        AfterPage.then(() -> reads.note(actor, person, LoggingReads.What.STATEMENT));
        return "redress/hearing-form";
    }

    @PostMapping("/redress/statements/{id:\\d{1,18}}")
    String answer(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        forms.statement(actor, t, id, Form.empty());
        var answer = form.one("answer", StatementAnswer.class);
        return next(
                form,
                response,
                model,
                "/redress/statements/" + id,
                () -> statements.answer(actor, id, form.version(), answer, form.text("text")),
                () -> forms.statement(actor, t, id, form));
    }

    @GetMapping("/redress/objections/{id:\\d{1,18}}")
    String objection(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", forms.objection(actor, t, id, Form.empty()));
        var person = forms.personOfObjection(id);
        AfterPage.then(() -> reads.note(actor, person, LoggingReads.What.OBJECTION));
        return "redress/hearing-form";
    }

    @PostMapping("/redress/objections/{id:\\d{1,18}}")
    String decide(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        forms.objection(actor, t, id, Form.empty());
        var decision = form.one("answer", ObjectionDecision.class);
        return next(
                form,
                response,
                model,
                "/redress/objections/" + id,
                () -> objections.decide(actor, id, form.version(), decision, form.text("text")),
                () -> forms.objection(actor, t, id, form));
    }

    /** Back to what was heard, or the form again with what is wrong. */
    private static String next(
            Form form,
            HttpServletResponse response,
            Model model,
            String here,
            Supplier<RedressOutcome> hear,
            Supplier<HearingFormPage> again) {
        if (form.good() && hear.get() instanceof RedressOutcome.Refused(var reasons)) {
            reasons.forEach(form::refuse);
        }
        if (form.good()) {
            return "redirect:" + here;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", again.get());
        return "redress/hearing-form";
    }
}
