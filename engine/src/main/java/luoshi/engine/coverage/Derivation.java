package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.Deadlines;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** Which cells of one duty bind a subject (half rule of domain §3), before leaders and exemptions. */
final class Derivation {
    private final World world;
    private final DutyPlan plan;
    private final Rows rows;

    Derivation(World world, DutyPlan plan, Rows rows) {
        this.world = world;
        this.plan = plan;
        this.rows = rows;
    }

    /**
     * A slot in scope.
     *
     * @param own days on which the person held it and was there; unless by event, those of them that count
     * @param scope days on which the duty applies to it
     */
    record Held(Slot slot, Days own, Days scope) {
        int count(int from, int to) {
            return Days.countBoth(own, scope, from, to);
        }

        boolean isOn(int day) {
            return own.contains(day) && scope.contains(day);
        }

        Days days() {
            var days = own.copy();
            days.and(scope);
            return days;
        }
    }

    /** All cells of a subject. */
    Cells cells(SubjectKind kind, long subject) {
        var cells = new CellsBuilder(plan.columns);
        for (var place = 0; place < plan.lines.size(); place++) {
            var line = plan.lines.get(place);
            if (line.subject() != kind) {
                continue;
            }
            if (line.byEvent()) {
                events(cells, place, subject);
            } else if (kind == SubjectKind.UNIT) {
                unit(cells, line, place, subject);
            } else {
                person(cells, line, place, subject);
            }
        }
        return cells.done();
    }

    /** The cells by shift and by occasion. */
    Cells events(long person) {
        var cells = new CellsBuilder(plan.columns);
        for (var place = 0; place < plan.lines.size(); place++) {
            if (plan.lines.get(place).byEvent()) {
                events(cells, place, person);
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
        return union(held(plan.lines.indexOf(line), subject));
    }

    /** The slots of a person that are in scope of a line. */
    List<Held> held(int place, long person) {
        var line = plan.lines.get(place);
        var slots = world.person(person).slots();
        var held = new ArrayList<Held>(slots.size());
        for (var i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            var binding = Reach.binding(line, slot);
            if (!binding.isEmpty()) {
                var over = plan.reach.of(plan, place, binding, rows.place(slot.unit()), slot.unit());
                if (!over.days().isEmpty()) {
                    held.add(new Held(slot, own(line, person, i), over.days()));
                }
            }
        }
        return held;
    }

    private Days own(Line line, long person, int i) {
        var days = world.daysOf(person);
        if (!line.byEvent()) {
            return days.held(line.cadence(), i);
        }
        var slot = world.person(person).slots().get(i);
        var own = world.none.copy();
        own.add(Days.epoch(slot.from()), Days.epoch(slot.to()));
        own.andNot(days.absent);
        return own;
    }

    /** How many days bind a person in a range. */
    int bound(List<Held> held, int from, int to) {
        var sum = 0;
        var most = 0;
        for (var slot : held) {
            var days = slot.count(from, to);
            sum += days;
            most = Math.max(most, days);
        }
        return sum == most ? most : union(held).count(from, to);
    }

    private void person(CellsBuilder cells, Line line, int place, long person) {
        var held = held(place, person);
        if (held.isEmpty()) {
            return;
        }
        var counting = world.daysOf(person).counting(line.cadence());
        for (var c = plan.firstColumn(place);
                c < plan.firstColumn(place + 1);
                c += line.areas().size()) {
            var column = plan.columns[c];
            var days = counting.count(column.start(), column.last() + 1);
            var bound = bound(held, column.start(), column.last() + 1);
            if (days > 0 && 2 * bound >= days) {
                var last = last(held, column.start(), column.last() + 1);
                add(cells, line, c, days, bound, last, row(held, column.start(), column.last() + 1));
            }
        }
    }

    /** The last bound day in a range. */
    int last(List<Held> held, int from, int to) {
        var last = Integer.MIN_VALUE;
        for (var slot : held) {
            last = Math.max(last, Days.lastBoth(slot.own, slot.scope, from, to));
        }
        return last;
    }

    private void unit(CellsBuilder cells, Line line, int place, long unit) {
        var bound = boundDays(line, unit);
        if (bound.isEmpty()) {
            return;
        }
        var counting = PersonDays.byCalendar(line.cadence()) ? world.everyDay : world.working;
        for (var c = plan.firstColumn(place);
                c < plan.firstColumn(place + 1);
                c += line.areas().size()) {
            var column = plan.columns[c];
            var days = counting.count(column.start(), column.last() + 1);
            var boundDays = bound.count(column.start(), column.last() + 1);
            if (days > 0 && 2 * boundDays >= days) {
                var last = bound.last(column.start(), column.last() + 1);
                add(cells, line, c, days, boundDays, last, rows.ofUnit(unit));
            }
        }
    }

    private static void add(CellsBuilder cells, Line line, int c, int days, int boundDays, int last, int row) {
        var version = line.inForce(last);
        cells.add(c + line.place(version.area()), row, days, boundDays, last, version);
    }

    private void events(CellsBuilder cells, int place, long person) {
        var line = plan.lines.get(place);
        var facts = world.person(person);
        var shifts = line.cadence() == Cadence.PER_SHIFT;
        if (shifts ? facts.stood().isEmpty() : facts.occasions().isEmpty()) {
            return;
        }
        var held = held(place, person);
        if (shifts) {
            shifts(cells, line, person, held);
        } else {
            occasions(cells, line, person, held);
        }
    }

    private void shifts(CellsBuilder cells, Line line, long person, List<Held> held) {
        for (var shift : world.person(person).stood()) {
            var day = World.day(shift.start());
            if (startsInRange(day) && anyOn(held, day)) {
                var version = line.inForce(day);
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
                var version = line.inForce(day);
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
        var provisional = world.isProvisional(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(due));
        var row = row(held, day, day + 1);
        cells.add(new Cells.Event(period, day, due, lateEnd, time, id, version.area(), provisional), row, version);
    }

    private boolean startsInRange(int day) {
        return world.from <= day && day < world.to;
    }

    private static boolean anyOn(List<Held> held, int day) {
        return held.stream().anyMatch(slot -> slot.isOn(day));
    }

    /** Row of the slot with most days in a range; of equals the later start, then the higher id. */
    int row(List<Held> held, int from, int to) {
        var best = held.getFirst();
        if (held.size() > 1) {
            var most = best.count(from, to);
            for (var other : held.subList(1, held.size())) {
                var days = other.count(from, to);
                if (days > most || (days == most && later(other.slot, best.slot))) {
                    best = other;
                    most = days;
                }
            }
        }
        return rows.of(best.slot);
    }

    private static boolean later(Slot one, Slot other) {
        var starts = one.from().compareTo(other.from());
        return starts > 0 || (starts == 0 && one.id() > other.id());
    }

    private Days union(List<Held> held) {
        var union = world.none.copy();
        held.forEach(slot -> union.or(slot.days()));
        return union;
    }

    private Days unitDays(Line line, long unit) {
        var days = world.none.copy();
        for (var version : line.versions()) {
            var scope = version.scope();
            if (scope.leaves() || scope.units().contains(unit)) {
                var on = plan.reach.scope(version, unit);
                if (scope.leaves()) {
                    on.and(world.tree.daysAsLeaf(unit, world.none));
                }
                days.or(on);
            }
        }
        days.and(world.tree.existence(unit, world.none));
        return days;
    }
}
