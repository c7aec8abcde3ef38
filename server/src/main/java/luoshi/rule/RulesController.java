package luoshi.rule;

import java.util.OptionalInt;
import luoshi.kernel.Actor;
import luoshi.web.Form;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class RulesController implements NavigationEntry {
    private final RuleListPages pages;

    RulesController(RuleListPages pages) {
        this.pages = pages;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 10, "rules", "/rules", "book-2", false);
    }

    @Override
    public OptionalInt waiting(Actor actor) {
        return OptionalInt.empty();
    }

    @GetMapping("/rules")
    String list(Form query, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.page(query, actor, t));
        return "rule/rules";
    }
}
