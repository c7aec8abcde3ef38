package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.Deadlines;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** Which cells of one duty bind a subject (half rule of domain §3), before leaders and exemptions. */
final class Derivation {
    private final World world;
    private final DutyPlan plan;
    private final Rows rows;
    private final Map<Duty, Map<Long, Days>> scopes = new IdentityHashMap<>();

    /** A slot in scope and the days on which it is. */
    private record Held(Slot slot, Days days) {}

    Derivation(World world, DutyPlan plan, Rows rows) {
        this.world = world;
        this.plan = plan;
        this.rows = rows;
    }

    Cells cells(SubjectKind kind, long subject) {
        var cells = new CellsBuilder(plan.columnArray());
        for (var place = 0; place < plan.lines.size(); place++) {
            var line = plan.lines.get(place);
            if (line.subject() != kind) {
                continue;
            }
            if (kind == SubjectKind.UNIT) {
                unit(cells, line, place, subject);
            } else {
                person(cells, line, place, subject);
            }
        }
        return cells.done();
    }

    /** Days that count, on which the subject is in scope and present under a duty in force (b). */
    Days boundDays(Line line, long subject) {
        if (line.subject() == SubjectKind.UNIT) {
            var bound = unitDays(line, subject);
            bound.and(PersonDays.byCalendar(line.cadence()) ? world.everyDay : world.working);
            return bound;
        }
        var bound = union(held(line, subject));
        bound.and(world.daysOf(subject).counting(line.cadence()));
        return bound;
    }

    private void person(CellsBuilder cells, Line line, int place, long person) {
        var held = held(line, person);
        if (held.isEmpty()) {
            return;
        }
        if (line.cadence() == Cadence.PER_SHIFT) {
            shifts(cells, line, person, held);
            return;
        }
        if (line.cadence() == Cadence.PER_OCCASION) {
            occasions(cells, line, person, held);
            return;
        }
        var counting = world.daysOf(person).counting(line.cadence());
        held.forEach(slot -> slot.days.and(counting));
        var bound = union(held);
        for (var c = plan.firstColumn(place);
                c < plan.firstColumn(place + 1);
                c += line.areas().size()) {
            var column = plan.columns.get(c);
            var days = counting.count(column.start(), column.last() + 1);
            var boundDays = bound.count(column.start(), column.last() + 1);
            if (days > 0 && 2 * boundDays >= days) {
                add(cells, line, c, days, boundDays, bound, rows.of(owner(held, column.start(), column.last() + 1)));
            }
        }
    }

    private void unit(CellsBuilder cells, Line line, int place, long unit) {
        if (line.byEvent()) {
            return;
        }
        var bound = boundDays(line, unit);
        if (bound.isEmpty()) {
            return;
        }
        var counting = PersonDays.byCalendar(line.cadence()) ? world.everyDay : world.working;
        for (var c = plan.firstColumn(place);
                c < plan.firstColumn(place + 1);
                c += line.areas().size()) {
            var column = plan.columns.get(c);
            var days = counting.count(column.start(), column.last() + 1);
            var boundDays = bound.count(column.start(), column.last() + 1);
            if (days > 0 && 2 * boundDays >= days) {
                add(cells, line, c, days, boundDays, bound, rows.ofUnit(unit));
            }
        }
    }

    private void add(CellsBuilder cells, Line line, int c, int days, int boundDays, Days bound, int row) {
        var column = plan.columns.get(c);
        var last = bound.last(column.start(), column.last() + 1);
        var version = line.versions().size() == 1 ? line.versions().getFirst() : versionOn(line, last);
        cells.add(c + line.place(version.area()), row, days, boundDays, last, version);
    }

    private static Duty versionOn(Line line, int day) {
        return Objects.requireNonNull(line.on(day), () -> "no version in force on " + LocalDate.ofEpochDay(day));
    }

    private void shifts(CellsBuilder cells, Line line, long person, List<Held> held) {
        for (var shift : world.person(person).stood()) {
            var day = World.day(shift.start());
            if (startsInRange(day) && anyOn(held, day)) {
                var version = versionOn(line, day);
                if (!shift.standby() || version.scope().standby()) {
                    var due = World.day(shift.end());
                    event(
                            cells,
                            version,
                            "shift/" + shift.id(),
                            day,
                            due,
                            shift.start().getEpochSecond(),
                            shift.id(),
                            held);
                }
            }
        }
    }

    private void occasions(CellsBuilder cells, Line line, long person, List<Held> held) {
        for (var occasion : world.person(person).occasions()) {
            var day = World.day(occasion.at());
            if (startsInRange(day) && anyOn(held, day)) {
                var version = versionOn(line, day);
                if (occasion.kind().equals(version.occasionKind())) {
                    var due = day + version.occasionDueDays();
                    event(
                            cells,
                            version,
                            "occasion/" + occasion.id(),
                            day,
                            due,
                            occasion.at().getEpochSecond(),
                            occasion.id(),
                            held);
                }
            }
        }
    }

    private void event(
            CellsBuilder cells, Duty version, String period, int day, int due, long time, long id, List<Held> held) {
        var lateEnd = Days.epoch(Deadlines.lateEndByEvent(LocalDate.ofEpochDay(due)));
        var provisional = plan.provisional(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(due));
        var row = rows.of(owner(held, day, day + 1));
        cells.add(new Cells.Event(period, day, due, lateEnd, time, id, version.area(), provisional), row, version);
    }

    private boolean startsInRange(int day) {
        return world.from <= day && day < world.to;
    }

    private static boolean anyOn(List<Held> held, int day) {
        return held.stream().anyMatch(slot -> slot.days.contains(day));
    }

    /** Most days; of equals the later start, then the higher id. */
    private static Slot owner(List<Held> held, int from, int to) {
        var best = held.getFirst();
        if (held.size() == 1) {
            return best.slot;
        }
        var most = best.days.count(from, to);
        for (var other : held.subList(1, held.size())) {
            var days = other.days.count(from, to);
            if (days > most || (days == most && later(other.slot, best.slot))) {
                best = other;
                most = days;
            }
        }
        return best.slot;
    }

    private static boolean later(Slot one, Slot other) {
        var starts = one.from().compareTo(other.from());
        return starts > 0 || (starts == 0 && one.id() > other.id());
    }

    private Days union(List<Held> held) {
        var union = world.none.copy();
        held.forEach(slot -> union.or(slot.days));
        return union;
    }

    private List<Held> held(Line line, long person) {
        var held = new ArrayList<Held>();
        for (var slot : world.person(person).slots()) {
            if (!bindsAny(line, slot)) {
                continue;
            }
            var days = world.none.copy();
            for (var version : line.versions()) {
                if (binds(version, slot)) {
                    days.or(scope(version, slot.unit()));
                }
            }
            days.keep(Days.epoch(slot.from()), Days.epoch(slot.to()));
            if (!days.isEmpty()) {
                days.andNot(world.daysOf(person).absent);
                held.add(new Held(slot, days));
            }
        }
        return held;
    }

    private static boolean bindsAny(Line line, Slot slot) {
        for (var version : line.versions()) {
            if (binds(version, slot)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the post, staff kind and leading of a slot are in scope, wherever it is. */
    static boolean binds(Duty version, Slot slot) {
        var scope = version.scope();
        return (scope.posts().isEmpty() || scope.posts().contains(slot.post()))
                && (scope.staff().isEmpty() || scope.staff().contains(slot.staff()))
                && (!scope.leadersOnly() || slot.leading());
    }

    private Days unitDays(Line line, long unit) {
        var days = world.none.copy();
        for (var version : line.versions()) {
            var scope = version.scope();
            if (scope.leaves() || scope.units().contains(unit)) {
                var on = scope(version, unit).copy();
                if (scope.leaves()) {
                    on.and(world.tree.daysAsLeaf(unit, world.none));
                }
                days.or(on);
            }
        }
        days.and(world.tree.existence(unit, world.none));
        return days;
    }

    /** Days on which the version is in force and applies at the unit. */
    private Days scope(Duty version, long unit) {
        return scopes.computeIfAbsent(version, any -> new HashMap<>()).computeIfAbsent(unit, id -> {
            var days = world.tree.daysBelow(id, version.scope().units(), world.none);
            days.keep(Days.epoch(version.from()), Days.epoch(version.to()));
            for (var exclusion : plan.facts.exclusions()) {
                if (touches(exclusion, version)) {
                    var away = world.tree.daysBelow(id, Set.of(exclusion.unit()), world.none);
                    away.keep(Days.epoch(exclusion.from()), Days.epoch(exclusion.to()));
                    days.andNot(away);
                }
            }
            return days;
        });
    }

    static boolean touches(Exclusion exclusion, Duty version) {
        return (exclusion.duty() == 0 || exclusion.duty() == version.duty())
                && (exclusion.area() == 0 || exclusion.area() == version.area());
    }
}
