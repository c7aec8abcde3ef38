package luoshi.redress;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import luoshi.kernel.Actor;
import luoshi.redress.web.VoiceFormPage;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The person concerned says something to a record, or objects to it. */
@Controller
class VoiceController {
    private static final String DONE = "redirect:/me#obj";

    private final HearingStatements statements;
    private final DecidingObjections objections;
    private final VoiceForms forms;

    VoiceController(HearingStatements statements, DecidingObjections objections, VoiceForms forms) {
        this.statements = statements;
        this.objections = objections;
        this.forms = forms;
    }

    @GetMapping("/findings/{id:\\d{1,18}}/statement")
    String askStatement(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", forms.statement(actor, t, id, Form.empty()));
        return "redress/voice-form";
    }

    @PostMapping("/findings/{id:\\d{1,18}}/statement")
    String state(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        return next(
                statements.state(actor, id, form.text("text"), form.text("once")),
                form,
                response,
                model,
                () -> forms.statement(actor, t, id, form));
    }

    @GetMapping("/findings/{id:\\d{1,18}}/objection")
    String askObjection(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", forms.objection(actor, t, id, Form.empty()));
        return "redress/voice-form";
    }

    @PostMapping("/findings/{id:\\d{1,18}}/objection")
    String object(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        return next(
                objections.object(actor, id, form.text("text"), form.text("once")),
                form,
                response,
                model,
                () -> forms.objection(actor, t, id, form));
    }

    /** Back to what one has said, or the form again with what is wrong. */
    private static String next(
            RedressOutcome outcome,
            Form form,
            HttpServletResponse response,
            Model model,
            Supplier<VoiceFormPage> again) {
        if (outcome instanceof RedressOutcome.Refused(var reasons)) {
            reasons.forEach(form::refuse);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", again.get());
            return "redress/voice-form";
        }
        return DONE;
    }
}
