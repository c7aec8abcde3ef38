package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.coverage.CoverageFacts.Charge;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.Unit;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/** Seeded changes of a world, told to an index as they happen. */
final class RandomUpdates {
    private final RandomWorld world;
    private final Facts facts;
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();
    final Map<String, Integer> done = new HashMap<>();

    RandomUpdates(RandomWorld world) {
        this.world = world;
        this.facts = world.facts;
        facts.evidence.forEach(this::keep);
        facts.evidence.clear();
    }

    private void keep(Evidence piece) {
        var place = places.putIfAbsent(piece.id(), evidence.size());
        if (place == null) {
            evidence.add(piece);
        } else {
            evidence.set(place, piece);
        }
    }

    /** All facts with all evidence. */
    CoverageFacts everything() {
        facts.evidence.addAll(evidence);
        var all = facts.build();
        facts.evidence.clear();
        return all;
    }

    void one(CoverageIndex index) {
        var dice = world.random.nextInt(1000);
        if (dice < 760) {
            count("evidence");
            var piece = world.evidence();
            keep(piece);
            index.record(piece);
        } else if (dice < 860) {
            count("withdrawal");
            withdraw(index);
        } else {
            count(structural(dice - 860));
            index.replace(facts.build());
        }
    }

    private void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    private void withdraw(CoverageIndex index) {
        if (!evidence.isEmpty()) {
            var piece = world.any(evidence);
            if (piece.withdrawn() == Long.MAX_VALUE) {
                var sequence = world.nextSequence();
                keep(piece.withdrawnAt(sequence));
                index.record(piece.withdrawnAt(sequence));
            }
        }
    }

    private String structural(int dice) {
        if (dice < 45) {
            transfer();
            return "transfer";
        }
        if (dice < 70) {
            absence();
            return "absence";
        }
        if (dice < 90) {
            exemption();
            return "exemption";
        }
        if (dice < 112) {
            swap();
            return "swap";
        }
        if (dice < 120) {
            charge();
            return "charge";
        }
        if (dice < 125) {
            exclusion();
            return "not applicable";
        }
        if (dice < 133) {
            revision();
            return "revision";
        }
        if (dice < 137) {
            roster();
            return "roster";
        }
        reorganisation();
        return "reorganisation";
    }

    private void transfer() {
        var place = world.random.nextInt(facts.slots.size());
        var slot = facts.slots.get(place);
        var on = world.day();
        if (world.chance(0.1) && facts.slots.size() > world.size.persons()) {
            facts.slots.remove(place);
        } else if (slot.from().isBefore(on) && on.isBefore(slot.to())) {
            var unit = world.anyUnit();
            facts.slots.set(place, until(slot, on));
            world.slot(slot.person(), unit, on, LocalDate.MAX);
            for (var i = 0; i < facts.workingUnits.size(); i++) {
                var working = facts.workingUnits.get(i);
                if (working.person() == slot.person() && working.from().isBefore(on) && on.isBefore(working.to())) {
                    facts.workingUnits.set(i, new WorkingUnit(working.person(), working.unit(), working.from(), on));
                    facts.workingUnits.add(new WorkingUnit(working.person(), unit, on, working.to()));
                    break;
                }
            }
        } else {
            facts.slots.set(place, until(slot, LocalDate.MAX));
        }
    }

    private static Slot until(Slot slot, LocalDate to) {
        return new Slot(
                slot.id(), slot.person(), slot.unit(), slot.post(), slot.staff(), slot.leading(), slot.from(), to);
    }

    private void absence() {
        if (world.chance(0.5) || facts.absences.isEmpty()) {
            world.absence(world.person());
        } else {
            facts.absences.remove(world.random.nextInt(facts.absences.size()));
        }
    }

    private void exemption() {
        if (world.chance(0.3) && !facts.exemptions.isEmpty()) {
            facts.exemptions.remove(world.random.nextInt(facts.exemptions.size()));
            return;
        }
        var from = world.day();
        var duty = world.any(facts.duties).duty();
        var to = from.plusDays(1 + world.random.nextInt(120));
        var approved = from.plusDays(world.random.nextInt(40) - 20L);
        facts.exemptions.add(
                world.chance(0.2)
                        ? new Exemption(duty, 0, world.anyUnit(), from, to, approved)
                        : new Exemption(duty, world.person(), 0, from, to, approved));
    }

    private void swap() {
        if (!facts.shifts.isEmpty()) {
            var place = world.random.nextInt(facts.shifts.size());
            var shift = facts.shifts.get(place);
            facts.shifts.set(
                    place,
                    new Shift(
                            shift.id(),
                            shift.unit(),
                            world.person(),
                            shift.planned(),
                            shift.start(),
                            shift.end(),
                            shift.standby()));
        }
    }

    private void charge() {
        if (world.chance(0.5) || facts.charges.isEmpty()) {
            world.charge(world.person());
        } else {
            var place = world.random.nextInt(facts.charges.size());
            var charge = facts.charges.get(place);
            facts.charges.set(
                    place, new Charge(charge.person(), charge.unit(), charge.area(), charge.from(), world.day()));
        }
    }

    private void exclusion() {
        if (world.chance(0.4) && !facts.exclusions.isEmpty()) {
            facts.exclusions.remove(world.random.nextInt(facts.exclusions.size()));
        } else {
            var duty = world.any(facts.duties);
            var byArea = world.chance(0.4);
            facts.exclusions.add(new Exclusion(
                    world.any(world.teams),
                    byArea ? duty.area() : 0,
                    byArea ? 0 : duty.duty(),
                    world.day(),
                    LocalDate.MAX));
        }
    }

    private void revision() {
        var place = world.random.nextInt(facts.duties.size());
        var duty = facts.duties.get(place);
        var on = world.day();
        if (duty.from().isBefore(on) && duty.to().equals(LocalDate.MAX)) {
            facts.duties.set(place, ended(duty, on));
            var byEvent = duty.cadence() == Cadence.PER_SHIFT || duty.cadence() == Cadence.PER_OCCASION;
            var cadence = byEvent || world.chance(0.7) ? duty.cadence() : Cadence.values()[world.random.nextInt(6)];
            facts.duties.add(world.duty(duty.duty(), on, LocalDate.MAX, cadence));
        }
    }

    private static Duty ended(Duty duty, LocalDate on) {
        return new Duty(
                duty.duty(),
                duty.version(),
                duty.clause(),
                duty.area(),
                duty.subject(),
                duty.cadence(),
                duty.count(),
                duty.quotas(),
                duty.accepts(),
                duty.scope(),
                duty.stages(),
                duty.occasionKind(),
                duty.occasionDueDays(),
                duty.from(),
                on);
    }

    private void roster() {
        if (world.chance(0.5) && !facts.rosters.isEmpty()) {
            facts.rosters.remove(world.random.nextInt(facts.rosters.size()));
        } else {
            var from = world.day().withDayOfMonth(1);
            facts.rosters.add(new PublishedRoster(world.any(world.teams), from, from.plusMonths(1)));
        }
    }

    private void reorganisation() {
        if (world.chance(0.3)) {
            var unit = world.id();
            var from = world.day();
            facts.units.add(new Unit(unit, world.random.nextInt(10), from, LocalDate.MAX));
            facts.placements.add(new Placement(unit, world.any(world.stations), from, LocalDate.MAX));
            return;
        }
        for (var i = 0; i < facts.placements.size(); i++) {
            var placement = facts.placements.get(i);
            var on = world.day();
            if (world.teams.contains(placement.unit())
                    && placement.from().isBefore(on)
                    && on.isBefore(placement.to())
                    && world.chance(0.5)) {
                facts.placements.set(i, new Placement(placement.unit(), placement.parent(), placement.from(), on));
                facts.placements.add(new Placement(placement.unit(), world.any(world.stations), on, placement.to()));
                return;
            }
        }
    }
}
