package luoshi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import luoshi.database.DatabaseAccess;
import luoshi.database.Remembered;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.SignIns;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who an account is today follows from where its person works today. */
class ActorsIntegrationTests {
    private static int numbers = 560_000;

    private final DatabaseAccess access = TestDatabase.fresh();
    private final Station world = new Station(access);
    private final long bureau = world.unit("试点分局", "BUREAU", null);
    private final long inspectorate = world.unit("督察大队", "DEPARTMENT", bureau);
    private final long traffic = world.unit("交警大队", "DEPARTMENT", bureau);
    private final long other = world.unit("邻近派出所", "STATION", bureau);

    @BeforeEach
    void putsTheStationBelowTheBureau() {
        world.owner
                .sql(
                        "insert into organisation.placement (unit_id, parent_id, validity) values (:unit, :parent, '[2020-01-01,)')")
                .param("unit", world.station)
                .param("parent", bureau)
                .update();
    }

    @Test
    void seesTheOwnBranchAsAChief() {
        var chief = actor(Role.CHIEF, world.station, null);

        assertThat(chief.scope()).containsExactlyInAnyOrder(world.station, world.patrol, world.community);
    }

    @Test
    void seesTheWholeBureauAsAnInspectorOfItsInspectorate() {
        assertThat(actor(Role.INSPECTOR, inspectorate, null).scope())
                .contains(bureau, world.station, world.patrol, other);
        assertThat(actor(Role.INSPECTOR, bureau, null).scope()).contains(bureau, world.station, other);
    }

    @Test
    void seesTheGuidedSliceAsADepartmentAndNoBranch() {
        world.owner
                .sql("""
                        insert into organisation.guidance (department_id, area_id, unit_id, rights, validity)
                        values (:department, :area, :unit, array['SEE'], '[2026-01-01,)')
                        """)
                .param("department", traffic)
                .param("area", world.area)
                .param("unit", world.station)
                .update();

        var guide = actor(Role.GUIDANCE, traffic, null);

        assertThat(guide.scope()).isEmpty();
        assertThat(guide.guided())
                .containsExactlyInAnyOrder(
                        world.station + ":" + world.area,
                        world.patrol + ":" + world.area,
                        world.community + ":" + world.area);
    }

    @Test
    void losesTheRoleAtOnceWhenThePersonWorksElsewhere() {
        var leader = world.officer(next(), "马志远", world.patrol);
        var username = SignIns.add(access, Role.TEAM_LEADER, world.patrol, leader, "马志远");
        assertThat(find(username, "2026-10-02").role()).isEqualTo(Role.TEAM_LEADER);

        lend(leader, other, "2026-10-02");

        var before = find(username, "2026-10-01");
        assertThat(before.role()).isEqualTo(Role.TEAM_LEADER);
        assertThat(before.scope()).containsExactly(world.patrol);
        var after = find(username, "2026-10-02");
        assertThat(after.role()).isEqualTo(Role.OFFICER);
        assertThat(after.unitId()).isEqualTo(other);
        assertThat(after.scope()).isEmpty();
        assertThat(after.home()).containsExactlyInAnyOrder(world.patrol, other);
    }

    @Test
    void keepsAChiefWhoWorksAnywhereInHisStation() {
        var chief = world.officer(next(), "周某", world.community);
        var username = SignIns.add(access, Role.CHIEF, world.station, chief, "周某");

        assertThat(find(username, "2026-10-02").role()).isEqualTo(Role.CHIEF);
        assertThat(find(username, "2026-10-02").unitId()).isEqualTo(world.station);
    }

    @Test
    void leavesAnAuxiliaryAnAuxiliaryWhereverHeGoes() {
        var auxiliary = world.auxiliary("F" + next().substring(1), "辅警", world.patrol);
        var username = SignIns.add(access, Role.AUXILIARY, world.patrol, auxiliary, "辅警");

        lend(auxiliary, other, "2026-10-02");

        assertThat(find(username, "2026-10-02").role()).isEqualTo(Role.AUXILIARY);
        assertThat(find(username, "2026-10-02").unitId()).isEqualTo(other);
    }

    @Test
    void doesNotActForSomebodyWhoHasLeftOrIsBanned() {
        var person = world.officer(next(), "离开的人", world.patrol);
        var username = SignIns.add(access, Role.OFFICER, world.patrol, person, "离开的人");
        world.depart(person, LocalDate.of(2026, 10, 2));

        assertThat(actors("2026-10-01").of(username)).isPresent();
        assertThat(actors("2026-10-02").of(username)).isEmpty();

        var banned = SignIns.add(access, Role.CHIEF, world.station, null, "停用的人");
        world.owner
                .sql("update identity.account set disabled = true where display_name = '停用的人'")
                .update();
        assertThat(actors("2026-10-02").of(banned)).isEmpty();
    }

    private void lend(long person, long unit, String from) {
        world.owner
                .sql(
                        "update organisation.membership set validity = daterange(lower(validity), cast(:day as date)) where person_id = :person and line = 'WORKING'")
                .param("day", from)
                .param("person", person)
                .update();
        world.owner
                .sql("""
                        insert into organisation.membership (person_id, unit_id, line, reason, validity)
                        values (:person, :unit, 'WORKING', 'LOAN', daterange(cast(:day as date), null))
                        """)
                .param("person", person)
                .param("unit", unit)
                .param("day", from)
                .update();
    }

    private static String next() {
        return Integer.toString(++numbers);
    }

    private Actor actor(Role role, long unit, Long person) {
        return find(SignIns.add(access, role, unit, person, "某人"), "2026-10-02");
    }

    private Actor find(String username, String day) {
        return actors(day).of(username).orElseThrow().actor();
    }

    private Actors actors(String day) {
        var zone = ZoneId.of("Asia/Shanghai");
        var reader = JdbcClient.create(access.source(access.reader()));
        return new Actors(
                reader,
                new Remembered(),
                Clock.fixed(LocalDate.parse(day).atTime(9, 40).atZone(zone).toInstant(), zone));
    }
}
