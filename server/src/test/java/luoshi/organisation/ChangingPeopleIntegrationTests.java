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
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Role;
import luoshi.kernel.Stale;
import luoshi.organisation.ApprovingAbsences.ApproveAbsence;
import luoshi.organisation.AssigningPosts.AssignPost;
import luoshi.organisation.AssigningPosts.EndAssignment;
import luoshi.organisation.ChargingLeaders.GiveCharge;
import luoshi.organisation.KeepingPeople.AddPerson;
import luoshi.organisation.KeepingPeople.CorrectPerson;
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

// Long because every change of a person begins in the same small world.
/** Transfers, posts, charges, absences and departures: what follows, what is refused, what happens twice. */
@ServerTest
class ChangingPeopleIntegrationTests {
    private static int numbers = 810_000;

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
    ApprovingAbsences approving;

    @Autowired
    KeepingPeople keeping;

    Station world;
    LocalDate today;
    long person;
    long patrolman;
    long leader;

    @BeforeEach
    void hasAnOfficer() {
        world = new Station(access);
        today = LocalDate.now(clock);
        person = world.officer(number(), "郑某", world.patrol);
        patrolman = post("p" + world.mark, false);
        leader = post("l" + world.mark, true);
    }

    @Test
    void movesHomeAndWorkAndEndsPostsAndChargesOnTheDay() {
        act(new AssignPost(person, 0, world.patrol, leader, today.minusDays(30), null));
        act(new GiveCharge(person, 1, world.patrol, world.area, false, today.minusDays(20), null));

        var outcome = transfer(2, world.community, today, patrolman);

        assertThat(outcome).isEqualTo(new Outcome.Done(person));
        assertThat(spans("membership", "line || ' ' || unit_id"))
                .containsExactly(
                        "HOME " + world.patrol + " [2023-01-01," + today + ")",
                        "WORKING " + world.patrol + " [2023-01-01," + today + ")",
                        "HOME " + world.community + " [" + today + ",)",
                        "WORKING " + world.community + " [" + today + ",)");
        assertThat(spans("assignment", "unit_id"))
                .containsExactly(
                        world.patrol + " [" + today.minusDays(30) + "," + today + ")",
                        world.community + " [" + today + ",)");
        assertThat(spans("charge", "unit_id"))
                .containsExactly(world.patrol + " [" + today.minusDays(20) + "," + today + ")");
        assertThat(world.count("select count(*) from ledger.entry where action = 'PersonTransferred' and person_id = "
                        + person))
                .isEqualTo(1);
    }

    @Test
    void lendsForATimeAndBringsBackEarlier() {
        assertThat(lend(0, world.community, today, today.plusDays(99))).isInstanceOf(Outcome.Done.class);
        assertThat(working())
                .containsExactly(
                        world.patrol + " REGULAR [2023-01-01," + today + ")",
                        world.community + " LOAN [" + today + "," + today.plusDays(100) + ")",
                        world.patrol + " REGULAR [" + today.plusDays(100) + ",)");

        assertThat(reasons(lend(1, world.station, today.plusDays(3), today.plusDays(9))))
                .contains("reason.organisation.two-working-units");
        assertThat(as(() -> transferring.handle(new ReturnPerson(person, 1, today.plusDays(10)), chief())))
                .isInstanceOf(Outcome.Done.class);

        assertThat(working())
                .containsExactly(
                        world.patrol + " REGULAR [2023-01-01," + today + ")",
                        world.community + " LOAN [" + today + "," + today.plusDays(10) + ")",
                        world.patrol + " REGULAR [" + today.plusDays(10) + ",)");
    }

    @Test
    void takesTheLastStepBackAndOnlyOnce() {
        var before = spans("membership", "id || ' ' || line || unit_id");
        transfer(0, world.community, today, patrolman);
        var step = world.count("select max(id) from organisation.step where person_id = " + person);

        assertThat(as(() -> keeping.handle(new UndoStep(person, step), chief())))
                .isInstanceOf(Outcome.Done.class);

        assertThat(spans("membership", "id || ' ' || line || unit_id")).isEqualTo(before);
        assertThat(spans("assignment", "id")).isEmpty();
        assertThatThrownBy(() -> as(() -> keeping.handle(new UndoStep(person, step), chief())))
                .isInstanceOf(Stale.class);
    }

    @Test
    void refusesDaysThatCannotBe() {
        assertThat(reasons(transfer(0, world.community, LocalDate.of(2022, 1, 1), null)))
                .contains("reason.organisation.before-joined", "reason.organisation.day-off");
        assertThat(reasons(transfer(0, world.patrol, today, null))).contains("reason.organisation.there-already");
        assertThat(reasons(lend(0, world.community, today, today.minusDays(1))))
                .contains("reason.organisation.end-before-start");
        transfer(0, world.community, today.plusDays(30), null);
        assertThat(reasons(transfer(1, world.station, today, null))).contains("reason.organisation.later-step");
        act(new RecordDeparture(person, 1, today.plusDays(60)));
        assertThat(reasons(transfer(2, world.station, today.plusDays(61), null)))
                .contains("reason.organisation.departed");
    }

    @Test
    void refusesAnotherStationAndThoseWhoMayNot() {
        var other = new Station(access);

        assertThat(reasons(transfer(0, other.patrol, today, null))).contains("reason.organisation.no-unit");
        assertThatThrownBy(() -> Acting.as(
                        chief(other),
                        () -> transferring.handle(
                                new TransferPerson(
                                        person, 0, other.patrol, MembershipReason.REGULAR, today, null, null),
                                chief(other))))
                .isInstanceOf(Missing.class);
        var team = actor(Role.TEAM_LEADER, world, List.of(world.patrol));
        assertThatThrownBy(() -> Acting.as(team, () -> keeping.handle(new RecordDeparture(person, 0, today), team)))
                .isInstanceOf(Forbidden.class);
        assertThat(spans("membership", "unit_id")).hasSize(2);
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
        assertThat(spans("membership", "unit_id")).hasSize(4);
        assertThat(world.count("select count(*) from organisation.step where person_id = " + person))
                .isEqualTo(1);
    }

    @Test
    void keepsPostsToTheUnitsOnesInAndApart() {
        assertThat(reasons(act(new AssignPost(person, 0, world.community, patrolman, today, null))))
                .contains("reason.organisation.not-in-unit");
        act(new AssignPost(person, 0, world.patrol, patrolman, today, today.plusDays(9)));
        assertThat(reasons(act(new AssignPost(person, 1, world.patrol, patrolman, today.plusDays(9), null))))
                .contains("reason.organisation.post-overlap");
        assertThat(act(new AssignPost(person, 1, world.patrol, patrolman, today.plusDays(10), null)))
                .isInstanceOf(Outcome.Done.class);
        var auxiliary = world.auxiliary("F%05d".formatted(++numbers % 100_000), "孔某", world.patrol);
        assertThat(reasons(as(() ->
                        assigning.handle(new AssignPost(auxiliary, 0, world.patrol, leader, today, null), chief()))))
                .contains("reason.organisation.auxiliary-lead");
        var held = world.count("select min(id) from organisation.assignment where person_id = " + person);
        assertThat(reasons(as(() -> assigning.handle(new EndAssignment(person, 2, held, today), chief()))))
                .contains("reason.organisation.ends-before-begin");
    }

    @Test
    void letsOnlyLeadersTakeChargeAndOneOverall() {
        assertThat(reasons(act(new GiveCharge(person, 0, world.station, world.area, false, today, null))))
                .contains("reason.organisation.charge-without-lead");
        act(new AssignPost(person, 0, world.patrol, leader, today, null));
        assertThat(act(new GiveCharge(person, 1, world.station, null, true, today, null)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(reasons(act(new GiveCharge(person, 2, world.station, null, true, today.plusDays(5), null))))
                .contains("reason.organisation.charge-overlap");
        var second = world.officer(number(), "罗某", world.patrol);
        as(() -> assigning.handle(new AssignPost(second, 0, world.patrol, leader, today, null), chief()));
        assertThat(reasons(as(() ->
                        charging.handle(new GiveCharge(second, 1, world.station, null, true, today, null), chief()))))
                .contains("reason.organisation.overall-twice");
    }

    @Test
    void approvesAbsencesThatDoNotOverlapAndNeverOnesOwn() {
        assertThat(act(new ApproveAbsence(person, 0, today, today.plusDays(4)))).isInstanceOf(Outcome.Done.class);
        assertThat(reasons(act(new ApproveAbsence(person, 1, today.plusDays(4), today.plusDays(6)))))
                .contains("reason.organisation.absence-overlap");
        assertThat(act(new ApproveAbsence(person, 1, today.plusDays(5), today.plusDays(6))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(reasons(act(new ApproveAbsence(person, 2, today.minusDays(60), today.minusDays(59)))))
                .contains("reason.organisation.absence-back");
        var himself = new Actor(
                1, person, "郑某", Role.DEPUTY, world.station, chief().scope(), List.of(), List.of(world.station));
        assertThat(reasons(Acting.as(
                        himself,
                        () -> approving.handle(
                                new ApproveAbsence(person, 2, today.plusDays(20), today.plusDays(21)), himself))))
                .contains("reason.organisation.absence-own");
    }

    @Test
    void takesOnCorrectsAndLetsGo() {
        var taken = number();
        var added = as(() -> keeping.handle(
                new AddPerson(taken, "林某", StaffKind.OFFICER, "一级警司", today, world.community, patrolman), chief()));
        assertThat(added).isInstanceOf(Outcome.Done.class);
        assertThat(reasons(as(() -> keeping.handle(
                        new AddPerson(taken, "别人", StaffKind.OFFICER, null, today, world.community, null), chief()))))
                .contains("reason.organisation.number-taken");
        assertThat(reasons(as(() -> keeping.handle(
                        new AddPerson("F12", " ", StaffKind.AUXILIARY, "警司", today, -5, null), chief()))))
                .contains(
                        "reason.organisation.number-AUXILIARY",
                        "reason.organisation.name-empty",
                        "reason.organisation.auxiliary-rank",
                        "reason.organisation.no-unit");
        var stranger = chief(new Station(access));
        assertThat(reasons(Acting.as(
                        stranger,
                        () -> keeping.handle(
                                new AddPerson(taken, "别人", StaffKind.OFFICER, null, today, stranger.unitId(), null),
                                stranger))))
                .contains("reason.organisation.number-elsewhere");

        assertThat(act(new CorrectPerson(person, 0, number(), "郑宇", "三级警司", LocalDate.of(2022, 12, 1))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(act(new RecordDeparture(person, 1, today))).isInstanceOf(Outcome.Done.class);
        assertThat(world.count("select count(*) from organisation.membership where person_id = " + person
                        + " and (upper_inf(validity) or upper(validity) > current_date + 1)"))
                .isZero();
        assertThatThrownBy(() -> act(new RecordDeparture(person, 0, today)))
                .isInstanceOfAny(Stale.class, AssertionError.class);
    }

    private Outcome transfer(int version, long unit, LocalDate on, @Nullable Long post) {
        return as(() -> transferring.handle(
                new TransferPerson(person, version, unit, MembershipReason.REGULAR, on, null, post), chief()));
    }

    private Outcome lend(int version, long unit, LocalDate on, LocalDate lastDay) {
        return as(() -> transferring.handle(
                new TransferPerson(person, version, unit, MembershipReason.LOAN, on, lastDay, null), chief()));
    }

    private Outcome act(AssignPost command) {
        return as(() -> assigning.handle(command, chief()));
    }

    private Outcome act(GiveCharge command) {
        return as(() -> charging.handle(command, chief()));
    }

    private Outcome act(ApproveAbsence command) {
        return as(() -> approving.handle(command, chief()));
    }

    private Outcome act(CorrectPerson command) {
        return as(() -> keeping.handle(command, chief()));
    }

    private Outcome act(RecordDeparture command) {
        var outcome = as(() -> keeping.handle(command, chief()));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return outcome;
    }

    private Outcome as(java.util.function.Supplier<Outcome> work) {
        return Acting.as(chief(), work::get);
    }

    private static List<String> reasons(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome)
                .refusals().stream().map(refusal -> refusal.reason().key()).toList();
    }

    private List<String> spans(String table, String what) {
        return world.owner
                .sql("select " + what + " || ' ' || validity from organisation." + table + " where person_id = "
                        + person + " order by lower(validity), id")
                .query(String.class)
                .list();
    }

    private List<String> working() {
        return world.owner
                .sql(
                        "select unit_id || ' ' || reason || ' ' || validity from organisation.membership where line = 'WORKING' and person_id = "
                                + person + " order by lower(validity)")
                .query(String.class)
                .list();
    }

    private long post(String code, boolean leads) {
        return world.owner
                .sql("insert into organisation.post (code, name, leads) values (?, ?, ?) returning id")
                .param(code)
                .param(code)
                .param(leads)
                .query(Long.class)
                .single();
    }

    private static synchronized String number() {
        return String.valueOf(++numbers);
    }

    private Actor chief() {
        return chief(world);
    }

    private static Actor chief(Station at) {
        return actor(Role.CHIEF, at, List.of(at.station, at.patrol, at.community));
    }

    private static Actor actor(Role role, Station at, List<Long> scope) {
        return new Actor(1, null, "周某", role, at.station, scope, List.of(), List.of(at.station));
    }
}
