package luoshi.lens.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.lens.CoverageService;
import luoshi.lens.web.Frame.Spot;
import luoshi.web.Texts;
import luoshi.web.spi.NavigationEntry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 全面, the first lens. */
@Controller
class CoverageController implements NavigationEntry {
    private final CoveragePages pages;
    private final Frames frames;
    private final CoverageService coverage;
    private final Clock clock;

    CoverageController(CoveragePages pages, Frames frames, CoverageService coverage, Clock clock) {
        this.pages = pages;
        this.frames = frames;
        this.coverage = coverage;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(Group.LENSES, 1, "coverage", "/coverage", "一", true);
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return Permission.SEE_LENSES.heldBy(actor);
    }

    @Override
    public OptionalInt waiting(Actor actor) {
        var dead = (int) frames.dead(Sight.of(actor), LocalDate.now(clock));
        return dead == 0 ? OptionalInt.empty() : OptionalInt.of(dead);
    }

    @GetMapping("/coverage")
    String coverage(
            @RequestParam Map<String, String> query,
            Actor actor,
            Texts t,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Permission.SEE_LENSES.require(actor);
        var asked = asked(query);
        model.addAttribute("page", pages.page(asked, null, actor, t));
        return drawn(asked, request, response);
    }

    @GetMapping("/coverage/{unit:\\d+}/{area:\\d+}")
    String chain(
            @PathVariable long unit,
            @PathVariable long area,
            @RequestParam Map<String, String> query,
            Actor actor,
            Texts t,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Permission.SEE_LENSES.require(actor);
        var asked = asked(query);
        var spot = new Spot(unit, area);
        if (wants(request, "chain")) {
            model.addAttribute("page", pages.chain(asked, spot, actor, t));
            return "lens/chain";
        }
        model.addAttribute("page", pages.page(asked, spot, actor, t));
        return drawn(asked, request, response);
    }

    private Asked asked(Map<String, String> query) {
        return Asked.read(query, coverage.firstDay(), coverage.head(), LocalDate.now(clock));
    }

    /** The whole page, or for the script only what changes; an address that made no sense is answered as such. */
    private static String drawn(Asked asked, HttpServletRequest request, HttpServletResponse response) {
        if (!asked.troubles().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        if (wants(request, "board")) {
            response.setHeader("HX-Push-Url", "/coverage" + asked.query());
            response.setStatus(HttpServletResponse.SC_OK);
            return "lens/board";
        }
        return "lens/coverage";
    }

    private static boolean wants(HttpServletRequest request, String target) {
        return request.getHeader("HX-Request") != null
                && request.getHeader("HX-History-Restore-Request") == null
                && target.equals(request.getHeader("HX-Target"));
    }
}
