package luoshi.rectification.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import luoshi.calendar.Calendars;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.rectification.domain.ProblemState;
import luoshi.rectification.web.JdbcBoard.Line;
import luoshi.rectification.web.ProblemActs.Offer;
import luoshi.web.Texts;
import luoshi.web.spi.WorkItemSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of the problems waits for somebody: to assign, to plan, to do, to claim, to verify, to look back, to decide. */
@Component
class ProblemWork implements WorkItemSource {
    private final JdbcBoard board;
    private final ProblemActs acts;
    private final Calendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    ProblemWork(JdbcBoard board, ProblemActs acts, Calendars calendars, MessageSource messages, Clock clock) {
        this.board = board;
        this.acts = acts;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> waitingFor(Actor actor) {
        var person = actor.personId();
        if (person == null || actor.role().administers()) {
            return List.of();
        }
        var locale = LocaleContextHolder.getLocale();
        return Reading.once(
                new Waiting(locale, LocalDate.now(clock)), () -> items(actor, person, new Texts(messages, locale)));
    }

    private record Waiting(Locale locale, LocalDate day) {}

    private List<WorkItem> items(Actor actor, long person, Texts t) {
        var items = new ArrayList<WorkItem>();
        var lines = board.open();
        var points = board.points(lines.stream().map(Line::id).toList());
        for (var line : lines) {
            leading(actor, t, line, person, items);
            for (var point : points.getOrDefault(line.id(), List.of())) {
                if (!point.look()
                        && !point.done()
                        && point.doer() == person
                        && line.state().working()) {
                    items.add(item(t, line, "do", point.day()));
                }
                var dueLook = point.look() && !point.done() && !point.day().isAfter(LocalDate.now(clock));
                if (dueLook && asked(actor, line, person) && acts.may(actor, line.id(), Offer.LOOK_BACK)) {
                    items.add(item(t, line, "look-back", point.day()));
                }
            }
        }
        for (var waiting : board.waiting()) {
            lines.stream()
                    .filter(line ->
                            line.id() == waiting.problem() && line.state().open())
                    .forEach(line -> {
                        var offer = waiting.extension() ? Offer.DECIDE_EXTENSION : Offer.DECIDE_WITHDRAWAL;
                        if (line.handling() == actor.unitId() && acts.may(actor, line.id(), offer)) {
                            items.add(item(t, line, offer.key(), null));
                        }
                    });
        }
        return items;
    }

    private void leading(Actor actor, Texts t, Line line, long person, List<WorkItem> items) {
        var decider = Permission.LEAD_PROBLEMS.heldBy(actor, line.handling());
        if (line.state() == ProblemState.OPENED
                && decider
                && (line.handling() == actor.unitId() || line.zeroTolerance())) {
            items.add(item(t, line, "assign", line.zeroTolerance() ? line.opened() : null));
        }
        if (line.leader() != null && line.leader() == person) {
            switch (line.state()) {
                case ASSIGNED -> items.add(item(t, line, "measures", line.due()));
                case PLANNED, UNDER_WAY -> {
                    var done = line.measures() > 0 && line.done() == line.measures();
                    items.add(item(t, line, done ? "claim" : "lead", line.due()));
                }
                default -> {}
            }
        }
        if (line.state() == ProblemState.CLAIMED
                && asked(actor, line, person)
                && acts.may(actor, line.id(), Offer.VERIFY)) {
            items.add(item(t, line, "verify", line.due()));
        }
        if (line.state() == ProblemState.LOOKED_BACK
                && asked(actor, line, person)
                && acts.may(actor, line.id(), Offer.SETTLE)) {
            items.add(item(t, line, "settle", null));
        }
    }

    /** Whether the matter comes to this person: asked by name, or nobody is and it is his unit's. */
    private static boolean asked(Actor actor, Line line, long person) {
        return line.verifier() == null ? line.handling() == actor.unitId() : line.verifier() == person;
    }

    private WorkItem item(Texts t, Line line, String what, @Nullable LocalDate due) {
        var late = BoardPages.late(line, LocalDate.now(clock), calendars.current());
        return new WorkItem(
                t.get("problem.work." + what, line.title()),
                late > 0 ? t.get("problem.work.late", line.number(), late) : line.number(),
                "/problems/" + line.id(),
                "problem.work." + what + ".verb",
                due);
    }
}
