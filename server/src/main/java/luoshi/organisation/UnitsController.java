package luoshi.organisation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.organisation.GuidingUnits.EndGuidance;
import luoshi.organisation.GuidingUnits.GiveGuidance;
import luoshi.organisation.KeepingUnits.CloseUnit;
import luoshi.organisation.KeepingUnits.CorrectUnit;
import luoshi.organisation.KeepingUnits.MergeUnits;
import luoshi.organisation.KeepingUnits.MoveUnit;
import luoshi.organisation.KeepingUnits.OpenUnit;
import luoshi.organisation.KeepingUnits.ReopenUnit;
import luoshi.organisation.Outcome.Done;
import luoshi.organisation.Outcome.Refused;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class UnitsController implements NavigationEntry {
    private static final String ID = "/units/{id:\\d{1,18}}";

    private final UnitsList list;
    private final UnitForms forms;
    private final KeepingUnits keeping;
    private final GuidingUnits guiding;

    UnitsController(UnitsList list, UnitForms forms, KeepingUnits keeping, GuidingUnits guiding) {
        this.list = list;
        this.forms = forms;
        this.keeping = keeping;
        this.guiding = guiding;
    }

    @Override
    public Place place() {
        return new Place(Group.STATION, 35, "units", "/units", "sitemap", false);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return !actor.scope().isEmpty();
    }

    @GetMapping("/units")
    String units(Actor actor, Texts t, Model model) {
        if (!visibleTo(actor)) {
            throw new Forbidden("UNITS");
        }
        model.addAttribute("page", list.page(actor, t));
        return "organisation/units";
    }

    @GetMapping("/units/new")
    String open(Actor actor, Texts t, Model model, Form form) {
        return show(model, forms.open(actor, t, form));
    }

    @PostMapping("/units/new")
    String open(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        var command = new OpenUnit(
                form.text("code"),
                form.text("name"),
                form.one("kind", UnitKind.class),
                form.id("parent"),
                form.whole("position", 0, 9999),
                form.day("from"),
                form.dayOrNull("lastDay"));
        return after(
                Outcome.of(form, () -> keeping.handle(command, actor)),
                model,
                response,
                () -> forms.open(actor, t, form));
    }

    @GetMapping(ID + "/{form:edit|move|merge|close}")
    String form(
            Actor actor, Texts t, Model model, @PathVariable long id, @PathVariable("form") String name, Form form) {
        return show(model, forms.of(name, actor, t, id, form));
    }

    @PostMapping(ID + "/{form:edit|move|merge|close}")
    String act(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable long id,
            @PathVariable("form") String name,
            Form form) {
        var version = form.version();
        var outcome = switch (name) {
            case "edit" -> {
                var command = new CorrectUnit(
                        id, version, form.text("code"), form.text("name"), form.whole("position", 0, 9999));
                yield Outcome.of(form, () -> keeping.handle(command, actor));
            }
            case "move" -> {
                var command = new MoveUnit(id, version, form.id("parent"), form.day("on"));
                yield Outcome.of(form, () -> keeping.handle(command, actor));
            }
            case "merge" -> {
                var command = new MergeUnits(id, version, form.id("into"), form.day("on"));
                yield Outcome.of(form, () -> keeping.handle(command, actor));
            }
            default -> {
                var command = new CloseUnit(id, version, form.day("on"));
                yield Outcome.of(form, () -> keeping.handle(command, actor));
            }
        };
        return after(outcome, model, response, () -> forms.of(name, actor, t, id, form));
    }

    @PostMapping(ID + "/reopen")
    String reopen(Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        var command = new ReopenUnit(id, form.version());
        return after(
                Outcome.of(form, () -> keeping.handle(command, actor)),
                model,
                response,
                () -> forms.of("close", actor, t, id, form));
    }

    @GetMapping("/units/guidance/new")
    String guide(Actor actor, Texts t, Model model, Form form) {
        return show(model, forms.guide(actor, t, form));
    }

    @PostMapping("/units/guidance/new")
    String guide(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        var rights = new ArrayList<String>();
        for (var right : List.of("see", "request", "inspect")) {
            if (form.ticked(right)) {
                rights.add(right.toUpperCase(Locale.ROOT));
            }
        }
        var command = new GiveGuidance(
                form.id("department"),
                form.id("area"),
                form.id("unit"),
                rights,
                form.day("from"),
                form.dayOrNull("lastDay"));
        return after(
                Outcome.of(form, () -> guiding.handle(command, actor)),
                model,
                response,
                () -> forms.guide(actor, t, form));
    }

    @GetMapping("/units/guidance/{id:\\d{1,18}}/end")
    String endGuidance(Actor actor, Texts t, Model model, @PathVariable long id, Form form) {
        return show(model, forms.endGuidance(actor, t, id, form));
    }

    @PostMapping("/units/guidance/{id:\\d{1,18}}/end")
    String endGuidance(
            Actor actor, Texts t, Model model, HttpServletResponse response, @PathVariable long id, Form form) {
        var command = new EndGuidance(id, form.version(), form.day("on"));
        return after(
                Outcome.of(form, () -> guiding.handle(command, actor)),
                model,
                response,
                () -> forms.endGuidance(actor, t, id, form));
    }

    private static String after(Outcome outcome, Model model, HttpServletResponse response, Supplier<FormPage> again) {
        return switch (outcome) {
            case Done _ -> "redirect:/units";
            case Refused _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(model, again.get());
            }
        };
    }

    private static String show(Model model, FormPage page) {
        model.addAttribute("page", page);
        return "organisation/form";
    }
}
