package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 队伍, 导入 and the taxonomy over HTTP, with everything that can be typed wrong. */
@ServerTest
class PeoplePagesIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Staff staff;
    Station world;
    LocalDate today;
    long person;

    @BeforeEach
    void hasAStation() {
        today = LocalDate.now(clock);
        staff = new Staff(port, access, today);
        world = staff.world;
        person = staff.person;
    }

    @Test
    void listsThePeopleUnitByUnitLeadersFirst() {
        var chief = staff.chief();

        var page = chief.get("/people").body();

        assertThat(page).contains("队伍：4 人").contains("民警 3，辅警 1；不在岗 1，没有岗位 2");
        assertThat(page.indexOf(">所领导</h2>")).isPositive().isLessThan(page.indexOf(">巡逻防控队</h2>"));
        assertThat(page).contains("不在岗（已批）").contains("没有岗位").contains("负总责");
        assertThat(chief.get("/people?filter=away").body()).contains("孙启明").doesNotContain("郑宇航");
        assertThat(chief.get("/people?q=%E9%83%91").body()).contains("郑宇航").doesNotContain("孙启明");
        assertThat(chief.get("/people?unit=" + world.patrol).body())
                .contains("郑宇航")
                .doesNotContain("孙启明");
        assertThat(chief.get("/people?unit=x&filter=%27&q=" + "x".repeat(500)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void movesSomebodyThroughTheFormAndTakesItBack() {
        var chief = staff.chief();
        var form = chief.get("/people/" + person + "/transfer");
        assertThat(form.body()).contains("郑宇航：换单位").contains("name=\"version\" value=\"0\"");

        var moved = chief.post("/people/" + person + "/transfer", staff.transfer("0", String.valueOf(world.community)));
        assertThat(moved.uri().getPath()).isEqualTo("/people/" + person + "/record");
        assertThat(moved.body()).contains("最后一步：调动").contains("撤回：调动");
        assertThat(chief.post("/people/" + person + "/transfer", staff.transfer("0", String.valueOf(world.community)))
                        .statusCode())
                .isEqualTo(409);

        var step = world.count("select max(id) from organisation.step where person_id = " + person);
        var back = chief.post("/people/" + person + "/undo", Map.of("step", String.valueOf(step)));
        assertThat(back.body()).doesNotContain("撤回：").contains("巡逻防控队");
    }

    @Test
    void tellsEveryMistakeAtItsFieldAndNeverBreaks() {
        var chief = staff.chief();
        for (var form : List.of("transfer", "return", "assign", "charge", "absence", "depart", "edit")) {
            var path = "/people/" + person + "/" + form;
            assertThat(chief.get(path).statusCode()).as(form).isEqualTo(200);
            for (var garbage : List.of(Map.<String, String>of(), garbled())) {
                var page = chief.post(path, garbage);
                assertThat(page.statusCode()).as(form + page.body()).isEqualTo(422);
                assertThat(page.body()).as(form).contains("role=\"alert\"").contains("aria-invalid=\"true\"");
            }
            assertThat(chief.get("/people/999999999/" + form).statusCode()).isEqualTo(404);
            assertThat(chief.get("/people/99999999999999999999/" + form).statusCode())
                    .isEqualTo(404);
        }
        assertThat(chief.post("/people/new", Map.of()).statusCode()).isEqualTo(422);
        assertThat(chief.post("/people/charges/new", Map.of("person", "x-y")).statusCode())
                .isEqualTo(422);
        assertThat(chief.post("/people/" + person + "/undo", Map.of("step", "x"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(chief.post(
                                "/people/" + person + "/assignments/77777777/end",
                                Map.of("version", "0", "on", today.toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsOthersAway() {
        var stranger = SignIns.visitor(port, access, Role.CHIEF, new Station(access).station, null, "别所长");
        var officer = SignIns.visitor(port, access, Role.OFFICER, world.patrol, person, "郑宇航");
        var deputy = SignIns.visitor(port, access, Role.DEPUTY, world.station, null, "陶某");

        assertThat(stranger.get("/people/" + person + "/record").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/people/" + person + "/transfer").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/people").body()).doesNotContain("郑宇航");
        assertThat(officer.get("/people").statusCode()).isEqualTo(403);
        assertThat(officer.get("/people/" + person + "/record").statusCode()).isEqualTo(200);
        assertThat(officer.get("/people/" + person + "/transfer").statusCode()).isEqualTo(403);
        assertThat(deputy.get("/people/" + person + "/transfer").statusCode()).isEqualTo(403);
        assertThat(deputy.get("/people/" + person + "/absence").statusCode()).isEqualTo(200);
        assertThat(deputy.post(
                                "/people/" + person + "/absence",
                                Map.of(
                                        "version", "0",
                                        "from", today.toString(),
                                        "lastDay", today.plusDays(2).toString()))
                        .body())
                .contains("不在岗（已批）");
    }

    @Test
    void exportsWhatCanBeImportedAgain() {
        var chief = staff.chief();
        chief.get("/imports");

        var bytes = chief.download("/imports/exports/people.xlsx");
        var page = chief.upload("/imports", Map.of("kind", "roster"), "名册.xlsx", bytes);

        assertThat(page.body()).contains("4 行，一行也不用存").contains("4 行系统里已经有了");
    }

    @Test
    void namesWhoIsResponsibleForAnArea() {
        var chief = staff.chief();
        var form = chief.get("/people/charges/new?unit=" + world.patrol + "&area=" + world.area)
                .body();
        assertThat(form).contains("所长" + world.mark + " 周砚明").contains("value=\"" + world.patrol + "\" selected");
        var choice = form.replaceAll("(?s).*<option value=\"(\\d+-\\d+)\".*", "$1");

        var done = chief.post(
                "/people/charges/new",
                Map.of(
                        "person", choice,
                        "unit", String.valueOf(world.patrol),
                        "area", String.valueOf(world.area),
                        "from", today.toString()));

        assertThat(done.body()).contains("值班备勤").contains("最后一步：定分管");
    }

    @Test
    void keepsTheTaxonomyForAdministratorsOnly() {
        assertThat(staff.chief().get("/taxonomy").statusCode()).isEqualTo(403);
        var admin = SignIns.visitor(port, access, Role.ADMINISTRATOR, world.station, null, "陈某");
        admin.get("/taxonomy");
        assertThat(admin.post("/taxonomy/usual", Map.of()).body())
                .contains("教导员")
                .contains("枪支管理");
        assertThat(admin.post("/taxonomy/areas/new", Map.of("name", "")).statusCode())
                .isEqualTo(422);
        var added = admin.post(
                "/taxonomy/areas/new",
                Map.of("name", "反诈", "code", "fraud" + world.mark, "interval", "14", "position", "5"));
        assertThat(added.body()).contains("反诈").contains("14 天查一次");
        assertThat(admin.post(
                                "/taxonomy/areas/" + world.area,
                                Map.of(
                                        "version",
                                        "9",
                                        "name",
                                        "x",
                                        "code",
                                        "x" + world.mark,
                                        "interval",
                                        "9",
                                        "position",
                                        "1"))
                        .statusCode())
                .isEqualTo(409);
    }

    private static Map<String, String> garbled() {
        return Map.of(
                "version", "x",
                "unit", "x",
                "post", "-1",
                "area", "99999999999999999999",
                "on", "2026-02-30",
                "from", "yesterday",
                "lastDay", "0000-00-00",
                "reason", "PROMOTION",
                "joined", "nobody knows");
    }
}
