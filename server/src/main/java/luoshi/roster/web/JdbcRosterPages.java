package luoshi.roster.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luoshi.database.Reading;
import luoshi.kernel.Actor;
import luoshi.roster.SeatDays;
import luoshi.roster.ShiftColumns;
import luoshi.roster.ShiftHours;
import luoshi.roster.ShiftKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of the roster read, as far as the reader sees. */
@Component
class JdbcRosterPages {
    private static final String SHIFT = """
            select s.id, s.unit_id, s.person_id, coalesce(p.name, '') as name, coalesce(p.number, '') as number,
                   coalesce(p.staff = 'AUXILIARY', false) as auxiliary, s.kind, s.starts, s.ends, coalesce(s.seat, '') as seat, s.version,
                   exists (select from roster.swap x where x.shift_id = s.id and x.approved_by is not null and x.undone_at is null) as swapped,
                   coalesce((select o.name from roster.swap x join organisation.person o on o.id = x.from_person
                       where x.shift_id = s.id and x.approved_by is not null and x.undone_at is null order by x.id limit 1), '?') as swapped_from,
                   exists (select from organisation.absence a where a.person_id = s.person_id and a.validity @> d.day) as absent,
                   coalesce(p.departed <= d.day, false) as gone,
                   not exists (select from organisation.membership m where m.person_id = s.person_id and m.line = 'WORKING'
                       and m.unit_id = s.unit_id and m.validity @> d.day) as elsewhere
            from roster.shift s
            cross join lateral (select (s.starts at time zone 'Asia/Shanghai')::date as day) d
            left join organisation.person p on p.id = s.person_id
            """;
    private static final String SWAP = """
            select x.id, x.shift_id, x.unit_id, x.from_person, x.to_person, coalesce(f.name, '') as from_name, coalesce(t.name, '') as to_name,
                   x.reason, coalesce(b.name, '') as decided_name, coalesce(x.answer, '') as answer, x.version, s.kind, s.starts, s.ends,
                   case when x.undone_at is not null then 'UNDONE' when x.declined_at is not null then 'DECLINED'
                        when x.approved_by is not null then 'APPROVED' else 'WAITING' end as state
            from roster.swap x
            join roster.shift s on s.id = x.shift_id
            left join organisation.person f on f.id = x.from_person
            left join organisation.person t on t.id = x.to_person
            left join organisation.person b on b.id = coalesce(x.decided_by, x.approved_by)
            """;

    private final JdbcClient sql;
    private final JdbcClient reader;

    JdbcRosterPages(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** The actor's own shifts that end after the instant, soonest first. */
    @Transactional(readOnly = true)
    public List<PlannedShift> own(Actor actor, Instant after, int most) {
        var minute = ShiftHours.minuteOf(after);
        return Reading.once(
                new OwnNext(minute, most),
                () -> sql.sql(SHIFT + " where s.person_id = :self and s.ends > :after order by s.starts limit :most")
                        .param("self", actor.personId())
                        .param("after", minute.atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .query(JdbcRosterPages::shift)
                        .list());
    }

    private record OwnNext(Instant minute, int most) {}

    /** The actor's own shifts that start in the half-open days. */
    @Transactional(readOnly = true)
    public List<PlannedShift> own(Actor actor, LocalDate from, LocalDate to) {
        return Reading.once(
                new Own(from, to),
                () -> sql.sql(
                                SHIFT
                                        + " where s.person_id = :self and s.starts >= :from and s.starts < :to order by s.starts")
                        .param("self", actor.personId())
                        .param("from", midnight(from))
                        .param("to", midnight(to))
                        .query(JdbcRosterPages::shift)
                        .list());
    }

    private record Own(LocalDate from, LocalDate to) {}

    @Transactional(readOnly = true)
    public Optional<PlannedShift> find(long id) {
        return sql.sql(SHIFT + " where s.id = :id")
                .param("id", id)
                .query(JdbcRosterPages::shift)
                .optional();
    }

    /** Units of these whose month is published. */
    @Transactional(readOnly = true)
    public Set<Long> published(Collection<Long> units, LocalDate month) {
        return Reading.once(
                new Published(List.copyOf(units), month),
                () -> new HashSet<>(sql.sql("""
                        select unit_id from roster.month
                        where unit_id = any (:units) and first_day = :month and published_at is not null
                        """)
                        .param("units", units.toArray(Long[]::new))
                        .param("month", month)
                        .query((row, number) -> row.getLong(1))
                        .list()));
    }

    private record Published(List<Long> units, LocalDate month) {}

    /** Swaps of the units on shifts that start in the half-open days; those that wait first, then the newest. */
    @Transactional(readOnly = true)
    public List<SwapRow> swaps(Collection<Long> units, LocalDate from, LocalDate to) {
        return Reading.once(
                new Swaps(List.copyOf(units), from, to),
                () -> sql.sql(SWAP + """
                         where x.unit_id = any (:units) and s.starts >= :from and s.starts < :to
                        order by x.approved_by is not null or x.declined_at is not null, s.starts, x.id desc
                        """)
                        .param("units", units.toArray(Long[]::new))
                        .param("from", midnight(from))
                        .param("to", midnight(to))
                        .query(JdbcRosterPages::swap)
                        .list());
    }

    private record Swaps(List<Long> units, LocalDate from, LocalDate to) {}

    /** Every swap that the shift ever saw, oldest first. */
    @Transactional(readOnly = true)
    public List<SwapRow> swapsOf(long shift) {
        return sql.sql(SWAP + " where x.shift_id = :shift order by x.id")
                .param("shift", shift)
                .query(JdbcRosterPages::swap)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<SwapRow> findSwap(long id) {
        return sql.sql(SWAP + " where x.id = :id")
                .param("id", id)
                .query(JdbcRosterPages::swap)
                .optional();
    }

    /** Seats that must be manned in the units. */
    @Transactional(readOnly = true)
    public List<SeatRow> seats(Collection<Long> units) {
        return sql.sql("""
                        select id, unit_id, name, kind, days, headcount from roster.seat
                        where unit_id = any (:units) order by unit_id, name, kind
                        """)
                .param("units", units.toArray(Long[]::new))
                .query((row, number) -> new SeatRow(
                        row.getLong("id"),
                        row.getLong("unit_id"),
                        row.getString("name"),
                        ShiftKind.valueOf(row.getString("kind")),
                        SeatDays.valueOf(row.getString("days")),
                        row.getInt("headcount")))
                .list();
    }

    /** Colleagues that the actor may name for his own shift: who works that day in a unit he belongs to. */
    List<Colleague> colleagues(Actor actor, LocalDate day) {
        return reader.sql("""
                        select p.id, p.name, p.number from organisation.membership m
                        join organisation.person p on p.id = m.person_id
                        where m.line = 'WORKING' and m.unit_id = any (:home) and m.validity @> :day::date
                          and p.joined <= :day::date and (p.departed is null or p.departed > :day::date) and p.id <> :self
                        order by p.staff desc, p.number
                        """)
                .param("home", actor.home().toArray(Long[]::new))
                .param("day", day)
                .param("self", actor.personId() == null ? 0L : actor.personId())
                .query((row, number) ->
                        new Colleague(row.getLong("id"), row.getString("name"), row.getString("number")))
                .list();
    }

    /** Name of a colleague who takes part in an own swap, where the page itself may not read it. */
    String nameOfParty(long person) {
        return reader.sql("select name from organisation.person where id = :id")
                .param("id", person)
                .query((row, number) -> row.getString("name"))
                .optional()
                .orElse("");
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(ShiftHours.CHINA).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static PlannedShift shift(ResultSet row, int number) throws SQLException {
        var swapped = row.getBoolean("swapped");
        return new PlannedShift(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getLong("person_id"),
                row.getString("name"),
                row.getString("number"),
                row.getBoolean("auxiliary"),
                ShiftKind.valueOf(row.getString("kind")),
                ShiftColumns.hours(row),
                row.getString("seat"),
                row.getInt("version"),
                swapped ? row.getString("swapped_from") : "",
                row.getBoolean("absent"),
                row.getBoolean("gone"),
                !swapped && row.getBoolean("elsewhere"));
    }

    private static SwapRow swap(ResultSet row, int number) throws SQLException {
        return new SwapRow(
                row.getLong("id"),
                row.getLong("shift_id"),
                row.getLong("unit_id"),
                row.getLong("from_person"),
                row.getLong("to_person"),
                row.getString("from_name"),
                row.getString("to_name"),
                row.getString("reason"),
                row.getString("decided_name"),
                row.getString("answer"),
                row.getInt("version"),
                ShiftKind.valueOf(row.getString("kind")),
                ShiftColumns.hours(row),
                SwapState.valueOf(row.getString("state")));
    }

    /** Where a swap stands. */
    enum SwapState {
        WAITING,
        APPROVED,
        DECLINED,
        UNDONE
    }

    /** A swap with the names of the two. */
    record SwapRow(
            long id,
            long shiftId,
            long unitId,
            long fromPerson,
            long toPerson,
            String from,
            String to,
            String reason,
            String decided,
            String answer,
            int version,
            ShiftKind kind,
            ShiftHours hours,
            SwapState state) {
        boolean concerns(@Nullable Long person) {
            return person != null && (person == fromPerson || person == toPerson);
        }
    }

    /** A seat that must be manned. */
    record SeatRow(long id, long unitId, String name, ShiftKind kind, SeatDays days, int headcount) {}

    /** Somebody to choose. */
    record Colleague(long id, String name, String number) {}
}
