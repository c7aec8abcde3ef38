package luoshi.rectification.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import luoshi.calendar.Calendars;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.kernel.Actor;
import luoshi.kernel.Dates;
import luoshi.kernel.Permission;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.domain.Lateness;
import luoshi.rectification.domain.ProblemState;
import luoshi.rectification.web.BoardPage.Chip;
import luoshi.rectification.web.JdbcBoard.Line;
import luoshi.web.Form;
import luoshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the list of problems and its lanes. */
@Component
class BoardPages {
    private static final int STEP = 14;
    private static final int BACK = 21;
    private static final int ENDED = 100;
    private static final int SOON = 30;

    private final JdbcBoard board;
    private final ProblemViews views;
    private final Calendars calendars;
    private final Clock clock;

    BoardPages(JdbcBoard board, ProblemViews views, Calendars calendars, Clock clock) {
        this.board = board;
        this.views = views;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    BoardPage page(Actor actor, Texts t, Form query) {
        var today = LocalDate.now(clock);
        var calendar = calendars.current();
        var asked = Filter.of(query.text("state"));
        var lines = board.open();
        var shown = (asked == Filter.ENDED ? board.ended(ENDED) : lines)
                .stream().filter(line -> asked.fits(line, today, calendar)).toList();
        var leaders = views.people(
                shown.stream().map(Line::leader).filter(Objects::nonNull).collect(Collectors.toSet()));
        var units = views.units(shown.stream().map(Line::shownUnit).collect(Collectors.toSet()));
        var leader = query.idOrNull("leader");
        var unit = query.idOrNull("unit");
        var from = from(query, today);
        var listed = shown.stream()
                .filter(line -> leader == null || leader.equals(line.leader()))
                .filter(line -> unit == null || unit == line.shownUnit())
                .sorted(Comparator.comparing((Line line) -> -late(line, today, calendar))
                        .thenComparing(line -> line.state().watched())
                        .thenComparing(Line::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Line::number))
                .toList();
        var points = board.points(listed.stream().map(Line::id).toList());
        var form = query.shown(t);
        var rest = "&leader=" + (leader == null ? "" : leader) + "&unit=" + (unit == null ? "" : unit);
        return new BoardPage(
                t.get("problem.board.title"),
                summary(t, lines, today, calendar),
                Permission.LEAD_PROBLEMS.heldBy(actor) && actor.personId() != null ? "/problems/new" : "",
                chips(t, lines, asked, rest, today, calendar),
                asked.key(),
                form.choice(
                        "leader", t.get("problem.board.any"), byName(leaders), Map.Entry::getKey, Map.Entry::getValue),
                form.choice("unit", t.get("problem.board.any"), byName(units), Map.Entry::getKey, Map.Entry::getValue),
                List.of(),
                t.get("problem.board.span", t.fullDay(from), t.day(from.plusDays(Lanes.DAYS - 1))),
                address(asked, rest, from.minusDays(STEP)),
                address(asked, rest, null),
                address(asked, rest, from.plusDays(STEP)),
                today.isBefore(from) || !today.isBefore(from.plusDays(Lanes.DAYS))
                        ? ""
                        : "--s:" + Lanes.share(from, today),
                Lanes.weeks(from),
                listed.stream()
                        .map(line -> Lanes.row(
                                t,
                                line,
                                points.getOrDefault(line.id(), List.of()),
                                leaders,
                                units,
                                from,
                                today,
                                calendar))
                        .toList());
    }

    /** Ways of filtering, in the order of the chips. */
    enum Filter {
        ALL,
        OVERDUE,
        PLAN,
        WORKING,
        CLAIMED,
        WATCHED,
        ENDED;

        static Filter of(String text) {
            for (var filter : values()) {
                if (filter.key().equals(text)) {
                    return filter;
                }
            }
            return ALL;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean fits(Line line, LocalDate today, WorkCalendar calendar) {
            return switch (this) {
                case ALL, ENDED -> true;
                case OVERDUE -> late(line, today, calendar) > 0;
                case PLAN -> line.state() == ProblemState.OPENED || line.state() == ProblemState.ASSIGNED;
                case WORKING -> line.state() == ProblemState.PLANNED || line.state() == ProblemState.UNDER_WAY;
                case CLAIMED -> line.state() == ProblemState.CLAIMED;
                case WATCHED -> line.state().watched();
            };
        }
    }

    /** Working days late today; 0 for what is not, or what is verified. */
    static int late(Line line, LocalDate today, WorkCalendar calendar) {
        return line.due() == null || !line.state().open() ? 0 : Lateness.workingDays(line.due(), today, calendar);
    }

    private static List<Map.Entry<Long, String>> byName(Map<Long, String> names) {
        return names.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static String address(Filter filter, String rest, @Nullable LocalDate from) {
        return "/problems?state=" + filter.key() + rest + (from == null ? "" : "&from=" + from);
    }

    private static LocalDate from(Form query, LocalDate today) {
        var asked = Dates.day(query.text("from"));
        var around = today.minusDays(BACK);
        var day = asked == null || asked.isBefore(today.minusYears(2)) || asked.isAfter(today.plusYears(1))
                ? around
                : asked;
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private String summary(Texts t, List<Line> lines, LocalDate today, WorkCalendar calendar) {
        var open = count(lines, line -> line.state().open());
        var soon =
                board
                        .points(lines.stream()
                                .filter(line -> line.state().watched())
                                .map(Line::id)
                                .toList())
                        .values()
                        .stream()
                        .filter(points -> points.stream()
                                .anyMatch(point -> point.look()
                                        && !point.done()
                                        && !point.day().isAfter(today.plusDays(SOON))))
                        .count();
        return t.get(
                "problem.board.summary",
                open + soon,
                open,
                count(lines, line -> late(line, today, calendar) > 0),
                count(lines, line -> line.state() == ProblemState.CLAIMED),
                soon);
    }

    private static long count(List<Line> lines, Predicate<Line> fits) {
        return lines.stream().filter(fits).count();
    }

    private static List<Chip> chips(
            Texts t, List<Line> lines, Filter asked, String rest, LocalDate today, WorkCalendar calendar) {
        var chips = new ArrayList<Chip>();
        for (var filter : Filter.values()) {
            var count = filter == Filter.ENDED ? -1 : (int) count(lines, line -> filter.fits(line, today, calendar));
            chips.add(new Chip(
                    t.get("problem.filter." + filter.key()),
                    count,
                    address(filter, rest, null),
                    filter == asked,
                    filter == Filter.OVERDUE ? "alert-triangle" : ""));
        }
        return chips;
    }
}
