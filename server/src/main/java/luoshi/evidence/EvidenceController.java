package luoshi.evidence;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.kernel.Missing;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Own entries, a new one within half a minute on a phone, and taking one back. */
@Controller
class EvidenceController implements NavigationEntry {
    private final RecordingEvidence recording;
    private final WithdrawingEvidence withdrawing;
    private final EvidenceForms forms;
    private final EvidenceLists lists;

    EvidenceController(
            RecordingEvidence recording, WithdrawingEvidence withdrawing, EvidenceForms forms, EvidenceLists lists) {
        this.recording = recording;
        this.withdrawing = withdrawing;
        this.forms = forms;
        this.lists = lists;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 20, "evidence", "/evidence", "clipboard-check", false);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.personId() != null;
    }

    @GetMapping("/evidence")
    String list(Actor actor, Texts t, Model model, Form query) {
        model.addAttribute(
                "page",
                lists.page(
                        actor,
                        t,
                        query.idOrNull("person"),
                        query.text("mine").equals("true"),
                        Dates.day(query.text("before")),
                        query.text("done")));
        return "evidence/list";
    }

    @GetMapping("/evidence/new")
    String fresh(Actor actor, Texts t, Model model, Form form) {
        var duty = form.idOrNull("duty");
        if (duty == null) {
            model.addAttribute("page", forms.choice(actor, t, form.idOrNull("person")));
            return "evidence/choose";
        }
        model.addAttribute("page", forms.form(actor, t, duty, form));
        return "evidence/new";
    }

    @PostMapping("/evidence")
    String record(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        var duty = form.idOrNull("duty");
        if (duty == null) {
            throw new Missing("duty", "");
        }
        var person = form.idOrNull("person");
        var command = new RecordEvidence(
                duty,
                person,
                person == null ? form.idOrNull("unit") : null,
                form.day("day"),
                form.time("time"),
                form.one("kind", EvidenceKind.class),
                form.whole("quantity", 1, RecordingEvidence.MOST, 1),
                form.ticked("unannounced"),
                form.text("note"),
                form.text("once"));
        if (form.good() && recording.record(actor, command) instanceof EvidenceOutcome.Refused(var reasons)) {
            reasons.forEach(form::refuse);
        }
        if (form.good()) {
            return "redirect:/evidence?done=recorded"
                    + (person == null || person.equals(actor.personId()) ? "" : "&person=" + person);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", forms.form(actor, t, duty, form));
        return "evidence/new";
    }

    @GetMapping("/evidence/{id:\\d{1,18}}/withdraw")
    String askWithdrawal(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", lists.withdrawal(actor, t, id, Form.empty()));
        return "evidence/withdraw";
    }

    @PostMapping("/evidence/{id:\\d{1,18}}/withdraw")
    String withdraw(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        return switch (withdrawing.withdraw(actor, new WithdrawEvidence(id, form.text("reason")))) {
            case EvidenceOutcome.Done done -> {
                var person = done.fact().personId();
                yield "redirect:/evidence?done=withdrawn"
                        + (person == null || person.equals(actor.personId()) ? "" : "&person=" + person);
            }
            case EvidenceOutcome.Refused(var reasons) -> {
                reasons.forEach(form::refuse);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", lists.withdrawal(actor, t, id, form));
                yield "evidence/withdraw";
            }
        };
    }
}
