package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.roster.DefineSeat;
import luoshi.roster.DefiningSeats;
import luoshi.roster.DropSeat;
import luoshi.roster.SeatDays;
import luoshi.roster.ShiftKind;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class SeatController {
    private final JdbcRosterPages rows;
    private final Units units;
    private final DefiningSeats defining;
    private final Clock clock;

    SeatController(JdbcRosterPages rows, Units units, DefiningSeats defining, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.defining = defining;
        this.clock = clock;
    }

    @GetMapping("/roster/seats")
    String seats(Form form, Actor actor, Texts t, Model model) {
        var notice = form.text("done").equals("defined") || form.text("done").equals("dropped")
                ? t.get("roster.done." + form.text("done"))
                : "";
        return show(form, notice, actor, t, model);
    }

    @PostMapping("/roster/seats")
    String define(Form form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var unit = Address.unit(form);
        Permission.PLAN_ROSTER.require(actor, unit);
        var command = new DefineSeat(
                form.id("of"),
                form.text("name"),
                form.one("kind", ShiftKind.class),
                form.one("days", SeatDays.class),
                form.whole("headcount", 1, 99));
        if (ShiftController.done(form, () -> defining.handle(command, actor))) {
            return "redirect:/roster/seats?unit=" + unit + "&done=defined";
        }
        out.setStatus(422);
        return show(form, "", actor, t, model);
    }

    @PostMapping("/roster/seats/{id}/drop")
    String drop(@PathVariable long id, Form form, Actor actor) {
        defining.handle(new DropSeat(id), actor);
        return "redirect:/roster/seats?unit=" + Address.unit(form) + "&done=dropped";
    }

    private String show(Form form, String notice, Actor actor, Texts t, Model model) {
        var unit = Address.unit(form);
        Permission.PLAN_ROSTER.require(actor, unit);
        var below = units.below(unit, LocalDate.now(clock));
        if (below.isEmpty()) {
            throw new Missing("unit", unit);
        }
        var shown = form.fill("headcount", 1).shown(t);
        var names = below.stream().collect(Collectors.toMap(Unit::id, Unit::name));
        model.addAttribute(
                "page",
                new SeatPage(
                        t.get("roster.seats.title", below.getFirst().name()),
                        unit,
                        notice,
                        rows.seats(names.keySet()).stream()
                                .map(seat -> new SeatPage.Seat(
                                        seat.id(),
                                        names.getOrDefault(seat.unitId(), ""),
                                        seat.name(),
                                        Words.kind(t, seat.kind()),
                                        t.get("roster.days." + seat.days()),
                                        String.valueOf(seat.headcount())))
                                .toList(),
                        shown.choice("of", null, below, Unit::id, Unit::name),
                        shown.field("name"),
                        shown.constants("kind", ShiftKind.class, kind -> Words.kind(t, kind)),
                        shown.constants("days", SeatDays.class, days -> t.get("roster.days." + days)),
                        shown.field("headcount"),
                        shown.mistakes(),
                        "/roster?unit=" + unit));
        return "roster/seats";
    }
}
