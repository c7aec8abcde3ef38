package luoshi.roster.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import luoshi.kernel.Actor;
import luoshi.roster.OpenMonths;
import luoshi.roster.ShiftHours;
import luoshi.roster.WaitingSwaps;
import luoshi.web.Texts;
import luoshi.web.spi.WorkItemSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of the roster waits for somebody: a swap to decide, a month to publish, the own next shift. */
@Component
class RosterWork implements WorkItemSource {
    /** The own shift is announced so long before it starts. */
    private static final Duration AHEAD = Duration.ofHours(36);

    private final WaitingSwaps swaps;
    private final OpenMonths months;
    private final JdbcRosterPages rows;
    private final MessageSource messages;
    private final Clock clock;

    RosterWork(WaitingSwaps swaps, OpenMonths months, JdbcRosterPages rows, MessageSource messages, Clock clock) {
        this.swaps = swaps;
        this.months = months;
        this.rows = rows;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> waitingFor(Actor actor) {
        var t = new Texts(messages, LocaleContextHolder.getLocale());
        var today = LocalDate.now(clock);
        var items = new ArrayList<WorkItem>();
        for (var swap : swaps.of(actor)) {
            var day = LocalDate.ofInstant(swap.starts(), ShiftHours.CHINA);
            items.add(new WorkItem(
                    t.get("roster.swap.title", swap.to(), swap.from(), t.shortDay(day), Words.letter(t, swap.kind())),
                    t.get("roster.swap.reason", swap.reason()),
                    "/roster/swaps/" + swap.id(),
                    "roster.work.decide",
                    day));
        }
        var open = months.of(actor, today);
        if (!open.isEmpty()) {
            var next = YearMonth.from(today).plusMonths(1);
            items.add(new WorkItem(
                    t.get("roster.work.publish-title", t.month(next)),
                    Words.join(t, open),
                    "/roster?month=" + next,
                    "roster.work.publish",
                    OpenMonths.due(today)));
        }
        if (actor.personId() != null) {
            rows.own(actor, clock.instant(), 1).stream()
                    .filter(shift -> !rows.published(
                                    List.of(shift.unitId()), shift.day().withDayOfMonth(1))
                            .isEmpty())
                    .filter(shift ->
                            shift.hours().starts().isBefore(clock.instant().plus(AHEAD)))
                    .forEach(shift -> items.add(new WorkItem(
                            t.get("roster.work.own", Words.day(t, shift.day()), Words.kind(t, shift.kind())),
                            Words.hours(t, shift.hours())
                                    + (shift.seat().isEmpty() ? "" : t.get("roster.sep") + shift.seat()),
                            "/roster/shifts/" + shift.id(),
                            "roster.work.look",
                            null)));
        }
        return items;
    }
}
