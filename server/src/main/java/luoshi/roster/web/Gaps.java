package luoshi.roster.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.roster.ShiftHours;
import luoshi.roster.ShiftKind;
import luoshi.roster.web.JdbcRosterPages.SeatRow;

/** Finds what is wrong in a month: empty seats, people who will not be there, double shifts, auxiliaries alone. */
final class Gaps {
    private final WorkCalendar calendar;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Gap> found = new ArrayList<>();

    private Gaps(WorkCalendar calendar, LocalDate from, LocalDate to) {
        this.calendar = calendar;
        this.from = from;
        this.to = to;
    }

    /**
     * All lacks in the half-open days, in order of the day.
     *
     * @param shifts those of the days, and some before, for the rest between two
     * @param leads whether every day needs a duty leader
     */
    static List<Gap> of(
            List<PlannedShift> shifts,
            List<SeatRow> seats,
            boolean leads,
            WorkCalendar calendar,
            LocalDate from,
            LocalDate to) {
        var gaps = new Gaps(calendar, from, to);
        if (leads) {
            gaps.withoutLeader(shifts);
        }
        seats.forEach(seat -> gaps.unmanned(seat, shifts));
        shifts.stream().filter(shift -> gaps.within(shift.day())).forEach(gaps::broken);
        gaps.doubled(shifts);
        gaps.alone(shifts);
        return gaps.found.stream().sorted(Comparator.comparing(Gap::day)).toList();
    }

    private boolean within(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    private void withoutLeader(List<PlannedShift> shifts) {
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            var on = day;
            if (shifts.stream()
                    .noneMatch(shift ->
                            shift.kind() == ShiftKind.LEAD && shift.day().equals(on))) {
                found.add(new Gap(Gap.Kind.EMPTY, on, "roster.gap.lead", List.of(), 0, "", 0, ShiftKind.LEAD));
            }
        }
    }

    private void unmanned(SeatRow seat, List<PlannedShift> shifts) {
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            if (!seat.days().includes(day, calendar)) {
                continue;
            }
            var on = day;
            var stands = shifts.stream()
                    .filter(shift -> shift.unitId() == seat.unitId()
                            && shift.kind() == seat.kind()
                            && shift.seat().equals(seat.name())
                            && shift.day().equals(on)
                            && !shift.broken())
                    .count();
            if (stands < seat.headcount()) {
                found.add(new Gap(
                        Gap.Kind.EMPTY,
                        on,
                        "roster.gap.seat",
                        List.of(seat.name(), String.valueOf(seat.headcount() - stands)),
                        0,
                        seat.name(),
                        seat.unitId(),
                        seat.kind()));
            }
        }
    }

    private void broken(PlannedShift shift) {
        if (shift.broken()) {
            var why = shift.gone() ? "gone" : shift.absent() ? "absent" : "moved";
            add(Gap.Kind.BROKEN, shift, "roster.gap." + why, shift.name());
        }
    }

    private void doubled(List<PlannedShift> shifts) {
        var last = new HashMap<Long, PlannedShift>();
        for (var shift : shifts) {
            if (!shift.kind().atPost()) {
                continue;
            }
            var before = last.put(shift.personId(), shift);
            if (before != null && within(shift.day())) {
                var rest = Duration.between(before.hours().ends(), shift.hours().starts());
                if (rest.compareTo(ShiftKind.REST) < 0) {
                    add(Gap.Kind.DOUBLE, shift, "roster.gap.double", shift.name(), String.valueOf(rest.toHours()));
                }
            }
        }
    }

    private void alone(List<PlannedShift> shifts) {
        var officers = new HashMap<Place, List<PlannedShift>>();
        for (var shift : shifts) {
            if (!shift.auxiliary() && shift.kind().atPost()) {
                touched(shift)
                        .forEach(place -> officers.computeIfAbsent(place, fresh -> new ArrayList<>())
                                .add(shift));
            }
        }
        for (var shift : shifts) {
            if (shift.auxiliary()
                    && shift.kind().atPost()
                    && within(shift.day())
                    && touched(shift)
                            .flatMap(place -> officers.getOrDefault(place, List.of()).stream())
                            .noneMatch(other -> other.hours().overlaps(shift.hours()))) {
                add(Gap.Kind.ALONE, shift, "roster.gap.alone", shift.name());
            }
        }
    }

    /** A unit on a day. */
    private record Place(long unit, LocalDate day) {}

    /** The days that the shift touches, in its unit. */
    private static Stream<Place> touched(PlannedShift shift) {
        var last = LocalDate.ofInstant(shift.hours().ends(), ShiftHours.CHINA);
        return shift.day().datesUntil(last.plusDays(1)).map(day -> new Place(shift.unitId(), day));
    }

    private void add(Gap.Kind kind, PlannedShift shift, String key, Object... data) {
        found.add(
                new Gap(kind, shift.day(), key, List.of(data), shift.id(), shift.seat(), shift.unitId(), shift.kind()));
    }
}
