package luoshi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
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

@ServerTest
class AccountsIntegrationTests {
    private static final Pattern LINK = Pattern.compile("/account/link/[A-Za-z0-9_-]{43}");
    private static final String PASSWORD = "青石路上的第 3 棵银杏树";
    private static int numbers = 510_000;

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    Station world;
    Browsing security;
    String number;

    @BeforeEach
    void hasAStationAndItsSecurityAdministrator() {
        world = new Station(access);
        number = Integer.toString(++numbers);
        world.officer(number, "高远帆", world.patrol);
        security = SignIns.visitor(port, access, Role.SECURITY_ADMINISTRATOR, world.station, null, "安全员");
    }

    @Test
    void opensAnAccountWhoseOwnerSetsThePasswordByALinkThatWorksOnce() {
        var created = create(number, "OFFICER", world.patrol);
        var link = linkIn(created.body());

        assertThat(created.body()).contains("高远帆").contains("等本人设密码").contains("只显示这一次");
        assertThat(security.get(created.uri().getPath()).body()).doesNotContain("/account/link/");

        var owner = new Browsing(port);
        owner.get(link);
        var set = owner.post(link, Map.of("password", PASSWORD, "again", PASSWORD));
        assertThat(set.uri().toString()).endsWith("/sign-in?set");
        assertThat(new Browsing(port).signIn(number, PASSWORD).body()).contains("高远帆");

        var late = new Browsing(port);
        assertThat(late.get(link).statusCode()).isEqualTo(410);
        assertThat(world.count("select count(*) from identity.account where secret like '%" + PASSWORD + "%'"))
                .isZero();
        assertThat(world.count("select count(*) from ledger.entry e join identity.account a on a.id = e.entity_id"
                        + " where e.action in ('AccountCreated', 'PasswordSet') and a.username = '" + number + "'"))
                .isEqualTo(2);
    }

    @Test
    void refusesALinkThatIsADayOldOrThatANewerOneReplaced() {
        var created = create(number, "OFFICER", world.patrol);
        var first = linkIn(created.body());
        var second = linkIn(act(created.uri().getPath(), "reset").body());

        assertThat(new Browsing(port).get(first).statusCode()).isEqualTo(410);
        assertThat(new Browsing(port).get(second).statusCode()).isEqualTo(200);

        world.owner
                .sql(
                        "update identity.link set issued_at = issued_at - interval '25 hours', expires_at = expires_at - interval '25 hours'")
                .update();
        assertThat(new Browsing(port).get(second).statusCode()).isEqualTo(410);
        assertThat(new Browsing(port).get("/account/link/" + "x".repeat(2000)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void saysWhatIsWrongWithAPasswordAndKeepsTheLink() {
        var link = linkIn(create(number, "OFFICER", world.patrol).body());
        var owner = new Browsing(port);

        owner.get(link);
        assertThat(owner.post(link, Map.of("password", "short", "again", "short"))
                        .body())
                .contains("才 5 个字");
        assertThat(owner.post(link, Map.of("password", number + "abcdefg!", "again", "x"))
                        .body())
                .contains("密码里有警号");
        assertThat(owner.post(link, Map.of("password", "aaaaaaaaaaaaaa", "again", "x"))
                        .body())
                .contains("太单调");
        assertThat(owner.post(link, Map.of("password", PASSWORD, "again", PASSWORD + "x"))
                        .body())
                .contains("两遍写得不一样");
        assertThat(owner.post(link, Map.of()).statusCode()).isEqualTo(422);
        assertThat(owner.post(link, Map.of("password", PASSWORD, "again", PASSWORD))
                        .uri()
                        .getPath())
                .isEqualTo("/sign-in");
    }

    @Test
    void signsOutAtOnceWhomItBansOrResets() {
        var person = world.officer(Integer.toString(++numbers), "陶立群", world.patrol);
        var username = SignIns.add(access, Role.TEAM_LEADER, world.patrol, person, "陶立群");
        var visitor = new Browsing(port);
        visitor.signIn(username, SignIns.PASSWORD);
        var place = placeOf(username);

        act(place, "ban");
        assertThat(visitor.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(visitor.signIn(username, SignIns.PASSWORD).body()).contains("警号和密码对不上");

        act(place, "admit");
        assertThat(visitor.signIn(username, SignIns.PASSWORD).body()).contains("陶立群");

        act(place, "reset");
        assertThat(visitor.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(visitor.signIn(username, SignIns.PASSWORD).body()).contains("警号和密码对不上");
    }

    @Test
    void unlocksAnAccountThatGuessesHaveLocked() {
        var username = SignIns.add(access, Role.CHIEF, world.station, null, "周某");
        for (var guess = 0; guess < 5; guess++) {
            new Browsing(port).signIn(username, "guess");
        }
        assertThat(new Browsing(port).signIn(username, SignIns.PASSWORD).body()).contains("暂时锁住");

        assertThat(act(placeOf(username), "unlock").body()).contains("解锁了");

        assertThat(new Browsing(port).signIn(username, SignIns.PASSWORD).body()).contains("周某");
    }

    @Test
    void keepsRolesToThePeopleAndUnitsTheyFit() {
        var auxiliary = "F" + Integer.toString(++numbers).substring(1);
        world.auxiliary(auxiliary, "孙启明", world.patrol);

        assertThat(create(auxiliary, "OFFICER", world.patrol).body()).contains("角色只能是辅警");
        assertThat(create(number, "AUXILIARY", world.patrol).body()).contains("角色不能是辅警");
        assertThat(create(number, "CHIEF", world.patrol).body()).contains("要选派出所");
        assertThat(create(number, "TEAM_LEADER", world.station).body()).contains("要选队");
        assertThat(create(number, "GUIDANCE", world.station).body()).contains("要选业务部门");
        assertThat(create(number, "ADMINISTRATOR", world.station).body()).contains("管理员另开账号");
        assertThat(create("nobody", "OFFICER", world.patrol).body()).contains("名册上没有");
        assertThat(create("两个 字", "ADMINISTRATOR", world.station).body()).contains("3 至 32 位");
        assertThat(create(number, "KING", world.patrol).body()).contains("选一个角色");
        assertThat(create(number, "OFFICER", 999_999_999).body()).contains("选一个本级");
    }

    @Test
    void opensOneAccountWhenTheFormIsSentTwice() {
        create(number, "OFFICER", world.patrol);

        var again = create(number, "OFFICER", world.patrol);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("已经有账号");
        assertThat(world.count("select count(*) from identity.account where username = '" + number + "'"))
                .isEqualTo(1);
    }

    @Test
    void refusesAChangeToAnAccountThatChangedMeanwhile() {
        var place = create(number, "OFFICER", world.patrol).uri().getPath();
        act(place, "ban");

        security.get(place);
        var stale = security.post(place + "/admit", Map.of("version", "0"));

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(security.post(place + "/admit", Map.of()).statusCode()).isEqualTo(409);
        assertThat(security.get(place).body()).contains("已停用");
    }

    @Test
    void letsNobodyElseAndNoOtherStationNearAnAccount() {
        var place = create(number, "OFFICER", world.patrol).uri().getPath();
        var chief = SignIns.visitor(port, access, Role.CHIEF, world.station, null, "周某");
        var system = SignIns.visitor(port, access, Role.ADMINISTRATOR, world.station, null, "系统员");
        var elsewhere =
                SignIns.visitor(port, access, Role.SECURITY_ADMINISTRATOR, new Station(access).station, null, "外所安全员");

        for (var refused : new Browsing[] {chief, system}) {
            assertThat(refused.get("/accounts").statusCode()).isEqualTo(403);
            assertThat(refused.get("/accounts/new").statusCode()).isEqualTo(403);
            assertThat(refused.get(place).statusCode()).isEqualTo(403);
            assertThat(refused.get("/").body()).doesNotContain("href=\"/accounts\"");
        }
        assertThat(elsewhere.get(place).statusCode()).isEqualTo(404);
        elsewhere.get("/accounts/new");
        assertThat(elsewhere.post(place + "/reset", Map.of("version", "0")).statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.get("/accounts").body()).doesNotContain(number);
        assertThat(elsewhere.get("/accounts/abc").statusCode()).isEqualTo(404);
    }

    @Test
    void leavesTheOwnAccountToAnotherAdministrator() {
        var own = world.owner
                .sql("select max(id) from identity.account where role = 'SECURITY_ADMINISTRATOR'")
                .query(Long.class)
                .single();

        var page = security.get("/accounts/" + own);

        assertThat(page.body()).contains("这是你自己的账号");
        security.get("/accounts/new");
        assertThat(security.post("/accounts/" + own + "/ban", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void changesTheOwnPasswordAndSignsOutEverywhere() {
        var username = SignIns.add(access, Role.CHIEF, world.station, null, "周某");
        var here = new Browsing(port);
        var there = new Browsing(port);
        here.signIn(username, SignIns.PASSWORD);
        there.signIn(username, SignIns.PASSWORD);

        here.get("/account/password");
        assertThat(here.post("/account/password", Map.of("present", "wrong", "password", PASSWORD, "again", PASSWORD))
                        .body())
                .contains("现在的密码不对");
        assertThat(here.post(
                                "/account/password",
                                Map.of(
                                        "present",
                                        SignIns.PASSWORD,
                                        "password",
                                        SignIns.PASSWORD,
                                        "again",
                                        SignIns.PASSWORD))
                        .body())
                .contains("和现在的一样");
        here.post("/account/password", Map.of("present", SignIns.PASSWORD, "password", PASSWORD, "again", PASSWORD));

        assertThat(there.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(here.signIn(username, PASSWORD).body()).contains("周某");
    }

    @Test
    void letsNobodyActWhoHasLeft() {
        var person = world.officer(Integer.toString(++numbers), "离开的人", world.patrol);
        var username = SignIns.add(access, Role.OFFICER, world.patrol, person, "离开的人");
        var visitor = new Browsing(port);
        visitor.signIn(username, SignIns.PASSWORD);
        assertThat(visitor.get("/").body()).contains("离开的人");

        world.depart(person, LocalDate.of(2026, 1, 1));

        assertThat(visitor.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    private HttpResponse<String> create(String number, String role, long unit) {
        security.get("/accounts/new");
        return security.post(
                "/accounts/new", Map.of("number", number, "name", "", "role", role, "unit", Long.toString(unit)));
    }

    private HttpResponse<String> act(String place, String act) {
        var page = security.get(place).body();
        var version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page);
        assertThat(version.find()).isTrue();
        return security.post(place + "/" + act, Map.of("version", version.group(1)));
    }

    private String placeOf(String username) {
        return "/accounts/"
                + world.owner
                        .sql("select id from identity.account where username = :username")
                        .param("username", username)
                        .query(Long.class)
                        .single();
    }

    private static String linkIn(String page) {
        var found = LINK.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group();
    }
}
