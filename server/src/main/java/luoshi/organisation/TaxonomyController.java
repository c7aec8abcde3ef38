package luoshi.organisation;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.KeepingTaxonomy.KeepArea;
import luoshi.organisation.KeepingTaxonomy.KeepPost;
import luoshi.organisation.Outcome.Done;
import luoshi.organisation.Outcome.Refused;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class TaxonomyController {
    private static final String ONE = "/taxonomy/{kind:areas|posts}/{id:new|\\d{1,18}}";

    private final KeepingTaxonomy keeping;
    private final Areas areas;
    private final Posts posts;

    TaxonomyController(KeepingTaxonomy keeping, Areas areas, Posts posts) {
        this.keeping = keeping;
        this.areas = areas;
        this.posts = posts;
    }

    @GetMapping("/taxonomy")
    String taxonomy(Actor actor, Texts t, Model model) {
        Permission.MANAGE_TAXONOMY.require(actor);
        model.addAttribute(
                "page",
                new TaxonomyPage(
                        areas.all().stream()
                                .map(area -> new TaxonomyPage.Row(
                                        "/taxonomy/areas/" + area.id(),
                                        area.code(),
                                        area.name(),
                                        area.nameEn(),
                                        t.get("taxonomy.interval", String.valueOf(area.intervalDays())),
                                        area.retired()))
                                .toList(),
                        posts.all().stream()
                                .map(post -> new TaxonomyPage.Row(
                                        "/taxonomy/posts/" + post.id(),
                                        post.code(),
                                        post.name(),
                                        post.nameEn(),
                                        t.get(post.leads() ? "taxonomy.leads" : "taxonomy.follows"),
                                        post.retired()))
                                .toList()));
        return "organisation/taxonomy";
    }

    @PostMapping("/taxonomy/usual")
    String addUsual(Actor actor) {
        keeping.addUsual(actor);
        return "redirect:/taxonomy";
    }

    @GetMapping(ONE)
    String form(Actor actor, Texts t, Model model, @PathVariable String kind, @PathVariable String id) {
        Permission.MANAGE_TAXONOMY.require(actor);
        model.addAttribute("page", form(t, kind, id, standing(kind, id)));
        return "organisation/form";
    }

    @PostMapping(ONE)
    String keep(
            Actor actor,
            Texts t,
            Model model,
            HttpServletResponse response,
            @PathVariable String kind,
            @PathVariable String id,
            Form form) {
        @Nullable Long known = id.equals("new") ? null : Long.valueOf(id);
        var outcome = kind.equals("areas") ? area(form, known, actor) : post(form, known, actor);
        return switch (outcome) {
            case Done _ -> "redirect:/taxonomy";
            case Refused _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", form(t, kind, id, form));
                yield "organisation/form";
            }
        };
    }

    private Outcome area(Form form, @Nullable Long id, Actor actor) {
        var command = new KeepArea(
                id,
                form.version(),
                form.text("code"),
                form.text("name"),
                form.text("nameEn"),
                form.whole("position", 0, 9999),
                form.whole("interval", 1, 366),
                form.ticked("retired"));
        return Outcome.of(form, () -> keeping.handle(command, actor));
    }

    private Outcome post(Form form, @Nullable Long id, Actor actor) {
        var command = new KeepPost(
                id,
                form.version(),
                form.text("code"),
                form.text("name"),
                form.text("nameEn"),
                form.ticked("leads"),
                form.ticked("retired"));
        return Outcome.of(form, () -> keeping.handle(command, actor));
    }

    private Form standing(String kind, String id) {
        if (id.equals("new")) {
            return Form.empty().put("position", 10).put("interval", 30).put("version", 0);
        }
        if (kind.equals("areas")) {
            var area = areas.find(Long.parseLong(id)).orElseThrow(() -> new Missing("area", id));
            return standing(area.code(), area.name(), area.nameEn(), area.version(), area.retired())
                    .put("position", area.position())
                    .put("interval", area.intervalDays());
        }
        var post = posts.find(Long.parseLong(id)).orElseThrow(() -> new Missing("post", id));
        return standing(post.code(), post.name(), post.nameEn(), post.version(), post.retired())
                .put("leads", post.leads() ? "on" : "");
    }

    private static Form standing(String code, String name, String nameEn, int version, boolean retired) {
        return Form.empty()
                .put("code", code)
                .put("name", name)
                .put("nameEn", nameEn)
                .put("version", version)
                .put("retired", retired ? "on" : "");
    }

    private static FormPage form(Texts t, String kind, String id, Form form) {
        var page = new FormPage.Builder(form, t)
                .text("name", true, "")
                .text("nameEn", false, "")
                .text("code", true, "form.code.help");
        if (kind.equals("areas")) {
            page.text("interval", true, "form.interval.help").text("position", true, "form.position.help");
        } else {
            page.checkbox("leads", "form.leads.help");
        }
        return page.checkbox("retired", "form.retired.help")
                .build(
                        t.get("units.taxonomy"),
                        t.get("taxonomy." + kind + (id.equals("new") ? ".new" : ".edit")),
                        "",
                        "/taxonomy/" + kind + "/" + id,
                        t.get("taxonomy.keep"),
                        "/taxonomy");
    }
}
