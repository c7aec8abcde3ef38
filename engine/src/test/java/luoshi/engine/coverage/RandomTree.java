package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import luoshi.engine.calendar.Arrangements;
import luoshi.engine.calendar.HolidayDay;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.Unit;

/** Units founded, moved, closed and opened again, and the work calendar changed, at random. */
final class RandomTree {
    private static final int PUBLISHED = 2026;
    private static final int NEXT = 2027;

    private final RandomWorld world;
    private final Facts facts;
    private final List<Long> founded = new ArrayList<>();
    private final List<HolidayDay> local = new ArrayList<>();
    private boolean nextPublished;

    RandomTree(RandomWorld world) {
        this.world = world;
        this.facts = world.facts;
    }

    void reorganise() {
        switch (world.random.nextInt(6)) {
            case 0 -> found();
            case 1 -> close();
            case 2 -> reopen();
            default -> move();
        }
    }

    private void found() {
        var unit = world.id();
        var from = world.day();
        if (founded.size() >= world.teams.size() + 4) {
            var gone = founded.remove(world.random.nextInt(founded.size()));
            facts.units.removeIf(each -> each.id() == gone);
            facts.placements.removeIf(each -> each.unit() == gone);
        }
        founded.add(unit);
        var parent = world.any(world.chance(0.3) ? world.teams : world.stations);
        facts.units.add(new Unit(unit, world.random.nextInt(10), from, LocalDate.MAX));
        facts.placements.add(new Placement(unit, parent, from, LocalDate.MAX));
    }

    /** A unit and its place end on a day; people who are there stay on paper. */
    private void close() {
        var unit = some();
        var on = world.day();
        facts.units.replaceAll(each ->
                each.id() == unit && each.from().isBefore(on) ? new Unit(unit, each.order(), each.from(), on) : each);
        facts.placements.replaceAll(each -> each.unit() == unit && each.from().isBefore(on) && on.isBefore(each.to())
                ? new Placement(unit, each.parent(), each.from(), on)
                : each);
    }

    private void reopen() {
        var unit = some();
        facts.units.replaceAll(
                each -> each.id() == unit ? new Unit(unit, each.order(), each.from(), LocalDate.MAX) : each);
        facts.placements.removeIf(each -> each.unit() == unit);
        facts.placements.add(new Placement(unit, world.any(world.stations), Facts.ALWAYS, LocalDate.MAX));
    }

    /** A unit stands elsewhere from a day on: below a station, the bureau, or a team that was always below a station. */
    private void move() {
        var unit = some();
        var on = world.day();
        for (var i = 0; i < facts.placements.size(); i++) {
            var held = facts.placements.get(i);
            if (held.unit() == unit && held.from().isBefore(on) && on.isBefore(held.to())) {
                facts.placements.set(i, new Placement(unit, held.parent(), held.from(), on));
                facts.placements.add(new Placement(unit, parent(unit), on, held.to()));
                return;
            }
        }
    }

    private long parent(long unit) {
        if (world.chance(0.2)) {
            return RandomWorld.BUREAU;
        }
        return founded.contains(unit) && world.chance(0.5) ? world.any(world.teams) : world.any(world.stations);
    }

    private long some() {
        return !founded.isEmpty() && world.chance(0.5) ? world.any(founded) : world.any(world.teams);
    }

    /** A local holiday, a made-up weekend, one of them taken back, or the paper of the next year. */
    void calendar() {
        var taken = new HashSet<LocalDate>();
        Arrangements.days2026().forEach(day -> taken.add(day.date()));
        local.forEach(day -> taken.add(day.date()));
        if (world.chance(0.2)) {
            nextPublished = !nextPublished;
        } else if (!local.isEmpty() && (local.size() > 6 || world.chance(0.4))) {
            local.remove(world.random.nextInt(local.size()));
        } else {
            var day = world.day();
            if (taken.add(day)) {
                local.add(new HolidayDay(day, "地方节日", world.chance(0.7)));
            }
        }
        var days = Arrangements.days2026();
        days.addAll(local);
        facts.calendar = WorkCalendar.of(days, nextPublished ? Set.of(PUBLISHED, NEXT) : Set.of(PUBLISHED));
    }
}
