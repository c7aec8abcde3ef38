package luoshi.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The shifts in their table; overlaps of one person are stopped by an exclusion constraint. */
@Component
class Shifts {
    private static final String COLUMNS = "id, unit_id, person_id, kind, starts, ends, seat, version";

    private final JdbcClient sql;
    private final JdbcClient reader;

    Shifts(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /**
     * The shift, locked until the end of the transaction.
     *
     * @throws Missing when not there or not visible
     * @throws Stale when changed since the version
     */
    Shift lock(long id, int version) {
        var shift = lock(id).orElseThrow(() -> new Missing("shift", id));
        if (shift.version() != version) {
            throw new Stale("shift", id);
        }
        return shift;
    }

    /** The shift in whatever version, locked until the end of the transaction. */
    Optional<Shift> lock(long id) {
        return sql.sql("select " + COLUMNS + " from roster.shift where id = :id for update")
                .param("id", id)
                .query(Shifts::read)
                .optional();
    }

    Optional<Shift> find(long id) {
        return sql.sql("select " + COLUMNS + " from roster.shift where id = :id")
                .param("id", id)
                .query(Shifts::read)
                .optional();
    }

    /** Shifts that start in the half-open days, of the units. */
    List<Shift> startingIn(List<Long> units, LocalDate from, LocalDate to) {
        return sql.sql("select " + COLUMNS + """
                         from roster.shift where unit_id = any (:units) and starts >= :from and starts < :to
                        order by starts, id
                        """)
                .param("units", units.toArray(Long[]::new))
                .param("from", midnight(from))
                .param("to", midnight(to))
                .query(Shifts::read)
                .list();
    }

    /** Whether somebody has a shift then, seen or not, other than the one named (0: none). */
    boolean onDuty(long person, ShiftHours hours, long except) {
        return reader.sql("""
                        select exists (select from roster.shift
                        where person_id = :person and id <> :except and tstzrange(starts, ends) && tstzrange(:starts, :ends))
                        """)
                .param("person", person)
                .param("except", except)
                .param("starts", utc(hours.starts()))
                .param("ends", utc(hours.ends()))
                .query(Boolean.class)
                .single();
    }

    /** Whether, besides the shift, an officer stands at a post of the same unit at the same time. */
    boolean officerBeside(Shift shift) {
        return reader.sql("""
                        select exists (select from roster.shift s join organisation.person p on p.id = s.person_id
                        where s.unit_id = :unit and s.kind in ('DAY', 'NIGHT', 'FULL') and s.id <> :id and p.staff = 'OFFICER'
                          and tstzrange(s.starts, s.ends) && tstzrange(:starts, :ends))
                        """)
                .param("unit", shift.unitId())
                .param("id", shift.id())
                .param("starts", utc(shift.hours().starts()))
                .param("ends", utc(shift.hours().ends()))
                .query(Boolean.class)
                .single();
    }

    /** Adds a shift; empty when the person has another one then. */
    OptionalLong add(long unit, long person, ShiftKind kind, ShiftHours hours, String seat) {
        return sql.sql("""
                        insert into roster.shift (unit_id, person_id, kind, starts, ends, seat)
                        values (:unit, :person, :kind, :starts, :ends, nullif(:seat, ''))
                        on conflict do nothing returning id
                        """)
                .param("unit", unit)
                .param("person", person)
                .param("kind", kind.name())
                .param("starts", utc(hours.starts()))
                .param("ends", utc(hours.ends()))
                .param("seat", seat)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Writes who stands the shift and when, one version on; a savepoint keeps the transaction alive.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when the person has another one then
     */
    @Transactional(propagation = Propagation.NESTED)
    void rewrite(Shift shift) {
        sql.sql("""
                        update roster.shift set person_id = :person, unit_id = :unit, kind = :kind, starts = :starts, ends = :ends,
                               seat = nullif(:seat, ''), version = version + 1
                        where id = :id
                        """)
                .param("person", shift.personId())
                .param("unit", shift.unitId())
                .param("kind", shift.kind().name())
                .param("starts", utc(shift.hours().starts()))
                .param("ends", utc(shift.hours().ends()))
                .param("seat", shift.seat())
                .param("id", shift.id())
                .update();
    }

    void remove(long id) {
        sql.sql("delete from roster.shift where id = :id").param("id", id).update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static OffsetDateTime midnight(LocalDate day) {
        return utc(day.atStartOfDay(ShiftHours.CHINA).toInstant());
    }

    static Shift read(ResultSet row, int number) throws SQLException {
        var seat = row.getString("seat");
        return new Shift(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getLong("person_id"),
                ShiftKind.valueOf(row.getString("kind")),
                ShiftColumns.hours(row),
                seat == null ? "" : seat,
                row.getInt("version"));
    }
}
