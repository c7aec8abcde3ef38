package luoshi.supervision.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.organisation.Area;
import luoshi.supervision.CheckPlaces;
import luoshi.supervision.CheckWorld;
import luoshi.supervision.CheckWorld.Somebody;
import luoshi.supervision.CommendPeople;
import luoshi.supervision.CommendationKind;
import luoshi.supervision.CommendingPeople;
import luoshi.supervision.RecordCheck.Praise;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A commendation that came of no check. */
@Controller
class CommendationController {
    private final CommendingPeople commending;
    private final CheckPlaces places;
    private final CheckWorld world;
    private final CheckFormPages forms;
    private final Clock clock;

    CommendationController(
            CommendingPeople commending, CheckPlaces places, CheckWorld world, CheckFormPages forms, Clock clock) {
        this.commending = commending;
        this.places = places;
        this.world = world;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/commendations/new")
    String fresh(Actor actor, Texts t, Model model, Form form) {
        Permission.CHECK.require(actor);
        model.addAttribute("page", page(actor, t, form));
        return "supervision/commend";
    }

    @PostMapping("/commendations")
    String commend(Actor actor, Texts t, Model model, HttpServletResponse response, Form form) {
        Permission.CHECK.require(actor);
        var unit = form.idOrNull("unit");
        if (unit == null) {
            throw new Missing("unit to commend in", "");
        }
        var whom = form.text("praise-whom");
        if (whom.isEmpty()) {
            form.refuse("praise-whom", Reason.of("reason.check.whom"));
        }
        var command = new CommendPeople(
                unit,
                form.idOrNull("area"),
                form.day("day"),
                new Praise(
                        form.one("praise", CommendationKind.class),
                        CheckFormPages.person(whom),
                        form.text("praise-seen")),
                form.text("once"));
        if (form.good()) {
            commending.handle(actor, command).forEach(form::refuse);
        }
        if (form.good()) {
            return "redirect:/checks?show=seen&done=praised";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(actor, t, form));
        return "supervision/commend";
    }

    private CommendationPage page(Actor actor, Texts t, Form form) {
        var today = LocalDate.now(clock.withZone(OffHours.CHINA));
        var offered = places.of(actor, today);
        var asked = form.ids("unit").stream().findFirst().orElse(null);
        var place = offered.stream()
                .filter(one -> asked != null && one.unit() == asked)
                .findFirst()
                .orElse(null);
        if (asked != null && place == null) {
            throw new Missing("unit to commend in", asked);
        }
        form.fill("day", today).fill("praise", CommendationKind.COMMENDED);
        var shown = form.shown(t);
        return new CommendationPage(
                place == null ? "" : String.valueOf(place.unit()),
                place == null ? "" : place.name(),
                CheckFormPages.units(shown, t, offered),
                shown.choice(
                        "area",
                        t.get("supervision.praise.area.none"),
                        forms.areasOf(offered),
                        Area::id,
                        area -> area.name(t.english())),
                shown.constants("praise", CommendationKind.class, kind -> t.get("commendation-kind." + kind)),
                whom(actor, t, shown, place == null ? null : place.unit(), today),
                shown.field("praise-seen"),
                shown.field("day"),
                today.toString(),
                form.text("once").isEmpty() ? UUID.randomUUID().toString() : form.text("once"),
                shown.mistakes());
    }

    private Field whom(Actor actor, Texts t, ShownForm shown, @Nullable Long unit, LocalDate today) {
        var there = unit == null
                ? List.<Somebody>of()
                : world.there(unit, today).stream()
                        .filter(one -> !Long.valueOf(one.id()).equals(actor.personId()))
                        .toList();
        var labels = there.stream().collect(Collectors.toMap(one -> String.valueOf(one.id()), CheckFormPages::label));
        var options = new ArrayList<>(List.of("unit"));
        there.forEach(one -> options.add(String.valueOf(one.id())));
        return shown.choice(
                "praise-whom",
                t.get("supervision.choose"),
                options,
                one -> one,
                one -> labels.getOrDefault(one, t.get("supervision.whom.unit")));
    }
}
