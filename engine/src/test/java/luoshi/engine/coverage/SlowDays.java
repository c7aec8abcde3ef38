package luoshi.engine.coverage;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.coverage.CoverageFacts.Absence;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Placement;
import luoshi.engine.coverage.CoverageFacts.PublishedRoster;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;
import luoshi.engine.coverage.CoverageFacts.WorkingUnit;

/** What holds on one day: scope, roster, absence, the tree. Facts lie by whom they name, so that looking takes no hours. */
final class SlowDays {
    private final CoverageFacts facts;
    private final Map<Long, List<Slot>> slots;
    private final Map<Long, List<WorkingUnit>> workingUnits;
    private final Map<Long, List<Absence>> absences;
    private final Map<Long, List<PublishedRoster>> rosters;
    private final Map<Long, List<Placement>> above;
    private final Map<Long, List<Placement>> below;
    private final Map<Long, List<Shift>> shifts = new HashMap<>();

    SlowDays(CoverageFacts facts) {
        this.facts = facts;
        this.slots = facts.slots().stream().collect(groupingBy(Slot::person));
        this.workingUnits = facts.workingUnits().stream().collect(groupingBy(WorkingUnit::person));
        this.absences = facts.absences().stream().collect(groupingBy(Absence::person));
        this.rosters = facts.rosters().stream().collect(groupingBy(PublishedRoster::unit));
        this.above = facts.placements().stream().collect(groupingBy(Placement::unit));
        this.below = facts.placements().stream().collect(groupingBy(Placement::parent));
        for (var shift : facts.shifts()) {
            for (var person : Set.of(shift.person(), shift.planned() == shift.person() ? -1 : shift.planned())) {
                shifts.computeIfAbsent(person, key -> new ArrayList<>()).add(shift);
            }
        }
    }

    private static <T> Stream<T> of(Map<Long, List<T>> facts, long whom) {
        return facts.getOrDefault(whom, List.of()).stream();
    }

    /** Shifts that a person stood or was to stand. */
    Stream<Shift> shifts(long person) {
        return of(shifts, person);
    }

    static Duty on(List<Duty> versions, LocalDate day) {
        Duty found = null;
        for (var version : versions) {
            if (in(day, version.from(), version.to())) {
                found = version;
            }
        }
        return found;
    }

    static boolean in(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    boolean counts(SubjectKind kind, long subject, Cadence cadence, LocalDate day) {
        if (kind == SubjectKind.PERSON && rosterOf(subject, day)) {
            return shifts(subject)
                    .filter(shift -> OffHours.dateOf(shift.start()).equals(day))
                    .filter(this::published)
                    .anyMatch(
                            shift -> shift.person() == subject || (shift.planned() == subject && absent(subject, day)));
        }
        return cadence == Cadence.DAILY
                || cadence == Cadence.KEY_TIME_STAGE
                || facts.calendar().isWorking(day);
    }

    private boolean rosterOf(long person, LocalDate day) {
        return of(workingUnits, person)
                .filter(working -> in(day, working.from(), working.to()))
                .anyMatch(working -> published(working.unit(), day));
    }

    private boolean published(long unit, LocalDate day) {
        return of(rosters, unit).anyMatch(roster -> in(day, roster.from(), roster.to()));
    }

    boolean published(Shift shift) {
        return published(shift.unit(), OffHours.dateOf(shift.start()));
    }

    boolean absent(long person, LocalDate day) {
        return of(absences, person).anyMatch(absence -> in(day, absence.from(), absence.to()));
    }

    List<Slot> slotsInScope(long person, Duty version, LocalDate day) {
        var scope = version.scope();
        return of(slots, person)
                .filter(slot -> in(day, slot.from(), slot.to()))
                .filter(slot -> scope.posts().isEmpty() || scope.posts().contains(slot.post()))
                .filter(slot -> scope.staff().isEmpty() || scope.staff().contains(slot.staff()))
                .filter(slot -> !scope.leadersOnly() || slot.leading())
                .filter(slot -> upFrom(slot.unit(), day).anyMatch(scope.units()::contains))
                .filter(slot -> applies(slot.unit(), version, day))
                .toList();
    }

    boolean unitInScope(long unit, Duty version, LocalDate day) {
        var scope = version.scope();
        var exists = facts.units().stream().anyMatch(it -> it.id() == unit && in(day, it.from(), it.to()));
        var leaf = of(below, unit).noneMatch(it -> in(day, it.from(), it.to()));
        var named = scope.leaves()
                ? leaf && upFrom(unit, day).anyMatch(scope.units()::contains)
                : scope.units().contains(unit);
        return exists && named && applies(unit, version, day);
    }

    private boolean applies(long unit, Duty version, LocalDate day) {
        return facts.exclusions().stream()
                .filter(it -> in(day, it.from(), it.to()))
                .filter(it -> it.area() == 0 || it.area() == version.area())
                .filter(it -> it.duty() == 0 || it.duty() == version.duty())
                .noneMatch(it -> upFrom(unit, day).anyMatch(up -> up == it.unit()));
    }

    /** The unit and what stands above it on a day. */
    Stream<Long> upFrom(long unit, LocalDate day) {
        var up = new ArrayList<Long>();
        for (Long at = unit; at != null && !up.contains(at); ) {
            up.add(at);
            at = of(above, at)
                    .filter(it -> in(day, it.from(), it.to()))
                    .map(Placement::parent)
                    .findFirst()
                    .orElse(null);
        }
        return up.stream();
    }
}
