package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.kernel.Stale;
import luoshi.organisation.ApprovingAbsences.ApproveAbsence;
import luoshi.organisation.AssigningPosts.AssignPost;
import luoshi.organisation.AssigningPosts.EndAssignment;
import luoshi.organisation.ChargingLeaders.GiveCharge;
import luoshi.organisation.KeepingPeople.AddPerson;
import luoshi.organisation.KeepingPeople.CorrectPerson;
import luoshi.organisation.KeepingPeople.RecordDeparture;
import luoshi.support.ServerTest;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Posts, charges, absences, taking on and letting go: what follows and what is refused. */
@ServerTest
class ChangingPeopleIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    @Autowired
    AssigningPosts assigning;

    @Autowired
    ChargingLeaders charging;

    @Autowired
    ApprovingAbsences approving;

    @Autowired
    KeepingPeople keeping;

    Changed changed;
    Station world;
    LocalDate today;
    long person;
    long patrolman;
    long leader;

    @BeforeEach
    void hasAnOfficer() {
        changed = new Changed(access);
        world = changed.world;
        today = LocalDate.now(clock);
        person = changed.person;
        patrolman = changed.patrolman;
        leader = changed.leader;
    }

    @Test
    void keepsPostsToTheUnitsOnesInAndApart() {
        assertThat(Changed.reasons(act(new AssignPost(person, 0, world.community, patrolman, today, null))))
                .contains("reason.organisation.not-in-unit");
        act(new AssignPost(person, 0, world.patrol, patrolman, today, today.plusDays(9)));
        assertThat(Changed.reasons(act(new AssignPost(person, 1, world.patrol, patrolman, today.plusDays(9), null))))
                .contains("reason.organisation.post-overlap");
        assertThat(act(new AssignPost(person, 1, world.patrol, patrolman, today.plusDays(10), null)))
                .isInstanceOf(Outcome.Done.class);
        var auxiliary = world.auxiliary("F" + world.number(9).substring(1), "孔某", world.patrol);
        assertThat(Changed.reasons(changed.as(() -> assigning.handle(
                        new AssignPost(auxiliary, 0, world.patrol, leader, today, null), changed.chief()))))
                .contains("reason.organisation.auxiliary-lead");
        var held = world.count("select min(id) from organisation.assignment where person_id = " + person);
        assertThat(Changed.reasons(
                        changed.as(() -> assigning.handle(new EndAssignment(person, 2, held, today), changed.chief()))))
                .contains("reason.organisation.ends-before-begin");
    }

    @Test
    void letsOnlyLeadersTakeChargeAndOneOverall() {
        assertThat(Changed.reasons(act(new GiveCharge(person, 0, world.station, world.area, false, today, null))))
                .contains("reason.organisation.charge-without-lead");
        act(new AssignPost(person, 0, world.patrol, leader, today, null));
        assertThat(act(new GiveCharge(person, 1, world.station, null, true, today, null)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Changed.reasons(act(new GiveCharge(person, 2, world.station, null, true, today.plusDays(5), null))))
                .contains("reason.organisation.charge-overlap");
        var second = world.officer(world.number(2), "罗某", world.patrol);
        changed.as(
                () -> assigning.handle(new AssignPost(second, 0, world.patrol, leader, today, null), changed.chief()));
        assertThat(Changed.reasons(changed.as(() -> charging.handle(
                        new GiveCharge(second, 1, world.station, null, true, today, null), changed.chief()))))
                .contains("reason.organisation.overall-twice");
    }

    @Test
    void approvesAbsencesThatDoNotOverlapAndNeverOnesOwn() {
        assertThat(act(new ApproveAbsence(person, 0, today, today.plusDays(4)))).isInstanceOf(Outcome.Done.class);
        assertThat(Changed.reasons(act(new ApproveAbsence(person, 1, today.plusDays(4), today.plusDays(6)))))
                .contains("reason.organisation.absence-overlap");
        assertThat(act(new ApproveAbsence(person, 1, today.plusDays(5), today.plusDays(6))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(Changed.reasons(act(new ApproveAbsence(person, 2, today.minusDays(60), today.minusDays(59)))))
                .contains("reason.organisation.absence-back");
        var himself = new Actor(
                1,
                person,
                "郑某",
                Role.DEPUTY,
                world.station,
                changed.chief().scope(),
                List.of(),
                List.of(world.station));
        assertThat(Changed.reasons(Acting.as(
                        himself,
                        () -> approving.handle(
                                new ApproveAbsence(person, 2, today.plusDays(20), today.plusDays(21)), himself))))
                .contains("reason.organisation.absence-own");
    }

    @Test
    void takesOnCorrectsAndLetsGo() {
        var taken = world.number(3);
        var added = changed.as(() -> keeping.handle(
                new AddPerson(taken, "林某", StaffKind.OFFICER, "一级警司", today, world.community, patrolman),
                changed.chief()));
        assertThat(added).isInstanceOf(Outcome.Done.class);
        assertThat(Changed.reasons(changed.as(() -> keeping.handle(
                        new AddPerson(taken, "别人", StaffKind.OFFICER, null, today, world.community, null),
                        changed.chief()))))
                .contains("reason.organisation.number-taken");
        assertThat(Changed.reasons(changed.as(() -> keeping.handle(
                        new AddPerson("F12", " ", StaffKind.AUXILIARY, "警司", today, -5, null), changed.chief()))))
                .contains(
                        "reason.organisation.number-AUXILIARY",
                        "reason.organisation.name-empty",
                        "reason.organisation.auxiliary-rank",
                        "reason.organisation.no-unit");
        var stranger = Changed.chief(new Station(access));
        assertThat(Changed.reasons(Acting.as(
                        stranger,
                        () -> keeping.handle(
                                new AddPerson(taken, "别人", StaffKind.OFFICER, null, today, stranger.unitId(), null),
                                stranger))))
                .contains("reason.organisation.number-elsewhere");

        assertThat(act(new CorrectPerson(person, 0, world.number(4), "郑宇", "三级警司", LocalDate.of(2022, 12, 1))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(act(new RecordDeparture(person, 1, today))).isInstanceOf(Outcome.Done.class);
        assertThat(world.count("select count(*) from organisation.membership where person_id = " + person
                        + " and (upper_inf(validity) or upper(validity) > current_date + 1)"))
                .isZero();
        assertThatThrownBy(() -> act(new RecordDeparture(person, 0, today)))
                .isInstanceOfAny(Stale.class, AssertionError.class);
    }

    private Outcome act(AssignPost command) {
        return changed.as(() -> assigning.handle(command, changed.chief()));
    }

    private Outcome act(GiveCharge command) {
        return changed.as(() -> charging.handle(command, changed.chief()));
    }

    private Outcome act(ApproveAbsence command) {
        return changed.as(() -> approving.handle(command, changed.chief()));
    }

    private Outcome act(CorrectPerson command) {
        return changed.as(() -> keeping.handle(command, changed.chief()));
    }

    private Outcome act(RecordDeparture command) {
        var outcome = changed.as(() -> keeping.handle(command, changed.chief()));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return outcome;
    }
}
