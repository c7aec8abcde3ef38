package luoshi.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Complaints: record one, hand it over, decide it. */
@Controller
class ComplaintController implements NavigationEntry {
    private final HandlingComplaints handling;
    private final ReferralViews views;

    ComplaintController(HandlingComplaints handling, ReferralViews views) {
        this.handling = handling;
        this.views = views;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 60, "complaints", "/complaints", "bell", false);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return Permission.HANDLE_COMPLAINTS.heldBy(actor);
    }

    @GetMapping("/complaints")
    String list(Actor actor, Texts t, Model model) {
        Permission.HANDLE_COMPLAINTS.require(actor);
        model.addAttribute("page", views.complaints(t));
        return "referral/complaints";
    }

    @GetMapping("/complaints/new")
    String fresh(Actor actor, Texts t, Model model, Form form) {
        Permission.HANDLE_COMPLAINTS.require(actor);
        model.addAttribute("page", views.complaintForm(actor, t, form));
        return "referral/complaint-form";
    }

    @PostMapping("/complaints")
    String record(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        Permission.HANDLE_COMPLAINTS.require(actor);
        var pending = form.some("pending", ComplaintPending.class);
        var command = new RecordComplaint(
                form.id("unit"),
                form.idOrNull("person"),
                form.one("channel", ComplaintChannel.class),
                form.text("matter"),
                pending.isEmpty() ? null : pending.getFirst(),
                form.text("name"),
                form.text("contact"),
                form.text("once"));
        if (form.good()) {
            switch (handling.record(actor, command)) {
                case ReferralOutcome.Done(var id) -> {
                    return "redirect:/complaints/" + id;
                }
                case ReferralOutcome.Refused(var reasons) -> refuse(form, reasons);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", views.complaintForm(actor, t, form));
        return "referral/complaint-form";
    }

    @GetMapping("/complaints/{id:\\d{1,18}}")
    String one(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", views.complaint(actor, t, id, Form.empty()));
        return "referral/complaint";
    }

    @PostMapping("/complaints/{id:\\d{1,18}}/handover")
    String handOver(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        views.complaint(actor, t, id, Form.empty());
        var to = form.one("pending", ComplaintPending.class);
        if (form.good()
                && handling.handOver(actor, id, form.version(), to) instanceof ReferralOutcome.Refused(var why)) {
            refuse(form, why);
        }
        return again(actor, t, model, response, id, form);
    }

    @PostMapping("/complaints/{id:\\d{1,18}}/decision")
    String decide(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        views.complaint(actor, t, id, Form.empty());
        var state = form.text("decision");
        var upheld = state.equals(ComplaintState.UPHELD.name());
        if (!List.of(ComplaintState.UPHELD.name(), ComplaintState.NOT_UPHELD.name())
                .contains(state)) {
            form.refuse("", Reason.of("reason.referral.decision"));
        }
        var area = form.idOrNull("area");
        if (form.good()
                && handling.decide(actor, id, form.version(), upheld, area, form.text("text"))
                        instanceof ReferralOutcome.Refused(var why)) {
            refuse(form, why);
        }
        return again(actor, t, model, response, id, form);
    }

    private String again(Actor actor, Texts t, Model model, HttpServletResponse response, long id, Form form) {
        if (form.good()) {
            return "redirect:/complaints/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", views.complaint(actor, t, id, form));
        return "referral/complaint";
    }

    static void refuse(Form form, Map<String, Reason> reasons) {
        reasons.forEach(form::refuse);
    }
}
