package luoshi.roster.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import luoshi.database.Reading;
import luoshi.roster.ShiftColumns;
import luoshi.roster.ShiftHours;
import luoshi.roster.ShiftKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All shifts of units in some days, put together from four plain reads: asking for absence and working unit at each of a
 * thousand shifts took ten times as long.
 */
@Component
class JdbcMonthShifts {
    private static final String SHIFTS = """
            select s.id, s.unit_id, s.person_id, coalesce(p.name, '') as name, coalesce(p.number, '') as number,
                   coalesce(p.staff = 'AUXILIARY', false) as auxiliary, p.departed, s.kind, s.starts, s.ends,
                   coalesce(s.seat, '') as seat, s.version
            from roster.shift s left join organisation.person p on p.id = s.person_id
            where s.unit_id = any (:units) and s.starts >= :from and s.starts < :to
            order by s.starts, p.staff desc, p.number, s.id
            """;
    private static final String SWAPS = """
            select x.shift_id, coalesce(o.name, '?') as name
            from roster.swap x join roster.shift s on s.id = x.shift_id left join organisation.person o on o.id = x.from_person
            where x.unit_id = any (:units) and s.starts >= :from and s.starts < :to
              and x.approved_by is not null and x.undone_at is null
            order by x.id
            """;

    private final JdbcClient sql;

    JdbcMonthShifts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Shifts of the units that start in the half-open days, by start, officers first. */
    @Transactional(readOnly = true)
    public List<PlannedShift> of(Collection<Long> units, LocalDate from, LocalDate to) {
        return Reading.once(new Of(List.copyOf(units), from, to), () -> read(units, from, to));
    }

    private record Of(List<Long> units, LocalDate from, LocalDate to) {}

    private List<PlannedShift> read(Collection<Long> units, LocalDate from, LocalDate to) {
        var swapped = new HashMap<Long, String>();
        in(SWAPS, units, from, to).query(row -> {
            swapped.putIfAbsent(row.getLong("shift_id"), row.getString("name"));
        });
        var people = new HashSet<Long>();
        var found = in(SHIFTS, units, from, to)
                .query((row, number) -> {
                    people.add(row.getLong("person_id"));
                    var hours = ShiftColumns.hours(row);
                    var departed = row.getObject("departed", LocalDate.class);
                    return new PlannedShift(
                            row.getLong("id"),
                            row.getLong("unit_id"),
                            row.getLong("person_id"),
                            row.getString("name"),
                            row.getString("number"),
                            row.getBoolean("auxiliary"),
                            ShiftKind.valueOf(row.getString("kind")),
                            hours,
                            row.getString("seat"),
                            row.getInt("version"),
                            swapped.getOrDefault(row.getLong("id"), ""),
                            false,
                            departed != null && !hours.day().isBefore(departed),
                            false);
                })
                .list();
        var absences = stretches("""
                        select person_id, 0 as unit_id, lower(validity) as since, upper(validity) as until from organisation.absence
                        where person_id = any (:people) and validity && daterange(:from, :to)
                        """, people, from, to);
        var working = stretches("""
                        select person_id, unit_id, lower(validity) as since, upper(validity) as until from organisation.membership
                        where person_id = any (:people) and line = 'WORKING' and validity && daterange(:from, :to)
                        """, people, from, to);
        return found.stream()
                .map(shift -> shift.with(
                        absences.getOrDefault(shift.personId(), List.of()).stream()
                                .anyMatch(stretch -> stretch.covers(shift.day())),
                        shift.swappedFrom().isEmpty()
                                && working.getOrDefault(shift.personId(), List.of()).stream()
                                        .noneMatch(stretch ->
                                                stretch.unit() == shift.unitId() && stretch.covers(shift.day()))))
                .toList();
    }

    private JdbcClient.StatementSpec in(String text, Collection<Long> units, LocalDate from, LocalDate to) {
        return sql.sql(text)
                .param("units", units.toArray(Long[]::new))
                .param("from", midnight(from))
                .param("to", midnight(to));
    }

    private Map<Long, List<Stretch>> stretches(String text, Collection<Long> people, LocalDate from, LocalDate to) {
        var found = new HashMap<Long, List<Stretch>>();
        sql.sql(text)
                .param("people", people.toArray(Long[]::new))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("person_id"), id -> new ArrayList<>())
                            .add(new Stretch(
                                    row.getLong("unit_id"),
                                    row.getObject("since", LocalDate.class),
                                    row.getObject("until", LocalDate.class)));
                });
        return found;
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(ShiftHours.CHINA).toInstant().atOffset(ZoneOffset.UTC);
    }

    private record Stretch(
            long unit, @Nullable LocalDate since, @Nullable LocalDate until) {
        boolean covers(LocalDate day) {
            return (since == null || !day.isBefore(since)) && (until == null || day.isBefore(until));
        }
    }
}
