package luoshi.roster.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.organisation.Unit;
import luoshi.roster.ShiftKind;
import luoshi.roster.web.JdbcRosterPages.SwapRow;
import luoshi.roster.web.JdbcRosterPages.SwapState;
import luoshi.web.Texts;

/** Writes the lists beside the table of a month: what is wrong, swaps, how often each has led. */
final class MonthLines {
    private MonthLines() {}

    static List<MonthPage.GapLine> gapLines(MonthGrid grid, List<Gap> gaps, boolean plans, Unit unit, Texts t) {
        return gaps.stream()
                .limit(12)
                .map(gap -> new MonthPage.GapLine(
                        Words.day(t, gap.day()),
                        grid.text(gap),
                        gap.kind() == Gap.Kind.EMPTY || gap.kind() == Gap.Kind.BROKEN ? "bad" : "warn",
                        plans ? t.get(gap.shiftId() == 0 ? "roster.gap.fill" : "roster.gap.change") : "",
                        gap.shiftId() == 0
                                ? "/roster/shifts/new?unit=" + (gap.unitId() == 0 ? unit.id() : gap.unitId()) + "&day="
                                        + gap.day() + "&kind=" + gap.want()
                                        + "&seat=" + URLEncoder.encode(gap.seat(), StandardCharsets.UTF_8)
                                : "/roster/shifts/" + gap.shiftId()))
                .toList();
    }

    static List<MonthPage.SwapLine> swapLines(List<SwapRow> swaps, Actor actor, Texts t) {
        return swaps.stream()
                .filter(swap -> swap.state() == SwapState.WAITING || swap.state() == SwapState.APPROVED)
                .limit(12)
                .map(swap -> {
                    var waiting = swap.state() == SwapState.WAITING;
                    return new MonthPage.SwapLine(
                            swap.id(),
                            swap.version(),
                            t.get(
                                    "roster.swap.title",
                                    swap.to(),
                                    swap.from(),
                                    t.shortDay(swap.hours().day()),
                                    Words.letter(t, swap.kind())),
                            waiting
                                    ? t.get("roster.swap.reason", swap.reason())
                                    : t.get("roster.swap.approved", swap.decided(), swap.reason()),
                            waiting,
                            waiting
                                    && Permission.PLAN_ROSTER.heldBy(actor, swap.unitId())
                                    && !swap.concerns(actor.personId()),
                            "/roster/swaps/" + swap.id());
                })
                .toList();
    }

    static List<MonthPage.FairLine> fair(List<PlannedShift> shifts, WorkCalendar calendar, Texts t) {
        var led = shifts.stream()
                .filter(shift -> shift.kind() == ShiftKind.LEAD)
                .sorted(Comparator.comparing(PlannedShift::unitId).thenComparing(PlannedShift::number))
                .collect(Collectors.groupingBy(PlannedShift::name, LinkedHashMap::new, Collectors.toList()));
        return led.entrySet().stream()
                .map(entry -> new MonthPage.FairLine(
                        entry.getKey(),
                        t.get(
                                "roster.fair.line",
                                String.valueOf(entry.getValue().size()),
                                String.valueOf(entry.getValue().stream()
                                        .filter(shift -> !calendar.isWorking(shift.day()))
                                        .count()))))
                .toList();
    }
}
