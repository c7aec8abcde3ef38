package luoshi.roster.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import luoshi.organisation.Units;
import luoshi.roster.ShiftHours;
import luoshi.roster.ShiftKind;
import luoshi.roster.web.JdbcRosterPages.Colleague;
import luoshi.roster.web.JdbcRosterPages.SwapState;
import luoshi.web.Field;
import luoshi.web.Form;
import luoshi.web.ShownForm;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Composes the page of a shift. */
@Component
class ShiftPages {
    private final JdbcRosterPages rows;
    private final JdbcMonthShifts monthShifts;
    private final Units units;
    private final People people;
    private final Clock clock;

    ShiftPages(JdbcRosterPages rows, JdbcMonthShifts monthShifts, Units units, People people, Clock clock) {
        this.rows = rows;
        this.monthShifts = monthShifts;
        this.units = units;
        this.people = people;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PlannedShift find(long id) {
        return rows.find(id).orElseThrow(() -> new Missing("shift", id));
    }

    /** The form for a new shift. */
    @Transactional(readOnly = true)
    public ShiftPage planning(Form form, Actor actor, Texts t) {
        var unit = Address.unit(form);
        Permission.PLAN_ROSTER.require(actor, unit);
        var day = dayOf(form);
        var below = units.below(unit, day).stream().map(Unit::id).toList();
        var published = rows.published(below, day.withDayOfMonth(1));
        var begun = day.isBefore(LocalDate.now(clock));
        var shown = form.fill("kind", ShiftKind.DAY).shown(t);
        return new ShiftPage(
                t.get("roster.shift.new"),
                t.get("roster.shift.new-summary"),
                0,
                0,
                unit,
                true,
                false,
                List.of(),
                binding(t, !published.isEmpty(), begun),
                person(shown, t.get("field.choose"), below, day),
                kinds(shown, t),
                shown.field("day"),
                shown.field("from"),
                shown.field("to"),
                shown.field("seat"),
                seats(below, day),
                shown.field("reason"),
                shown.field("reason"),
                false,
                false,
                shown.field("to"),
                shown.field("reason"),
                List.of(),
                shown.mistakes(),
                "",
                "",
                "/roster?unit=" + unit + "&month=" + YearMonth.from(day));
    }

    /**
     * The page of a shift.
     *
     * @param act which of its forms was sent: {@code change}, {@code remove}, {@code swap}, or empty for none
     */
    @Transactional(readOnly = true)
    public ShiftPage of(long id, String act, Form form, String notice, Actor actor, Texts t) {
        var shift = find(id);
        var edits = Permission.PLAN_ROSTER.heldBy(actor, shift.unitId());
        var own = actor.personId() != null && actor.personId() == shift.personId();
        var day = shift.day();
        var published =
                !rows.published(List.of(shift.unitId()), day.withDayOfMonth(1)).isEmpty();
        var begun = shift.hours().starts().isBefore(clock.instant());
        var swaps = rows.swapsOf(id);
        var waits = swaps.stream().anyMatch(swap -> swap.state() == SwapState.WAITING);
        var change = (act.equals("change") ? form : stored(shift)).shown(t);
        var swap = (act.equals("swap") ? form : Form.empty()).shown(t, "swap-");
        var remove = (act.equals("remove") ? form : Form.empty()).shown(t, "remove-");
        var below = edits ? stationOf(shift, actor) : List.<Long>of();
        return new ShiftPage(
                t.get(
                        "roster.shift.title",
                        own && shift.name().isEmpty() ? actor.name() : shift.name(),
                        t.shortDay(day),
                        Words.kind(t, shift.kind())),
                t.get(published ? begun ? "roster.shift.begun" : "roster.shift.published" : "roster.shift.draft"),
                id,
                shift.version(),
                shift.unitId(),
                edits,
                edits && swaps.isEmpty(),
                facts(shift, t),
                edits ? binding(t, published, begun) : "",
                person(change, null, below, day),
                kinds(change, t),
                change.field("day"),
                change.field("from"),
                change.field("to"),
                change.field("seat"),
                edits ? seats(List.of(shift.unitId()), day) : List.of(),
                change.field("reason"),
                remove.field("reason"),
                (edits || own) && published && !waits && (!begun || actor.role().leads()),
                edits && !own,
                swapTo(swap, shift, below, edits, actor, t),
                swap.field("reason"),
                past(swaps, t),
                Stream.of(change, swap, remove)
                        .flatMap(one -> one.mistakes().stream())
                        .toList(),
                notice,
                published && shift.kind() == ShiftKind.LEAD && begun && (own || edits) ? "/evidence/shift/" + id : "",
                edits || actor.sees(shift.unitId())
                        ? "/roster?unit=" + shift.unitId() + "&month=" + YearMonth.from(day)
                        : "/roster?month=" + YearMonth.from(day));
    }

    /** The form of the shift as it stands. */
    private static Form stored(PlannedShift shift) {
        var starts = shift.hours().starts().atZone(ShiftHours.CHINA).toLocalTime();
        var ends = shift.hours().ends().atZone(ShiftHours.CHINA).toLocalTime();
        return Form.empty()
                .put("person", shift.personId())
                .put("kind", shift.kind())
                .put("day", shift.day())
                .put("from", Words.time(starts))
                .put("to", Words.time(ends))
                .put("seat", shift.seat());
    }

    private Field swapTo(ShownForm swap, PlannedShift shift, List<Long> below, boolean edits, Actor actor, Texts t) {
        var others = edits
                ? people.workingIn(below, shift.day()).stream()
                        .map(each -> new Colleague(each.id(), each.name(), each.number()))
                        .filter(each -> each.id() != shift.personId())
                        .toList()
                : rows.colleagues(actor, shift.day());
        return swap.choice(
                "to", t.get("field.choose"), others, Colleague::id, each -> each.name() + " " + each.number());
    }

    private List<SwapPage.Fact> facts(PlannedShift shift, Texts t) {
        var facts = new ArrayList<SwapPage.Fact>();
        facts.add(new SwapPage.Fact(t.get("roster.field.day"), Words.day(t, shift.day())));
        facts.add(new SwapPage.Fact(t.get("roster.field.kind"), Words.kind(t, shift.kind())));
        facts.add(new SwapPage.Fact(t.get("roster.field.hours"), Words.hours(t, shift.hours())));
        if (!shift.seat().isEmpty()) {
            facts.add(new SwapPage.Fact(t.get("roster.field.seat"), shift.seat()));
        }
        facts.add(new SwapPage.Fact(t.get("roster.field.unit"), units.nameOf(shift.unitId())));
        return facts;
    }

    private List<ShiftPage.Past> past(List<JdbcRosterPages.SwapRow> swaps, Texts t) {
        return swaps.stream()
                .map(swap -> new ShiftPage.Past(
                        t.get(
                                "roster.swap.title",
                                swap.to(),
                                swap.from(),
                                t.shortDay(swap.hours().day()),
                                Words.letter(t, swap.kind())),
                        t.get("roster.swap.state." + swap.state()),
                        "/roster/swaps/" + swap.id()))
                .toList();
    }

    /** The units of the shift's station, as far as the reader sees: from there somebody may stand in. */
    private List<Long> stationOf(PlannedShift shift, Actor actor) {
        var tree = units.tree(shift.day());
        var top = shift.unitId();
        for (var climbing = true; climbing; ) {
            var at = top;
            var unit = tree.stream().filter(each -> each.id() == at).findFirst();
            var parent = unit.map(Unit::parentId).orElse(null);
            climbing = parent != null
                    && actor.sees(parent)
                    && unit.map(Unit::kind).orElse(UnitKind.STATION) != UnitKind.STATION;
            if (climbing && parent != null) {
                top = parent;
            }
        }
        return units.below(top, shift.day()).stream().map(Unit::id).toList();
    }

    private Field person(ShownForm shown, @Nullable String none, List<Long> below, LocalDate day) {
        return shown.choice(
                "person", none, people.workingIn(below, day), Person::id, each -> each.name() + " " + each.number());
    }

    /** Seats in use around the day, to choose from while typing. */
    private List<String> seats(List<Long> below, LocalDate day) {
        var found = new TreeSet<String>();
        rows.seats(below).forEach(seat -> found.add(seat.name()));
        monthShifts.of(below, day.minusDays(31), day.plusDays(31)).forEach(shift -> found.add(shift.seat()));
        found.remove("");
        return List.copyOf(found);
    }

    private static Field kinds(ShownForm shown, Texts t) {
        return shown.constants(
                "kind",
                ShiftKind.class,
                kind -> t.get(
                        "roster.kind.option", Words.kind(t, kind), Words.hours(t, kind.on(LocalDate.of(2026, 1, 1)))));
    }

    private static String binding(Texts t, boolean published, boolean begun) {
        return published ? t.get("roster.binding.published") : begun ? t.get("roster.binding.begun") : "";
    }

    private LocalDate dayOf(Form form) {
        var day = Dates.day(form.text("day"));
        return day == null || day.getYear() < 2000 || day.getYear() > 2100 ? LocalDate.now(clock) : day;
    }
}
