package luoshi.lens.web;

import jakarta.servlet.http.HttpServletResponse;
import luoshi.kernel.Actor;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What would come of a draft, for who may write it. */
@Controller
class WhatIfController {
    private final WhatIfPages pages;

    WhatIfController(WhatIfPages pages) {
        this.pages = pages;
    }

    @GetMapping("/rules/clauses/{id}/what-if")
    String suppose(@PathVariable long id, Form query, Actor actor, Texts t, HttpServletResponse response, Model model) {
        var page = pages.of(id, query, actor, t);
        model.addAttribute("page", page);
        if (!page.mistakes().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "lens/what-if";
    }
}
