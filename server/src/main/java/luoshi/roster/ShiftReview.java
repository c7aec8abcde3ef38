package luoshi.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.exchange.spi.Review;
import luoshi.exchange.spi.RowFailure;
import luoshi.kernel.Actor;
import luoshi.kernel.Reason;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at all shifts of a file together, with what is stored, and writes them. */
@Component
class ShiftReview {
    private final Shifts shifts;
    private final Months months;
    private final RosterJournal journal;
    private final JdbcClient reader;
    private final Clock clock;

    ShiftReview(
            Shifts shifts,
            Months months,
            RosterJournal journal,
            @Qualifier("readerJdbcClient") JdbcClient reader,
            Clock clock) {
        this.shifts = shifts;
        this.months = months;
        this.journal = journal;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * One shift that a file wants.
     *
     * @param row its row
     * @param column where the shift stands
     * @param personColumn where the person stands
     * @param text what stands at the shift
     */
    record Wanted(
            int row,
            String column,
            String personColumn,
            String text,
            Candidate person,
            ShiftKind kind,
            ShiftHours hours,
            String seat) {}

    /** Failures, and rows all of whose shifts are stored already. */
    Review review(List<Wanted> wanted, List<RowFailure> before, Actor actor) {
        var failures = new ArrayList<>(before);
        var stored = stored(wanted);
        var seen = new HashMap<Long, List<Wanted>>();
        var published = new HashMap<String, Boolean>();
        var there = new HashSet<Integer>();
        var fresh = new HashSet<Integer>();
        for (var each : wanted) {
            if (isStored(each, stored)) {
                there.add(each.row());
                continue;
            }
            fresh.add(each.row());
            lacks(each, actor, published).forEach((field, reason) -> failures.add(failure(each, field, reason)));
            overlaps(each, seen.computeIfAbsent(each.person().personId(), id -> new ArrayList<>()), stored, failures);
            seen.computeIfAbsent(each.person().personId(), id -> new ArrayList<>())
                    .add(each);
        }
        there.removeAll(fresh);
        return new Review(failures, there);
    }

    /** Writes what is not stored yet, and returns how many. */
    int write(List<Wanted> wanted, String file) {
        var stored = stored(wanted);
        var written = 0;
        var seq = 0L;
        for (var each : wanted) {
            var unit = each.person().unitId();
            if (isStored(each, stored) || unit == null) {
                continue;
            }
            var id = shifts.add(unit, each.person().personId(), each.kind(), each.hours(), each.seat());
            if (id.isEmpty()) {
                throw new DataIntegrityViolationException("row " + each.row() + " overlaps a shift stored meanwhile");
            }
            seq = journal.note(
                    "ShiftPlanned",
                    new Shift(
                            id.getAsLong(), unit, each.person().personId(), each.kind(), each.hours(), each.seat(), 0),
                    file);
            written++;
        }
        if (written > 0) {
            journal.tell(seq);
        }
        return written;
    }

    private Map<String, Reason> lacks(Wanted each, Actor actor, Map<String, Boolean> published) {
        var lacks = ShiftRules.lacks(each.person(), each.kind(), each.hours(), each.seat(), LocalDate.now(clock));
        var unit = each.person().unitId();
        if (unit == null) {
            return lacks;
        }
        if (!actor.sees(unit)) {
            lacks.put(
                    "person",
                    Reason.of("reason.roster.import-other-unit", each.person().name()));
            return lacks;
        }
        var month = each.hours().day().withDayOfMonth(1);
        if (published.computeIfAbsent(unit + "/" + month, key -> months.published(unit, month))) {
            lacks.put(
                    "",
                    Reason.of("reason.roster.import-published", month.toString().substring(0, 7)));
        } else if (each.hours().starts().isBefore(clock.instant())
                && !actor.role().leads()) {
            lacks.put("", Reason.of("reason.roster.begun"));
        }
        return lacks;
    }

    private static RowFailure failure(Wanted each, String field, Reason reason) {
        return field.equals("person")
                ? new RowFailure(
                        each.row(),
                        each.personColumn(),
                        each.personColumn().equals("name")
                                ? each.person().name()
                                : each.person().number(),
                        reason)
                : new RowFailure(each.row(), each.column(), each.text(), reason);
    }

    private static void overlaps(
            Wanted each, List<Wanted> earlier, Map<Long, List<Stored>> stored, List<RowFailure> failures) {
        for (var other : earlier) {
            if (other.hours().overlaps(each.hours())) {
                failures.add(new RowFailure(
                        each.row(),
                        each.column(),
                        each.text(),
                        Reason.of("reason.roster.import-twice", each.person().name(), String.valueOf(other.row()))));
                return;
            }
        }
        if (stored.getOrDefault(each.person().personId(), List.of()).stream()
                .anyMatch(other -> other.hours().overlaps(each.hours()))) {
            failures.add(new RowFailure(
                    each.row(),
                    each.column(),
                    each.text(),
                    Reason.of("reason.roster.overlap", each.person().name())));
        }
    }

    private static boolean isStored(Wanted each, Map<Long, List<Stored>> stored) {
        return stored.getOrDefault(each.person().personId(), List.of()).stream()
                .anyMatch(other -> other.kind() == each.kind() && other.hours().equals(each.hours()));
    }

    private Map<Long, List<Stored>> stored(List<Wanted> wanted) {
        var found = new HashMap<Long, List<Stored>>();
        if (wanted.isEmpty()) {
            return found;
        }
        Set<Long> people = new HashSet<>();
        var first = LocalDate.MAX;
        var last = LocalDate.MIN;
        for (var each : wanted) {
            people.add(each.person().personId());
            first = each.hours().day().isBefore(first) ? each.hours().day() : first;
            last = each.hours().day().isAfter(last) ? each.hours().day() : last;
        }
        reader.sql("""
                        select person_id, kind, starts, ends from roster.shift
                        where person_id = any (:people) and starts >= :from and starts < :to
                        """)
                .param("people", people.toArray(Long[]::new))
                .param("from", Shifts.midnight(first.minusDays(3)))
                .param("to", Shifts.midnight(last.plusDays(3)))
                .query(row -> {
                    found.computeIfAbsent(row.getLong("person_id"), id -> new ArrayList<>())
                            .add(new Stored(ShiftKind.valueOf(row.getString("kind")), ShiftColumns.hours(row)));
                });
        return found;
    }

    private record Stored(ShiftKind kind, ShiftHours hours) {}
}
