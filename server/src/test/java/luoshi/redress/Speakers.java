package luoshi.redress;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.ledger.Verification.Break;
import luoshi.ledger.VerifyingLedger;
import luoshi.support.Station;

/** A station below a bureau: people of whom something is recorded, and leaders who hear them. */
final class Speakers {
    final DatabaseAccess access;
    final Station world;
    final long bureau;
    final long leaders;
    final long chief;
    final long instructor;
    final long head;
    final long mate;
    final long officer;
    final long auxiliary;
    final long inspector;
    final long clause;
    final Instant now;
    private final Set<Break> before;

    Speakers(DatabaseAccess access, Instant now) {
        this.access = access;
        this.now = now;
        world = new Station(access);
        bureau = world.unit("试点分局", "BUREAU", null);
        world.count(
                "insert into organisation.placement (unit_id, parent_id, validity) values (%d, %d, '[2020-01-01,)') returning 1"
                        .formatted(world.station, bureau));
        leaders = world.unit("所领导", "LEADERS", world.station);
        chief = leading(1, "周砚明", leaders, "所长");
        instructor = leading(2, "林素珍", leaders, "教导员");
        head = leading(3, "何晓东", world.patrol, "队长");
        mate = world.officer(world.number(4), "方同行", world.patrol);
        officer = world.officer(world.number(5), "郑宇航", world.patrol);
        auxiliary = world.auxiliary("F" + world.number(6), "辅小乙", world.patrol);
        inspector = world.officer(world.number(7), "秦越", bureau);
        clause = world.clauseOf(world.duty("VO-" + world.mark, "现场记录两小时内录", "PERFORM", "PERSON", "MONTHLY", "ACT"));
        before = broken();
    }

    private long leading(int index, String name, long unit, String post) {
        var person = world.officer(world.number(index), name, unit);
        var held = world.count(
                "insert into organisation.post (code, name, leads) values ('V%s-%d', '%s', true) returning id"
                        .formatted(world.mark, index, post));
        world.count("""
                insert into organisation.assignment (person_id, unit_id, post_id, validity)
                values (%d, %d, %d, '[2023-01-01,)') returning id""".formatted(person, unit, held));
        return person;
    }

    /** A finding about the person, written by the author days ago and entered then; returns its id. */
    long finding(long person, long author, int daysAgo) {
        return finding(person, author, daysAgo, "夜班 6 起，1 起超过 2 小时");
    }

    long finding(long person, long author, int daysAgo, String seen) {
        var at = now.minus(Duration.ofDays(daysAgo));
        var seq = entry(at);
        var visit = visit(author, at, seq);
        var result = result(visit, person, "NOT_COMPLIANT");
        return world.owner
                .sql("""
                        insert into supervision.finding (result_id, visit_id, clause_id, unit_id, area_id, person_id, severity, seen,
                            found_at, author_id, entered_seq)
                        values (:result, :visit, :clause, :unit, :area, :person, 1, :seen, :at, :author, :seq) returning id
                        """)
                .param("result", result)
                .param("visit", visit)
                .param("clause", clause)
                .param("unit", unitOf(person))
                .param("area", world.area)
                .param("person", person)
                .param("seen", seen)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("author", author)
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    private long unitOf(long person) {
        return person == chief || person == instructor ? leaders : world.patrol;
    }

    private long entry(Instant at) {
        return world.owner
                .sql("select ledger.append(:at, null, 'x', :unit, null, 'CheckRecorded', 'visit', null, '{}'::jsonb)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("unit", world.patrol)
                .query(Long.class)
                .single();
    }

    /** A drawn check without notice, in order on two clauses for the person. */
    void compliant(long person, long author, int daysAgo) {
        var at = now.minus(Duration.ofDays(daysAgo));
        var visit = visit(author, at, entry(at));
        result(visit, person, "COMPLIANT");
        result(visit, person, "COMPLIANT");
    }

    private long visit(long author, Instant at, long seq) {
        return world.owner
                .sql("""
                        insert into supervision.visit (unit_id, area_id, at, kind, announced, off_hours, checker_id, companion_id,
                            checker_unit_id, entered_seq)
                        values (:unit, :area, :at, 'DRAWN', false, false, :checker, :mate, :unit, :seq) returning id
                        """)
                .param("unit", world.patrol)
                .param("area", world.area)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("checker", author)
                .param("mate", mate)
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    private long result(long visit, long person, String outcome) {
        return world.count("""
                insert into supervision.result (visit_id, clause_id, unit_id, area_id, person_id, outcome)
                values (%d, %d, %d, %d, %d, '%s') returning id
                """.formatted(visit, clause, world.patrol, world.area, person, outcome));
    }

    void praise(long person, long author, int daysAgo, String seen) {
        world.owner
                .sql("""
                        insert into supervision.commendation (unit_id, person_id, kind, seen, origin, at, author_id, entered_seq)
                        values (:unit, :person, 'COMMENDED', :seen, '群众来电', :at, :author, 1)
                        """)
                .param("unit", world.patrol)
                .param("person", person)
                .param("seen", seen)
                .param("at", now.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC))
                .param("author", author)
                .update();
    }

    Actor as(long person) {
        if (person == inspector) {
            return actor(
                    person,
                    Role.INSPECTOR,
                    bureau,
                    List.of(bureau, world.station, leaders, world.patrol, world.community));
        }
        if (person == head) {
            return actor(person, Role.TEAM_LEADER, world.patrol, List.of(world.patrol));
        }
        if (person == chief || person == instructor) {
            return actor(
                    person,
                    person == chief ? Role.CHIEF : Role.INSTRUCTOR,
                    world.station,
                    List.of(world.station, leaders, world.patrol, world.community));
        }
        return actor(person, person == auxiliary ? Role.AUXILIARY : Role.OFFICER, world.patrol, List.of());
    }

    private static Actor actor(long person, Role role, long unit, List<Long> scope) {
        return new Actor(900_000 + person, person, "某人", role, unit, scope, List.of(), List.of(unit));
    }

    <T> T acting(long person, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Acting.as(as(person), work);
    }

    static String once() {
        return UUID.randomUUID().toString();
    }

    long entries(String action) {
        return world.count(
                "select count(*) from ledger.entry where action = '%s' and (unit_id in (%d, %d) or person_id in (%d, %d))"
                        .formatted(action, world.patrol, leaders, officer, auxiliary));
    }

    /** Rows of this module that do not answer to the chain, but for what was so before; other tests write to theirs without an entry. */
    Set<Break> unanswered() {
        var found = broken();
        found.removeAll(before);
        return found;
    }

    private Set<Break> broken() {
        try {
            var found = new HashSet<Break>();
            for (var one :
                    VerifyingLedger.verify(access.source(access.reader())).breaks()) {
                if (one.table().startsWith("redress.") || one.table().startsWith("referral.")) {
                    found.add(one);
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
