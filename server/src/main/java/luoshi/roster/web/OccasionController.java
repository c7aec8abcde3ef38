package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.roster.ShiftHours;
import luoshi.roster.WithdrawOccasion;
import luoshi.roster.WithdrawingOccasions;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class OccasionController {
    private final JdbcOccasionPages rows;
    private final Units units;
    private final WithdrawingOccasions withdrawing;
    private final Clock clock;

    OccasionController(JdbcOccasionPages rows, Units units, WithdrawingOccasions withdrawing, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.withdrawing = withdrawing;
        this.clock = clock;
    }

    @GetMapping("/roster/occasions")
    String list(Form query, Actor actor, Texts t, Model model) {
        var unit = Address.unit(query);
        var month = Address.month(query, YearMonth.now(clock));
        var below = actor.sees(unit) ? units.below(unit, LocalDate.now(clock)) : List.<Unit>of();
        if (below.isEmpty()) {
            throw new Missing("unit", unit);
        }
        var names = below.stream().collect(Collectors.toMap(Unit::id, Unit::name));
        var found = rows.of(names.keySet(), month.atDay(1), month.plusMonths(1).atDay(1));
        var address = "/roster/occasions?unit=" + unit + "&month=";
        model.addAttribute(
                "page",
                new OccasionPage(
                        t.get("roster.occasions.title", t.month(month), String.valueOf(found.size())),
                        t.get("roster.occasions.what")
                                + (found.size() > JdbcOccasionPages.MOST
                                        ? t.get("roster.occasions.most", String.valueOf(JdbcOccasionPages.MOST))
                                        : ""),
                        t.fullMonth(month),
                        address + month.minusMonths(1),
                        address + month.plusMonths(1),
                        query.text("done").equals("withdrawn") ? t.get("roster.done.withdrawn") : "",
                        found.stream()
                                .limit(JdbcOccasionPages.MOST)
                                .map(row -> line(row, names.getOrDefault(row.unitId(), ""), actor, t))
                                .toList(),
                        unit,
                        0,
                        query.shown(t).field("reason"),
                        List.of(),
                        "/roster?unit=" + unit + "&month=" + month));
        return "roster/occasions";
    }

    @GetMapping("/roster/occasions/{id}")
    String one(@PathVariable long id, Actor actor, Texts t, Model model) {
        return show(id, Form.empty(), actor, t, model);
    }

    @PostMapping("/roster/occasions/{id}/withdraw")
    String withdraw(@PathVariable long id, Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var occasion = rows.find(id);
        var command = new WithdrawOccasion(id, form.text("reason"));
        if (ShiftController.done(form, () -> withdrawing.handle(command, actor))) {
            return "redirect:/roster/occasions?unit=" + occasion.unitId() + "&month="
                    + YearMonth.from(occasion.at().atZone(ShiftHours.CHINA)) + "&done=withdrawn";
        }
        out.setStatus(422);
        return show(id, form, actor, t, model);
    }

    private String show(long id, Form form, Actor actor, Texts t, Model model) {
        var shown = form.shown(t);
        var row = rows.find(id);
        Permission.PLAN_ROSTER.require(actor, row.unitId());
        var month = YearMonth.from(row.at().atZone(ShiftHours.CHINA));
        model.addAttribute(
                "page",
                new OccasionPage(
                        t.get("roster.occasions.withdraw-title", row.source(), row.number()),
                        t.get("roster.occasions.withdraw-what"),
                        t.fullMonth(month),
                        "",
                        "",
                        "",
                        List.of(line(row, units.nameOf(row.unitId()), actor, t)),
                        row.unitId(),
                        id,
                        shown.field("reason"),
                        shown.mistakes(),
                        "/roster/occasions?unit=" + row.unitId() + "&month=" + month));
        return "roster/occasions";
    }

    private static OccasionPage.Line line(JdbcOccasionPages.OccasionLine row, String unit, Actor actor, Texts t) {
        var at = row.at().atZone(ShiftHours.CHINA);
        return new OccasionPage.Line(
                Words.day(t, at.toLocalDate()) + " " + Words.time(at.toLocalTime()),
                row.person(),
                row.kind(),
                row.source(),
                row.number(),
                unit,
                Permission.PLAN_ROSTER.heldBy(actor, row.unitId()) ? "/roster/occasions/" + row.id() : "");
    }
}
