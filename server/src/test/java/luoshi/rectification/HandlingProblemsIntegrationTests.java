package luoshi.rectification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Reason;
import luoshi.kernel.Role;
import luoshi.kernel.Stale;
import luoshi.rectification.domain.Command;
import luoshi.rectification.domain.Command.AskExtension;
import luoshi.rectification.domain.Command.AskWithdrawal;
import luoshi.rectification.domain.Command.Assign;
import luoshi.rectification.domain.Command.Claim;
import luoshi.rectification.domain.Command.DecideExtension;
import luoshi.rectification.domain.Command.DecideWithdrawal;
import luoshi.rectification.domain.Command.FinishMeasure;
import luoshi.rectification.domain.Command.LookBackAt;
import luoshi.rectification.domain.Command.Plan;
import luoshi.rectification.domain.Command.SetMeasures;
import luoshi.rectification.domain.Command.Settle;
import luoshi.rectification.domain.Command.Verify;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A problem on its way from a finding to its end, and whoever stands in the wrong place. */
@ServerTest
class HandlingProblemsIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    HandlingProblems handling;

    @Autowired
    OpeningProblems opening;

    @Autowired
    Clock clock;

    ProblemWorld people;
    LocalDate today;
    LocalDate due;
    long problem;

    @BeforeEach
    void hasASeriousFinding() {
        people = new ProblemWorld(access, clock);
        today = LocalDate.now(clock);
        due = today.plusDays(10);
        problem = open(people.officer);
    }

    private long open(long about) {
        var finding = people.finding(about, 3, false, "夜班席位", today, false);
        return opening.follow(finding, people.world.patrol).orElseThrow();
    }

    @Test
    void goesTheWholeWay() {
        done(people.asChief(), assign());
        done(people.asDeputy(), measures());
        var measure = measure();
        assertThat(refused(people.asDeputy(), new Claim("改好了")))
                .containsEntry("", Reason.of("reason.problem.measure-open"));
        done(asDoer(), new FinishMeasure(measure, today, "抽三人当场示范"));
        done(people.asDeputy(), new Claim("终端到位，人人会用"));

        done(asNeighbour(), new Verify(10, 8, 9, "还有两起超时"));
        assertThat(people.state(problem)).isEqualTo("UNDER_WAY");
        done(people.asDeputy(), new Claim("又教了一遍"));
        done(asNeighbour(), new Verify(10, 10, 9, "都在两小时内"));
        assertThat(people.state(problem)).isEqualTo("VERIFIED");

        assertThat(refused(asNeighbour(), new LookBackAt(true, "好")))
                .containsEntry("", Reason.of("reason.problem.look-early", today.plusDays(30)));
        people.world
                .owner
                .sql("update rectification.look_back set due = :today where problem_id = :id")
                .param("today", today)
                .param("id", problem)
                .update();
        for (var times = 0; times < 3; times++) {
            done(asNeighbour(), new LookBackAt(true, "抽五起，都合规"));
        }
        assertThat(people.state(problem)).isEqualTo("LOOKED_BACK");
        assertThatThrownBy(() -> run(people.asDeputy(), new Settle())).isInstanceOf(Forbidden.class);
        done(people.asInstructor(), new Settle());

        assertThat(people.state(problem)).isEqualTo("SETTLED");
        assertThat(people.text(
                        "select outcome from supervision.finding where id in (select finding_id from rectification.problem_finding where problem_id = %d)"
                                .formatted(problem)))
                .isEqualTo("PROBLEM");
        assertThat(people.count("select count(*) from rectification.step where problem_id = " + problem))
                .isEqualTo(12);
        assertThat(people.count(
                        "select count(*) from rectification.step s where problem_id = %d and not exists (select from ledger.entry e where e.seq = s.entered_seq and e.entity = 'problem' and e.entity_id = s.problem_id)"
                                .formatted(problem)))
                .isZero();
        assertThat(people.count(
                        "select count(*) from ledger.change c where c.relation = 'rectification.problem' and c.key = '%d' and not exists (select from ledger.entry e where e.xid = c.xid and e.opens)"
                                .formatted(problem)))
                .isZero();
    }

    @Test
    void keepsWhoeverIsTooNearFromVerifying() {
        claimed();
        assertThat(refused(people.asDeputy(), verify())).containsEntry("", Reason.of("reason.problem.verifier-hand"));
        assertThat(refused(people.asChief(), verify())).containsEntry("", Reason.of("reason.problem.verifier-tied"));
        assertThatThrownBy(() -> run(asDoer(), verify())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> run(people.as(Role.OFFICER, people.auxiliary), verify()))
                .isInstanceOf(Missing.class);

        people.second(people.neighbour, people.world.patrol);
        assertThat(refused(asNeighbour(), verify())).containsEntry("", Reason.of("reason.problem.verifier-tied"));
        done(people.asInstructor(), verify());
    }

    @Test
    void refusesToVerifyInReturn() {
        claimed();
        people.world
                .owner
                .sql("""
                        insert into rectification.verification (problem_id, verifier_id, lead_leader_id, at, looked, good, needed, accepted, text, entered_seq)
                        values (:id, :deputy, :neighbour, now(), 1, 1, 1, true, '看过', 1)
                        """)
                .param("id", problem)
                .param("deputy", people.deputy)
                .param("neighbour", people.neighbour)
                .update();

        assertThat(refused(asNeighbour(), verify()))
                .containsEntry("", Reason.of("reason.problem.verifier-reciprocal", 30));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThat(refused(
                        people.asChief(),
                        new Assign(people.deputy, false, people.world.patrol, today.minusDays(1), null)))
                .containsOnlyKeys("due");
        assertThat(refused(people.asChief(), new Assign(people.officer, false, people.world.patrol, due, null)))
                .containsOnlyKeys("leader");
        assertThat(refused(
                        people.asChief(), new Assign(people.deputy, false, people.world.patrol, due, people.auxiliary)))
                .containsOnlyKeys("verifier");
        done(people.asChief(), assign());
        assertThat(refused(people.asDeputy(), measures(today.minusDays(1)))).containsOnlyKeys("measure-due");
        assertThat(refused(people.asDeputy(), measures(due.plusDays(1)))).containsOnlyKeys("measure-due");
        done(people.asDeputy(), measures());
        assertThat(refused(asDoer(), new FinishMeasure(measure(), today.plusDays(1), "看过")))
                .containsOnlyKeys("on");
        assertThat(people.count("select count(*) from rectification.measure where problem_id = " + problem))
                .isEqualTo(1);
    }

    @Test
    void countsTheSameFormOnce() {
        run(people.asChief(), 0, assign());

        assertThatThrownBy(() -> run(people.asChief(), 0, assign())).isInstanceOf(Stale.class);
        assertThat(people.count(
                        "select count(*) from rectification.step where kind = 'assigned' and problem_id = " + problem))
                .isEqualTo(1);
    }

    @Test
    void leavesDecisionsToAnother() {
        done(people.asChief(), assign());
        done(people.asDeputy(), new AskExtension(due.plusDays(5), "等装财科配钥匙"));
        assertThatThrownBy(() -> run(people.asDeputy(), new DecideExtension(true, "可以")))
                .isInstanceOf(Forbidden.class);
        done(people.asChief(), new DecideExtension(true, "到期再看"));
        assertThat(people.text("select due || ' ' || first_due from rectification.problem where id = " + problem))
                .isEqualTo(due.plusDays(5) + " " + due);

        done(people.asChief(), new AskWithdrawal("查的是另一个队"));
        assertThat(refused(people.asChief(), new DecideWithdrawal(true, "属实")))
                .containsEntry("", Reason.of("reason.problem.decides-own"));
        done(people.asInstructor(), new DecideWithdrawal(true, "属实"));
        assertThat(people.text("select state || withdrawal_reason from rectification.problem where id = " + problem))
                .isEqualTo("WITHDRAWN查的是另一个队");
    }

    @Test
    void sendsWhatIsAboutTheChiefToTheBureau() {
        var about = open(people.chief);

        assertThat(people.count("select handling_unit_id from rectification.problem where id = " + about))
                .isEqualTo(people.bureau);
        problem = about;
        assertThatThrownBy(() -> run(people.asChief(), assign())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> run(people.asInstructor(), assign())).isInstanceOf(Forbidden.class);
        done(people.as(Role.INSPECTOR, people.inspector), assign());
    }

    @Test
    void goesOnInANewProblemWhenItDidNotHold() {
        claimed();
        done(people.asInstructor(), verify());
        people.world
                .owner
                .sql("update rectification.look_back set due = :today where problem_id = :id")
                .param("today", today)
                .param("id", problem)
                .update();
        done(people.asInstructor(), new LookBackAt(false, "夜班又有两起"));

        assertThat(people.state(problem)).isEqualTo("RELAPSED");
        assertThat(people.text(
                        "select state || ' ' || reason || ' ' || relapses from rectification.problem where relapse_of = "
                                + problem))
                .isEqualTo("OPENED RELAPSE 1");
    }

    private void claimed() {
        done(people.asChief(), assign());
        done(people.asDeputy(), measures());
        done(asDoer(), new FinishMeasure(measure(), today, "抽三人当场示范"));
        done(people.asDeputy(), new Claim("改好了"));
    }

    private Assign assign() {
        return new Assign(people.deputy, false, people.world.patrol, due, people.neighbour);
    }

    private SetMeasures measures() {
        return measures(due);
    }

    private SetMeasures measures(LocalDate until) {
        return new SetMeasures(List.of(new Plan("班前讲两小时时限", people.head, until, "抽三人示范")));
    }

    private static Verify verify() {
        return new Verify(10, 10, 9, "都合规");
    }

    private long measure() {
        return people.count("select min(id) from rectification.measure where problem_id = " + problem);
    }

    private Actor asDoer() {
        return people.as(Role.TEAM_LEADER, people.head);
    }

    private Actor asNeighbour() {
        return people.as(Role.OFFICER, people.neighbour);
    }

    private ProblemOutcome run(Actor actor, Command command) {
        return run(
                actor, (int) people.count("select version from rectification.problem where id = " + problem), command);
    }

    private ProblemOutcome run(Actor actor, int version, Command command) {
        return Acting.as(actor, () -> handling.handle(actor, problem, version, command));
    }

    private void done(Actor actor, Command command) {
        assertThat(run(actor, command)).isEqualTo(new ProblemOutcome.Done(problem));
    }

    private Map<String, Reason> refused(Actor actor, Command command) {
        return ((ProblemOutcome.Refused) run(actor, command)).reasons();
    }
}
