package luoshi.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import luoshi.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records of swaps; of one shift at most one waits. */
@Component
class Swaps {
    private static final String COLUMNS =
            "id, shift_id, unit_id, from_person, to_person, reason, approved_by, declined_at, undone_at, version";

    private final JdbcClient sql;

    Swaps(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Swap> find(long id) {
        return sql.sql("select " + COLUMNS + " from roster.swap where id = :id")
                .param("id", id)
                .query(Swaps::read)
                .optional();
    }

    boolean any(long shift) {
        return sql.sql("select exists (select from roster.swap where shift_id = :shift)")
                .param("shift", shift)
                .query(Boolean.class)
                .single();
    }

    /** Writes a request, or with an approver a swap that stands; empty when another one waits. */
    Optional<Long> add(Shift shift, long toPerson, String reason, @Nullable Long approver, Instant at) {
        return sql.sql("""
                        insert into roster.swap (shift_id, unit_id, from_person, to_person, reason, approved_by, at)
                        values (:shift, :unit, :from, :to, :reason, :approver, :at)
                        on conflict do nothing returning id
                        """)
                .param("shift", shift.id())
                .param("unit", shift.unitId())
                .param("from", shift.personId())
                .param("to", toPerson)
                .param("reason", reason)
                .param("approver", approver)
                .param("at", Shifts.utc(at))
                .query(Long.class)
                .optional();
    }

    /** Whether a request waits for the shift. */
    boolean waits(long shift) {
        return sql.sql("""
                        select exists (select from roster.swap
                        where shift_id = :shift and approved_by is null and declined_at is null)
                        """).param("shift", shift).query(Boolean.class).single();
    }

    /** Marks as approved; whether it was still waiting in that version. */
    boolean approve(Swap swap, long approver) {
        return sql.sql("""
                        update roster.swap set approved_by = :by, decided_by = :by, version = version + 1
                        where id = :id and version = :version and approved_by is null and declined_at is null
                        """)
                        .param("by", approver)
                        .param("id", swap.id())
                        .param("version", swap.version())
                        .update()
                == 1;
    }

    /** Marks as declined; whether it was still waiting in that version. */
    boolean decline(Swap swap, @Nullable Long by, String answer, Instant at) {
        return sql.sql("""
                        update roster.swap set declined_at = :at, decided_by = :by, answer = :answer, version = version + 1
                        where id = :id and version = :version and approved_by is null and declined_at is null
                        """)
                        .param("at", Shifts.utc(at))
                        .param("by", by)
                        .param("answer", answer)
                        .param("id", swap.id())
                        .param("version", swap.version())
                        .update()
                == 1;
    }

    /** Marks as undone; whether it still stood in that version. */
    boolean undo(Swap swap, long by, String answer, Instant at) {
        return sql.sql("""
                        update roster.swap set undone_at = :at, decided_by = :by, answer = :answer, version = version + 1
                        where id = :id and version = :version and approved_by is not null and undone_at is null
                        """)
                        .param("at", Shifts.utc(at))
                        .param("by", by)
                        .param("answer", answer)
                        .param("id", swap.id())
                        .param("version", swap.version())
                        .update()
                == 1;
    }

    private static Swap read(ResultSet row, int number) throws SQLException {
        return new Swap(
                row.getLong("id"),
                row.getLong("shift_id"),
                row.getLong("unit_id"),
                row.getLong("from_person"),
                row.getLong("to_person"),
                row.getString("reason"),
                row.getObject("approved_by", Long.class),
                Columns.instantOrNull(row, "declined_at"),
                Columns.instantOrNull(row, "undone_at"),
                row.getInt("version"));
    }
}
