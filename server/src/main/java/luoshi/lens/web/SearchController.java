package luoshi.lens.web;

import luoshi.kernel.Actor;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds people and rules, of those that the reader may see. */
@Controller
class SearchController {
    private final SearchQueries queries;

    SearchController(SearchQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Actor actor, Texts t, Model model) {
        var wanted = q.replaceAll("\\p{Cntrl}", " ").strip();
        wanted = wanted.substring(0, Math.min(wanted.length(), SearchQueries.LONGEST));
        model.addAttribute("page", queries.find(wanted, Sight.of(actor), t));
        return "lens/search";
    }
}
