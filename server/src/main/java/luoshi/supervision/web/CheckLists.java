package luoshi.supervision.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.engine.calendar.OffHours;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.organisation.Area;
import luoshi.organisation.Areas;
import luoshi.organisation.Unit;
import luoshi.organisation.Units;
import luoshi.supervision.CheckPlaces;
import luoshi.supervision.CheckWorld;
import luoshi.supervision.FindingOutcome;
import luoshi.supervision.VisitKind;
import luoshi.supervision.web.CheckListPage.Row;
import luoshi.supervision.web.CheckListPage.Seen;
import luoshi.supervision.web.CheckListPage.Tab;
import luoshi.supervision.web.CheckListPage.Tag;
import luoshi.supervision.web.JdbcCheckRows.Asked;
import luoshi.supervision.web.JdbcCheckRows.Figures;
import luoshi.supervision.web.JdbcCheckRows.SeenRow;
import luoshi.supervision.web.JdbcCheckRows.VisitRow;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of checks, and of what was seen in them. */
@Component
class CheckLists {
    private static final int LONG = 60;
    private static final int LATELY = 30;
    private static final int LONGER = 90;

    private final JdbcCheckRows rows;
    private final CheckPlaces places;
    private final CheckWorld world;
    private final CheckWords words;
    private final Units units;
    private final Areas areas;
    private final Clock clock;

    CheckLists(
            JdbcCheckRows rows,
            CheckPlaces places,
            CheckWorld world,
            CheckWords words,
            Units units,
            Areas areas,
            Clock clock) {
        this.rows = rows;
        this.places = places;
        this.world = world;
        this.words = words;
        this.units = units;
        this.areas = areas;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    CheckListPage page(Actor actor, Texts t, Form query) {
        var today = LocalDate.now(clock.withZone(OffHours.CHINA));
        var days = query.text("days").equals("90") ? LONGER : LATELY;
        var kinds = query.some("kind", VisitKind.class);
        var from = today.minusDays(days - 1L).atStartOfDay(OffHours.CHINA).toInstant();
        var asked = new Asked(
                from,
                before(query.text("before")),
                query.ids("unit").stream().findFirst().orElse(null),
                query.ids("area").stream().findFirst().orElse(null),
                kinds.isEmpty() ? null : kinds.getFirst(),
                LONG + 1);
        var names = areas.all().stream().collect(Collectors.toMap(Area::id, area -> area.name(t.english())));
        var seen = query.text("show").equals("seen");
        var visits = seen ? List.<VisitRow>of() : rows.visits(asked);
        var things = seen ? rows.seen(asked) : List.<SeenRow>of();
        var last = seen
                ? things.size() > LONG ? things.get(LONG - 1).at() : null
                : visits.size() > LONG ? visits.get(LONG - 1).at() : null;
        var mayCheck = !places.of(actor, today).isEmpty();
        var shown = query.fill("days", days).shown(t);
        var all = new Asked(from, null, asked.unit(), asked.area(), asked.kind(), 0);
        return new CheckListPage(
                t.get("supervision.title"),
                query.text("done").equals("praised") ? t.get("supervision.done.praised") : "",
                summary(t, days, rows.figures(all)),
                mayCheck ? "/checks/new" : "",
                mayCheck ? "/commendations/new" : "",
                tabs(t, query, seen),
                shown.choice("unit", t.get("supervision.all-units"), seenUnits(actor, today), Unit::id, Unit::name),
                shown.choice(
                        "area", t.get("supervision.all-areas"), areas.all(), Area::id, area -> area.name(t.english())),
                shown.choice(
                        "kind",
                        t.get("supervision.all-kinds"),
                        List.of(VisitKind.values()),
                        Enum::name,
                        kind -> t.get("visit-kind." + kind)),
                shown.choice(
                        "days",
                        null,
                        List.of(LATELY, LONGER),
                        one -> one,
                        one -> t.get("supervision.days", String.valueOf(one))),
                seen ? "seen" : "",
                visits(t, visits, names),
                seen(actor, t, things, names),
                last == null ? "" : address(query, seen) + "&before=" + last.toEpochMilli());
    }

    /** Units to choose from: what the reader leads, never the whole tree above it. */
    private List<Unit> seenUnits(Actor actor, LocalDate today) {
        return units.tree(today).stream().filter(unit -> actor.sees(unit.id())).toList();
    }

    private static @Nullable Instant before(String text) {
        return text.matches("\\d{12,14}") ? Instant.ofEpochMilli(Long.parseLong(text)) : null;
    }

    private static String summary(Texts t, int days, Figures figures) {
        var looked = figures.good() + figures.bad();
        return t.get(
                "supervision.summary",
                String.valueOf(days),
                String.valueOf(figures.visits()),
                String.valueOf(figures.good()),
                String.valueOf(looked),
                t.percent(looked == 0 ? Double.NaN : (double) figures.good() / looked),
                String.valueOf(figures.findings()),
                String.valueOf(figures.praises()));
    }

    private static List<Tab> tabs(Texts t, Form query, boolean seen) {
        return List.of(
                new Tab(t.get("supervision.tab.visits"), address(query, false), !seen),
                new Tab(t.get("supervision.tab.seen"), address(query, true), seen));
    }

    /** The address of the same choice in one of the two lists. */
    private static String address(Form query, boolean seen) {
        var kept = new ArrayList<String>();
        query.ids("unit").stream().findFirst().ifPresent(unit -> kept.add("&unit=" + unit));
        query.ids("area").stream().findFirst().ifPresent(area -> kept.add("&area=" + area));
        query.some("kind", VisitKind.class).stream().findFirst().ifPresent(kind -> kept.add("&kind=" + kind));
        if (query.text("days").equals("90")) {
            kept.add("&days=90");
        }
        return "/checks?show=" + (seen ? "seen" : "visits") + String.join("", kept);
    }

    private List<Row> visits(Texts t, List<VisitRow> visits, Map<Long, String> areaNames) {
        var shown = visits.stream().limit(LONG).toList();
        var unitNames =
                world.unitNames(shown.stream().map(VisitRow::unit).distinct().toList());
        var people = world.names(shown.stream()
                .flatMap(visit -> Stream.ofNullable(visit.checker()))
                .distinct()
                .toList());
        return shown.stream()
                .map(visit -> new Row(
                        CheckWords.moment(visit.at()),
                        "/checks/" + visit.id(),
                        t.get(
                                "supervision.where",
                                unitNames.getOrDefault(visit.unit(), ""),
                                areaNames.getOrDefault(visit.area(), "")),
                        CheckWords.tags(visit, t),
                        t.get(
                                "supervision.results",
                                String.valueOf(visit.good()),
                                String.valueOf(visit.good() + visit.bad())),
                        came(t, visit),
                        visit.checker() == null ? "–" : people.getOrDefault(visit.checker(), "–")))
                .toList();
    }

    private static List<Tag> came(Texts t, VisitRow visit) {
        var came = new ArrayList<Tag>();
        if (visit.bad() > 0) {
            came.add(new Tag("bad", "x", t.get("supervision.found", String.valueOf(visit.bad()))));
        }
        if (visit.praised() > 0) {
            came.add(new Tag("good", "heart-handshake", t.get("supervision.praised", String.valueOf(visit.praised()))));
        }
        return came;
    }

    private List<Seen> seen(Actor actor, Texts t, List<SeenRow> things, Map<Long, String> areaNames) {
        var shown = things.stream().limit(LONG).toList();
        var unitNames =
                world.unitNames(shown.stream().map(SeenRow::unit).distinct().toList());
        var people = world.names(shown.stream()
                .flatMap(thing -> Stream.ofNullable(thing.person()))
                .distinct()
                .toList());
        return shown.stream()
                .map(thing -> new Seen(
                        CheckWords.moment(thing.at()),
                        thing.visit() == null
                                ? ""
                                : "/checks/" + thing.visit() + (thing.finding() ? "#finding-" + thing.id() : ""),
                        thing.finding()
                                ? CheckWords.severity(thing.severity(), t)
                                : CheckWords.praise(thing.state(), t),
                        thing.area() == null
                                ? unitNames.getOrDefault(thing.unit(), "")
                                : t.get(
                                        "supervision.where",
                                        unitNames.getOrDefault(thing.unit(), ""),
                                        areaNames.getOrDefault(thing.area(), "")),
                        whom(actor, t, thing.person(), people),
                        thing.seen(),
                        thing.finding()
                                ? words.outcome(FindingOutcome.valueOf(thing.state()), OffHours.dateOf(thing.at()), t)
                                : new Tag("good", "check", t.get("supervision.good"))))
                .toList();
    }

    /** Whom it is about; a guiding department reads what happened and not to whom. */
    static String whom(Actor actor, Texts t, @Nullable Long person, Map<Long, String> people) {
        if (person == null) {
            return t.get("supervision.whom.unit");
        }
        return actor.role() == Role.GUIDANCE
                ? t.get("supervision.whom.somebody")
                : people.getOrDefault(person, t.get("supervision.whom.somebody"));
    }
}
