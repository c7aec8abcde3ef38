package luoshi.roster;

import static luoshi.roster.RosterWorld.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.kernel.Stale;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class PlanningShiftsIntegrationTests {
    @Autowired
    ApplicationContext context;

    RosterWorld world;

    @BeforeEach
    void hasAStation() {
        world = new RosterWorld(context);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,     2026-10-12, 2026-10-12T00:30Z, 2026-10-12T12:30Z",
        "NIGHT,   2026-10-12, 2026-10-12T12:30Z, 2026-10-13T00:30Z",
        "NIGHT,   2026-12-31, 2026-12-31T12:30Z, 2027-01-01T00:30Z",
        "FULL,    2026-10-31, 2026-10-31T00:30Z, 2026-11-01T00:30Z",
        "STANDBY, 2027-02-28, 2027-02-28T00:30Z, 2027-03-01T00:30Z",
        "LEAD,    2026-10-12, 2026-10-12T00:30Z, 2026-10-13T00:30Z"
    })
    void givesAShiftTheHoursOfItsKindInChinaTime(ShiftKind kind, String day, String starts, String ends) {
        var done = (RosterOutcome.Done) world.plan(world.chief, world.he, kind, day);

        var found = world.station
                .owner
                .sql("""
                        select to_char(starts at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') || ' ' || to_char(ends at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')
                        from roster.shift where id = :id
                        """)
                .param("id", done.id())
                .query(String.class)
                .single();
        assertThat(found).isEqualTo(starts + " " + ends);
        assertThat(world.station.count(
                        "select count(*) from ledger.entry where action = 'ShiftPlanned' and entity_id = " + done.id()
                                + " and unit_id = " + world.station.patrol))
                .isEqualTo(1);
    }

    @Test
    void knowsTheTwentyNinthOfFebruary() {
        var hours = ShiftKind.NIGHT.on(LocalDate.of(2028, 2, 29));

        assertThat(hours.starts()).hasToString("2028-02-29T12:30:00Z");
        assertThat(hours.ends()).hasToString("2028-03-01T00:30:00Z");
        assertThat(hours.day()).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @Test
    void knowsNoSummerTime() {
        assertThat(ShiftKind.FULL.on(LocalDate.of(2026, 3, 29)).length()).hasHours(24);
        assertThat(ShiftKind.FULL.on(LocalDate.of(2026, 10, 25)).length()).hasHours(24);
    }

    @Test
    void refusesASecondShiftAtTheSameTime() {
        world.plan(world.chief, world.he, ShiftKind.NIGHT, "2026-10-12");

        assertThat(key(world.plan(world.chief, world.he, ShiftKind.FULL, "2026-10-12"), "person"))
                .isEqualTo("reason.roster.overlap");
    }

    @Test
    void letsAShiftStartWhenTheOneBeforeEnds() {
        world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-12");

        assertThat(world.plan(world.chief, world.he, ShiftKind.NIGHT, "2026-10-12"))
                .isInstanceOf(RosterOutcome.Done.class);
        assertThat(world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-13"))
                .isInstanceOf(RosterOutcome.Done.class);
    }

    @Test
    void refusesWhoIsAbsentOrLeftOrHasNotComeYet() {
        world.station.owner.sql("""
                        insert into organisation.absence (person_id, validity, approved_on) values (:he, '[2026-10-12,2026-10-14)', '2026-10-01')
                        """).param("he", world.he).update();
        world.station.depart(world.xu, LocalDate.of(2026, 10, 20));

        assertThat(key(world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-13"), "person"))
                .isEqualTo("reason.roster.absent");
        assertThat(world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-14"))
                .isInstanceOf(RosterOutcome.Done.class);
        assertThat(key(world.plan(world.chief, world.xu, ShiftKind.DAY, "2026-10-20"), "person"))
                .isEqualTo("reason.roster.left");
        assertThat(world.plan(world.chief, world.xu, ShiftKind.DAY, "2026-10-19"))
                .isInstanceOf(RosterOutcome.Done.class);
        assertThat(key(world.plan(world.chief, world.he, ShiftKind.DAY, "2022-10-13", "补"), "person"))
                .isEqualTo("reason.roster.not-joined");
    }

    @Test
    void refusesAnAuxiliaryAsDutyLeaderAndADayTooFarAway() {
        assertThat(key(world.plan(world.chief, world.kong, ShiftKind.LEAD, "2026-10-12"), "person"))
                .isEqualTo("reason.roster.auxiliary-leads");
        assertThat(key(world.plan(world.chief, world.he, ShiftKind.DAY, "2028-10-12"), "day"))
                .isEqualTo("reason.roster.too-far");
    }

    @Test
    void tellsNothingAboutSomebodyOfAnotherStation() {
        var other = new RosterWorld(context);

        assertThat(key(world.plan(world.chief, other.he, ShiftKind.DAY, "2026-10-12"), "person"))
                .isEqualTo("reason.roster.unknown-person");
        assertThat(key(world.plan(world.teamLeader, world.xu, ShiftKind.DAY, "2026-10-12"), "person"))
                .isEqualTo("reason.roster.unknown-person");
        assertThat(key(world.plan(world.chief, 987_654_321L, ShiftKind.DAY, "2026-10-12"), "person"))
                .isEqualTo("reason.roster.unknown-person");
    }

    @Test
    void leavesPlanningToPlanners() {
        assertThatThrownBy(() -> world.plan(world.heHimself, world.he, ShiftKind.DAY, "2026-10-12"))
                .isInstanceOf(Forbidden.class);
        assertThat(world.plan(world.teamLeader, world.he, ShiftKind.DAY, "2026-10-12"))
                .isInstanceOf(RosterOutcome.Done.class);
    }

    @Test
    void asksForAReasonOncePublishedAndForALeaderOnceBegun() {
        world.station.publishRoster(world.station.patrol, LocalDate.of(2026, 10, 1));

        assertThat(key(world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-12"), "reason"))
                .isEqualTo("reason.roster.why-published");
        assertThat(world.plan(world.teamLeader, world.he, ShiftKind.DAY, "2026-10-12", "补一个空"))
                .isInstanceOf(RosterOutcome.Done.class);
        assertThat(key(world.plan(world.teamLeader, world.he, ShiftKind.DAY, "2026-10-01", "补登"), ""))
                .isEqualTo("reason.roster.begun");
        assertThat(world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-01", "补登"))
                .isInstanceOf(RosterOutcome.Done.class);
    }

    @Test
    void changesAShiftAndRefusesAnOldVersion() {
        var id = ((RosterOutcome.Done) world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-12")).id();
        var to = new PlanShift(
                world.he, ShiftKind.DAY, LocalDate.of(2026, 10, 13), LocalTime.of(9, 0), LocalTime.of(18, 0), "前台", "");

        var done = world.as(world.chief, () -> world.changing.handle(new ChangeShift(id, 0, to), world.chief));

        assertThat(done).isEqualTo(new RosterOutcome.Done(id));
        assertThat(world.station.count("select version from roster.shift where seat = '前台' and id = " + id))
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        world.as(world.chief, () -> world.changing.handle(new ChangeShift(id, 0, to), world.chief)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> world.as(
                        world.chief, () -> world.changing.handle(new ChangeShift(999_999_999, 0, to), world.chief)))
                .isInstanceOf(Missing.class);
    }

    @Test
    void refusesAChangeOntoAnotherShiftAndKeepsTheTransactionAlive() {
        var id = ((RosterOutcome.Done) world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-12")).id();
        world.plan(world.chief, world.he, ShiftKind.DAY, "2026-10-13");
        var to = new PlanShift(world.he, ShiftKind.DAY, LocalDate.of(2026, 10, 13), null, null, "", "");

        var outcome = world.as(world.chief, () -> world.changing.handle(new ChangeShift(id, 0, to), world.chief));

        assertThat(key(outcome, "person")).isEqualTo("reason.roster.overlap");
    }

    @Test
    void changesThePersonOnlyBeforePublication() {
        var id = world.published(world.he, ShiftKind.DAY, "2026-10-12");
        var to = new PlanShift(world.zheng, ShiftKind.DAY, LocalDate.of(2026, 10, 12), null, null, "", "换人");

        var outcome = world.as(world.chief, () -> world.changing.handle(new ChangeShift(id, 0, to), world.chief));

        assertThat(key(outcome, "person")).isEqualTo("reason.roster.swap-instead");
    }

    @Test
    void removesAPlannedShiftAndAPublishedOneOnlyWithAReason() {
        var draft = ((RosterOutcome.Done) world.plan(world.chief, world.he, ShiftKind.DAY, "2026-11-12")).id();
        var binding = world.published(world.he, ShiftKind.DAY, "2026-10-12");

        world.as(world.chief, () -> world.removing.handle(new RemoveShift(draft, 0, ""), world.chief));
        var refused = world.as(world.chief, () -> world.removing.handle(new RemoveShift(binding, 0, ""), world.chief));
        var removed =
                world.as(world.chief, () -> world.removing.handle(new RemoveShift(binding, 0, "排错了"), world.chief));

        assertThat(key(refused, "reason")).isEqualTo("reason.roster.why-published");
        assertThat(removed).isInstanceOf(RosterOutcome.Done.class);
        assertThat(world.station.count("select count(*) from roster.shift where person_id = " + world.he))
                .isZero();
    }
}
