package luoshi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luoshi.calendar.Calendars;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans a month on from the one before (接着上月轮). A swap of last month does not break the turn; days on which somebody
 * is away, gone or already planned are left out. Who stood the same shift on every working day goes on so; who has no
 * turn is left to the planner.
 */
@Component
public class CopyingMonths {
    private static final String LAST_MONTH = """
            select s.unit_id, coalesce((select x.from_person from roster.swap x
                       where x.shift_id = s.id and x.approved_by is not null and x.undone_at is null order by x.id limit 1), s.person_id) as person_id,
                   s.kind, (s.starts at time zone 'Asia/Shanghai')::date as day, (s.starts at time zone 'Asia/Shanghai')::time as starts,
                   (s.ends at time zone 'Asia/Shanghai')::time as ends, coalesce(s.seat, '') as seat
            from roster.shift s
            where s.unit_id = any (:units) and s.starts >= :from and s.starts < :to
            order by s.unit_id, person_id, s.starts
            """;

    private final JdbcClient sql;
    private final Candidates candidates;
    private final Shifts shifts;
    private final Months months;
    private final RosterJournal journal;
    private final Calendars calendars;
    private final Clock clock;

    CopyingMonths(
            JdbcClient sql,
            Candidates candidates,
            Shifts shifts,
            Months months,
            RosterJournal journal,
            Calendars calendars,
            Clock clock) {
        this.sql = sql;
        this.candidates = candidates;
        this.shifts = shifts;
        this.months = months;
        this.journal = journal;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Transactional
    public RosterOutcome handle(CopyMonth command, Actor actor) {
        Permission.PLAN_ROSTER.require(actor, command.unitId());
        var month = command.month().withDayOfMonth(1);
        var today = LocalDate.now(clock);
        if (month.plusMonths(1).isBefore(today) || month.isAfter(today.plusDays(ShiftRules.DAYS_AHEAD))) {
            return RosterOutcome.Refused.at("", "reason.roster.copy-month");
        }
        var units = months.below(command.unitId(), month, actor).stream()
                .filter(unit -> !months.published(unit, month))
                .toList();
        var last = last(units, month.minusMonths(1));
        var added = 0;
        for (var person : last.values()) {
            added += plan(person, month, actor);
        }
        if (added == 0) {
            return RosterOutcome.Refused.at("", "reason.roster.nothing-to-copy");
        }
        journal.write(
                "MonthCopied",
                "month",
                command.unitId(),
                command.unitId(),
                null,
                Map.of("month", month.toString(), "shifts", String.valueOf(added)));
        return new RosterOutcome.Done(added);
    }

    private int plan(List<Old> old, LocalDate month, Actor actor) {
        var before = month.minusMonths(1);
        var days = new ArrayList<String>();
        for (var day = before; day.isBefore(month); day = day.plusDays(1)) {
            days.add(marks(old, day));
        }
        var calendar = calendars.current();
        var working = new ArrayList<String>();
        var off = new ArrayList<String>();
        for (var day = before; day.isBefore(month); day = day.plusDays(1)) {
            (calendar.isWorking(day) ? working : off).add(days.get(day.getDayOfMonth() - 1));
        }
        // Office hours come before a turn of seven days: holidays differ from month to month.
        var office = Rotation.period(working).orElse(0) == 1 && off.stream().allMatch(String::isEmpty);
        var period = Rotation.period(days).orElse(0);
        if (period == 0 && !office) {
            return 0;
        }
        var added = 0;
        for (var n = 0; n < month.lengthOfMonth(); n++) {
            var day = month.plusDays(n);
            if (office && !calendar.isWorking(day)) {
                continue;
            }
            var source =
                    office ? calendar.rollForward(before) : before.plusDays(Rotation.source(days.size(), period, n));
            for (var shift : old) {
                if (shift.day().equals(source)) {
                    added += add(shift, day, actor);
                }
            }
        }
        return added;
    }

    private int add(Old old, LocalDate day, Actor actor) {
        var hours = ShiftHours.of(day, old.from(), old.to());
        if (hours.starts().isBefore(clock.instant())) {
            return 0;
        }
        var person = candidates.visible(old.person(), day).orElse(null);
        if (person == null || ShiftRules.unfit(person, day) != null) {
            return 0;
        }
        var unit = person.unitId();
        if (unit == null || unit != old.unit() || !actor.sees(unit)) {
            return 0;
        }
        var id = shifts.add(unit, person.personId(), old.kind(), hours, old.seat());
        if (id.isEmpty()) {
            return 0;
        }
        journal.note(
                "ShiftPlanned", new Shift(id.getAsLong(), unit, old.person(), old.kind(), hours, old.seat(), 0), "");
        return 1;
    }

    private Map<String, List<Old>> last(List<Long> units, LocalDate month) {
        var found = new TreeMap<String, List<Old>>();
        sql.sql(LAST_MONTH)
                .param("units", units.toArray(Long[]::new))
                .param("from", Shifts.midnight(month))
                .param("to", Shifts.midnight(month.plusMonths(1)))
                .query((row, number) -> new Old(
                        row.getLong("unit_id"),
                        row.getLong("person_id"),
                        ShiftKind.valueOf(row.getString("kind")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class),
                        row.getString("seat")))
                .list()
                .forEach(old -> found.computeIfAbsent(old.unit() + "/" + old.person(), key -> new ArrayList<>())
                        .add(old));
        return found;
    }

    private static String marks(List<Old> shifts, LocalDate day) {
        var marks = new StringBuilder();
        for (var shift : shifts) {
            if (shift.day().equals(day)) {
                marks.append(shift.kind())
                        .append(shift.from())
                        .append(shift.to())
                        .append(shift.seat())
                        .append(';');
            }
        }
        return marks.toString();
    }

    private record Old(
            long unit, long person, ShiftKind kind, LocalDate day, LocalTime from, LocalTime to, String seat) {}
}
