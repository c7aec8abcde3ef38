package luoshi.lens.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.Tally;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.lens.CoverageService;
import luoshi.web.Texts;
import luoshi.web.spi.HomeSection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What leaders and inspectors see of 全面 on 今日: three figures, debts by unit, dead corners. */
@Component
class LensSections implements HomeSection {
    private static final int CURVE = 12;
    private static final int CORNERS = 8;

    private final CoverageService coverage;
    private final Frames frames;
    private final CornerCurve curves;
    private final DebtPages debts;
    private final GapPages gaps;
    private final Clock clock;

    LensSections(
            CoverageService coverage, Frames frames, CornerCurve curves, DebtPages debts, GapPages gaps, Clock clock) {
        this.coverage = coverage;
        this.frames = frames;
        this.curves = curves;
        this.debts = debts;
        this.gaps = gaps;
        this.clock = clock;
    }

    @Override
    public Optional<Section> sectionFor(Actor actor, Texts t) {
        return sectionsFor(actor, t).stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Section> sectionsFor(Actor actor, Texts t) {
        if (!Permission.SEE_LENSES.heldBy(actor)) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var frame = frames.of(Asked.read(Map.of(), coverage.firstDay(), coverage.head(), today), Sight.of(actor));
        if (frame.areas().isEmpty()) {
            return List.of();
        }
        return List.of(
                new Section(Column.WIDE, 10, "lens/today-lens", figures(frame, today, t)),
                new Section(
                        Column.MAIN,
                        10,
                        "lens/today-debts",
                        new TodaySections.DebtsPage(debts.debts(frame, t), "/coverage#debts")),
                new Section(Column.SIDE, 20, "lens/today-corners", corners(frame, actor, t)));
    }

    private TodaySections.LensPage figures(Frame frame, LocalDate today, Texts t) {
        var total = frame.total();
        var dead = frame.dead().size();
        var before = today.minusMonths(1).isBefore(coverage.firstDay())
                ? -1
                : frames.dead(frame, List.of(today.minusMonths(1))).getFirst().longValue();
        var noOwner = frame.dead(CornerState.NO_OWNER);
        var figures = new ArrayList<TodaySections.Figure>();
        figures.add(new TodaySections.Figure(
                t.numeral(1),
                t.get("nav.coverage"),
                t.get("today.corners"),
                Integer.toString(dead),
                t.get("today.corners.of", frame.applicable().size()),
                CornerCurve.drawn(curves.of(frame, CURVE - 1), 92, 30, t),
                before < 0 ? "" : compared(before, dead, t),
                t.get("today.corners.next", noOwner, dead - noOwner),
                "/coverage#gaps",
                t.get(noOwner > 0 ? "today.corners.assign" : "today.corners.see")));
        figures.add(new TodaySections.Figure(
                "",
                t.get("coverage.mode.rate"),
                t.fullMonth(frame.month()),
                t.percent(total.rate()),
                t.get("today.rate.of", total.done(), total.owed()),
                null,
                previous(frame, t),
                t.get("today.rate.next", total.debt(), total.weak()),
                "/coverage#debts",
                t.get("today.rate.see")));
        if (frame.sight().records()) {
            var idle = debts.countWithout(frame);
            figures.add(new TodaySections.Figure(
                    "",
                    t.get("today.idle"),
                    "",
                    Long.toString(idle),
                    t.get("today.idle.unit"),
                    null,
                    t.get("today.idle.compared"),
                    t.get(idle == 0 ? "today.idle.none" : "today.idle.next"),
                    "/coverage#idle",
                    t.get("today.idle.see")));
        }
        return new TodaySections.LensPage(t.get("today.lens.caption", t.fullDay(today)), figures);
    }

    private static String compared(long before, int now, Texts t) {
        return now == before
                ? t.get("today.corners.same", before)
                : t.get(now < before ? "today.corners.fewer" : "today.corners.more", before, Math.abs(before - now));
    }

    /** The rate of the month before, over the same units and areas, each as its day saw it. */
    private static String previous(Frame frame, Texts t) {
        var month = frame.month().minusMonths(1);
        var sum = Tally.ZERO;
        var query = CoverageQuery.all(month.atDay(1), month.plusMonths(1).atDay(1));
        var all = frame.view().unitAreas(query);
        for (var row : frame.rows()) {
            for (var unit : row.members()) {
                for (var tally : all.of(unit)) {
                    if (frame.sight().sees(unit, tally.area())) {
                        sum = sum.plus(tally.tally());
                    }
                }
            }
        }
        return sum.owed() == 0
                ? ""
                : t.get("today.rate.before", t.fullMonth(month), t.percent(sum.rate()), sum.done(), sum.owed());
    }

    private TodaySections.CornersPage corners(Frame frame, Actor actor, Texts t) {
        var listed = gaps.of(frame, actor, t);
        List<TodaySections.Corner> shown = listed.rows().stream()
                .limit(CORNERS)
                .map(gap -> new TodaySections.Corner(
                        gap.spot(), gap.lack(), gap.sign(), gap.chain().href()))
                .toList();
        var all = frame.dead().size();
        return new TodaySections.CornersPage(
                t.get("today.count", all),
                shown,
                "/coverage#gaps",
                all > CORNERS ? t.get("coverage.gaps.rest", all - CORNERS) : "");
    }
}
