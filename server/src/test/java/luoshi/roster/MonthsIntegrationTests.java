package luoshi.roster;

import static luoshi.roster.RosterWorld.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import luoshi.kernel.Forbidden;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class MonthsIntegrationTests {
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    @Autowired
    ApplicationContext context;

    RosterWorld world;

    @BeforeEach
    void hasAStation() {
        world = new RosterWorld(context);
    }

    @Test
    void publishesTheUnitsThatHaveShiftsAndNoOther() {
        world.plan(world.chief, world.he, ShiftKind.DAY, "2026-11-12");

        assertThat(publish(NOVEMBER)).isEqualTo(new RosterOutcome.Done(1));
        assertThat(world.station.count("select count(*) from roster.month where published_at is not null and unit_id = "
                        + world.station.patrol))
                .isEqualTo(1);
        assertThat(world.station.count("select count(*) from roster.month where unit_id = " + world.station.community))
                .isZero();
    }

    @Test
    void publishesOnceOnly() {
        world.plan(world.chief, world.he, ShiftKind.DAY, "2026-11-12");
        publish(NOVEMBER);

        assertThat(key(publish(NOVEMBER), "")).isEqualTo("reason.roster.nothing-to-publish");
        assertThat(world.station.count(
                        "select count(*) from ledger.entry where action = 'MonthPublished' and unit_id = "
                                + world.station.patrol))
                .isEqualTo(1);
    }

    @Test
    void refusesAnEmptyMonthAndAStranger() {
        assertThat(key(publish(LocalDate.of(2027, 2, 1)), "")).isEqualTo("reason.roster.nothing-to-publish");
        assertThatThrownBy(() -> world.as(
                        world.teamLeader,
                        () -> world.publishing.handle(
                                new PublishMonth(world.station.station, NOVEMBER), world.teamLeader)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void goesOnInTheTurnOfLastMonthOverTheYear() {
        for (var day = 1; day <= 31; day++) {
            var kind = day % 4 == 1 ? ShiftKind.DAY : day % 4 == 2 ? ShiftKind.NIGHT : null;
            if (kind != null) {
                world.plan(world.chief, world.he, kind, "2026-12-%02d".formatted(day));
            }
        }
        world.plan(world.chief, world.zheng, ShiftKind.DAY, "2026-12-09");

        var copied = world.as(
                world.chief,
                () -> world.copying.handle(
                        new CopyMonth(world.station.station, LocalDate.of(2027, 1, 1)), world.chief));

        assertThat(copied).isInstanceOf(RosterOutcome.Done.class);
        assertThat(world.station
                        .owner
                        .sql("""
                                select string_agg(to_char(starts at time zone 'Asia/Shanghai', 'DD') || left(kind, 1), ' ' order by starts)
                                from roster.shift where person_id = :he and starts >= '2027-01-01' and starts < '2027-01-11'
                                """)
                        .param("he", world.he)
                        .query(String.class)
                        .single())
                .as("31 December is the third day of the turn")
                .isEqualTo("02D 03N 06D 07N 10D");
        assertThat(world.station.count("select count(*) from roster.shift where starts >= '2027-01-01' and person_id = "
                        + world.zheng))
                .as("one day makes no turn")
                .isZero();
    }

    @Test
    void goesOnWithOfficeHoursOnWorkingDays() {
        for (var day = LocalDate.of(2026, 10, 8); day.isBefore(NOVEMBER); day = day.plusDays(1)) {
            var weekend = day.getDayOfWeek().getValue() > 5 && day.getDayOfMonth() != 10;
            if (!weekend) {
                world.plan(world.chief, world.he, ShiftKind.DAY, day.toString());
            }
        }

        world.as(world.chief, () -> world.copying.handle(new CopyMonth(world.station.station, NOVEMBER), world.chief));

        assertThat(world.station.count(
                        "select count(*) from roster.shift where starts >= '2026-11-01' and person_id = " + world.he))
                .as("October has a holiday and a working Saturday, November neither")
                .isEqualTo(21);
    }

    @Test
    void findsTheShortestTurn() {
        assertThat(Rotation.period(List.of("D", "N", "", "", "D", "N", "", "", "D")))
                .hasValue(4);
        assertThat(Rotation.period(List.of("S", "S", "S", "S"))).hasValue(1);
        assertThat(Rotation.period(List.of("", "", "", ""))).isEmpty();
        assertThat(Rotation.period(List.of("D", "", "", "D", "D", "", "N", "D")))
                .isEmpty();
        assertThat(Rotation.source(31, 4, 0)).isEqualTo(27);
        assertThat(Rotation.source(31, 4, 5)).isEqualTo(28);
    }

    private RosterOutcome publish(LocalDate month) {
        return world.as(
                world.chief,
                () -> world.publishing.handle(new PublishMonth(world.station.station, month), world.chief));
    }
}
