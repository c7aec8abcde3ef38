package luoshi.rule;

import java.util.OptionalInt;
import luoshi.kernel.Actor;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class RulesController implements NavigationEntry {
    private final RuleListPages pages;

    RulesController(RuleListPages pages) {
        this.pages = pages;
    }

    @Override
    public Place place() {
        return new Place(Group.WORK, 10, "rules", "/rules", "book-2", true);
    }

    @Override
    public OptionalInt waiting(Actor actor) {
        return OptionalInt.empty();
    }

    @GetMapping("/rules")
    String list(@RequestParam MultiValueMap<String, String> query, Actor actor, Texts t, Model model) {
        model.addAttribute("page", pages.page(new Fields(query), actor, t));
        return "rule/rules";
    }
}
