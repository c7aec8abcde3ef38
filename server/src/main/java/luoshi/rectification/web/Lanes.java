package luoshi.rectification.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.rectification.web.BoardPage.Bar;
import luoshi.rectification.web.BoardPage.Mark;
import luoshi.rectification.web.BoardPage.Row;
import luoshi.rectification.web.BoardPage.Week;
import luoshi.rectification.web.JdbcBoard.Line;
import luoshi.rectification.web.JdbcBoard.Point;
import luoshi.web.Texts;

/** The way of a problem through five weeks (进度条), in shares of their width. */
final class Lanes {
    static final int DAYS = 35;

    private Lanes() {}

    static List<Week> weeks(LocalDate from) {
        var weeks = new ArrayList<Week>();
        for (var day = from; day.isBefore(from.plusDays(DAYS)); day = day.plusDays(7)) {
            weeks.add(new Week("--s:" + share(from, day), day.getMonthValue() + "/" + day.getDayOfMonth()));
        }
        return weeks;
    }

    static String share(LocalDate from, LocalDate day) {
        return String.format(Locale.ROOT, "%.2f", ChronoUnit.DAYS.between(from, day) * 100.0 / DAYS);
    }

    static Row row(
            Texts t,
            Line line,
            List<Point> points,
            Map<Long, String> leaders,
            Map<Long, String> units,
            LocalDate from,
            LocalDate today,
            WorkCalendar calendar) {
        var leader = line.leader() == null ? "" : leaders.getOrDefault(line.leader(), "");
        var late = BoardPages.late(line, today, calendar);
        var unit = units.getOrDefault(line.shownUnit(), "");
        return new Row(
                line.title(),
                "/problems/" + line.id(),
                line.due() == null
                        ? t.get("problem.board.undated", line.number(), unit)
                        : t.get("problem.board.detail", line.number(), unit, t.shortDay(line.due())),
                leader.isEmpty() ? "" : leader.substring(0, 1),
                leader.isEmpty() ? t.get("problem.board.nobody") : leader,
                Signs.of(line.state(), late),
                late > 0 ? t.get("problem.late-short", late) : t.get("problem.short." + line.state()),
                bars(t, line, late, from, today),
                marks(t, points, from, today));
    }

    private static List<Bar> bars(Texts t, Line line, int late, LocalDate from, LocalDate today) {
        var bars = new ArrayList<Bar>();
        var due = line.due() == null ? today : line.due();
        var percent = line.measures() == 0 ? 0 : line.done() * 100 / line.measures();
        add(bars, false, line.opened(), due, from, ";--v:" + percent, t.get("problem.board.progress", percent));
        if (late > 0) {
            add(bars, true, due, today, from, "", t.get("problem.late-short", late));
        }
        return bars;
    }

    private static void add(
            List<Bar> bars, boolean late, LocalDate first, LocalDate last, LocalDate from, String more, String label) {
        var begin = first.isBefore(from) ? from : first;
        var end = last.isBefore(from.plusDays(DAYS)) ? last : from.plusDays(DAYS);
        if (begin.isBefore(end)) {
            var width = String.format(Locale.ROOT, "%.2f", ChronoUnit.DAYS.between(begin, end) * 100.0 / DAYS);
            bars.add(new Bar(late, "--s:" + share(from, begin) + ";--w:" + width + more, label));
        }
    }

    private static List<Mark> marks(Texts t, List<Point> points, LocalDate from, LocalDate today) {
        return points.stream()
                .filter(point -> !point.day().isBefore(from) && point.day().isBefore(from.plusDays(DAYS)))
                .map(point -> {
                    var kind = point.look()
                            ? "look"
                            : point.done() ? "done" : point.day().isBefore(today) ? "missed" : "due";
                    return new Mark(
                            kind,
                            "--s:" + share(from, point.day()),
                            t.get("problem.mark." + kind, t.shortDay(point.day())));
                })
                .toList();
    }
}
