package luoshi.roster;

import static luoshi.roster.RosterWorld.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Role;
import luoshi.kernel.Stale;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class SwapsIntegrationTests {
    @Autowired
    ApplicationContext context;

    RosterWorld world;

    @BeforeEach
    void hasAStation() {
        world = new RosterWorld(context);
    }

    @Test
    void letsSomebodyAskForHisOwnShiftAndAnotherDecide() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");

        var asked = (RosterOutcome.Done) world.request(world.heHimself, shift, 0, world.zheng, "家里有事");
        assertThat(world.standing(shift)).isEqualTo(world.he);

        var approved = world.as(world.chief, () -> world.deciding.handle(new ApproveSwap(asked.id(), 0), world.chief));
        assertThat(approved).isInstanceOf(RosterOutcome.Done.class);
        assertThat(world.standing(shift)).isEqualTo(world.zheng);
        assertThatThrownBy(() ->
                        world.as(world.chief, () -> world.deciding.handle(new ApproveSwap(asked.id(), 0), world.chief)))
                .as("sent twice")
                .isInstanceOf(Stale.class);
    }

    @Test
    void letsAPlannerArrangeASwapBetweenOthersAtOnce() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");

        world.request(world.chief, shift, 0, world.zheng, "临时抽调");

        assertThat(world.standing(shift)).isEqualTo(world.zheng);
        assertThatThrownBy(() -> world.request(world.chief, shift, 0, world.zheng, "临时抽调"))
                .as("sent twice")
                .isInstanceOf(Stale.class);
    }

    @Test
    void letsNobodyDecideOnHimself() {
        var shift = world.published(world.zheng, ShiftKind.NIGHT, "2026-10-11");

        var asked = (RosterOutcome.Done) world.request(world.teamLeader, shift, 0, world.he, "开会");

        assertThat(world.standing(shift)).isEqualTo(world.zheng);
        assertThat(key(
                        world.as(
                                world.teamLeader,
                                () -> world.deciding.handle(new ApproveSwap(asked.id(), 0), world.teamLeader)),
                        ""))
                .isEqualTo("reason.roster.own-swap");
        assertThatThrownBy(() -> world.as(
                        world.heHimself, () -> world.deciding.handle(new ApproveSwap(asked.id(), 0), world.heHimself)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void refusesWhoCannotStandIt() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");
        world.published(world.zheng, ShiftKind.FULL, "2026-10-11");
        var other = new RosterWorld(context);
        var gone = world.station.officer(world.number(14), "离队人", world.station.patrol);
        world.station.depart(gone, LocalDate.of(2026, 10, 10));
        var away = world.station.officer(world.number(15), "不在人", world.station.patrol);
        world.station.owner.sql("""
                        insert into organisation.absence (person_id, validity, approved_on) values (:who, '[2026-10-11,2026-10-12)', '2026-10-01')
                        """).param("who", away).update();

        assertThat(key(world.request(world.chief, shift, 0, world.he, "x"), "to"))
                .isEqualTo("reason.roster.same-person");
        assertThat(key(world.request(world.chief, shift, 0, world.zheng, "x"), "to"))
                .isEqualTo("reason.roster.overlap");
        assertThat(key(world.request(world.chief, shift, 0, gone, "x"), "to")).isEqualTo("reason.roster.left");
        assertThat(key(world.request(world.chief, shift, 0, away, "x"), "to")).isEqualTo("reason.roster.absent");
        assertThat(key(world.request(world.chief, shift, 0, other.he, "x"), "to"))
                .isEqualTo("reason.roster.not-colleague");
        assertThat(key(world.request(world.heHimself, shift, 0, world.xu, "x"), "to"))
                .as("an officer asks among the colleagues of his own unit")
                .isEqualTo("reason.roster.not-colleague");
        assertThat(key(world.request(world.chief, shift, 0, world.xu, " "), "reason"))
                .isEqualTo("reason.roster.why-swap");
        assertThat(world.station.count("select count(*) from roster.swap where shift_id = " + shift))
                .isZero();
    }

    @Test
    void refusesSomebodyOfAnotherStationThatTheActorSeesToo() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");
        var other = new RosterWorld(context);
        var bureau = RosterWorld.actor(
                world.chief.personId(),
                "周砚明",
                Role.CHIEF,
                world.station.station,
                List.of(world.station.station, world.station.patrol, other.station.station, other.station.patrol),
                world.leaders);

        assertThat(key(world.request(bureau, shift, 0, other.he, "x"), "to")).isEqualTo("reason.roster.other-station");
    }

    @Test
    void refusesAnAuxiliaryAloneAndTakesOneBesideAnOfficer() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");

        assertThat(key(world.request(world.chief, shift, 0, world.kong, "x"), "to"))
                .isEqualTo("reason.roster.auxiliary-alone");

        world.published(world.zheng, ShiftKind.NIGHT, "2026-10-11");
        assertThat(world.request(world.chief, shift, 0, world.kong, "x")).isInstanceOf(RosterOutcome.Done.class);
    }

    @Test
    void leavesWhatHasBegunToLeaders() {
        var shift = world.published(world.he, ShiftKind.DAY, "2026-10-01");

        assertThat(key(world.request(world.heHimself, shift, 0, world.zheng, "忘了登记"), ""))
                .isEqualTo("reason.roster.begun");
        assertThat(world.request(world.chief, shift, 0, world.zheng, "当天换的，补登")).isInstanceOf(RosterOutcome.Done.class);
    }

    @Test
    void needsNoSwapBeforePublication() {
        var shift = ((RosterOutcome.Done) world.plan(world.chief, world.he, ShiftKind.DAY, "2026-11-11")).id();

        assertThat(key(world.request(world.chief, shift, 0, world.zheng, "x"), ""))
                .isEqualTo("reason.roster.not-published");
    }

    @Test
    void keepsOneRequestWaitingPerShiftUntilItIsWithdrawn() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");
        var third = world.station.officer(world.number(16), "第三人", world.station.patrol);
        var asked = (RosterOutcome.Done) world.request(world.heHimself, shift, 0, world.zheng, "家里有事");

        assertThat(key(world.request(world.heHimself, shift, 0, third, "家里有事"), ""))
                .isEqualTo("reason.roster.swap-waits");
        assertThat(key(
                        world.as(
                                world.chief,
                                () -> world.deciding.handle(new DeclineSwap(asked.id(), 0, ""), world.chief)),
                        "answer"))
                .isEqualTo("reason.roster.why-declined");
        world.as(world.heHimself, () -> world.deciding.handle(new DeclineSwap(asked.id(), 0, ""), world.heHimself));
        assertThat(world.request(world.heHimself, shift, 0, third, "家里有事")).isInstanceOf(RosterOutcome.Done.class);
    }

    @Test
    void undoesASwapAndGivesTheShiftBack() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");
        var swap = ((RosterOutcome.Done) world.request(world.chief, shift, 0, world.zheng, "抽调")).id();

        assertThat(key(
                        world.as(world.chief, () -> world.deciding.handle(new UndoSwap(swap, 0, ""), world.chief)),
                        "reason"))
                .isEqualTo("reason.roster.why-swap");
        world.as(world.chief, () -> world.deciding.handle(new UndoSwap(swap, 0, "不抽调了"), world.chief));

        assertThat(world.standing(shift)).isEqualTo(world.he);
        assertThatThrownBy(() ->
                        world.as(world.chief, () -> world.deciding.handle(new UndoSwap(swap, 0, "不抽调了"), world.chief)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void refusesToUndoWhenTheFirstOneIsOnDutyElsewhereNow() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");
        var swap = ((RosterOutcome.Done) world.request(world.chief, shift, 0, world.zheng, "抽调")).id();
        world.published(world.he, ShiftKind.FULL, "2026-10-11");

        assertThat(key(
                        world.as(world.chief, () -> world.deciding.handle(new UndoSwap(swap, 0, "不抽调了"), world.chief)),
                        "to"))
                .isEqualTo("reason.roster.overlap");
    }

    @Test
    void letsOneOfTwoSwapsWinThatNeedTheSamePersonAtTheSameTime() throws Exception {
        var third = world.station.officer(world.number(17), "第三人", world.station.patrol);
        var first = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");
        var second = world.published(world.zheng, ShiftKind.NIGHT, "2026-10-11");

        var won = atOnce(
                () -> world.request(world.chief, first, 0, third, "a"),
                () -> world.request(world.deputy, second, 0, third, "b"));

        assertThat(won).isEqualTo(1);
        assertThat(world.station.count("select count(*) from roster.shift where person_id = " + third))
                .isEqualTo(1);
        assertThat(world.station.count("select count(*) from roster.swap where to_person = " + third))
                .isEqualTo(1);
    }

    @Test
    void letsOneOfTwoWinWhoSwapTheSameShift() throws Exception {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");

        var won = atOnce(
                () -> world.request(world.chief, shift, 0, world.zheng, "a"),
                () -> world.request(world.deputy, shift, 0, world.xu, "b"));

        assertThat(won).isEqualTo(1);
        assertThat(world.station.count("select count(*) from roster.swap where shift_id = " + shift))
                .isEqualTo(1);
    }

    @Test
    void hidesASwapOfAnotherStation() {
        var shift = world.published(world.he, ShiftKind.NIGHT, "2026-10-11");
        var asked = (RosterOutcome.Done) world.request(world.heHimself, shift, 0, world.zheng, "家里有事");
        var other = new RosterWorld(context);

        assertThatThrownBy(() ->
                        world.as(other.chief, () -> world.deciding.handle(new ApproveSwap(asked.id(), 0), other.chief)))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> world.request(other.chief, shift, 0, other.he, "x"))
                .isInstanceOf(Missing.class);
    }

    private static int atOnce(Callable<RosterOutcome> one, Callable<RosterOutcome> other) throws Exception {
        var gate = new CyclicBarrier(2);
        var won = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var result : pool.invokeAll(List.of(from(gate, one), from(gate, other)))) {
                won += result.get() ? 1 : 0;
            }
        }
        return won;
    }

    private static Callable<Boolean> from(CyclicBarrier gate, Callable<RosterOutcome> act) {
        return () -> {
            gate.await();
            try {
                return act.call() instanceof RosterOutcome.Done;
            } catch (Stale late) {
                return false;
            }
        };
    }
}
