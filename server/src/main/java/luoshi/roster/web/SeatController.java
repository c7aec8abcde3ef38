package luoshi.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.roster.DefineSeat;
import luoshi.roster.DefiningSeats;
import luoshi.roster.DropSeat;
import luoshi.roster.RosterOutcome;
import luoshi.roster.SeatDays;
import luoshi.roster.ShiftKind;
import luoshi.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String seats(@RequestParam Map<String, String> query, Actor actor, Texts t, Model model) {
        var input = new Input(query);
        var notice = input.text("done").equals("defined") || input.text("done").equals("dropped")
                ? t.get("roster.done." + input.text("done"))
                : "";
        return show(input, Map.of(), notice, actor, t, model);
    }

    @PostMapping("/roster/seats")
    String define(@RequestParam Map<String, String> form, Actor actor, Texts t, Model model, HttpServletResponse out) {
        var input = new Input(form);
        var unit = input.unit();
        Permission.PLAN_ROSTER.require(actor, unit);
        var command = new DefineSeat(
                input.id("of", "reason.roster.field-choice"),
                input.text("name"),
                input.choice("kind", ShiftKind.DAY),
                input.choice("days", SeatDays.ALL),
                (int) Math.clamp(input.id("headcount", "reason.roster.headcount"), -1, 1000));
        var outcome =
                input.lacks().isEmpty() ? defining.handle(command, actor) : new RosterOutcome.Refused(input.lacks());
        return switch (outcome) {
            case RosterOutcome.Done ignored -> "redirect:/roster/seats?unit=" + unit + "&done=defined";
            case RosterOutcome.Refused(var reasons) -> {
                out.setStatus(422);
                yield show(input, reasons, "", actor, t, model);
            }
        };
    }

    @PostMapping("/roster/seats/{id}/drop")
    String drop(@PathVariable long id, @RequestParam Map<String, String> form, Actor actor) {
        defining.handle(new DropSeat(id), actor);
        return "redirect:/roster/seats?unit=" + new Input(form).unit() + "&done=dropped";
    }

    private String show(Input input, Map<String, Reason> reasons, String notice, Actor actor, Texts t, Model model) {
        var unit = input.unit();
        Permission.PLAN_ROSTER.require(actor, unit);
        var below = units.below(unit, LocalDate.now(clock));
        if (below.isEmpty()) {
            throw new Missing("unit", unit);
        }
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
                        Field.of(
                                t,
                                input.text("of"),
                                reasons,
                                "of",
                                below.stream()
                                        .map(each -> new Field.Option(
                                                String.valueOf(each.id()),
                                                each.name(),
                                                String.valueOf(each.id()).equals(input.text("of"))))
                                        .toList()),
                        Field.of(t, input.text("name"), reasons, "name"),
                        choice(t, input, reasons, "kind", ShiftKind.values(), kind -> Words.kind(t, kind)),
                        choice(t, input, reasons, "days", SeatDays.values(), days -> t.get("roster.days." + days)),
                        Field.of(
                                t,
                                input.text("headcount").isEmpty() ? "1" : input.text("headcount"),
                                reasons,
                                "headcount"),
                        Field.errors(t, reasons),
                        "/roster?unit=" + unit));
        return "roster/seats";
    }

    private static <E extends Enum<E>> Field choice(
            Texts t, Input input, Map<String, Reason> reasons, String name, E[] all, Function<E, String> label) {
        return Field.of(
                t,
                input.text(name),
                reasons,
                name,
                Arrays.stream(all)
                        .map(each -> new Field.Option(
                                each.name(), label.apply(each), each.name().equals(input.text(name))))
                        .toList());
    }
}
