package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.List;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Occasion;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/** Transfers, secondments, absences, charges, rosters and occasions at random; lists of them do not grow for ever. */
final class RandomPeople {
    private static final int SLOTS_A_HEAD = 4;

    private final RandomWorld world;
    private final Facts facts;
    private final int shifts;
    private final int occasions;

    RandomPeople(RandomWorld world) {
        this.world = world;
        this.facts = world.facts;
        this.shifts = Math.max(facts.shifts.size(), 100);
        this.occasions = Math.max(facts.occasions.size(), 100);
    }

    /** Somebody works in another unit from a day on; or an end is taken back; or a record that was wrong goes. */
    void transfer() {
        if (facts.slots.size() > SLOTS_A_HEAD * world.size.persons()) {
            settle(world.any(facts.slots).person());
            return;
        }
        var place = world.random.nextInt(facts.slots.size());
        var slot = facts.slots.get(place);
        var on = world.day();
        if (world.chance(0.1) && facts.slots.size() > world.size.persons()) {
            facts.slots.remove(place);
        } else if (slot.from().isBefore(on) && on.isBefore(slot.to())) {
            var unit = world.anyUnit();
            facts.slots.set(place, lasting(slot, slot.from(), on));
            world.slot(slot.person(), unit, on, LocalDate.MAX);
            work(slot.person(), unit, on, LocalDate.MAX);
        } else {
            facts.slots.set(place, lasting(slot, slot.from(), LocalDate.MAX));
        }
    }

    /** Somebody helps elsewhere for some weeks (借调): the posts at home rest, and there may be one there. */
    void second() {
        var place = world.random.nextInt(facts.slots.size());
        var slot = facts.slots.get(place);
        var on = world.day();
        var back = on.plusDays(1 + world.random.nextInt(60));
        if (!slot.from().isBefore(on) || !back.isBefore(slot.to())) {
            return;
        }
        var unit = world.anyUnit();
        facts.slots.set(place, lasting(slot, slot.from(), on));
        facts.slots.add(lasting(slot, back, slot.to()));
        if (world.chance(0.7)) {
            world.slot(slot.person(), unit, on, back);
        }
        work(slot.person(), unit, on, back);
    }

    /** Puts a person to work in a unit for some days, within the working unit of the first of them. */
    private void work(long person, long unit, LocalDate on, LocalDate back) {
        for (var i = 0; i < facts.workingUnits.size(); i++) {
            var held = facts.workingUnits.get(i);
            if (held.person() == person && held.from().isBefore(on) && on.isBefore(held.to())) {
                var until = back.isBefore(held.to()) ? back : held.to();
                facts.workingUnits.set(i, new WorkingUnit(person, held.unit(), held.from(), on));
                facts.workingUnits.add(new WorkingUnit(person, unit, on, until));
                if (until.isBefore(held.to())) {
                    facts.workingUnits.add(new WorkingUnit(person, held.unit(), until, held.to()));
                }
                return;
            }
        }
    }

    /** A person with one post in one unit again, as if nothing had been written down. */
    private void settle(long person) {
        facts.slots.removeIf(slot -> slot.person() == person);
        facts.workingUnits.removeIf(working -> working.person() == person);
        var unit = world.anyUnit();
        world.slot(person, unit, Facts.ALWAYS, LocalDate.MAX);
        facts.workingUnits.add(new WorkingUnit(person, unit, Facts.ALWAYS, LocalDate.MAX));
    }

    private static Slot lasting(Slot slot, LocalDate from, LocalDate to) {
        return new Slot(slot.id(), slot.person(), slot.unit(), slot.post(), slot.staff(), slot.leading(), from, to);
    }

    void absence() {
        if (facts.absences.isEmpty() || world.chance(facts.absences.size() > world.size.persons() ? 0.3 : 0.6)) {
            world.absence(world.person());
        } else {
            remove(facts.absences);
        }
    }

    void charge() {
        if (facts.charges.size() > Math.max(8, world.size.persons() / 8)) {
            remove(facts.charges);
        } else if (world.chance(0.5) || facts.charges.isEmpty()) {
            world.charge(world.person());
        } else {
            var place = world.random.nextInt(facts.charges.size());
            var charge = facts.charges.get(place);
            facts.charges.set(
                    place, new Charge(charge.person(), charge.unit(), charge.area(), charge.from(), world.day()));
        }
    }

    /** A roster is published for a month, with shifts for those who work there, or taken back. */
    void roster() {
        if (facts.rosters.size() > world.teams.size() * 2 || (world.chance(0.4) && !facts.rosters.isEmpty())) {
            remove(facts.rosters);
            return;
        }
        var from = world.day().withDayOfMonth(1);
        var unit = world.any(world.teams);
        facts.rosters.add(new PublishedRoster(unit, from, from.plusMonths(1)));
        facts.workingUnits.stream()
                .filter(working -> working.unit() == unit
                        && working.from().isBefore(from.plusMonths(1))
                        && from.isBefore(working.to()))
                .map(WorkingUnit::person)
                .distinct()
                .limit(12)
                .toList()
                .forEach(person -> {
                    for (var day = from; day.isBefore(from.plusMonths(1)); day = day.plusDays(3)) {
                        shift(unit, person, day);
                    }
                });
    }

    /** One shift more or less. */
    void shift() {
        if (facts.shifts.size() > shifts || (world.chance(0.4) && !facts.shifts.isEmpty())) {
            for (var i = Math.max(1, facts.shifts.size() - shifts); i > 0; i--) {
                remove(facts.shifts);
            }
        } else {
            shift(
                    facts.rosters.isEmpty()
                            ? world.any(world.teams)
                            : world.any(facts.rosters).unit(),
                    world.person(),
                    world.day());
        }
    }

    private void shift(long unit, long person, LocalDate day) {
        var start = world.at(day);
        var end = start.plusSeconds((4 + world.random.nextInt(21)) * 3600L);
        facts.shifts.add(new Shift(world.id(), unit, person, person, start, end, world.chance(0.15)));
    }

    void swap() {
        if (!facts.shifts.isEmpty()) {
            var place = world.random.nextInt(facts.shifts.size());
            var old = facts.shifts.get(place);
            var stands = world.chance(0.2) ? old.planned() : world.person();
            facts.shifts.set(
                    place,
                    new Shift(old.id(), old.unit(), stands, old.planned(), old.start(), old.end(), old.standby()));
        }
    }

    void occasion() {
        if (facts.occasions.size() > occasions * 2) {
            remove(facts.occasions);
        } else {
            var kind = world.chance(0.7) ? "incident" : "vehicle";
            facts.occasions.add(new Occasion(world.id(), kind, world.person(), world.at(world.day())));
        }
    }

    private void remove(List<?> list) {
        list.remove(world.random.nextInt(list.size()));
    }
}
