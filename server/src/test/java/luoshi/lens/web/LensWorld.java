package luoshi.lens.web;

import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.support.Station;
import org.jspecify.annotations.Nullable;

/**
 * A station with leaders, two teams and two duties, one owned and one unowned team: the patrol is owned and was checked
 * lately, the community team belongs to nobody. Written into the tables, then told to whoever follows the ledger.
 */
public final class LensWorld {
    public final Station station;
    final long leaders;
    public final long chief;
    public final long patrolman;
    final long visitor;
    final long monthly;
    final long daily;
    public final LocalDate today;

    public LensWorld(DatabaseAccess access, LocalDate today) {
        this.today = today;
        station = new Station(access);
        leaders = station.unit("所领导", "LEADERS", station.station);
        chief = station.officer(station.number(1), "周砚明", leaders);
        patrolman = station.officer(station.number(2), "郑宇航", station.patrol);
        visitor = station.officer(station.number(3), "戴永清", station.community);
        monthly = station.duty("M" + station.mark, "每月谈心一次", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
        daily = station.duty("W" + station.mark, "每周查一次装备", "PERFORM", "PERSON", "WEEKLY", "ACT,RECORD");
        post(chief, leaders, true);
        post(patrolman, station.patrol, false);
        charge(chief, station.station, null, true);
        charge(chief, leaders, null, false);
        charge(chief, station.patrol, null, false);
        visit(station.patrol, today.minusDays(3));
        tell();
    }

    void post(long person, long unit, boolean leads) {
        station.owner
                .sql("""
                    with p as (insert into organisation.post (code, name, leads)
                               values ('P' || gen_random_uuid(), '岗位', :leads) returning id)
                    insert into organisation.assignment (person_id, unit_id, post_id, validity)
                    select :person, :unit, p.id, '[2023-01-01,)' from p
                    """)
                .param("person", person)
                .param("unit", unit)
                .param("leads", leads)
                .update();
    }

    void charge(long person, long unit, @Nullable Long area, boolean overall) {
        station.owner
                .sql("""
                    insert into organisation.charge (person_id, unit_id, area_id, overall, validity)
                    values (:person, :unit, cast(:area as bigint), :overall, '[2023-01-01,)')
                    """)
                .param("person", person)
                .param("unit", unit)
                .param("area", area)
                .param("overall", overall)
                .update();
    }

    void visit(long unit, LocalDate day) {
        station.owner
                .sql("""
                    insert into supervision.visit (unit_id, area_id, at, kind, announced, off_hours, checker_unit_id, entered_seq)
                    values (:unit, :area, cast(:day as date) + time '10:00', 'DRAWN', false, false, :unit, 0)
                    """)
                .param("unit", unit)
                .param("area", station.area)
                .param("day", day)
                .update();
    }

    /** Moves a person to another unit for good, from the day on. */
    void move(long person, long to, LocalDate day) {
        station.owner
                .sql("update organisation.membership set validity = daterange(lower(validity), :day) where"
                        + " person_id = :person and upper_inf(validity)")
                .param("person", person)
                .param("day", day)
                .update();
        for (var line : new String[] {"HOME", "WORKING"}) {
            station.owner
                    .sql("""
                        insert into organisation.membership (person_id, unit_id, line, reason, validity)
                        values (:person, :unit, :line, 'REGULAR', daterange(:day, null))
                        """)
                    .param("person", person)
                    .param("unit", to)
                    .param("line", line)
                    .param("day", day)
                    .update();
        }
        tell();
    }

    void away(long person, LocalDate from, LocalDate to) {
        station.owner
                .sql("insert into organisation.absence (person_id, validity, approved_on) values (:person,"
                        + " daterange(:from, :to), :from)")
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .update();
        tell();
    }

    void evidence(long duty, long person, long unit, LocalDate day) {
        station.owner
                .sql("""
                    with e as (insert into ledger.entry (at, actor_name, action, entity, body)
                               values (now(), 'test', 'EvidenceRecorded', 'evidence', '{}') returning seq)
                    insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, note, entered_seq)
                    select :duty, :unit, :person, cast(:day as date) + time '10:00', 'ACT', 'HAND', '当面谈过', e.seq from e
                    """)
                .param("duty", duty)
                .param("unit", unit)
                .param("person", person)
                .param("day", day)
                .update();
    }

    /** A department that guides the area in the units. */
    long guiding(long unit) {
        var department = station.unit("治安大队", "DEPARTMENT", null);
        station.owner
                .sql("""
                    insert into organisation.guidance (department_id, area_id, unit_id, rights, validity)
                    values (:department, :area, :unit, array['SEE'], '[2023-01-01,)')
                    """)
                .param("department", department)
                .param("area", station.area)
                .param("unit", unit)
                .update();
        return department;
    }

    /** An entry of the ledger, by which the index learns that something changed. */
    void tell() {
        station.owner
                .sql("insert into ledger.entry (at, actor_name, action, entity, body) values (now(), 'test',"
                        + " 'Changed', 'unit', '{}')")
                .update();
    }
}
