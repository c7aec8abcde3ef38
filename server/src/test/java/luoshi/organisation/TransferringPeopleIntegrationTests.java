package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Role;
import luoshi.kernel.Stale;
import luoshi.organisation.AssigningPosts.AssignPost;
import luoshi.organisation.ChargingLeaders.GiveCharge;
import luoshi.organisation.KeepingPeople.RecordDeparture;
import luoshi.organisation.KeepingPeople.UndoStep;
import luoshi.organisation.TransferringPeople.ReturnPerson;
import luoshi.organisation.TransferringPeople.TransferPerson;
import luoshi.support.ServerTest;
import luoshi.support.Station;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Transfers and loans: what follows, what is refused, what happens twice. */
@ServerTest
class TransferringPeopleIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    @Autowired
    TransferringPeople transferring;

    @Autowired
    AssigningPosts assigning;

    @Autowired
    ChargingLeaders charging;

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
    void movesHomeAndWorkAndEndsPostsAndChargesOnTheDay() {
        act(new AssignPost(person, 0, world.patrol, leader, today.minusDays(30), null));
        act(new GiveCharge(person, 1, world.patrol, world.area, false, today.minusDays(20), null));

        var outcome = transfer(2, world.community, today, patrolman);

        assertThat(outcome).isEqualTo(new Outcome.Done(person));
        assertThat(changed.spans("membership", "line || ' ' || unit_id"))
                .containsExactly(
                        "HOME " + world.patrol + " [2023-01-01," + today + ")",
                        "WORKING " + world.patrol + " [2023-01-01," + today + ")",
                        "HOME " + world.community + " [" + today + ",)",
                        "WORKING " + world.community + " [" + today + ",)");
        assertThat(changed.spans("assignment", "unit_id"))
                .containsExactly(
                        world.patrol + " [" + today.minusDays(30) + "," + today + ")",
                        world.community + " [" + today + ",)");
        assertThat(changed.spans("charge", "unit_id"))
                .containsExactly(world.patrol + " [" + today.minusDays(20) + "," + today + ")");
        assertThat(world.count("select count(*) from ledger.entry where action = 'PersonTransferred' and person_id = "
                        + person))
                .isEqualTo(1);
    }

    @Test
    void lendsForATimeAndBringsBackEarlier() {
        assertThat(lend(0, world.community, today, today.plusDays(99))).isInstanceOf(Outcome.Done.class);
        assertThat(changed.working())
                .containsExactly(
                        world.patrol + " REGULAR [2023-01-01," + today + ")",
                        world.community + " LOAN [" + today + "," + today.plusDays(100) + ")",
                        world.patrol + " REGULAR [" + today.plusDays(100) + ",)");

        assertThat(Changed.reasons(lend(1, world.station, today.plusDays(3), today.plusDays(9))))
                .contains("reason.organisation.two-working-units");
        assertThat(changed.as(
                        () -> transferring.handle(new ReturnPerson(person, 1, today.plusDays(10)), changed.chief())))
                .isInstanceOf(Outcome.Done.class);

        assertThat(changed.working())
                .containsExactly(
                        world.patrol + " REGULAR [2023-01-01," + today + ")",
                        world.community + " LOAN [" + today + "," + today.plusDays(10) + ")",
                        world.patrol + " REGULAR [" + today.plusDays(10) + ",)");
    }

    @Test
    void takesTheLastStepBackAndOnlyOnce() {
        var before = changed.spans("membership", "id || ' ' || line || unit_id");
        transfer(0, world.community, today, patrolman);
        var step = world.count("select max(id) from organisation.step where person_id = " + person);

        assertThat(changed.as(() -> keeping.handle(new UndoStep(person, step), changed.chief())))
                .isInstanceOf(Outcome.Done.class);

        assertThat(changed.spans("membership", "id || ' ' || line || unit_id")).isEqualTo(before);
        assertThat(changed.spans("assignment", "id")).isEmpty();
        assertThatThrownBy(() -> changed.as(() -> keeping.handle(new UndoStep(person, step), changed.chief())))
                .isInstanceOf(Stale.class);
    }

    @Test
    void refusesDaysThatCannotBe() {
        assertThat(Changed.reasons(transfer(0, world.community, LocalDate.of(2022, 1, 1), null)))
                .contains("reason.organisation.before-joined", "reason.organisation.day-off");
        assertThat(Changed.reasons(transfer(0, world.patrol, today, null)))
                .contains("reason.organisation.there-already");
        assertThat(Changed.reasons(lend(0, world.community, today, today.minusDays(1))))
                .contains("reason.organisation.end-before-start");
        transfer(0, world.community, today.plusDays(30), null);
        assertThat(Changed.reasons(transfer(1, world.station, today, null))).contains("reason.organisation.later-step");
        act(new RecordDeparture(person, 1, today.plusDays(60)));
        assertThat(Changed.reasons(transfer(2, world.station, today.plusDays(61), null)))
                .contains("reason.organisation.departed");
    }

    @Test
    void refusesAnotherStationAndThoseWhoMayNot() {
        var other = new Station(access);

        assertThat(Changed.reasons(transfer(0, other.patrol, today, null))).contains("reason.organisation.no-unit");
        assertThatThrownBy(() -> Acting.as(
                        Changed.chief(other),
                        () -> transferring.handle(
                                new TransferPerson(
                                        person, 0, other.patrol, MembershipReason.REGULAR, today, null, null),
                                Changed.chief(other))))
                .isInstanceOf(Missing.class);
        var team = Changed.actor(Role.TEAM_LEADER, world, List.of(world.patrol));
        assertThatThrownBy(() -> Acting.as(team, () -> keeping.handle(new RecordDeparture(person, 0, today), team)))
                .isInstanceOf(Forbidden.class);
        assertThat(changed.spans("membership", "unit_id")).hasSize(2);
    }

    @Test
    void actsOnceWhenAFormIsSentTwiceAtOnce() throws Exception {
        var sent = new ArrayList<Callable<Object>>();
        for (var time = 0; time < 4; time++) {
            sent.add(() -> {
                try {
                    return transfer(0, world.community, today, null);
                } catch (Stale stale) {
                    return "stale";
                }
            });
        }
        var answers = new ArrayList<Object>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(sent)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(changed.spans("membership", "unit_id")).hasSize(4);
        assertThat(world.count("select count(*) from organisation.step where person_id = " + person))
                .isEqualTo(1);
    }

    private Outcome transfer(int version, long unit, LocalDate on, @Nullable Long post) {
        return changed.as(() -> transferring.handle(
                new TransferPerson(person, version, unit, MembershipReason.REGULAR, on, null, post), changed.chief()));
    }

    private Outcome lend(int version, long unit, LocalDate on, LocalDate lastDay) {
        return changed.as(() -> transferring.handle(
                new TransferPerson(person, version, unit, MembershipReason.LOAN, on, lastDay, null), changed.chief()));
    }

    private Outcome act(AssignPost command) {
        return changed.as(() -> assigning.handle(command, changed.chief()));
    }

    private Outcome act(GiveCharge command) {
        return changed.as(() -> charging.handle(command, changed.chief()));
    }

    private Outcome act(RecordDeparture command) {
        var outcome = changed.as(() -> keeping.handle(command, changed.chief()));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return outcome;
    }
}
