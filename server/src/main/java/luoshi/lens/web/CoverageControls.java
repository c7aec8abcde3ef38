package luoshi.lens.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import luoshi.lens.CoverageService;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;

/** What can be chosen above the matrix: the way of looking, the day, the month; and how dead corners came and went. */
@Component
class CoverageControls {
    /** Weeks of the small curve beside the slider. */
    private static final int CURVE = 12;

    private static final int MONTHS = 12;

    private final CoverageService coverage;
    private final CornerCurve curves;

    CoverageControls(CoverageService coverage, CornerCurve curves) {
        this.coverage = coverage;
        this.curves = curves;
    }

    CoveragePage.Controls of(Frame frame, Texts t) {
        var asked = frame.asked();
        var kept = new ArrayList<CoveragePage.Kept>();
        var unit = asked.unit();
        if (unit != null) {
            kept.add(new CoveragePage.Kept("unit", unit.toString()));
        }
        if (asked.mode() != Mode.RATE) {
            kept.add(new CoveragePage.Kept("mode", asked.mode().key()));
        }
        if (asked.known() != null) {
            kept.add(new CoveragePage.Kept("known", asked.known().toString()));
        }
        if (asked.month() == null) {
            kept.add(new CoveragePage.Kept("auto", frame.month().toString()));
        }
        var first = coverage.firstDay();
        var labels = IntStream.rangeClosed(0, Asked.WEEKS)
                .mapToObj(step -> asked.today().minusWeeks(Asked.WEEKS - step))
                .map(day -> t.fullDay(day.isBefore(first) ? first : day))
                .collect(Collectors.joining("|"));
        var curve = curves.of(frame, CURVE);
        return new CoveragePage.Controls(
                Arrays.stream(Mode.values())
                        .map(mode -> new CoveragePage.Choice(
                                mode.key(),
                                t.get("coverage.mode." + mode.key()),
                                "/coverage" + asked.query("mode", mode == Mode.RATE ? "" : mode.key()),
                                mode == asked.mode()))
                        .toList(),
                months(frame, first, t),
                kept,
                asked.asOf().toString(),
                asked.today().toString(),
                first.toString(),
                asked.step(),
                Asked.WEEKS,
                labels,
                t.fullDay(asked.asOf()),
                curve.size() < 2
                        ? ""
                        : t.get(
                                "coverage.spark.from",
                                t.day(asked.asOf().minusWeeks(curve.size() - 1L)),
                                curve.getFirst().longValue()),
                CornerCurve.drawn(curve, 96, 26, t),
                t.get("coverage.spark.now", frame.dead().size()));
    }

    private static List<CoveragePage.Choice> months(Frame frame, LocalDate first, Texts t) {
        var newest = YearMonth.from(frame.asOf());
        return IntStream.range(0, MONTHS + 1)
                .mapToObj(newest::minusMonths)
                .filter(month -> !month.atEndOfMonth().isBefore(first) || month.equals(frame.month()))
                .map(month ->
                        new CoveragePage.Choice(month.toString(), t.fullMonth(month), "", month.equals(frame.month())))
                .toList();
    }
}
