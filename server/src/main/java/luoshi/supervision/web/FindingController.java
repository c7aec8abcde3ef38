package luoshi.supervision.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.supervision.CorrectingFindings;
import luoshi.supervision.FindingChange;
import luoshi.supervision.Findings;
import luoshi.supervision.WithdrawalRequests;
import luoshi.supervision.WithdrawingFindings;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What becomes of a finding: put right, withdrawn. Its page is that of the check. */
@Controller
class FindingController {
    private final CorrectingFindings correcting;
    private final WithdrawingFindings withdrawing;
    private final WithdrawalRequests requests;
    private final Findings findings;
    private final CheckPages pages;

    FindingController(
            CorrectingFindings correcting,
            WithdrawingFindings withdrawing,
            WithdrawalRequests requests,
            Findings findings,
            CheckPages pages) {
        this.correcting = correcting;
        this.withdrawing = withdrawing;
        this.requests = requests;
        this.findings = findings;
        this.pages = pages;
    }

    @PostMapping("/findings/{id:\\d{1,18}}/correct")
    String correct(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        return after(
                () -> correcting.handle(actor, id, form.version(), form.text("what")),
                "corrected",
                id,
                form,
                actor,
                t,
                model,
                out);
    }

    @PostMapping("/findings/{id:\\d{1,18}}/withdraw")
    String withdraw(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        return after(() -> withdrawing.ask(actor, id, form.text("reason")), "asked", id, form, actor, t, model, out);
    }

    @PostMapping("/findings/withdrawals/{id:\\d{1,18}}")
    String decide(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var request = requests.find(id).orElseThrow(() -> new Missing("withdrawal", id));
        return after(
                () -> withdrawing.decide(
                        actor, id, form.version(), form.text("grant").equals("yes"), form.text("answer")),
                "decided",
                request.finding(),
                form,
                actor,
                t,
                model,
                out);
    }

    private String after(
            Supplier<FindingChange> useCase,
            String done,
            long id,
            Form form,
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse out) {
        return switch (useCase.get()) {
            case FindingChange.Done(var finding) ->
                "redirect:/checks/" + finding.visitId() + "?done=" + done + "#finding-" + finding.id();
            case FindingChange.Refused(var reasons) -> {
                reasons.forEach(form::refuse);
                form.put("finding", id);
                out.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var visit = findings.find(id)
                        .orElseThrow(() -> new Missing("finding", id))
                        .visitId();
                model.addAttribute("page", pages.page(actor, t, visit, form, ""));
                yield "supervision/check";
            }
        };
    }
}
