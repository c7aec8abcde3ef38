package luoshi.roster.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import luoshi.kernel.Actor;
import luoshi.roster.OnDuty;
import luoshi.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reader's own shifts (我的班): first on the phone, and all that an officer sees of a roster. */
@Component
class OwnShifts {
    private final JdbcRosterPages rows;
    private final OnDuty onDuty;
    private final Clock clock;

    OwnShifts(JdbcRosterPages rows, OnDuty onDuty, Clock clock) {
        this.rows = rows;
        this.onDuty = onDuty;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<MonthPage.OwnShift> next(Actor actor, Texts t) {
        return actor.personId() == null ? List.of() : lines(rows.own(actor, clock.instant(), 3), t);
    }

    @Transactional(readOnly = true)
    public OwnPage page(YearMonth month, Actor actor, String notice, Texts t) {
        var first = month.atDay(1);
        var own = rows.own(actor, first, first.plusMonths(1));
        var leader = onDuty.leaderOf(actor, clock.instant());
        var next = rows.own(actor, clock.instant(), 1);
        var title = next.isEmpty()
                ? t.get("roster.own.title-none")
                : t.get(
                        "roster.own.title",
                        Words.day(t, next.getFirst().day()),
                        Words.kind(t, next.getFirst().kind()));
        return new OwnPage(
                title,
                leader.map(name -> t.get("roster.own.leader", name)).orElse(""),
                t.fullMonth(month),
                "/roster?month=" + month.minusMonths(1),
                "/roster?month=" + month.plusMonths(1),
                notice,
                lines(own, t));
    }

    private List<MonthPage.OwnShift> lines(List<PlannedShift> shifts, Texts t) {
        return shifts.stream()
                .map(shift -> {
                    var draft = rows.published(
                                    List.of(shift.unitId()), shift.day().withDayOfMonth(1))
                            .isEmpty();
                    var detail = shift.swappedFrom().isEmpty()
                            ? shift.seat()
                            : t.get("roster.own.swapped")
                                    + (shift.seat().isEmpty() ? "" : t.get("roster.sep") + shift.seat());
                    return new MonthPage.OwnShift(
                            Words.day(t, shift.day()),
                            Words.kind(t, shift.kind()),
                            Words.hours(t, shift.hours()),
                            detail,
                            "/roster/shifts/" + shift.id(),
                            draft);
                })
                .toList();
    }
}
