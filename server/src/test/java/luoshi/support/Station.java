package luoshi.support;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import luoshi.database.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small station with two teams, written straight into the tables by their owner: where a test begins. */
public final class Station {
    private static int stations;

    public final JdbcClient owner;
    public final String mark;
    public final long station;
    public final long patrol;
    public final long community;
    public final long area;

    public Station(DatabaseAccess access) {
        owner = JdbcClient.create(access.source(access.owner()));
        mark = next();
        station = unit("试点派出所", "STATION", null);
        patrol = unit("巡逻防控队", "TEAM", station);
        community = unit("社区警务队", "TEAM", station);
        area = id("insert into organisation.area (code, name, name_en) values ('A" + mark
                + "', '值班备勤', 'Duty') returning id");
    }

    private static synchronized String next() {
        return "%03d".formatted(++stations);
    }

    /** Adds a unit below another, or at the top. */
    public long unit(String name, String kind, @Nullable Long parent) {
        var id = owner.sql(
                        "insert into organisation.unit (code, name, kind, existence) values ('U' || gen_random_uuid(), :name, :kind, '[2020-01-01,)') returning id")
                .param("name", name)
                .param("kind", kind)
                .query(Long.class)
                .single();
        if (parent != null) {
            owner.sql(
                            "insert into organisation.placement (unit_id, parent_id, validity) values (:unit, :parent, '[2020-01-01,)')")
                    .param("unit", id)
                    .param("parent", parent)
                    .update();
        }
        return id;
    }

    /** A police number that only this station has: index 0 to 99. */
    public String number(int index) {
        return "1%s%02d".formatted(mark, index);
    }

    /** Adds an officer who has worked in the unit since 2023. */
    public long officer(String number, String name, long unit) {
        return member(number, name, "OFFICER", unit);
    }

    /** Adds an auxiliary who has worked in the unit since 2023. */
    public long auxiliary(String number, String name, long unit) {
        return member(number, name, "AUXILIARY", unit);
    }

    private long member(String number, String name, String staff, long unit) {
        var id = owner.sql(
                        "insert into organisation.person (number, name, staff, joined) values (:number, :name, :staff, '2023-01-01') returning id")
                .param("number", number)
                .param("name", name)
                .param("staff", staff)
                .query(Long.class)
                .single();
        for (var line : new String[] {"HOME", "WORKING"}) {
            owner.sql("""
                            insert into organisation.membership (person_id, unit_id, line, reason, validity)
                            values (:person, :unit, :line, 'REGULAR', '[2023-01-01,)')
                            """)
                    .param("person", id)
                    .param("unit", unit)
                    .param("line", line)
                    .update();
        }
        return id;
    }

    /** Adds a published clause of the station with one duty, in force since 2026-01-01, and returns the duty. */
    public long duty(String code, String title, String kind, String subject, String cadence, String accepts) {
        var source = owner.sql("""
                        insert into rule.source (title, issuer, level, owner_unit_id, in_force, file_name, sha256, content, uploaded_at)
                        values ('本所规定', '试点派出所', 'STATION', :unit, '[2026-01-01,)', 'a.md', gen_random_uuid()::text, '', '2026-01-01Z') returning id
                        """).param("unit", station).query(Long.class).single();
        var clause = owner.sql(
                        "insert into rule.clause (source_id, owner_unit_id, reference, title) values (:source, :unit, '第一条', :title) returning id")
                .param("source", source)
                .param("unit", station)
                .param("title", title)
                .query(Long.class)
                .single();
        var version = owner.sql("""
                        insert into rule.clause_version (clause_id, number, status, area_id, should, in_force, published_at)
                        values (:clause, 1, 'PUBLISHED', :area, :title, '[2026-01-01,)', '2026-01-01Z') returning id
                        """)
                .param("clause", clause)
                .param("area", area)
                .param("title", title)
                .query(Long.class)
                .single();
        var duty = owner.sql(
                        "insert into rule.duty (clause_id, code, title) values (:clause, :code, :title) returning id")
                .param("clause", clause)
                .param("code", code)
                .param("title", title)
                .query(Long.class)
                .single();
        owner.sql("""
                        insert into rule.duty_version (duty_id, clause_version_id, kind, subject, cadence, accepts)
                        values (:duty, :version, :kind, :subject, :cadence, string_to_array(:accepts, ','))
                        """)
                .param("duty", duty)
                .param("version", version)
                .param("kind", kind)
                .param("subject", subject)
                .param("cadence", cadence)
                .param("accepts", accepts)
                .update();
        return duty;
    }

    /** The clause of a duty. */
    public long clauseOf(long duty) {
        return owner.sql("select clause_id from rule.duty where id = :duty")
                .param("duty", duty)
                .query(Long.class)
                .single();
    }

    /** Lets a person leave on a day. */
    public void depart(long person, LocalDate on) {
        owner.sql("update organisation.person set departed = :on where id = :person")
                .param("on", on)
                .param("person", person)
                .update();
    }

    /** Puts a shift into the roster. */
    public long shift(long unit, long person, String kind, String starts, String ends) {
        return owner.sql("""
                        insert into roster.shift (unit_id, person_id, kind, starts, ends)
                        values (:unit, :person, :kind, :starts, :ends) returning id
                        """)
                .param("unit", unit)
                .param("person", person)
                .param("kind", kind)
                .param("starts", OffsetDateTime.parse(starts))
                .param("ends", OffsetDateTime.parse(ends))
                .query(Long.class)
                .single();
    }

    /** Publishes the roster of the unit for a month. */
    public void publishRoster(long unit, LocalDate firstDay) {
        owner.sql("insert into roster.month (unit_id, first_day, published_at) values (:unit, :day, '2026-01-01Z')")
                .param("unit", unit)
                .param("day", firstDay)
                .update();
    }

    /** Rows that a count query finds, as the owner sees them. */
    public long count(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }

    private long id(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }
}
