package luoshi.rectification;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.Station;
import org.jspecify.annotations.Nullable;

/** A bureau with a station: chief, instructor, a deputy in charge of the patrol, a head, officers, an auxiliary. */
final class ProblemWorld {
    final Station world;
    final long bureau;
    final long leaders;
    final long chief;
    final long instructor;
    final long deputy;
    final long head;
    final long officer;
    final long neighbour;
    final long auxiliary;
    final long inspector;
    final long clause;
    private final LocalDate today;
    private int accounts;

    ProblemWorld(DatabaseAccess access, Clock clock) {
        world = new Station(access);
        today = LocalDate.now(clock);
        bureau = world.unit("湖东分局", "BUREAU", null);
        place(world.station, bureau);
        leaders = world.unit("所领导", "LEADERS", world.station);
        chief = world.officer(world.number(1), "周砚明", leaders);
        instructor = world.officer(world.number(2), "林素珍", leaders);
        deputy = world.officer(world.number(3), "罗绍文", leaders);
        head = world.officer(world.number(4), "马志远", world.patrol);
        officer = world.officer(world.number(5), "郑宇航", world.patrol);
        neighbour = world.officer(world.number(6), "沈若兰", world.community);
        auxiliary = world.auxiliary("F" + world.mark + "007", "孔德海", world.community);
        inspector = world.officer(world.number(8), "贺督察", bureau);
        post(chief, leaders, 1);
        post(instructor, leaders, 2);
        post(deputy, leaders, 3);
        post(head, world.patrol, 4);
        charge(chief, world.station, true);
        charge(deputy, world.patrol, false);
        clause = world.clauseOf(world.duty("D" + world.mark, "接处警现场记录", "BE_CHECKED", "UNIT", "MONTHLY", "ACT"));
    }

    private void place(long unit, long parent) {
        world.owner
                .sql(
                        "insert into organisation.placement (unit_id, parent_id, validity) values (:unit, :parent, '[2020-01-01,)')")
                .param("unit", unit)
                .param("parent", parent)
                .update();
    }

    /** A leading post of the unit for the person. */
    void post(long person, long unit, int rank) {
        var post = world.count(
                "insert into organisation.post (code, name, leads) values ('L%s-%d-%d', '领导', true) returning id"
                        .formatted(world.mark, rank, person));
        assign(person, unit, post);
    }

    /** A post without leading, beside the others. */
    void second(long person, long unit) {
        assign(
                person,
                unit,
                world.count("insert into organisation.post (code, name) values ('S%s-%d', '兼职') returning id"
                        .formatted(world.mark, person)));
    }

    private void assign(long person, long unit, long post) {
        world.owner
                .sql(
                        "insert into organisation.assignment (person_id, unit_id, post_id, validity) values (:person, :unit, :post, '[2023-01-01,)')")
                .param("person", person)
                .param("unit", unit)
                .param("post", post)
                .update();
    }

    void charge(long person, long unit, boolean overall) {
        world.owner
                .sql(
                        "insert into organisation.charge (person_id, unit_id, overall, validity) values (:person, :unit, :overall, '[2023-01-01,)')")
                .param("person", person)
                .param("unit", unit)
                .param("overall", overall)
                .update();
    }

    /** Puts the person into another unit from today on. */
    void transfer(long person, long unit) {
        world.owner
                .sql(
                        "update organisation.membership set validity = daterange(lower(validity), :today) where person_id = :person")
                .param("today", today)
                .param("person", person)
                .update();
        for (var line : List.of("HOME", "WORKING")) {
            world.owner
                    .sql(
                            "insert into organisation.membership (person_id, unit_id, line, reason, validity) values (:person, :unit, :line, 'REGULAR', daterange(:today, null))")
                    .param("person", person)
                    .param("unit", unit)
                    .param("line", line)
                    .param("today", today)
                    .update();
        }
    }

    /** A finding as a check would have left it. */
    long finding(@Nullable Long person, int severity, boolean zero, String place, LocalDate day, boolean corrected) {
        return finding(world.patrol, person, severity, zero, place, day, corrected);
    }

    long finding(
            long unit,
            @Nullable Long person,
            int severity,
            boolean zero,
            String place,
            LocalDate day,
            boolean corrected) {
        var at = OffsetDateTime.parse(day + "T08:00+08:00");
        var visit = world.owner
                .sql("""
                        insert into supervision.visit (unit_id, area_id, at, kind, announced, off_hours, checker_unit_id, entered_seq)
                        values (:unit, :area, :at, 'DRAWN', false, false, :unit, 1) returning id
                        """)
                .param("unit", unit)
                .param("area", world.area)
                .param("at", at)
                .query(Long.class)
                .single();
        var result = world.owner
                .sql("""
                        insert into supervision.result (visit_id, clause_id, unit_id, area_id, person_id, outcome)
                        values (:visit, :clause, :unit, :area, :person, 'NOT_COMPLIANT') returning id
                        """)
                .param("visit", visit)
                .param("clause", clause)
                .param("unit", unit)
                .param("area", world.area)
                .param("person", person, Types.BIGINT)
                .query(Long.class)
                .single();
        return world.owner
                .sql("""
                        insert into supervision.finding (result_id, visit_id, clause_id, unit_id, area_id, person_id, severity,
                            zero_tolerance, place, seen, found_at, author_id, corrected_at, correction, outcome, entered_seq)
                        values (:result, :visit, :clause, :unit, :area, :person, :severity, :zero, :place, '夜班记录次日才录', :at,
                            :author, :corrected, :correction, :outcome, 1) returning id
                        """)
                .param("result", result)
                .param("visit", visit)
                .param("clause", clause)
                .param("unit", unit)
                .param("area", world.area)
                .param("person", person, Types.BIGINT)
                .param("severity", severity)
                .param("zero", zero)
                .param("place", place)
                .param("at", at)
                .param("author", neighbour)
                .param("corrected", corrected ? at : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("correction", corrected ? "当场改好" : "")
                .param("outcome", corrected ? "CORRECTED" : "WAITING")
                .query(Long.class)
                .single();
    }

    Actor as(Role role, long person) {
        var scope = switch (role) {
            case INSPECTOR -> List.of(bureau, world.station, leaders, world.patrol, world.community);
            case CHIEF, INSTRUCTOR, DEPUTY -> List.of(world.station, leaders, world.patrol, world.community);
            case TEAM_LEADER -> List.of(world.patrol);
            default -> List.<Long>of();
        };
        var unit = role == Role.INSPECTOR ? bureau : role.leads() ? world.station : world.patrol;
        return new Actor(++accounts, person, "某" + person, role, unit, scope, List.of(), List.of(world.patrol));
    }

    Actor asChief() {
        return as(Role.CHIEF, chief);
    }

    Actor asInstructor() {
        return as(Role.INSTRUCTOR, instructor);
    }

    Actor asDeputy() {
        return as(Role.DEPUTY, deputy);
    }

    String state(long problem) {
        return text("select state from rectification.problem where id = " + problem);
    }

    String text(String sql) {
        return world.owner.sql(sql).query(String.class).single();
    }

    long count(String sql) {
        return world.count(sql);
    }
}
