package luoshi.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import luoshi.calendar.Calendars;
import luoshi.database.DatabaseAccess;
import luoshi.referral.ComplaintUpheld;
import luoshi.support.ServerTest;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Problems that the program opens by itself, tells of and hands over. */
@ServerTest
class OpeningProblemsIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    OpeningProblems opening;

    @Autowired
    Sweeping sweeping;

    @Autowired
    Calendars calendars;

    @Autowired
    Clock clock;

    ProblemWorld people;
    LocalDate today;

    @BeforeEach
    void hasAStation() {
        people = new ProblemWorld(access, clock);
        today = LocalDate.now(clock);
    }

    private Optional<Long> follow(long finding) {
        return opening.follow(finding, people.world.patrol);
    }

    private long problems() {
        return people.count("select count(*) from rectification.problem where station_id = " + people.world.station);
    }

    private String outcome(long finding) {
        return people.text("select outcome from supervision.finding where id = " + finding);
    }

    @Test
    void leavesAMinorOneToBePutRight() {
        assertThat(follow(people.finding(people.officer, 1, false, "", today, false)))
                .isEmpty();
        assertThat(problems()).isZero();
    }

    @Test
    void opensTheThirdTimeAndLeadsAllThree() {
        var first = people.finding(people.officer, 1, false, "席位", today.minusDays(29), true);
        var second = people.finding(people.head, 1, false, "席位", today.minusDays(10), true);
        people.finding(people.officer, 1, false, "前台", today.minusDays(9), true);
        var third = people.finding(people.officer, 1, false, "席位", today, true);

        assertThat(follow(second)).isEmpty();
        var problem = follow(third).orElseThrow();

        assertThat(people.text("select reason || ' ' || number from rectification.problem where id = " + problem))
                .isEqualTo("THIRD " + today.getYear() + "-0001");
        assertThat(outcome(first) + outcome(second) + outcome(third)).isEqualTo("PROBLEMPROBLEMPROBLEM");
        assertThat(people.text("select actor_name from ledger.entry where action = 'ProblemOpened' and entity_id = "
                        + problem))
                .isEqualTo("luoshi");
    }

    @Test
    void sweepsUpWhatWasNotPutRightAndNothingTwice() {
        var late =
                people.finding(people.officer, 1, false, "", calendars.current().minusWorkingDays(today, 4), false);
        var inTime = people.finding(
                people.head,
                1,
                false,
                "前台",
                calendars.current().plusWorkingDays(calendars.current().minusWorkingDays(today, 3), 0),
                false);

        opening.missing();
        opening.missing();

        assertThat(problems()).isEqualTo(1);
        assertThat(outcome(late)).isEqualTo("PROBLEM");
        assertThat(outcome(inTime)).isEqualTo("WAITING");
        assertThat(people.text("select reason from rectification.problem where station_id = " + people.world.station))
                .isEqualTo("UNCORRECTED");
    }

    @Test
    void opensOneHoweverManyTryAtOnce() throws Exception {
        var one = people.finding(people.officer, 3, false, "", today, false);
        var other = people.finding(people.head, 9, false, "", today, false);
        var opened = new ArrayList<Future<Optional<Long>>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 8; i++) {
                var finding = i % 2 == 0 ? one : other;
                opened.add(threads.submit(() -> follow(finding)));
            }
        }

        for (var each : opened) {
            each.get();
        }
        assertThat(problems()).isEqualTo(1);
        assertThat(outcome(one) + outcome(other)).isEqualTo("PROBLEMPROBLEM");
        assertThat(people.count(
                        "select severity from rectification.problem where station_id = " + people.world.station))
                .isEqualTo(9);
    }

    @Test
    void tellsChiefAndBureauAtOnceOfWhatIsNotTolerated() {
        var problem =
                follow(people.finding(people.officer, 1, true, "", today, true)).orElseThrow();

        assertThat(told(problem)).isEqualTo("0:" + people.chief + ", 0:b" + people.bureau);

        var about = opening.follow(
                        people.finding(people.leaders, people.chief, 9, true, "", today, false), people.leaders)
                .orElseThrow();
        assertThat(told(about)).isEqualTo("0:b" + people.bureau);
    }

    private String told(long problem) {
        return people.text(
                "select coalesce(string_agg(stage || ':' || coalesce(person_id::text, 'b' || unit_id), ', ' order by stage, person_id nulls last), '') from rectification.escalation where problem_id = "
                        + problem);
    }

    @Test
    void reopensWhatComesBackWhileItIsWatched() {
        var problem = follow(people.finding(people.officer, 3, false, "", today.minusDays(40), false))
                .orElseThrow();
        verified(problem);

        var next =
                follow(people.finding(people.head, 1, false, "", today, true)).orElseThrow();

        assertThat(people.state(problem)).isEqualTo("RELAPSED");
        assertThat(people.text(
                        "select reason || relapses || ' ' || (relapse_of = %d) from rectification.problem where id = %d"
                                .formatted(problem, next)))
                .isEqualTo("RELAPSE1 true");
    }

    private void verified(long problem) {
        people.world
                .owner
                .sql("""
                        update rectification.problem set state = 'VERIFIED', lead_leader_id = :deputy, lead_unit_id = :unit, due = :due,
                            first_due = :due, opened_at = :at, claimed_by = :deputy, claimed_at = :at, verified_by = :instructor, verified_at = :at
                        where id = :id
                        """)
                .param("deputy", people.deputy)
                .param("instructor", people.instructor)
                .param("unit", people.world.patrol)
                .param("due", today.minusDays(20))
                .param("at", OffsetDateTime.parse(today.minusDays(30) + "T08:00+08:00"))
                .param("id", problem)
                .update();
    }

    @Test
    void withdrawsWhatHasLostItsFindings() {
        var finding = people.finding(people.officer, 3, false, "", today, false);
        var problem = follow(finding).orElseThrow();
        people.world
                .owner
                .sql("""
                        update supervision.finding set outcome = 'WITHDRAWN', withdrawal_reason = '查错了队', withdrawn_by = :by, withdrawn_at = now()
                        where id = :id
                        """)
                .param("by", people.neighbour)
                .param("id", finding)
                .update();

        opening.missing();

        assertThat(people.text("select state || withdrawal_reason from rectification.problem where id = " + problem))
                .isEqualTo("WITHDRAWN查错了队");
    }

    @Test
    void opensOneForEachComplaint() {
        var complaint = new ComplaintUpheld(
                System.nanoTime(), people.world.patrol, people.world.area, null, people.officer, "来访没有登记");

        var problem = opening.uponComplaint(complaint);

        assertThat(opening.uponComplaint(complaint)).isEqualTo(problem);
        assertThat(people.text("select reason from rectification.problem where id = " + problem))
                .isEqualTo("COMPLAINT");
    }

    @Test
    void tellsOfWhatIsLateOnce() {
        var problem = assigned(
                calendars.current().minusWorkingDays(calendars.current().minusWorkingDays(today, 1), 4));

        sweeping.sweep();
        sweeping.sweep();

        // The deputy in charge leads it: the chief is told in his place on the third day.
        assertThat(told(problem)).isEqualTo("1:" + people.deputy + ", 3:" + people.chief);
    }

    @Test
    void tellsALeaderOfTheStationAndNotTheHeadInChargeOfTheArea() {
        people.world
                .owner
                .sql(
                        "insert into organisation.charge (person_id, unit_id, area_id, validity) values (:head, :unit, :area, '[2023-01-01,)')")
                .param("head", people.head)
                .param("unit", people.world.patrol)
                .param("area", people.world.area)
                .update();
        var problem = assigned(
                calendars.current().minusWorkingDays(calendars.current().minusWorkingDays(today, 1), 4));
        people.world
                .owner
                .sql("update rectification.problem set lead_leader_id = :leader where id = :id")
                .param("leader", people.instructor)
                .param("id", problem)
                .update();

        sweeping.sweep();

        assertThat(told(problem)).startsWith("1:" + people.instructor + ", 3:" + people.deputy);
    }

    @Test
    void findsOrphanedWorkANewOwner() {
        var problem = assigned(today.plusDays(5));
        people.world
                .owner
                .sql("""
                        insert into rectification.measure (problem_id, what, doer_id, due, proof, set_on, entered_seq)
                        values (:id, '教一遍', :doer, :due, '示范', :due, 1)
                        """)
                .param("id", problem)
                .param("doer", people.officer)
                .param("due", today)
                .update();
        var elsewhere = new Station(access);
        people.transfer(people.deputy, elsewhere.patrol);
        people.world.depart(people.officer, today);

        sweeping.sweep();
        sweeping.sweep();

        assertThat(people.count("select lead_leader_id from rectification.problem where id = " + problem))
                .isEqualTo(people.chief);
        assertThat(people.count("select doer_id from rectification.measure where problem_id = " + problem))
                .isEqualTo(people.head);
        assertThat(people.count("select count(*) from ledger.entry where action = 'ProblemHandedOver' and entity_id = "
                        + problem))
                .isEqualTo(2);
    }

    private long assigned(LocalDate due) {
        var problem =
                follow(people.finding(people.head, 3, false, "", today, false)).orElseThrow();
        people.world
                .owner
                .sql("""
                        update rectification.problem set state = 'ASSIGNED', lead_leader_id = :deputy, lead_unit_id = :unit, due = :due,
                            first_due = :due, opened_at = :at where id = :id
                        """)
                .param("deputy", people.deputy)
                .param("unit", people.world.patrol)
                .param("due", due)
                .param("at", OffsetDateTime.parse(today.minusDays(60) + "T08:00+08:00"))
                .param("id", problem)
                .update();
        return problem;
    }
}
