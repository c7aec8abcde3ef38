package luoshi.roster.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.calendar.Calendars;
import luoshi.kernel.Actor;
import luoshi.kernel.Missing;
import luoshi.kernel.Permission;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import luoshi.organisation.Units;
import luoshi.roster.ShiftKind;
import luoshi.roster.web.JdbcRosterPages.SwapState;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Composes the page of a month. */
@Component
class MonthPages {
    private final JdbcRosterPages rows;
    private final JdbcMonthShifts monthShifts;
    private final Units units;
    private final People people;
    private final Calendars calendars;
    private final HolidayLists holidays;
    private final OwnShifts ownShifts;
    private final Clock clock;

    MonthPages(
            JdbcRosterPages rows,
            JdbcMonthShifts monthShifts,
            Units units,
            People people,
            Calendars calendars,
            HolidayLists holidays,
            OwnShifts ownShifts,
            Clock clock) {
        this.rows = rows;
        this.monthShifts = monthShifts;
        this.units = units;
        this.people = people;
        this.calendars = calendars;
        this.holidays = holidays;
        this.ownShifts = ownShifts;
        this.clock = clock;
    }

    /** What of the page was asked for. */
    record Wanted(long unit, YearMonth month, String by, LocalDate day, String notice, String error) {}

    @Transactional(readOnly = true)
    public MonthPage of(Wanted wanted, Actor actor, Texts t) {
        var month = wanted.month().atDay(1);
        var today = LocalDate.now(clock);
        var calendar = calendars.current();
        var tree = units.tree(today);
        var shown = units.below(wanted.unit(), today);
        if (shown.isEmpty() || !actor.sees(wanted.unit())) {
            throw new Missing("roster of unit", wanted.unit());
        }
        var unit = shown.getFirst();
        var names = new LinkedHashMap<Long, String>();
        shown.forEach(each -> names.put(each.id(), each.name()));
        var all = monthShifts.of(names.keySet(), month.minusDays(3), month.plusMonths(1));
        var shifts = all.stream().filter(shift -> !shift.day().isBefore(month)).toList();
        var seats = rows.seats(names.keySet());
        var leads = unit.kind() == UnitKind.STATION && !shifts.isEmpty();
        var gaps = Gaps.of(all, seats, leads, calendar, month, month.plusMonths(1));
        var bySeat = wanted.by().isEmpty() ? shown.size() > 1 : wanted.by().equals("seat");
        var base = "/roster?unit=" + unit.id() + "&month=" + wanted.month();
        Function<LocalDate, String> dayHref =
                day -> base + (wanted.by().isEmpty() ? "" : "&by=" + wanted.by()) + "&day=" + day + "#day";
        var grid = new MonthGrid(t, calendar, month, today, gaps, dayHref);
        var published = rows.published(names.keySet(), month);
        var plans = Permission.PLAN_ROSTER.heldBy(actor, unit.id());
        var ahead = gaps.stream()
                .filter(gap -> !gap.day().isBefore(today) || wanted.month().isBefore(YearMonth.from(today)))
                .toList();
        var members = people.workingIn(names.keySet(), clamp(today, month));
        var swaps = rows.swaps(names.keySet(), month, month.plusMonths(1));
        var open = shifts.stream()
                .map(PlannedShift::unitId)
                .filter(id -> !published.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        return new MonthPage(
                title(t, wanted.month(), shifts, ahead),
                summary(t, shifts, published, open, names),
                unit.id(),
                wanted.month().toString(),
                t.fullMonth(wanted.month()),
                tabs(unit, tree, actor, wanted, t),
                "/roster?unit=" + unit.id() + "&month=" + wanted.month().minusMonths(1),
                "/roster?unit=" + unit.id() + "&month=" + wanted.month().plusMonths(1),
                "/roster/shifts/new?unit=" + unit.id() + "&day=" + clamp(today, month),
                bySeat,
                base + "&by=" + (bySeat ? "person" : "seat"),
                plans,
                ownShifts.next(actor, t),
                wanted.notice(),
                wanted.error(),
                plans && !open.isEmpty() && !month.plusMonths(1).isBefore(today)
                        ? t.get(
                                "roster.unpublished",
                                t.month(wanted.month()),
                                Words.join(t, open.stream().map(names::get).toList()))
                        : "",
                idle(t, people.workingIn(open, clamp(today, month)), shifts),
                plans && !month.isBefore(today.withDayOfMonth(1)) && shifts.isEmpty(),
                table(grid, shifts, shown, names, members, bySeat, wanted, t),
                DayPanels.of(t, wanted.day(), shifts, plans),
                MonthLines.gapLines(grid, ahead, plans, unit, t),
                MonthLines.swapLines(swaps, actor, t),
                t.get(
                        "roster.swaps.summary",
                        String.valueOf(swaps.stream()
                                .filter(swap -> swap.state() == SwapState.WAITING)
                                .count()),
                        String.valueOf(swaps.stream()
                                .filter(swap -> swap.state() == SwapState.APPROVED)
                                .count())),
                MonthLines.fair(shifts, calendar, t),
                holidays.within(unit.id(), shifts, month, today, calendar, t),
                plans ? "/roster/seats?unit=" + unit.id() : "",
                "/roster/occasions?unit=" + unit.id() + "&month=" + wanted.month());
    }

    private MonthPage.Grid table(
            MonthGrid grid,
            List<PlannedShift> shifts,
            List<Unit> shown,
            Map<Long, String> names,
            List<Person> members,
            boolean bySeat,
            Wanted wanted,
            Texts t) {
        var calendar = calendars.current();
        var unit = shown.getFirst();
        var leaderUnits = shown.stream()
                .filter(each -> each.kind() == UnitKind.LEADERS)
                .map(Unit::id)
                .collect(Collectors.toSet());
        var lines = new ArrayList<MonthPage.Line>();
        var led =
                shifts.stream().filter(shift -> shift.kind() == ShiftKind.LEAD).toList();
        if (!led.isEmpty() || unit.kind() == UnitKind.STATION) {
            lines.add(grid.leaders(led));
        }
        if (bySeat) {
            lines.addAll(grid.seats(shifts, names, leaderUnits));
        } else {
            var byPerson = shifts.stream()
                    .collect(Collectors.groupingBy(PlannedShift::personId, LinkedHashMap::new, Collectors.toList()));
            members.forEach(member -> lines.add(grid.person(
                    member.name(), "/people/" + member.id(), byPerson.getOrDefault(member.id(), List.of()))));
            members.forEach(member -> byPerson.remove(member.id()));
            byPerson.forEach(
                    (person, own) -> lines.add(grid.person(own.getFirst().name(), "/people/" + person, own)));
        }
        var absent = shifts.stream()
                .filter(PlannedShift::absent)
                .map(PlannedShift::name)
                .distinct()
                .toList();
        return new MonthPage.Grid(
                t.get(bySeat ? "roster.corner.seat" : "roster.corner.person"),
                grid.heads(),
                lines,
                String.join(t.get("roster.sep"), GridNotes.special(t, calendar, wanted.month(), LocalDate.now(clock))),
                absent.isEmpty() ? "" : t.get("roster.absent-note", Words.join(t, absent)));
    }

    private static LocalDate clamp(LocalDate today, LocalDate month) {
        var last = month.plusMonths(1).minusDays(1);
        return today.isBefore(month) ? month : today.isAfter(last) ? last : today;
    }

    private static String title(Texts t, YearMonth month, List<PlannedShift> shifts, List<Gap> gaps) {
        if (shifts.isEmpty()) {
            return t.get("roster.title.none", t.month(month));
        }
        var parts = new ArrayList<String>();
        for (var kind : Gap.Kind.values()) {
            var count = gaps.stream().filter(gap -> gap.kind() == kind).count();
            if (count > 0) {
                parts.add(t.get("roster.title." + kind, String.valueOf(count)));
            }
        }
        return parts.isEmpty()
                ? t.get("roster.title.full", t.month(month))
                : t.get("roster.title.gaps", t.month(month), Words.join(t, parts));
    }

    private static String summary(
            Texts t, List<PlannedShift> shifts, Set<Long> published, Set<Long> open, Map<Long, String> names) {
        if (shifts.isEmpty()) {
            return t.get("roster.summary.none");
        }
        return t.get(
                open.isEmpty()
                        ? "roster.summary.published"
                        : published.isEmpty() ? "roster.summary.draft" : "roster.summary.partly",
                Words.join(t, open.stream().map(names::get).toList()));
    }

    /** Those whom a publication would leave without a single day on duty, and so without any duty of a period. */
    private static String idle(Texts t, List<Person> members, List<PlannedShift> shifts) {
        var planned = shifts.stream().map(PlannedShift::personId).collect(Collectors.toCollection(HashSet::new));
        var idle = members.stream()
                .filter(member -> !planned.contains(member.id()))
                .map(Person::name)
                .toList();
        return idle.isEmpty()
                ? ""
                : t.get(
                        idle.size() > 8 ? "roster.idle.many" : "roster.idle",
                        Words.join(t, idle.stream().limit(8).toList()),
                        String.valueOf(idle.size()));
    }

    private static List<MonthPage.Tab> tabs(Unit unit, List<Unit> tree, Actor actor, Wanted wanted, Texts t) {
        var byId = tree.stream().collect(Collectors.toMap(Unit::id, each -> each));
        var top = unit;
        while (top.kind() != UnitKind.STATION
                && top.parentId() != null
                && byId.get(top.parentId()) instanceof Unit parent
                && actor.sees(parent.id())) {
            top = parent;
        }
        var tabs = new ArrayList<MonthPage.Tab>();
        if (top.parentId() != null && byId.get(top.parentId()) instanceof Unit parent && actor.sees(parent.id())) {
            tabs.add(tab(parent, parent.name(), unit, wanted));
        }
        tabs.add(tab(top, top.kind() == UnitKind.STATION ? t.get("roster.tab.station") : top.name(), unit, wanted));
        for (var child : tree) {
            if (child.parentId() != null && child.parentId() == top.id() && actor.sees(child.id())) {
                tabs.add(tab(child, child.name(), unit, wanted));
            }
        }
        return tabs;
    }

    private static MonthPage.Tab tab(Unit unit, String name, Unit current, Wanted wanted) {
        return new MonthPage.Tab(
                name, "/roster?unit=" + unit.id() + "&month=" + wanted.month(), unit.id() == current.id());
    }
}
