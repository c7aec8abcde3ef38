package luoshi.roster;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import luoshi.calendar.Calendars;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.Station;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A station on Friday 2026-10-02 at 09:40 with its leaders, two teams and the use cases of the roster on that clock. */
final class RosterWorld {
    static final Instant NOW = Instant.parse("2026-10-02T01:40:00Z");

    final Station station;
    final long leaders;
    final Actor chief;
    final Actor deputy;
    final Actor teamLeader;
    final long he;
    final long zheng;
    final long kong;
    final long xu;
    final Actor heHimself;
    final PlanningShifts planning;
    final ChangingShifts changing;
    final RemovingShifts removing;
    final PublishingMonths publishing;
    final CopyingMonths copying;
    final RequestingSwaps requesting;
    final DecidingSwaps deciding;
    private final TransactionTemplate transactions;

    RosterWorld(ApplicationContext context) {
        var beans = Beans.of(context);
        this.transactions = beans.transactions;
        station = new Station(context.getBean(DatabaseAccess.class));
        leaders = station.unit("所领导", "LEADERS", station.station);
        var chiefPerson = station.officer(number(1), "周砚明", leaders);
        var deputyPerson = station.officer(number(2), "陶立群", leaders);
        he = station.officer(number(11), "何晓东", station.patrol);
        zheng = station.officer(number(12), "郑宇航", station.patrol);
        kong = station.auxiliary(number(13), "孔德海", station.patrol);
        xu = station.officer(number(21), "许静怡", station.community);
        var all = List.of(station.station, leaders, station.patrol, station.community);
        chief = actor(chiefPerson, "周砚明", Role.CHIEF, station.station, all, leaders);
        deputy = actor(deputyPerson, "陶立群", Role.DEPUTY, station.station, all, leaders);
        teamLeader = actor(zheng, "郑宇航", Role.TEAM_LEADER, station.patrol, List.of(station.patrol), station.patrol);
        heHimself = actor(he, "何晓东", Role.OFFICER, station.patrol, List.of(), station.patrol);
        var clock = Clock.fixed(NOW, ShiftHours.CHINA);
        planning = new PlanningShifts(beans.candidates, beans.shifts, beans.months, beans.journal, clock);
        changing = new ChangingShifts(beans.candidates, beans.shifts, beans.months, beans.swaps, beans.journal, clock);
        removing = new RemovingShifts(beans.shifts, beans.months, beans.swaps, beans.journal, clock);
        publishing = new PublishingMonths(beans.months, beans.journal, clock);
        copying = new CopyingMonths(
                beans.sql,
                beans.candidates,
                beans.shifts,
                beans.months,
                beans.journal,
                context.getBean(Calendars.class),
                clock);
        requesting = new RequestingSwaps(
                beans.candidates, beans.shifts, beans.months, beans.swaps, beans.rules, beans.journal, clock);
        deciding = new DecidingSwaps(beans.candidates, beans.shifts, beans.swaps, beans.rules, beans.journal, clock);
    }

    String number(int n) {
        return "R" + station.mark + "%02d".formatted(n);
    }

    static Actor actor(@Nullable Long person, String name, Role role, long unit, List<Long> scope, long home) {
        return new Actor(1, person, name, role, unit, scope, List.of(), List.of(home));
    }

    /** Runs the work as somebody, in one transaction. */
    <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, () -> transactions.execute(status -> work.get()));
    }

    RosterOutcome plan(Actor actor, long person, ShiftKind kind, String day) {
        return plan(actor, person, kind, day, "");
    }

    RosterOutcome plan(Actor actor, long person, ShiftKind kind, String day, String reason) {
        return as(
                actor,
                () -> planning.handle(
                        new PlanShift(person, kind, LocalDate.parse(day), null, null, "", reason), actor));
    }

    /** A shift of the patrol in published October, by the chief. */
    long published(long person, ShiftKind kind, String day) {
        var done = plan(chief, person, kind, day, "补排");
        if (station.count("select count(*) from roster.month where unit_id = " + station.patrol) == 0) {
            station.publishRoster(station.patrol, LocalDate.of(2026, 10, 1));
        }
        return ((RosterOutcome.Done) done).id();
    }

    RosterOutcome request(Actor actor, long shift, int version, long to, String reason) {
        return as(actor, () -> requesting.handle(new RequestSwap(shift, version, to, reason), actor));
    }

    long standing(long shift) {
        return station.count("select person_id from roster.shift where id = " + shift);
    }

    static String key(RosterOutcome outcome, String field) {
        if (!(outcome instanceof RosterOutcome.Refused refused)) {
            throw new AssertionError("not refused: " + outcome);
        }
        var reason = refused.reasons().get(field);
        if (reason == null) {
            throw new AssertionError("no reason at " + field + ": " + refused);
        }
        return reason.key();
    }

    /** What the use cases are made of, taken from the running program. */
    record Beans(
            Candidates candidates,
            Shifts shifts,
            Months months,
            Swaps swaps,
            SwapRules rules,
            RosterJournal journal,
            JdbcClient sql,
            TransactionTemplate transactions) {
        static Beans of(ApplicationContext context) {
            return new Beans(
                    context.getBean(Candidates.class),
                    context.getBean(Shifts.class),
                    context.getBean(Months.class),
                    context.getBean(Swaps.class),
                    context.getBean(SwapRules.class),
                    context.getBean(RosterJournal.class),
                    context.getBean(JdbcClient.class),
                    context.getBean(TransactionTemplate.class));
        }
    }
}
