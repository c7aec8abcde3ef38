package luoshi.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.rule.ClauseLine;
import luoshi.rule.Clauses;
import luoshi.supervision.CheckPlaces;
import luoshi.supervision.CheckPlaces.CheckPlace;
import luoshi.supervision.CheckWorld;
import luoshi.supervision.CheckWorld.Somebody;
import luoshi.supervision.CommendationKind;
import luoshi.supervision.VisitKind;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Prepares the form of a check: the leader first, every clause in force there, the words used before. */
@Component
class CheckFormPages {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final CheckPlaces places;
    private final CheckWorld world;
    private final Clauses clauses;
    private final Areas areas;
    private final LeadersFirst leadersFirst;
    private final Clock clock;

    CheckFormPages(
            CheckPlaces places,
            CheckWorld world,
            Clauses clauses,
            Areas areas,
            LeadersFirst leadersFirst,
            Clock clock) {
        this.places = places;
        this.world = world;
        this.clauses = clauses;
        this.areas = areas;
        this.leadersFirst = leadersFirst;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    CheckStartPage start(Actor actor, Texts t, Form form) {
        var offered = places.of(actor, today());
        var shown = form.shown(t);
        return new CheckStartPage(
                t.get("supervision.start.title"),
                units(shown, t, offered),
                shown.choice(
                        "area",
                        t.get("supervision.choose"),
                        areasOf(offered),
                        Area::id,
                        area -> area.name(t.english())),
                offered.isEmpty(),
                shown.mistakes());
    }

    static Field units(ShownForm shown, Texts t, List<CheckPlace> offered) {
        var several = offered.stream().map(CheckPlace::above).distinct().count() > 1;
        return shown.choice(
                "unit",
                t.get("supervision.choose"),
                offered,
                CheckPlace::unit,
                place -> several && !place.above().isEmpty() ? place.above() + " · " + place.name() : place.name());
    }

    /** The areas of the taxonomy; where only some may be checked, those of any unit. */
    List<Area> areasOf(List<CheckPlace> offered) {
        var all = areas.all().stream().filter(area -> !area.retired()).toList();
        return all.stream()
                .filter(area -> offered.stream().anyMatch(place -> place.has(area.id())))
                .toList();
    }

    @Transactional(readOnly = true)
    CheckFormPage form(Actor actor, Texts t, long unit, long area, Form form) {
        var place = places.require(actor, unit, area, today());
        var day = dayOf(form);
        var leading = world.leading(unit, area, day);
        var own = actor.personId() != null && leading.contains(actor.personId());
        var first = leadersFirst.of(actor, t, unit, leading, day.atTime(timeOf(form)));
        var leaders = first.leaders();
        var people = new ArrayList<>(leaders);
        without(actor, world.there(unit, day)).stream()
                .filter(one -> leaders.stream().noneMatch(leader -> leader.id() == one.id()))
                .forEach(people::add);
        fill(form, day, leaders);
        var shown = form.shown(t);
        var lines = clauses.inForce(unit, area, day);
        var asked = new Asked(
                shown, t, people, without(actor, world.there(unit, day)), own, world.nearlyThird(unit, area, day));
        var items = new ArrayList<CheckFormPage.Item>();
        for (var line : lines) {
            items.add(asked.item(items.size() + 1, line));
        }
        var used = world.used(unit, area);
        var areaName = areas.all().stream()
                .filter(one -> one.id() == area)
                .map(one -> one.name(t.english()))
                .collect(Collectors.joining());
        return new CheckFormPage(
                t.get("supervision.new.title", place.name(), areaName),
                lines.isEmpty() ? t.get("supervision.new.no-clauses") : t.get("supervision.new.summary", lines.size()),
                String.valueOf(unit),
                String.valueOf(area),
                shown.constants("kind", VisitKind.class, kind -> t.get("visit-kind." + kind)),
                shown.choice(
                        "announced",
                        null,
                        List.of("no", "yes"),
                        one -> one,
                        one -> t.get("supervision.announced." + one)),
                shown.field("day"),
                today().toString(),
                shown.field("time"),
                first.shown(),
                shown.choice("lead", t.get("supervision.lead.none"), people, Somebody::id, CheckFormPages::label),
                shown.choice(
                        "companion",
                        t.get("supervision.companion.none"),
                        without(actor, world.ofStation(actor.unitId(), day)),
                        Somebody::id,
                        CheckFormPages::label),
                items,
                used.places(),
                used.links(),
                shown.choice(
                        "praise",
                        t.get("supervision.praise.none"),
                        List.of(CommendationKind.values()),
                        Enum::name,
                        kind -> t.get("commendation-kind." + kind)),
                asked.whom("praise-whom"),
                shown.field("praise-seen"),
                form.text("once").isEmpty() ? UUID.randomUUID().toString() : form.text("once"),
                "/checks/new",
                shown.mistakes());
    }

    private void fill(Form form, LocalDate day, List<Somebody> leaders) {
        form.fill("day", day)
                .fill("time", TIME.format(LocalTime.now(clock.withZone(OffHours.CHINA))))
                .fill("kind", VisitKind.DIRECTED)
                .fill("announced", "no");
        if (!leaders.isEmpty()) {
            form.fill("lead", leaders.getFirst().id());
        }
    }

    private LocalTime timeOf(Form form) {
        var text = form.text("time");
        return text.matches("([01]\\d|2[0-3]):[0-5]\\d")
                ? LocalTime.parse(text)
                : LocalTime.now(clock.withZone(OffHours.CHINA));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(OffHours.CHINA));
    }

    /** The day that was asked for, or today where none was or it lies where no check can. */
    private LocalDate dayOf(Form form) {
        var day = Dates.day(form.text("day"));
        return day == null || day.isAfter(today()) || day.isBefore(today().minusDays(31)) ? today() : day;
    }

    static List<Somebody> without(Actor actor, List<Somebody> people) {
        return people.stream()
                .filter(one -> !Long.valueOf(one.id()).equals(actor.personId()))
                .toList();
    }

    static String label(Somebody one) {
        return one.name() + " " + one.number();
    }

    /** What every clause of one form is asked with. */
    private record Asked(
            ShownForm shown,
            Texts t,
            List<Somebody> people,
            List<Somebody> there,
            boolean own,
            Map<Long, List<String>> nearly) {
        CheckFormPage.Item item(int number, ClauseLine line) {
            var id = "-" + line.id();
            return new CheckFormPage.Item(
                    String.valueOf(number),
                    String.valueOf(line.id()),
                    line.title(),
                    line.should(),
                    line.sourceTitle() + " " + line.reference(),
                    line.zeroTolerance(),
                    hints(line),
                    t.get("supervision.answer.legend", String.valueOf(number)),
                    shown.field("answer" + id),
                    whom("whom" + id),
                    shown.field("seen" + id),
                    shown.field("place" + id),
                    shown.field("link" + id),
                    shown.choice("severity" + id, null, List.of(1, 3, 9), one -> one, one -> t.get("severity." + one)),
                    shown.field("corrected" + id),
                    shown.field("correction" + id),
                    shown.choice(
                            "corrector" + id,
                            t.get("supervision.corrector.same"),
                            there,
                            Somebody::id,
                            CheckFormPages::label),
                    shown.field("corrected-at" + id),
                    shown.field("reason" + id),
                    shown.field("photo" + id));
        }

        Field whom(String name) {
            var options = new ArrayList<String>();
            if (!own) {
                options.add("unit");
            }
            there.forEach(one -> options.add(String.valueOf(one.id())));
            var labels =
                    there.stream().collect(Collectors.toMap(one -> String.valueOf(one.id()), CheckFormPages::label));
            return shown.choice(
                    name,
                    t.get("supervision.choose"),
                    options,
                    one -> one,
                    one -> labels.getOrDefault(one, t.get("supervision.whom.unit")));
        }

        private List<String> hints(ClauseLine line) {
            var hints = new ArrayList<String>();
            if (line.zeroTolerance()) {
                hints.add(t.get("supervision.hint.zero"));
            }
            for (var place : nearly.getOrDefault(line.id(), List.of())) {
                hints.add(
                        place.isEmpty()
                                ? t.get("supervision.hint.third-anywhere")
                                : t.get("supervision.hint.third", place));
            }
            return hints;
        }
    }

    static @Nullable Long person(String whom) {
        return whom.matches("\\d{1,18}") ? Long.valueOf(whom) : null;
    }
}
