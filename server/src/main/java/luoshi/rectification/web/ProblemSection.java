package luoshi.rectification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.calendar.Calendars;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.rectification.ProblemViews;
import luoshi.rectification.web.JdbcBoard.Line;
import luoshi.rectification.web.JdbcBoard.Waiting;
import luoshi.rectification.web.ProblemActs.Offer;
import luoshi.web.Texts;
import luoshi.web.spi.HomeSection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 逾期整改 and 等你决定 on the home page of who leads. */
@Component
class ProblemSection implements HomeSection {
    private static final int MOST = 8;

    private final JdbcBoard board;
    private final ProblemViews views;
    private final ProblemActs acts;
    private final ProblemSteps steps;
    private final Calendars calendars;
    private final Clock clock;

    ProblemSection(
            JdbcBoard board,
            ProblemViews views,
            ProblemActs acts,
            ProblemSteps steps,
            Calendars calendars,
            Clock clock) {
        this.board = board;
        this.views = views;
        this.acts = acts;
        this.steps = steps;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public Optional<Section> sectionFor(Actor actor, Texts t) {
        return sectionsFor(actor, t).stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Section> sectionsFor(Actor actor, Texts t) {
        if (!Permission.LEAD_PROBLEMS.heldBy(actor) || actor.personId() == null) {
            return List.of();
        }
        var sections = new ArrayList<Section>();
        var lines = board.open();
        var today = LocalDate.now(clock);
        var late = lines.stream()
                .filter(line -> BoardPages.late(line, today, calendars.current()) > 0)
                .sorted(Comparator.comparing(Line::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        if (!late.isEmpty()) {
            sections.add(new Section(Column.MAIN, 20, "rectification/today-overdue", overdue(t, lines, late, today)));
        }
        var decisions = board.waiting().stream()
                .flatMap(waiting -> lines.stream()
                        .filter(line -> line.id() == waiting.problem() && may(actor, line, waiting))
                        .map(line -> decision(t, line, waiting)))
                .toList();
        if (!decisions.isEmpty()) {
            sections.add(new Section(
                    Column.SIDE,
                    5,
                    "rectification/today-decide",
                    new DecidePage(t.get("problem.today.decisions", decisions.size()), decisions)));
        }
        return sections;
    }

    private OverduePage overdue(Texts t, List<Line> lines, List<Line> late, LocalDate today) {
        var shown = late.subList(0, Math.min(MOST, late.size()));
        var people = views.people(
                shown.stream().map(Line::leader).filter(Objects::nonNull).collect(Collectors.toSet()));
        var units = views.units(shown.stream().map(Line::shownUnit).collect(Collectors.toSet()));
        var rows = shown.stream()
                .map(line -> new OverduePage.Row(
                        line.title(),
                        "/problems/" + line.id(),
                        line.number(),
                        line.relapses() > 0 ? t.get("problem.relapses", line.relapses()) : "",
                        line.leader() == null ? "" : people.getOrDefault(line.leader(), ""),
                        units.getOrDefault(line.shownUnit(), ""),
                        t.get("problem.today.late", BoardPages.late(line, today, calendars.current())),
                        stuck(t, line, today)))
                .toList();
        var open = lines.stream().filter(line -> line.state().open()).count();
        return new OverduePage(t.get("problem.today.caption", open, late.size()), rows);
    }

    private String stuck(Texts t, Line line, LocalDate today) {
        return views.find(line.id())
                .map(problem -> steps.stuck(t, problem, List.of(), today, 0).what())
                .orElse("");
    }

    private boolean may(Actor actor, Line line, Waiting waiting) {
        var offer = waiting.extension() ? Offer.DECIDE_EXTENSION : Offer.DECIDE_WITHDRAWAL;
        return acts.may(actor, line.id(), offer);
    }

    private DecidePage.Row decision(Texts t, Line line, Waiting waiting) {
        var who = views.people(List.of(waiting.by())).getOrDefault(waiting.by(), "");
        var title = waiting.until() == null
                ? t.get("problem.today.withdrawal", line.number())
                : t.get("problem.today.extension", line.number(), t.day(waiting.until()));
        return new DecidePage.Row(
                title,
                t.get("problem.today.asked", who, ProblemPages.time(waiting.at()), waiting.reason()),
                "/problems/" + line.id());
    }
}
