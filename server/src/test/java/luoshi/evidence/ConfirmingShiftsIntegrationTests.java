package luoshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Forbidden;
import luoshi.kernel.Missing;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ConfirmingShiftsIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @Autowired
    ConfirmingShifts confirming;

    @Autowired
    Clock clock;

    Watchers people;
    long handover;
    long lead;
    long stood;
    long standby;

    @BeforeEach
    void hasAWatch() {
        people = new Watchers(access);
        var world = people.world;
        handover = world.duty("H-" + world.mark, "当面交班", "PERFORM", "PERSON", "PER_SHIFT", "ACT");
        var day = LocalDate.now(clock).minusDays(2);
        var other = world.officer("2" + world.mark + "1", "孔某", world.patrol);
        world.publishRoster(world.patrol, day.withDayOfMonth(1));
        world.publishRoster(world.community, day.withDayOfMonth(1));
        lead = world.shift(world.patrol, people.leader, "LEAD", day + "T08:30+08:00", day.plusDays(1) + "T08:30+08:00");
        stood = world.shift(world.patrol, people.officer, "DAY", day + "T08:30+08:00", day + "T20:30+08:00");
        standby = world.shift(world.patrol, other, "STANDBY", day + "T08:30+08:00", day.plusDays(1) + "T08:30+08:00");
        world.shift(
                world.community, people.colleague, "NIGHT", day + "T20:30+08:00", day.plusDays(30) + "T08:30+08:00");
    }

    @Test
    void makesEvidenceOfEachStoodShiftOnce() {
        assertThat(confirm(people.asDeputy(), Set.of(stood, standby))).isEqualTo(1);
        assertThat(confirm(people.asDeputy(), Set.of(stood, standby))).isZero();

        assertThat(people.world.count("select count(*) from evidence.fact where origin = 'ROSTER' and duty_id = "
                        + handover + " and person_id = " + people.officer))
                .isEqualTo(1);
        assertThat(people.entries("ShiftsConfirmed")).isEqualTo(1);
    }

    @Test
    void leavesOutWhatWasNotTickedAndWhatStillRuns() {
        var running = people.world.count("select id from roster.shift where person_id = " + people.colleague);

        assertThat(confirm(people.asDeputy(), Set.of(running))).isZero();
        assertThat(confirm(people.asDeputy(), Set.of())).isZero();
    }

    @Test
    void showsWhatWaits() {
        var watch = Acting.as(people.asDeputy(), () -> confirming.watch(people.asDeputy(), lead));

        assertThat(watch.waits()).isTrue();
        assertThat(watch.shifts())
                .extracting(watched -> watched.shift().personId())
                .containsExactlyInAnyOrder(people.officer, people.colleague);
        confirm(people.asDeputy(), Set.of(stood));
        assertThat(Acting.as(people.asDeputy(), () -> confirming.recent(people.asDeputy(), 7)))
                .hasSize(1)
                .noneMatch(ConfirmingShifts.Watch::waits);
    }

    @Test
    void stopsOneWhoDidNotLeadAndOneFromElsewhere() {
        var other = new Watchers(access);

        assertThatThrownBy(() -> confirm(people.asOfficer(), Set.of(stood))).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> confirm(other.asDeputy(), Set.of(stood))).isInstanceOf(Missing.class);
        var inspector = Watchers.actor(
                null,
                luoshi.kernel.Role.INSPECTOR,
                people.world.station,
                java.util.List.of(people.world.station, people.world.patrol));
        assertThatThrownBy(() -> confirm(inspector, Set.of(stood))).isInstanceOf(Forbidden.class);
    }

    private int confirm(Actor actor, Set<Long> shifts) {
        return Acting.as(actor, () -> confirming.confirm(actor, new ConfirmShifts(lead, shifts)));
    }
}
