package luoshi.lens.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.lens.CoverageService;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rows behind each figure of 全面. */
@Controller
class CellsController {
    private final CellPages pages;
    private final CoverageService coverage;
    private final Clock clock;

    CellsController(CellPages pages, CoverageService coverage, Clock clock) {
        this.pages = pages;
        this.coverage = coverage;
        this.clock = clock;
    }

    @GetMapping("/coverage/cells")
    String cells(
            @RequestParam Map<String, String> query, Actor actor, Texts t, HttpServletResponse response, Model model) {
        var choices = new HashMap<>(query);
        choices.remove("unit");
        var read = Asked.read(choices, coverage.firstDay(), LocalDate.now(clock));
        var troubles = new ArrayList<>(read.troubles());
        var wanted = CellsQuery.read(query, troubles);
        var asked = new Asked(read.asOf(), read.today(), read.month(), read.mode(), wanted.unit(), troubles);
        model.addAttribute("page", pages.page(asked, wanted, actor, t));
        if (!troubles.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return "lens/cells";
    }
}
