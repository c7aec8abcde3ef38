package luoshi.lens.web;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of 全面 by person, post, area, regulation, clause and month. */
@Controller
class BreakdownController {
    private final BreakdownPages pages;
    private final Questions questions;

    BreakdownController(BreakdownPages pages, Questions questions) {
        this.pages = pages;
        this.questions = questions;
    }

    @GetMapping("/coverage/by/{grouping}")
    String breakdown(
            @PathVariable String grouping,
            @RequestParam MultiValueMap<String, String> query,
            Actor actor,
            Texts t,
            HttpServletResponse response,
            Model model) {
        Permission.SEE_LENSES.require(actor);
        var by = Grouping.of(grouping).orElseThrow(() -> new Missing("grouping", grouping));
        var address = questions.read(query);
        model.addAttribute("page", pages.page(by, address, actor, t));
        if (!address.asked().troubles().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return "lens/breakdown";
    }
}
