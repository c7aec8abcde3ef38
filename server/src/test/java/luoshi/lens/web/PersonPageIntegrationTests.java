package luoshi.lens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PersonPageIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    LensWorld world;

    @BeforeEach
    void hasAStation() {
        world = new LensWorld(access, LocalDate.now(clock));
    }

    private Browsing visitor(Role role, long unit, long person) {
        return SignIns.visitor(port, access, role, unit, person, "某某");
    }

    @Test
    void showsAPersonTheOwnDutiesAndWhatCanStillBeDone() {
        world.evidence(world.daily, world.patrolman, world.station.patrol, world.today);
        var visitor = visitor(Role.OFFICER, world.station.patrol, world.patrolman);

        var page = visitor.get("/me");

        assertThat(page.uri().getPath()).isEqualTo("/people/" + world.patrolman);
        assertThat(page.body())
                .contains("郑宇航")
                .contains("责任清单")
                .contains("由岗位、分管和制度生成")
                .contains("每月谈心一次")
                .contains("每月 1 次")
                .contains("/rules/clauses/" + world.station.clauseOf(world.monthly))
                .contains("/evidence/new?duty=" + world.monthly + "&amp;person=" + world.patrolman)
                .contains("当面谈过")
                .contains("这一页是你的")
                .doesNotContain("/transfer");
    }

    @Test
    void leavesADutyOutOnceItBindsNoLonger() {
        world.station
                .owner
                .sql("update rule.clause_version set in_force = daterange(lower(in_force), :day) where clause_id ="
                        + " :clause")
                .param("day", world.today.withDayOfYear(2))
                .param("clause", world.station.clauseOf(world.monthly))
                .update();
        world.tell();

        var page = visitor(Role.OFFICER, world.station.patrol, world.patrolman)
                .get("/me")
                .body();

        assertThat(page.substring(page.indexOf("id=\"duty\""), page.indexOf("id=\"cells\"")))
                .contains("每周查一次装备")
                .doesNotContain("每月谈心一次");
    }

    @Test
    void showsNobodyElseToAnOfficer() {
        var visitor = visitor(Role.OFFICER, world.station.patrol, world.patrolman);

        assertThat(visitor.get("/people/" + world.visitor).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/people/" + world.chief).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/people/999999999").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/people/99999999999999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheChiefEverybodyOfTheStationAndNobodyOfAnother() {
        var other = new LensWorld(access, world.today);
        var chief = visitor(Role.CHIEF, world.station.station, world.chief);

        assertThat(chief.get("/people/" + world.patrolman).body())
                .contains("这一页本人也能看")
                .contains("/people/" + world.patrolman + "/transfer");
        assertThat(chief.get("/people/" + other.patrolman).statusCode()).isEqualTo(404);
    }

    @Test
    void showsAbsenceWithoutAnyReason() {
        world.away(world.patrolman, world.today.minusDays(1), world.today.plusDays(4));

        assertThat(visitor(Role.CHIEF, world.station.station, world.chief)
                        .get("/people/" + world.patrolman)
                        .body())
                .contains("不在岗（已批）");
    }

    @Test
    void keepsPersonsFromGuidance() {
        var department = world.guiding(world.station.patrol);
        var guide = SignIns.visitor(port, access, Role.GUIDANCE, department, null, "治安");

        assertThat(guide.get("/people/" + world.patrolman).statusCode()).isEqualTo(404);
        assertThat(guide.get("/me").statusCode()).isEqualTo(404);
        assertThat(guide.get("/search?q=郑宇航".replace("郑宇航", "%E9%83%91%E5%AE%87%E8%88%AA"))
                        .body())
                .doesNotContain("警号");
    }

    @Test
    void showsAGuidingOfficerTheOwnPageAndNoOther() {
        var department = world.guiding(world.station.patrol);
        var officer = world.station.officer(world.station.number(9), "秦越", department);
        var guide = visitor(Role.GUIDANCE, department, officer);

        assertThat(guide.get("/me").body()).contains("秦越").contains("这一页是你的");
        assertThat(guide.get("/coverage/cells?person=" + officer).statusCode()).isEqualTo(200);
        assertThat(guide.get("/people/" + world.patrolman).statusCode()).isEqualTo(404);
    }

    @Test
    void showsAnAdministratorPostsAndNothingOwed() {
        var administrator = SignIns.visitor(port, access, Role.ADMINISTRATOR, world.station.station, null, "管理员");

        assertThat(administrator.get("/people/" + world.patrolman).body())
                .contains("看不到这个人欠什么")
                .contains("岗位")
                .doesNotContain("责任清单</h2>")
                .doesNotContain("每月谈心一次");
    }

    @Test
    void showsFormerLeadersOnlyWhatWasOwedWithThem() {
        var other = new LensWorld(access, world.today);
        world.move(world.patrolman, other.station.patrol, world.today.minusDays(1));
        var chief = visitor(Role.CHIEF, world.station.station, world.chief);

        var page = chief.get("/people/" + world.patrolman).body();

        assertThat(page).contains("郑宇航").doesNotContain("责任清单</h2>").doesNotContain("/transfer");
    }

    @Test
    void findsPeopleAndRulesThatTheReaderMaySee() {
        var other = new LensWorld(access, world.today);
        var chief = visitor(Role.CHIEF, world.station.station, world.chief);

        var people = chief.get("/search?q=%E9%83%91%E5%AE%87").body();
        var rules = chief.get("/search?q=%E8%B0%88%E5%BF%83").body();

        assertThat(people).contains("/people/" + world.patrolman).doesNotContain("/people/" + other.patrolman);
        assertThat(rules)
                .contains("/rules/clauses/" + world.station.clauseOf(world.monthly))
                .doesNotContain("/rules/clauses/" + other.station.clauseOf(other.monthly) + "\"");
    }

    @Test
    void bearsAnythingInTheSearchBox() {
        var chief = visitor(Role.CHIEF, world.station.station, world.chief);

        for (var odd : new String[] {"", "%25", "_", "%5C", "%00", "%27%20or%201=1", "x".repeat(5000)}) {
            assertThat(chief.get("/search?q=" + odd).statusCode()).as(odd).isEqualTo(200);
        }
        assertThat(chief.get("/search?q=%25").body()).contains("没有");
        assertThat(chief.get("/search").statusCode()).isEqualTo(200);
    }
}
