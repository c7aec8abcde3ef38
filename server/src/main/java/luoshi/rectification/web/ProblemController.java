package luoshi.rectification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalInt;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.rectification.DecidingToOpen;
import luoshi.rectification.HandlingProblems;
import luoshi.rectification.OpenProblem;
import luoshi.rectification.ProblemOutcome;
import luoshi.rectification.web.ProblemActs.Offer;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The list of problems, each one's page, and what is done there. */
@Controller
class ProblemController implements NavigationEntry {
    private final HandlingProblems handling;
    private final DecidingToOpen deciding;
    private final BoardPages boards;
    private final ProblemPages pages;
    private final ProblemForms forms;
    private final NewProblemPages fresh;
    private final JdbcProblemDetails details;
    private final ProblemWork work;

    ProblemController(
            HandlingProblems handling,
            DecidingToOpen deciding,
            BoardPages boards,
            ProblemPages pages,
            ProblemForms forms,
            NewProblemPages fresh,
            JdbcProblemDetails details,
            ProblemWork work) {
        this.handling = handling;
        this.deciding = deciding;
        this.boards = boards;
        this.pages = pages;
        this.forms = forms;
        this.fresh = fresh;
        this.details = details;
        this.work = work;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 40, "problems", "/problems", "list-check", true);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.personId() != null && !actor.role().administers();
    }

    @Override
    public OptionalInt waiting(Actor actor) {
        var waiting = work.waitingFor(actor).size();
        return waiting == 0 ? OptionalInt.empty() : OptionalInt.of(waiting);
    }

    @GetMapping("/problems")
    String board(Actor actor, Texts t, Model model, Form query) {
        model.addAttribute("page", boards.page(actor, t, query));
        return "rectification/board";
    }

    @GetMapping("/problems/{id:\\d{1,18}}")
    String problem(Actor actor, Texts t, Model model, @PathVariable long id, Form query) {
        model.addAttribute("page", pages.page(actor, t, id, query.text("done"), null, Form.empty()));
        return "rectification/problem";
    }

    @GetMapping("/problems/of-finding/{id:\\d{1,18}}")
    String ofFinding(@PathVariable long id) {
        var problem = details.ofFinding(id).orElseThrow(() -> new Missing("problem of finding", id));
        return "redirect:/problems/" + problem;
    }

    @PostMapping("/problems/{id:\\d{1,18}}/{act}")
    String act(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable long id,
            @PathVariable String act,
            Form form) {
        var offer = Offer.of(act).orElseThrow(() -> new Missing("act", act));
        var command = forms.command(offer, form);
        if (form.good()
                && handling.handle(actor, id, form.version(), command) instanceof ProblemOutcome.Refused(var reasons)) {
            reasons.forEach(form::refuse);
        }
        if (form.good()) {
            return "redirect:/problems/" + id + "?done=" + offer.key();
        }
        model.addAttribute("page", pages.page(actor, t, id, "", offer, form));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "rectification/problem";
    }

    @GetMapping("/problems/new")
    String ask(Actor actor, Texts t, Model model, Form form) {
        model.addAttribute("page", fresh.page(actor, t, form));
        return "rectification/new";
    }

    @PostMapping("/problems")
    String open(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        var command = new OpenProblem(
                form.ids("finding"),
                form.id("unit"),
                form.id("area"),
                null,
                form.text("place", 60, false),
                form.text("title"),
                form.text("facts"),
                form.whole("severity", 1, 9),
                form.text("once"));
        if (form.good()) {
            switch (deciding.open(actor, command)) {
                case ProblemOutcome.Done(var problem) -> {
                    return "redirect:/problems/" + problem + "?done=new";
                }
                case ProblemOutcome.Refused(var reasons) -> reasons.forEach(form::refuse);
            }
        }
        model.addAttribute("page", fresh.page(actor, t, form));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "rectification/new";
    }
}
