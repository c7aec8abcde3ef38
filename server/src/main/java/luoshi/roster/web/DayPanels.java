package luoshi.roster.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.roster.ShiftKind;
import luoshi.web.Texts;

/** Who is on duty on one day (谁在班). */
final class DayPanels {
    private static final List<ShiftKind> ORDER =
            List.of(ShiftKind.LEAD, ShiftKind.FULL, ShiftKind.DAY, ShiftKind.NIGHT, ShiftKind.STANDBY);

    private DayPanels() {}

    static MonthPage.DayPanel of(Texts t, LocalDate day, List<PlannedShift> shifts, boolean links) {
        var groups = new ArrayList<MonthPage.DayPanel.Group>();
        var officers = 0;
        var auxiliaries = 0;
        for (var kind : ORDER) {
            var found = shifts.stream()
                    .filter(shift -> shift.kind() == kind && shift.day().equals(day))
                    .toList();
            if (found.isEmpty()) {
                continue;
            }
            if (kind.atPost() || kind == ShiftKind.LEAD) {
                officers +=
                        (int) found.stream().filter(shift -> !shift.auxiliary()).count();
                auxiliaries +=
                        (int) found.stream().filter(PlannedShift::auxiliary).count();
            }
            groups.add(new MonthPage.DayPanel.Group(
                    Words.kind(t, kind),
                    found.stream().map(PlannedShift::hours).distinct().count() == 1
                            ? Words.hours(t, found.getFirst().hours())
                            : "",
                    found.stream().map(shift -> who(t, shift, links)).toList()));
        }
        return new MonthPage.DayPanel(
                t.get("roster.day.title", t.day(day)),
                groups.isEmpty()
                        ? t.get("roster.day.none")
                        : t.get("roster.day.counts", String.valueOf(officers), String.valueOf(auxiliaries)),
                groups);
    }

    private static MonthPage.DayPanel.Who who(Texts t, PlannedShift shift, boolean links) {
        var marks = new ArrayList<String>();
        if (shift.auxiliary()) {
            marks.add(t.get("roster.mark.auxiliary"));
        }
        if (!shift.swappedFrom().isEmpty()) {
            marks.add(t.get("roster.mark.for", shift.swappedFrom()));
        }
        if (shift.broken()) {
            marks.add(t.get(
                    shift.gone() ? "roster.mark.gone" : shift.absent() ? "roster.mark.absent" : "roster.mark.moved"));
        }
        return new MonthPage.DayPanel.Who(
                shift.name(),
                shift.seat().equals(Words.kind(t, shift.kind())) ? "" : shift.seat(),
                Words.join(t, marks),
                links ? "/roster/shifts/" + shift.id() : "");
    }
}
