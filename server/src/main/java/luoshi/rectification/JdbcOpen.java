package luoshi.rectification;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody's problems that are not at their end, for the work that runs by itself. */
@Repository
class JdbcOpen {
    private final JdbcClient reader;

    JdbcOpen(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** One that is late on a day. */
    record Late(
            long id,
            long station,
            long handling,
            long area,
            LocalDate due,
            @Nullable Long leader,
            long leadUnit) {}

    List<Late> late(LocalDate today) {
        return reader.sql("""
                        select id, station_id, handling_unit_id, area_id, due, lead_leader_id, lead_unit_id
                        from rectification.problem
                        where state in ('ASSIGNED', 'PLANNED', 'UNDER_WAY', 'CLAIMED') and due < :today order by id
                        """)
                .param("today", today)
                .query((row, number) -> new Late(
                        row.getLong("id"),
                        row.getLong("station_id"),
                        row.getLong("handling_unit_id"),
                        row.getLong("area_id"),
                        row.getObject("due", LocalDate.class),
                        row.getObject("lead_leader_id", Long.class),
                        row.getLong("lead_unit_id")))
                .list();
    }

    /** Stages of a due that were told already. */
    List<Integer> told(long problem, LocalDate due) {
        return reader.sql(
                        "select stage from rectification.escalation where problem_id = :id and due = :due and stage > 0")
                .param("id", problem)
                .param("due", due)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** A leader or doer of a problem that has not ended; {@code measure} is null for the leader. */
    record Holder(
            long problem,
            long station,
            long person,
            @Nullable Long measure) {}

    /** Leaders and doers who no longer work below the unit that handles the problem, or have left the service. */
    List<Holder> gone(LocalDate today) {
        return reader.sql("""
                        with held as (
                            select p.id, p.station_id, p.handling_unit_id, p.lead_leader_id as person_id, null::bigint as measure
                            from rectification.problem p
                            where p.lead_leader_id is not null and p.state not in ('SETTLED', 'RELAPSED', 'WITHDRAWN')
                            union all
                            select p.id, p.station_id, p.handling_unit_id, m.doer_id, m.id
                            from rectification.measure m join rectification.problem p on p.id = m.problem_id
                            where m.done_on is null and m.dropped_reason is null
                              and p.state in ('ASSIGNED', 'PLANNED', 'UNDER_WAY', 'CLAIMED'))
                        select h.id, h.station_id, h.person_id, h.measure from held h
                        where not exists (select from organisation.membership m
                            join organisation.person p on p.id = m.person_id and (p.departed is null or p.departed > :today)
                            where m.person_id = h.person_id and m.line = 'WORKING' and m.validity @> cast(:today as date)
                              and h.handling_unit_id = any (organisation.above(m.unit_id, :today)))
                        order by h.id, h.measure nulls first
                        """)
                .param("today", today)
                .query((row, number) -> new Holder(
                        row.getLong("id"),
                        row.getLong("station_id"),
                        row.getLong("person_id"),
                        row.getObject("measure", Long.class)))
                .list();
    }

    /** Whether a person works below the unit on the day and serves. */
    boolean works(long person, long unit, LocalDate day) {
        return reader.sql("""
                        select exists (select from organisation.membership m
                            join organisation.person p on p.id = m.person_id and (p.departed is null or p.departed > :day)
                            where m.person_id = :person and m.line = 'WORKING' and m.validity @> cast(:day as date)
                              and :unit = any (organisation.above(m.unit_id, :day)))
                        """)
                .param("person", person)
                .param("unit", unit)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}
