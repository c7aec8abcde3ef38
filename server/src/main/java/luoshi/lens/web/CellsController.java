package luoshi.lens.web;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rows behind each figure of 全面. */
@Controller
class CellsController {
    private final CellPages pages;
    private final Questions questions;

    CellsController(CellPages pages, Questions questions) {
        this.pages = pages;
        this.questions = questions;
    }

    @GetMapping("/coverage/cells")
    String cells(
            @RequestParam MultiValueMap<String, String> query,
            Actor actor,
            Texts t,
            HttpServletResponse response,
            Model model) {
        var address = questions.read(query);
        model.addAttribute("page", pages.page(address, actor, t));
        if (!address.asked().troubles().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return "lens/cells";
    }
}
