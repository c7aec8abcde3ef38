package luoshi.supervision;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.VerifyingLedger;
import luoshi.supervision.RecordCheck.Answer;
import luoshi.supervision.RecordCheck.Fault;
import luoshi.supervision.RecordCheck.Praise;
import luoshi.support.Station;
import org.jspecify.annotations.Nullable;

/** A station below a bureau with its leadership, two teams and their heads: people who check and are checked. */
final class Checkers {
    final DatabaseAccess access;
    final Station world;
    final long bureau;
    final long leaders;
    final long chief;
    final long deputy;
    final long head;
    final long officer;
    final long auxiliary;
    final long neighbour;
    final long inspector;
    final long duty;
    final long clause;
    final long other;

    private final LocalDate day;

    Checkers(DatabaseAccess access, LocalDate day) {
        this.access = access;
        this.day = day;
        world = new Station(access);
        bureau = world.unit("试点分局", "BUREAU", null);
        place(world.station, bureau);
        leaders = world.unit("所领导", "LEADERS", world.station);
        chief = leading(1, "周某", leaders, "所长");
        deputy = leading(2, "罗某", leaders, "副所长");
        head = leading(3, "何某", world.patrol, "队长");
        neighbour = leading(4, "方某", world.community, "队长");
        officer = world.officer(world.number(5), "郑某", world.patrol);
        auxiliary = world.auxiliary("F" + world.number(6), "辅某", world.patrol);
        inspector = world.officer(world.number(7), "督某", bureau);
        charge(deputy, world.patrol);
        duty = world.duty("BC-" + world.mark, "交接班签字", "BE_CHECKED", "UNIT", "MONTHLY", "ACT");
        clause = world.clauseOf(duty);
        other = world.clauseOf(world.duty("PF-" + world.mark, "出车登记", "PERFORM", "PERSON", "MONTHLY", "ACT"));
    }

    private void place(long unit, long above) {
        world.count("""
                insert into organisation.placement (unit_id, parent_id, validity) values (%d, %d, '[2020-01-01,)') returning 1
                """.formatted(unit, above));
    }

    private long leading(int index, String name, long unit, String post) {
        var person = world.officer(world.number(index), name, unit);
        var held = world.count("""
                insert into organisation.post (code, name, leads) values ('%s-%d', '%s', true) returning id
                """.formatted(world.mark, index, post));
        world.count("""
                insert into organisation.assignment (person_id, unit_id, post_id, validity)
                values (%d, %d, %d, '[2023-01-01,)') returning id
                """.formatted(person, unit, held));
        return person;
    }

    private void charge(long person, long unit) {
        world.count("""
                insert into organisation.charge (person_id, unit_id, validity) values (%d, %d, '[2023-01-01,)') returning id
                """.formatted(person, unit));
    }

    /** A published shift of the day from 08:30 to 08:30. */
    void onDuty(long person, long unit, String kind, LocalDate day) {
        world.owner.sql("""
                        insert into roster.month (unit_id, first_day, published_at)
                        values (:unit, date_trunc('month', cast(:day as date)), now()) on conflict do nothing
                        """).param("unit", unit).param("day", day).update();
        world.owner
                .sql("""
                        insert into roster.shift (unit_id, person_id, kind, starts, ends)
                        values (:unit, :person, :kind, (cast(:day as date) + time '08:30') at time zone 'Asia/Shanghai',
                            (cast(:day as date) + 1 + time '08:30') at time zone 'Asia/Shanghai')
                        """)
                .param("unit", unit)
                .param("person", person)
                .param("kind", kind)
                .param("day", day)
                .update();
    }

    Actor asChief() {
        return actor(chief, Role.CHIEF, world.station, all());
    }

    Actor asDeputy() {
        return actor(deputy, Role.DEPUTY, world.station, all());
    }

    Actor asHead() {
        return actor(head, Role.TEAM_LEADER, world.patrol, List.of(world.patrol));
    }

    Actor asNeighbour() {
        return actor(neighbour, Role.TEAM_LEADER, world.community, List.of(world.community));
    }

    Actor asOfficer() {
        return actor(officer, Role.OFFICER, world.patrol, List.of());
    }

    Actor asAuxiliary() {
        return actor(auxiliary, Role.AUXILIARY, world.patrol, List.of());
    }

    Actor asInspector() {
        return actor(
                inspector,
                Role.INSPECTOR,
                bureau,
                List.of(bureau, world.station, leaders, world.patrol, world.community));
    }

    /** Somebody of a department that guides the patrol in the area, with these rights. */
    Actor asGuidance(String rights) {
        var department = world.unit("交警大队", "DEPARTMENT", bureau);
        var guide = world.officer(world.number(8), "导某", department);
        world.count("""
                insert into organisation.guidance (department_id, area_id, unit_id, rights, validity)
                values (%d, %d, %d, array[%s], '[2023-01-01,)') returning id
                """.formatted(department, world.area, world.patrol, rights));
        return new Actor(
                900_000 + guide,
                guide,
                "导某",
                Role.GUIDANCE,
                department,
                List.of(),
                List.of(world.patrol + ":" + world.area),
                List.of(department));
    }

    private List<Long> all() {
        return List.of(world.station, leaders, world.patrol, world.community);
    }

    static Actor actor(long person, Role role, long unit, List<Long> scope) {
        return new Actor(900_000 + person, person, "某人", role, unit, scope, List.of(), List.of(unit));
    }

    /** A directed check of the patrol at ten in the morning. */
    RecordCheck check(Answer... answers) {
        return check(VisitKind.DIRECTED, world.patrol, day, head, answers);
    }

    RecordCheck check(VisitKind kind, long unit, LocalDate on, @Nullable Long lead, Answer... answers) {
        return new RecordCheck(
                unit,
                world.area,
                kind,
                false,
                on,
                LocalTime.of(10, 0),
                lead,
                null,
                List.of(answers),
                List.of(),
                once());
    }

    RecordCheck praising(@Nullable Long person, String seen) {
        var plain = check(fine(officer));
        return new RecordCheck(
                plain.unit(),
                plain.area(),
                plain.kind(),
                false,
                plain.day(),
                plain.time(),
                head,
                null,
                plain.answers(),
                List.of(new Praise(CommendationKind.COMMENDED, person, seen)),
                once());
    }

    RecordCheck with(@Nullable Long companion, RecordCheck plain) {
        return new RecordCheck(
                plain.unit(),
                plain.area(),
                plain.kind(),
                plain.announced(),
                plain.day(),
                plain.time(),
                plain.lead(),
                companion,
                plain.answers(),
                plain.praises(),
                plain.once());
    }

    Answer fine(long person) {
        return new Answer(other, ClauseAnswer.COMPLIANT, person, false, "", null, List.of());
    }

    Answer wrong(@Nullable Long person) {
        return wrong(person, new Fault("接班人没有签字", "巡逻交接台", "交接", 1, null));
    }

    Answer wrong(@Nullable Long person, Fault fault) {
        return new Answer(clause, ClauseAnswer.NOT_COMPLIANT, person, person == null, "", fault, List.of());
    }

    Answer none(String reason) {
        return new Answer(clause, ClauseAnswer.NOT_APPLICABLE, null, false, reason, null, List.of());
    }

    static String once() {
        return java.util.UUID.randomUUID().toString();
    }

    long visits() {
        return world.count("select count(*) from supervision.visit where unit_id in (%d, %d, %d)"
                .formatted(world.patrol, world.community, leaders));
    }

    long evidence() {
        return world.count("select count(*) from evidence.fact where origin = 'CHECK' and duty_id = " + duty);
    }

    /** Rows of checks and evidence that do not answer to the chain. */
    Set<Break> unanswered() {
        try {
            var found = new HashSet<Break>();
            for (var one :
                    VerifyingLedger.verify(access.source(access.reader())).breaks()) {
                if (one.table().startsWith("supervision.") || one.table().startsWith("evidence.")) {
                    found.add(one);
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
