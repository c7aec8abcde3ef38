package luoshi.roster.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.kernel.Reason;
import luoshi.organisation.People;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import luoshi.organisation.Units;
import luoshi.roster.ShiftHours;
import luoshi.roster.ShiftKind;
import luoshi.roster.web.JdbcRosterPages.SwapState;
import luoshi.web.Texts;
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
    public ShiftPage planning(Input form, Map<String, Reason> reasons, Actor actor, Texts t) {
        var unit = form.unit();
        Permission.PLAN_ROSTER.require(actor, unit);
        var day = dayOf(form);
        var below = units.below(unit, day).stream().map(Unit::id).toList();
        var published = rows.published(below, day.withDayOfMonth(1));
        var begun = day.isBefore(LocalDate.now(clock));
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
                Field.of(t, form.text("person"), reasons, "person", persons(below, day, form.text("person"))),
                kinds(form.text("kind").isEmpty() ? "DAY" : form.text("kind"), reasons, t),
                Field.of(t, form.text("day"), reasons, "day"),
                Field.of(t, form.text("from"), reasons, "from"),
                Field.of(t, form.text("to"), reasons, "to"),
                Field.of(t, form.text("seat"), reasons, "seat"),
                seats(below, day),
                Field.of(t, form.text("reason"), reasons, "reason"),
                empty(),
                false,
                false,
                empty(),
                empty(),
                List.of(),
                Field.errors(t, reasons),
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
    public ShiftPage of(
            long id, String act, Input form, Map<String, Reason> reasons, String notice, Actor actor, Texts t) {
        var shift = find(id);
        var edits = Permission.PLAN_ROSTER.heldBy(actor, shift.unitId());
        var own = actor.personId() != null && actor.personId() == shift.personId();
        var day = shift.day();
        var published =
                !rows.published(List.of(shift.unitId()), day.withDayOfMonth(1)).isEmpty();
        var begun = shift.hours().starts().isBefore(clock.instant());
        var swaps = rows.swapsOf(id);
        var waits = swaps.stream().anyMatch(swap -> swap.state() == SwapState.WAITING);
        var change = act.equals("change");
        var from = shift.hours().starts().atZone(ShiftHours.CHINA).toLocalTime();
        var to = shift.hours().ends().atZone(ShiftHours.CHINA).toLocalTime();
        var below = edits ? stationOf(shift, actor) : List.<Long>of();
        var person = change ? form.text("person") : String.valueOf(shift.personId());
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
                Field.of(t, person, change ? reasons : Map.of(), "person", persons(below, day, person)),
                kinds(change ? form.text("kind") : shift.kind().name(), change ? reasons : Map.of(), t),
                field(t, change, form, reasons, "day", day.toString()),
                field(t, change, form, reasons, "from", Words.time(from)),
                field(t, change, form, reasons, "to", Words.time(to)),
                field(t, change, form, reasons, "seat", shift.seat()),
                edits ? seats(List.of(shift.unitId()), day) : List.of(),
                field(t, change, form, reasons, "reason", ""),
                field(t, act.equals("remove"), form, reasons, "reason", ""),
                (edits || own) && published && !waits && (!begun || actor.role().leads()),
                edits && !own,
                swapTo(act, form, reasons, shift, below, edits, actor, t),
                field(t, act.equals("swap"), form, reasons, "reason", ""),
                past(swaps, t),
                Field.errors(t, reasons),
                notice,
                published && shift.kind() == ShiftKind.LEAD && begun && (own || edits) ? "/evidence/shift/" + id : "",
                edits || actor.sees(shift.unitId())
                        ? "/roster?unit=" + shift.unitId() + "&month=" + YearMonth.from(day)
                        : "/roster?month=" + YearMonth.from(day));
    }

    private Field swapTo(
            String act,
            Input form,
            Map<String, Reason> reasons,
            PlannedShift shift,
            List<Long> below,
            boolean edits,
            Actor actor,
            Texts t) {
        var chosen = act.equals("swap") ? form.text("to") : "";
        var options = edits
                ? persons(below, shift.day(), chosen)
                : rows.colleagues(actor, shift.day()).stream()
                        .map(each -> new Field.Option(
                                String.valueOf(each.id()),
                                each.name() + " " + each.number(),
                                String.valueOf(each.id()).equals(chosen)))
                        .toList();
        var others = options.stream()
                .filter(option -> !option.value().equals(String.valueOf(shift.personId())))
                .toList();
        return Field.of(t, chosen, act.equals("swap") ? reasons : Map.of(), "to", others);
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

    private List<Field.Option> persons(List<Long> below, LocalDate day, String chosen) {
        return people.workingIn(below, day).stream()
                .map(each -> new Field.Option(
                        String.valueOf(each.id()),
                        each.name() + " " + each.number(),
                        String.valueOf(each.id()).equals(chosen)))
                .toList();
    }

    /** Seats in use around the day, to choose from while typing. */
    private List<String> seats(List<Long> below, LocalDate day) {
        var found = new TreeSet<String>();
        rows.seats(below).forEach(seat -> found.add(seat.name()));
        monthShifts.of(below, day.minusDays(31), day.plusDays(31)).forEach(shift -> found.add(shift.seat()));
        found.remove("");
        return List.copyOf(found);
    }

    private static Field kinds(String chosen, Map<String, Reason> reasons, Texts t) {
        var options = Arrays.stream(ShiftKind.values())
                .map(kind -> new Field.Option(
                        kind.name(),
                        t.get(
                                "roster.kind.option",
                                Words.kind(t, kind),
                                Words.hours(t, kind.on(LocalDate.of(2026, 1, 1)))),
                        kind.name().equals(chosen)))
                .toList();
        return Field.of(t, chosen, reasons, "kind", options);
    }

    private static Field field(
            Texts t, boolean sent, Input form, Map<String, Reason> reasons, String name, String stored) {
        return Field.of(t, sent ? form.text(name) : stored, sent ? reasons : Map.of(), name);
    }

    private static String binding(Texts t, boolean published, boolean begun) {
        return published ? t.get("roster.binding.published") : begun ? t.get("roster.binding.begun") : "";
    }

    private static Field empty() {
        return new Field("", "", List.of());
    }

    private LocalDate dayOf(Input form) {
        try {
            var day = LocalDate.parse(form.text("day"));
            return day.getYear() < 2000 || day.getYear() > 2100 ? LocalDate.now(clock) : day;
        } catch (DateTimeException none) {
            return LocalDate.now(clock);
        }
    }
}
