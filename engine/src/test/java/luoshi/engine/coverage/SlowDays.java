package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.coverage.CoverageFacts.Duty;
import luoshi.engine.coverage.CoverageFacts.Shift;
import luoshi.engine.coverage.CoverageFacts.Slot;
import luoshi.engine.coverage.CoverageFacts.SubjectKind;

/** What holds on one day: scope, roster, absence, the tree. */
record SlowDays(CoverageFacts facts) {
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
            return facts.shifts().stream()
                    .filter(this::published)
                    .filter(shift -> OffHours.dateOf(shift.start()).equals(day))
                    .anyMatch(
                            shift -> shift.person() == subject || (shift.planned() == subject && absent(subject, day)));
        }
        return cadence == Cadence.DAILY
                || cadence == Cadence.KEY_TIME_STAGE
                || facts.calendar().isWorking(day);
    }

    private boolean rosterOf(long person, LocalDate day) {
        return facts.workingUnits().stream()
                .filter(working -> working.person() == person && in(day, working.from(), working.to()))
                .anyMatch(working -> published(working.unit(), day));
    }

    private boolean published(long unit, LocalDate day) {
        return facts.rosters().stream()
                .anyMatch(roster -> roster.unit() == unit && in(day, roster.from(), roster.to()));
    }

    boolean published(Shift shift) {
        return published(shift.unit(), OffHours.dateOf(shift.start()));
    }

    boolean absent(long person, LocalDate day) {
        return facts.absences().stream()
                .anyMatch(absence -> absence.person() == person && in(day, absence.from(), absence.to()));
    }

    List<Slot> slotsInScope(long person, Duty version, LocalDate day) {
        var scope = version.scope();
        return facts.slots().stream()
                .filter(slot -> slot.person() == person && in(day, slot.from(), slot.to()))
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
        var leaf = facts.placements().stream().noneMatch(it -> it.parent() == unit && in(day, it.from(), it.to()));
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
            var below = at;
            at = facts.placements().stream()
                    .filter(it -> it.unit() == below && in(day, it.from(), it.to()))
                    .map(CoverageFacts.Placement::parent)
                    .findFirst()
                    .orElse(null);
        }
        return up.stream();
    }
}
