package luoshi.organisation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import luoshi.organisation.ApprovingAbsences.ApproveAbsence;
import luoshi.organisation.ApprovingAbsences.EndAbsence;
import luoshi.organisation.AssigningPosts.AssignPost;
import luoshi.organisation.AssigningPosts.EndAssignment;
import luoshi.organisation.ChargingLeaders.EndCharge;
import luoshi.organisation.ChargingLeaders.GiveCharge;
import luoshi.organisation.KeepingPeople.AddPerson;
import luoshi.organisation.KeepingPeople.CorrectPerson;
import luoshi.organisation.KeepingPeople.RecordDeparture;
import luoshi.organisation.KeepingPeople.UndoStep;
import luoshi.organisation.Outcome.Done;
import luoshi.organisation.Outcome.Refused;
import luoshi.organisation.TransferringPeople.ReturnPerson;
import luoshi.organisation.TransferringPeople.TransferPerson;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The forms about one person, and what they lead to. */
@Controller
class PersonController {
    private static final String ID = "/people/{id:\\d{1,18}}";

    private final PersonForms forms;
    private final Records records;
    private final TransferringPeople transferring;
    private final AssigningPosts assigning;
    private final ChargingLeaders charging;
    private final ApprovingAbsences approving;
    private final KeepingPeople keeping;

    PersonController(
            PersonForms forms,
            Records records,
            TransferringPeople transferring,
            AssigningPosts assigning,
            ChargingLeaders charging,
            ApprovingAbsences approving,
            KeepingPeople keeping) {
        this.forms = forms;
        this.records = records;
        this.transferring = transferring;
        this.assigning = assigning;
        this.charging = charging;
        this.approving = approving;
        this.keeping = keeping;
    }

    @GetMapping(ID + "/record")
    String record(Actor actor, Texts t, Model model, @PathVariable long id) {
        model.addAttribute("page", records.page(actor, t, id, ""));
        return "organisation/record";
    }

    @GetMapping("/people/new")
    String add(Actor actor, Texts t, Model model, Form form) {
        return show(model, forms.add(actor, t, form));
    }

    @PostMapping("/people/new")
    String add(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        var staff = form.one("staff", StaffKind.class);
        var command = new AddPerson(
                form.text("number").toUpperCase(Locale.ROOT),
                form.text("name"),
                staff,
                rank(form),
                form.day("joined"),
                form.id("unit"),
                form.idOrNull("post"));
        return switch (Outcome.of(form, () -> keeping.handle(command, actor))) {
            case Done(var id) -> "redirect:/people/" + id + "/record";
            case Refused _ -> again(model, response, forms.add(actor, t, form));
        };
    }

    /** Forms about one person: show one by its name. */
    @GetMapping(ID + "/{form:transfer|return|assign|charge|absence|depart|edit}")
    String form(
            Actor actor, Texts t, Model model, @PathVariable long id, @PathVariable("form") String name, Form form) {
        return show(model, forms.of(name, actor, t, id, 0, form));
    }

    @PostMapping(ID + "/{form:transfer|return|assign|charge|absence|depart|edit}")
    String act(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable long id,
            @PathVariable("form") String name,
            Form form) {
        var outcome = switch (name) {
            case "transfer" -> {
                var command = new TransferPerson(
                        id,
                        form.version(),
                        form.id("unit"),
                        form.one("reason", MembershipReason.class),
                        form.day("on"),
                        form.dayOrNull("lastDay"),
                        form.idOrNull("post"));
                yield Outcome.of(form, () -> transferring.handle(command, actor));
            }
            case "return" -> {
                var command = new ReturnPerson(id, form.version(), form.day("on"));
                yield Outcome.of(form, () -> transferring.handle(command, actor));
            }
            case "assign" -> {
                var command = new AssignPost(
                        id,
                        form.version(),
                        form.id("unit"),
                        form.id("post"),
                        form.day("from"),
                        form.dayOrNull("lastDay"));
                yield Outcome.of(form, () -> assigning.handle(command, actor));
            }
            case "charge" -> {
                var command = charge(form, id);
                yield Outcome.of(form, () -> charging.handle(command, actor));
            }
            case "absence" -> {
                var command = new ApproveAbsence(id, form.version(), form.day("from"), form.day("lastDay"));
                yield Outcome.of(form, () -> approving.handle(command, actor));
            }
            case "depart" -> {
                var command = new RecordDeparture(id, form.version(), form.day("on"));
                yield Outcome.of(form, () -> keeping.handle(command, actor));
            }
            default -> {
                var command = new CorrectPerson(
                        id,
                        form.version(),
                        form.text("number").toUpperCase(Locale.ROOT),
                        form.text("name"),
                        rank(form),
                        form.day("joined"));
                yield Outcome.of(form, () -> keeping.handle(command, actor));
            }
        };
        return switch (outcome) {
            case Done(var person) -> "redirect:/people/" + person + "/record";
            case Refused _ -> again(model, response, forms.of(name, actor, t, id, 0, form));
        };
    }

    private static @Nullable String rank(Form form) {
        var rank = form.text("rank");
        return rank.isEmpty() ? null : rank;
    }

    private static GiveCharge charge(Form form, long person) {
        return new GiveCharge(
                person,
                form.version(),
                form.id("unit"),
                form.idOrNull("area"),
                form.ticked("overall"),
                form.day("from"),
                form.dayOrNull("lastDay"));
    }

    /** Ends a post, a charge or an absence. */
    @GetMapping(ID + "/{kind:assignments|charges|absences}/{held:\\d{1,18}}/end")
    String end(
            Actor actor,
            Texts t,
            Model model,
            @PathVariable long id,
            @PathVariable String kind,
            @PathVariable long held,
            Form form) {
        return show(model, forms.of(kind, actor, t, id, held, form));
    }

    @PostMapping(ID + "/{kind:assignments|charges|absences}/{held:\\d{1,18}}/end")
    String end(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable long id,
            @PathVariable String kind,
            @PathVariable long held,
            Form form) {
        var on = form.day("on");
        var outcome = Outcome.of(form, () -> switch (kind) {
            case "assignments" -> assigning.handle(new EndAssignment(id, form.version(), held, on), actor);
            case "charges" -> charging.handle(new EndCharge(id, form.version(), held, on), actor);
            default -> approving.handle(new EndAbsence(id, form.version(), held, on), actor);
        });
        return switch (outcome) {
            case Done(var person) -> "redirect:/people/" + person + "/record";
            case Refused _ -> again(model, response, forms.of(kind, actor, t, id, held, form));
        };
    }

    /** A charge that begins with what nobody looks after, and asks who will. */
    @GetMapping("/people/charges/new")
    String chargeSomebody(Actor actor, Texts t, Model model, Form form) {
        return show(model, forms.chargeSomebody(actor, t, form));
    }

    @PostMapping("/people/charges/new")
    String chargeSomebody(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        var chosen = form.text("person").split("-");
        var choice = chosen.length == 2 && chosen[0].matches("\\d{1,18}") && chosen[1].matches("\\d{1,9}");
        if (!choice) {
            form.refuse("person", Reason.of("reason.field.choose"));
        }
        var command = charge(form.put("version", choice ? chosen[1] : ""), choice ? Long.parseLong(chosen[0]) : -1);
        return switch (Outcome.of(form, () -> charging.handle(command, actor))) {
            case Done(var done) -> "redirect:/people/" + done + "/record";
            case Refused _ -> again(model, response, forms.chargeSomebody(actor, t, form));
        };
    }

    @PostMapping(ID + "/undo")
    String undo(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        var step = form.text("step").matches("\\d{1,18}") ? Long.parseLong(form.text("step")) : -1;
        return switch (Outcome.of(form, () -> keeping.handle(new UndoStep(id, step), actor))) {
            case Done(var person) -> "redirect:/people/" + person + "/record";
            case Refused _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var against = form.shown(t).mistakes().getFirst().text();
                model.addAttribute("page", records.page(actor, t, id, against));
                yield "organisation/record";
            }
        };
    }

    private static String show(Model model, FormPage page) {
        model.addAttribute("page", page);
        return "organisation/form";
    }

    private static String again(Model model, HttpServletResponse response, FormPage page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(model, page);
    }
}
