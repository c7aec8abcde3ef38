package luoshi.referral;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Role;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Referrals: write one, receive it, answer it. There is nothing here that suspends or confines anybody. */
@Controller
class ReferralController implements NavigationEntry {
    private final WritingReferrals writing;
    private final ReferralViews views;

    ReferralController(WritingReferrals writing, ReferralViews views) {
        this.writing = writing;
        this.views = views;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 65, "referrals", "/referrals", "send", false);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return WritingReferrals.mayWrite(actor) && actor.role() != Role.OFFICER && actor.role() != Role.AUXILIARY;
    }

    @GetMapping("/referrals")
    String list(Actor actor, Texts t, Model model) {
        member(actor);
        model.addAttribute("page", views.referrals(actor, t));
        return "referral/complaints";
    }

    @GetMapping("/referrals/new")
    String fresh(Actor actor, Texts t, Model model, Form form) {
        member(actor);
        model.addAttribute("page", views.referralForm(actor, t, form));
        return "referral/referral-form";
    }

    @PostMapping("/referrals")
    String write(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        member(actor);
        var command = new WriteReferral(
                form.id("to"), form.id("unit"), form.idOrNull("person"), form.text("matter"), form.text("once"));
        if (form.good()) {
            switch (writing.write(actor, command)) {
                case ReferralOutcome.Done(var id) -> {
                    return "redirect:/referrals/" + id;
                }
                case ReferralOutcome.Refused(var reasons) -> ComplaintController.refuse(form, reasons);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", views.referralForm(actor, t, form));
        return "referral/referral-form";
    }

    @GetMapping("/referrals/{id:\\d{1,18}}")
    String one(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", views.referral(actor, t, id, Form.empty()));
        return "referral/referral";
    }

    @PostMapping("/referrals/{id:\\d{1,18}}/receive")
    String receive(Actor actor, @PathVariable long id, Form form) {
        writing.receive(actor, id, form.version());
        return "redirect:/referrals/" + id;
    }

    @PostMapping("/referrals/{id:\\d{1,18}}/answer")
    String answer(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        if (writing.answer(actor, id, form.version(), form.text("text"))
                instanceof ReferralOutcome.Refused(var reasons)) {
            ComplaintController.refuse(form, reasons);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", views.referral(actor, t, id, form));
            return "referral/referral";
        }
        return "redirect:/referrals/" + id;
    }

    /** Administrators run the program and see nothing that is sealed. */
    private static void member(Actor actor) {
        if (!WritingReferrals.mayWrite(actor)) {
            throw new Forbidden("referrals");
        }
    }
}
