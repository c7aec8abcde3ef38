package luoshi.organisation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luoshi.kernel.Actor;
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
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String add(Actor actor, Texts t, Model model, @RequestParam Map<String, String> values) {
        return show(model, forms.add(actor, t, values, List.of()));
    }

    @PostMapping("/people/new")
    String add(
            Actor actor, Texts t, Model model, HttpServletResponse response, @RequestParam Map<String, String> values) {
        var form = new Form(values);
        var staff = form.choice("staff", StaffKind.class);
        var command = new AddPerson(
                form.text("number").toUpperCase(Locale.ROOT),
                form.text("name"),
                staff,
                form.textOrNull("rank"),
                form.day("joined"),
                form.id("unit"),
                form.idOrNull("post"));
        return switch (form.run(() -> keeping.handle(command, actor))) {
            case Done(var id) -> "redirect:/people/" + id + "/record";
            case Refused(var against) -> again(model, response, forms.add(actor, t, values, against));
        };
    }

    /** Forms about one person: show one by its name. */
    @GetMapping(ID + "/{form:transfer|return|assign|charge|absence|depart|edit}")
    String form(
            Actor actor,
            Texts t,
            Model model,
            @PathVariable long id,
            @PathVariable String form,
            @RequestParam Map<String, String> values) {
        return show(model, forms.of(form, actor, t, id, 0, values, List.of()));
    }

    @PostMapping(ID + "/{form:transfer|return|assign|charge|absence|depart|edit}")
    String act(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable long id,
            @PathVariable("form") String name,
            @RequestParam Map<String, String> values) {
        var form = new Form(values);
        var outcome = switch (name) {
            case "transfer" -> {
                var command = new TransferPerson(
                        id,
                        form.version(),
                        form.id("unit"),
                        form.choice("reason", MembershipReason.class),
                        form.day("on"),
                        form.dayOrNull("lastDay"),
                        form.idOrNull("post"));
                yield form.run(() -> transferring.handle(command, actor));
            }
            case "return" -> {
                var command = new ReturnPerson(id, form.version(), form.day("on"));
                yield form.run(() -> transferring.handle(command, actor));
            }
            case "assign" -> {
                var command = new AssignPost(
                        id,
                        form.version(),
                        form.id("unit"),
                        form.id("post"),
                        form.day("from"),
                        form.dayOrNull("lastDay"));
                yield form.run(() -> assigning.handle(command, actor));
            }
            case "charge" -> {
                var command = charge(form, id);
                yield form.run(() -> charging.handle(command, actor));
            }
            case "absence" -> {
                var command = new ApproveAbsence(id, form.version(), form.day("from"), form.day("lastDay"));
                yield form.run(() -> approving.handle(command, actor));
            }
            case "depart" -> {
                var command = new RecordDeparture(id, form.version(), form.day("on"));
                yield form.run(() -> keeping.handle(command, actor));
            }
            default -> {
                var command = new CorrectPerson(
                        id,
                        form.version(),
                        form.text("number").toUpperCase(Locale.ROOT),
                        form.text("name"),
                        form.textOrNull("rank"),
                        form.day("joined"));
                yield form.run(() -> keeping.handle(command, actor));
            }
        };
        return switch (outcome) {
            case Done(var person) -> "redirect:/people/" + person + "/record";
            case Refused(var against) -> again(model, response, forms.of(name, actor, t, id, 0, values, against));
        };
    }

    private static GiveCharge charge(Form form, long person) {
        return new GiveCharge(
                person,
                form.version(),
                form.id("unit"),
                form.idOrNull("area"),
                form.checked("overall"),
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
            @PathVariable long held) {
        return show(model, forms.of(kind, actor, t, id, held, Map.of(), List.of()));
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
            @RequestParam Map<String, String> values) {
        var form = new Form(values);
        var on = form.day("on");
        var outcome = form.run(() -> switch (kind) {
            case "assignments" -> assigning.handle(new EndAssignment(id, form.version(), held, on), actor);
            case "charges" -> charging.handle(new EndCharge(id, form.version(), held, on), actor);
            default -> approving.handle(new EndAbsence(id, form.version(), held, on), actor);
        });
        return switch (outcome) {
            case Done(var person) -> "redirect:/people/" + person + "/record";
            case Refused(var against) -> again(model, response, forms.of(kind, actor, t, id, held, values, against));
        };
    }

    /** A charge that begins with what nobody looks after, and asks who will. */
    @GetMapping("/people/charges/new")
    String chargeSomebody(Actor actor, Texts t, Model model, @RequestParam Map<String, String> values) {
        return show(model, forms.chargeSomebody(actor, t, values, List.of()));
    }

    @PostMapping("/people/charges/new")
    String chargeSomebody(
            Actor actor, Texts t, Model model, HttpServletResponse response, @RequestParam Map<String, String> values) {
        var chosen = new Form(values).text("person").split("-");
        var choice = chosen.length == 2 && chosen[0].matches("\\d{1,18}") && chosen[1].matches("\\d{1,9}");
        var versioned = new HashMap<>(values);
        versioned.put("version", choice ? chosen[1] : "");
        var form = new Form(versioned);
        var command = charge(form, choice ? Long.parseLong(chosen[0]) : -1);
        var outcome = choice ? form.run(() -> charging.handle(command, actor)) : Outcome.refused("person", "choose");
        return switch (outcome) {
            case Done(var done) -> "redirect:/people/" + done + "/record";
            case Refused(var against) -> again(model, response, forms.chargeSomebody(actor, t, values, against));
        };
    }

    @PostMapping(ID + "/undo")
    String undo(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable long id,
            @RequestParam Map<String, String> values) {
        var form = new Form(values);
        var step = form.text("step").matches("\\d{1,18}") ? Long.parseLong(form.text("step")) : -1;
        return switch (form.run(() -> keeping.handle(new UndoStep(id, step), actor))) {
            case Done(var person) -> "redirect:/people/" + person + "/record";
            case Refused(var against) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var reason = against.getFirst().reason();
                model.addAttribute(
                        "page",
                        records.page(
                                actor, t, id, t.get(reason.key(), reason.data().toArray())));
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
