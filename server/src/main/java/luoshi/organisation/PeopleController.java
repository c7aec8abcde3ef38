package luoshi.organisation;

import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class PeopleController implements NavigationEntry {
    private final PeopleList list;

    PeopleController(PeopleList list) {
        this.list = list;
    }

    @Override
    public Place place() {
        return new Place(Group.STATION, 30, "people", "/people", "users", true);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return !actor.scope().isEmpty();
    }

    @GetMapping("/people")
    String people(
            Actor actor,
            Texts t,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String unit) {
        if (!visibleTo(actor)) {
            throw new Forbidden("PEOPLE");
        }
        @Nullable Long only = unit.matches("\\d{1,18}") ? Long.valueOf(unit) : null;
        var asked = q.length() > 60 ? q.substring(0, 60) : q;
        var known = filter.matches("officers|auxiliaries|away|lent|no-post") ? filter : "";
        model.addAttribute("page", list.page(actor, t, asked, known, only));
        return "organisation/people";
    }
}
