package luoshi.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes people, their units, posts, charges and absences; ranges are half-open, an open end is null. */
@Repository
class Personnel {
    private final JdbcClient sql;

    Personnel(JdbcClient sql) {
        this.sql = sql;
    }

    /** A stretch of days in a unit. */
    record Membership(
            long id,
            long personId,
            long unitId,
            Line line,
            MembershipReason reason,
            LocalDate since,
            @Nullable LocalDate until) {
        boolean on(LocalDate day) {
            return !since.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    /** A post held. */
    record Assignment(
            long id,
            long personId,
            long unitId,
            long postId,
            LocalDate since,
            @Nullable LocalDate until,
            int version) {
        boolean on(LocalDate day) {
            return !since.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    /** A charge held. */
    record Charge(
            long id,
            long personId,
            long unitId,
            @Nullable Long areaId,
            boolean overall,
            LocalDate since,
            @Nullable LocalDate until,
            int version) {}

    /** Days approved to be away. */
    record Absence(long id, long personId, LocalDate since, LocalDate until) {}

    /** Home 编制 or working 工作. */
    enum Line {
        HOME,
        WORKING
    }

    /** The row is not visible to its writer until a membership stands, hence no {@code returning}. */
    long addPerson(String number, String name, StaffKind staff, @Nullable String rank, LocalDate joined) {
        var id = sql.sql("select nextval(pg_get_serial_sequence('organisation.person', 'id'))")
                .query(Long.class)
                .single();
        sql.sql("""
                        insert into organisation.person (id, number, name, staff, rank, joined)
                        values (:id, :number, :name, :staff, :rank, :joined)
                        """)
                .param("id", id)
                .param("number", number)
                .param("name", name)
                .param("staff", staff.name())
                .param("rank", rank)
                .param("joined", joined)
                .update();
        return id;
    }

    long addMembership(
            long person, long unit, Line line, MembershipReason reason, LocalDate since, @Nullable LocalDate until) {
        return sql.sql("""
                        insert into organisation.membership (person_id, unit_id, line, reason, validity)
                        values (:person, :unit, :line, :reason, daterange(:since, :until)) returning id
                        """)
                .param("person", person)
                .param("unit", unit)
                .param("line", line.name())
                .param("reason", reason.name())
                .param("since", since)
                .param("until", until, java.sql.Types.DATE)
                .query(Long.class)
                .single();
    }

    long addAssignment(long person, long unit, long post, LocalDate since, @Nullable LocalDate until) {
        return sql.sql("""
                        insert into organisation.assignment (person_id, unit_id, post_id, validity)
                        values (:person, :unit, :post, daterange(:since, :until)) returning id
                        """)
                .param("person", person)
                .param("unit", unit)
                .param("post", post)
                .param("since", since)
                .param("until", until, java.sql.Types.DATE)
                .query(Long.class)
                .single();
    }

    long addCharge(
            long person, long unit, @Nullable Long area, boolean overall, LocalDate since, @Nullable LocalDate until) {
        return sql.sql("""
                        insert into organisation.charge (person_id, unit_id, area_id, overall, validity)
                        values (:person, :unit, :area, :overall, daterange(:since, :until)) returning id
                        """)
                .param("person", person)
                .param("unit", unit)
                .param("area", area, java.sql.Types.BIGINT)
                .param("overall", overall)
                .param("since", since)
                .param("until", until, java.sql.Types.DATE)
                .query(Long.class)
                .single();
    }

    long addAbsence(long person, LocalDate since, LocalDate until, @Nullable Long approver, LocalDate approvedOn) {
        return sql.sql("""
                        insert into organisation.absence (person_id, validity, approved_by, approved_on)
                        values (:person, daterange(:since, :until), :approver, :on) returning id
                        """)
                .param("person", person)
                .param("since", since)
                .param("until", until)
                .param("approver", approver, java.sql.Types.BIGINT)
                .param("on", approvedOn)
                .query(Long.class)
                .single();
    }

    List<Membership> memberships(long person) {
        return sql.sql("""
                        select id, person_id, unit_id, line, reason, lower(validity) as since, upper(validity) as until
                        from organisation.membership where person_id = :person order by lower(validity), line
                        """)
                .param("person", person)
                .query(new SimplePropertyRowMapper<>(Membership.class))
                .list();
    }

    List<Assignment> assignments(long person) {
        return sql.sql("""
                        select id, person_id, unit_id, post_id, lower(validity) as since, upper(validity) as until, version
                        from organisation.assignment where person_id = :person order by lower(validity), id
                        """)
                .param("person", person)
                .query(new SimplePropertyRowMapper<>(Assignment.class))
                .list();
    }

    List<Charge> charges(long person) {
        return sql.sql("""
                        select id, person_id, unit_id, area_id, overall, lower(validity) as since, upper(validity) as until, version
                        from organisation.charge where person_id = :person order by lower(validity), id
                        """)
                .param("person", person)
                .query(new SimplePropertyRowMapper<>(Charge.class))
                .list();
    }

    List<Absence> absences(long person) {
        return sql.sql("""
                        select id, person_id, lower(validity) as since, upper(validity) as until
                        from organisation.absence where person_id = :person order by lower(validity)
                        """)
                .param("person", person)
                .query(new SimplePropertyRowMapper<>(Absence.class))
                .list();
    }

    /** The charges that others hold over exactly this, on the day. */
    Optional<Long> holderOf(long unit, @Nullable Long area, LocalDate day) {
        return sql.sql("""
                        select person_id from organisation.charge
                        where unit_id = :unit and area_id is not distinct from cast(:area as bigint) and validity @> cast(:day as date)
                        order by overall, id limit 1
                        """)
                .param("unit", unit)
                .param("area", area, java.sql.Types.BIGINT)
                .param("day", day)
                .query(Long.class)
                .optional();
    }

    /** Ends a stretch before the day; one that would begin then or later goes. */
    void end(Kept table, long id, LocalDate day) {
        sql.sql("delete from organisation." + table.table + " where id = :id and lower(validity) >= :day")
                .param("id", id)
                .param("day", day)
                .update();
        sql.sql("update organisation." + table.table
                        + " set validity = daterange(lower(validity), :day), version = version + 1"
                        + " where id = :id and (upper_inf(validity) or upper(validity) > :day)")
                .param("id", id)
                .param("day", day)
                .update();
    }

    /** Lets a stretch begin on another day. */
    void begin(Kept table, long id, LocalDate day) {
        sql.sql("update organisation." + table.table
                        + " set validity = daterange(:day, upper(validity)), version = version + 1 where id = :id")
                .param("id", id)
                .param("day", day)
                .update();
    }

    /** What is kept with days. */
    enum Kept {
        MEMBERSHIP("membership"),
        ASSIGNMENT("assignment"),
        CHARGE("charge"),
        ABSENCE("absence");

        private final String table;

        Kept(String table) {
            this.table = table;
        }
    }
}
