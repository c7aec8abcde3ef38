package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import luoshi.supervision.CheckOutcome.Recorded;
import luoshi.supervision.FindingChange.Done;
import luoshi.supervision.FindingChange.Refused;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How findings come to an end: put right in time, or withdrawn by somebody else. */
@ServerTest
class FindingEndsIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    RecordingChecks recording;

    @Autowired
    CorrectingFindings correcting;

    @Autowired
    WithdrawingFindings withdrawing;

    @Autowired
    WithdrawalRequests requests;

    @Autowired
    Clock clock;

    Checkers people;

    @BeforeEach
    void hasAStation() {
        people = new Checkers(access, LocalDate.now(clock).minusDays(1));
    }

    @Test
    void isPutRightByThePersonConcerned() {
        var finding = finding(people.asChief(), people.officer);
        var before = people.unanswered();

        var done = (Done) correct(people.asOfficer(), finding, finding.version(), "补签了");

        assertThat(done.finding().outcome()).isEqualTo(FindingOutcome.CORRECTED);
        assertThat(correct(people.asOfficer(), finding, finding.version(), "补签了"))
                .isInstanceOf(Done.class);
        assertThatThrownBy(() -> correct(people.asHead(), finding, finding.version(), "另外的"))
                .isInstanceOf(Stale.class);
        assertThat(people.unanswered()).isEqualTo(before);
    }

    @Test
    void isPutRightByNobodyElse() {
        var finding = finding(people.asChief(), people.officer);

        assertThatThrownBy(() -> correct(people.asNeighbour(), finding, 0, "补签了"))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> correct(people.asInspector(), finding, 0, "补签了"))
                .isInstanceOf(Forbidden.class);
        assertThat(correct(people.asHead(), finding, 0, " ")).isInstanceOf(Refused.class);
    }

    @Test
    void isNotPutRightBesideTheProblemThatLeadsIt() {
        var finding = finding(people.asChief(), people.officer);
        people.world.count(
                "update supervision.finding set outcome = 'PROBLEM' where id = " + finding.id() + " returning 1");

        assertThat(((Refused) correct(people.asOfficer(), finding, 0, "补签了"))
                        .reasons()
                        .get("what")
                        .key())
                .isEqualTo("reason.finding.led-by-problem");
    }

    @Test
    void isPutRightWithinThreeWorkingDays() {
        var finding = finding(people.asChief(), people.officer);
        people.world.count("update supervision.finding set found_at = now() - interval '20 days' where id = "
                + finding.id() + " returning 1");

        assertThat(((Refused) correct(people.asOfficer(), finding, 0, "补签了"))
                        .reasons()
                        .get("what")
                        .key())
                .isEqualTo("reason.finding.late");
    }

    @Test
    void isWithdrawnByAnotherThanWhoAsked() {
        var finding = finding(people.asDeputy(), people.officer);
        assertThat(ask(people.asDeputy(), finding, "记错了人")).isInstanceOf(Done.class);
        var request = requestOf(finding);

        assertThatThrownBy(() -> decide(people.asDeputy(), request, true)).isInstanceOf(Forbidden.class);
        var done = (Done) decide(people.asChief(), request, true);

        assertThat(done.finding().outcome()).isEqualTo(FindingOutcome.WITHDRAWN);
        assertThat(done.finding().withdrawalReason()).isEqualTo("记错了人");
        assertThatThrownBy(() -> decide(people.asChief(), request, true)).isInstanceOf(Stale.class);
    }

    @Test
    void isKeptWhereTheRequestIsRefusedWithAReason() {
        var finding = finding(people.asDeputy(), people.officer);
        ask(people.asDeputy(), finding, "记错了人");
        var request = requestOf(finding);

        var refused = Acting.as(people.asChief(), () -> withdrawing.decide(people.asChief(), request, 0, false, ""));
        assertThat(refused).isInstanceOf(Refused.class);
        var kept = (Done)
                Acting.as(people.asChief(), () -> withdrawing.decide(people.asChief(), request, 0, false, "照片里就是他"));

        assertThat(kept.finding().outcome()).isEqualTo(FindingOutcome.WAITING);
    }

    @Test
    void isWithdrawnFromAboveWhereItIsAboutALeader() {
        var check = people.check(
                VisitKind.DIRECTED,
                people.leaders,
                LocalDate.now(clock).minusDays(1),
                people.deputy,
                people.wrong(people.deputy));
        var finding = ((Recorded) Acting.as(people.asInspector(), () -> recording.handle(people.asInspector(), check)))
                .findings()
                .getFirst();
        assertThat(ask(people.asDeputy(), finding, "那天不是我")).isInstanceOf(Done.class);
        var request = requestOf(finding);

        assertThatThrownBy(() -> decide(people.asChief(), request, true)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> decide(people.asInspector(), request, true)).isInstanceOf(Forbidden.class);
    }

    @Test
    void isWithdrawnAtOnceByWhoUpholdsAnObjection() {
        var finding = finding(people.asDeputy(), people.officer);

        assertThatThrownBy(() -> uphold(people.asDeputy(), finding)).isInstanceOf(Forbidden.class);
        assertThat(uphold(people.asChief(), finding).outcome()).isEqualTo(FindingOutcome.WITHDRAWN);
        assertThatThrownBy(() -> uphold(people.asChief(), finding)).isInstanceOf(Stale.class);
    }

    private Finding finding(Actor author, long person) {
        var check = people.check(people.wrong(person));
        return ((Recorded) Acting.as(author, () -> recording.handle(author, check)))
                .findings()
                .getFirst();
    }

    private FindingChange correct(Actor actor, Finding finding, int version, String what) {
        return Acting.as(actor, () -> correcting.handle(actor, finding.id(), version, what));
    }

    private FindingChange ask(Actor actor, Finding finding, String reason) {
        return Acting.as(actor, () -> withdrawing.ask(actor, finding.id(), reason));
    }

    private FindingChange decide(Actor actor, long request, boolean grant) {
        return Acting.as(actor, () -> withdrawing.decide(actor, request, 0, grant, ""));
    }

    private Finding uphold(Actor actor, Finding finding) {
        return Acting.as(actor, () -> withdrawing.uphold(actor, finding.id(), "异议成立"));
    }

    private long requestOf(Finding finding) {
        return Acting.as(
                people.asInspector(),
                () -> requests.newest(finding.id()).orElseThrow().id());
    }
}
