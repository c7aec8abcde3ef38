package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;

/** Units over HTTP: opened, moved, merged, closed, reopened, and every way in which that cannot be. */
@ServerTest
class ChangingUnitsIntegrationTests {
    private static int numbers = 820_000;

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Station world;
    Browsing chief;
    String today = "";

    @BeforeEach
    void hasAChief() {
        world = new Station(access);
        today = LocalDate.now(clock).toString();
        chief = SignIns.visitor(port, access, Role.CHIEF, world.station, null, "周某");
    }

    @Test
    void opensATeamAndATemporaryUnitThatClosesByItself() {
        var page = chief.post("/units/new", open("清网专班", "QW" + world.mark, "TEMPORARY", "2027-03-31"));

        assertThat(page.uri().getPath()).isEqualTo("/units");
        assertThat(page.body()).contains("清网专班").contains("到 2027-03-31");
        assertThat(unit("QW" + world.mark)).isPositive();
        assertThat(chief.get("/units/new").body()).contains("清网专班");

        var again = chief.post("/units/new", open("清网专班", "QW" + world.mark, "TEMPORARY", "2027-03-31"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("代码已经有人用");
        var endless = chief.post("/units/new", open("专班", "ZB" + world.mark, "TEMPORARY", ""));
        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.body()).contains("专班、临时警务站要写到哪天").contains("aria-invalid=\"true\"");
    }

    @Test
    void refusesACircleInTheTree() {
        chief.post(
                "/units/new", with(open("一班", "YB" + world.mark, "TEAM", ""), "parent", String.valueOf(world.patrol)));
        var below = unit("YB" + world.mark);

        var circle = chief.post(
                "/units/" + world.patrol + "/move",
                Map.of("version", "0", "parent", String.valueOf(below), "on", today));
        var itself = chief.post(
                "/units/" + world.patrol + "/move",
                Map.of("version", "0", "parent", String.valueOf(world.patrol), "on", today));

        assertThat(circle.statusCode()).isEqualTo(422);
        assertThat(circle.body()).contains("挂上去就绕成圈");
        assertThat(itself.body()).contains("挂上去就绕成圈");
        assertThat(world.count("select count(*) from organisation.placement where unit_id = " + world.patrol))
                .isEqualTo(1);
    }

    @Test
    void movesFromADayOnAndKeepsThePast() {
        var moved = chief.post(
                "/units/" + world.patrol + "/move",
                Map.of("version", "0", "parent", String.valueOf(world.community), "on", today));

        assertThat(moved.uri().getPath()).isEqualTo("/units");
        assertThat(world.owner
                        .sql(
                                "select parent_id || ' ' || validity from organisation.placement where unit_id = ? order by validity")
                        .param(world.patrol)
                        .query(String.class)
                        .list())
                .containsExactly(world.station + " [2020-01-01," + today + ")", world.community + " [" + today + ",)");
        var stale = chief.post(
                "/units/" + world.patrol + "/move",
                Map.of("version", "0", "parent", String.valueOf(world.station), "on", today));
        assertThat(stale.statusCode()).isEqualTo(409);
    }

    @Test
    void closesOnlyWhatIsEmptyAndReopensIt() {
        world.officer(number(), "郑某", world.patrol);
        var full = chief.post("/units/" + world.patrol + "/close", Map.of("version", "0", "on", today));
        assertThat(full.statusCode()).isEqualTo(422);
        assertThat(full.body()).contains("还有 1 个人在");

        chief.post("/units/" + world.community + "/close", Map.of("version", "0", "on", today));
        assertThat(world.count("select count(*) from organisation.unit where id = " + world.community
                        + " and upper(existence) = '" + today + "'"))
                .isEqualTo(1);
        assertThat(chief.get("/units").body()).contains("撤销的和还没设立的").contains("社区警务队");

        chief.post("/units/" + world.community + "/reopen", Map.of("version", "1"));
        assertThat(world.count("select count(*) from organisation.placement where unit_id = " + world.community
                        + " and upper_inf(validity)"))
                .isEqualTo(1);
    }

    @Test
    void mergesAUnitWithEverybodyInIt() {
        var one = world.officer(number(), "郑某", world.patrol);
        var two = world.auxiliary("F%05d".formatted(++numbers % 100_000), "孔某", world.patrol);

        var page = chief.post(
                "/units/" + world.patrol + "/merge",
                Map.of("version", "0", "into", String.valueOf(world.community), "on", today));

        assertThat(page.uri().getPath()).isEqualTo("/units");
        assertThat(world.count("select count(*) from organisation.membership where unit_id = " + world.community
                        + " and person_id in (" + one + ", " + two + ") and lower(validity) = '" + today + "'"))
                .isEqualTo(4);
        assertThat(world.count("select count(*) from organisation.step where kind = 'Reorganised' and person_id in ("
                        + one + ", " + two + ")"))
                .isEqualTo(2);
    }

    @Test
    void hidesOtherStationsAndAsksForTheRight() {
        var other = new Station(access);
        var leader = SignIns.visitor(port, access, Role.TEAM_LEADER, world.patrol, null, "马某");

        assertThat(chief.get("/units/" + other.patrol + "/edit").statusCode()).isEqualTo(404);
        assertThat(chief.post(
                                "/units/new",
                                with(open("x", "XX" + world.mark, "TEAM", ""), "parent", String.valueOf(other.station)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(leader.get("/units").statusCode()).isEqualTo(200);
        assertThat(leader.get("/units/new").statusCode()).isEqualTo(403);
        assertThat(chief.get("/units/" + world.station + "/close").statusCode()).isEqualTo(200);
        assertThat(chief.post("/units/" + world.station + "/close", Map.of("version", "0", "on", today))
                        .body())
                .contains("这是你自己的单位");
        for (var garbled : List.of("", "x", "99999999999999999999")) {
            assertThat(chief.post("/units/new", Map.of("parent", garbled)).statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void setsUpGuidanceForOneAreaAndEndsIt() {
        var department = world.unit("指导科", "DEPARTMENT", world.station);
        var page = chief.post(
                "/units/guidance/new",
                Map.of(
                        "department", String.valueOf(department),
                        "area", String.valueOf(world.area),
                        "unit", String.valueOf(world.patrol),
                        "see", "on",
                        "from", "2026-01-01"));
        assertThat(page.body()).contains("指导科").contains("值班备勤");
        var id = world.count("select max(id) from organisation.guidance");

        var ended = chief.post("/units/guidance/" + id + "/end", Map.of("version", "0", "on", today));

        assertThat(ended.body()).contains("没有业务指导");
    }

    @Test
    void letsTheDatabaseRefuseWhatTheProgramMightForget() {
        assertThatThrownBy(() -> world.owner
                        .sql(
                                "insert into organisation.placement (unit_id, parent_id, validity) values (?, ?, '[2026-01-01,)')")
                        .param(world.patrol)
                        .param(world.community)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private Map<String, String> open(String name, String code, String kind, String lastDay) {
        return Map.of(
                "name", name,
                "code", code,
                "kind", kind,
                "parent", String.valueOf(world.station),
                "position", "5",
                "from", today,
                "lastDay", lastDay);
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var changed = new java.util.HashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    private long unit(String code) {
        return world.owner
                .sql("select id from organisation.unit where code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    private static synchronized String number() {
        return String.valueOf(++numbers);
    }
}
