package luoshi.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import luoshi.Luoshi;
import luoshi.database.DatabaseAccess;
import luoshi.engine.calendar.OffHours;
import luoshi.ledger.VerifyingLedger;
import luoshi.support.Chromium;
import luoshi.support.MovableClock;
import luoshi.support.SampleDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * One matter goes once round (一件事走完一圈): the instructor and a deputy on a phone see the same thing three times, it
 * becomes a problem, the team leader puts it right, the chief sends it back and then verifies, the officer concerned
 * reads, explains and objects, and half a year of look-backs later it is settled. The chain answers for every row.
 */
@SpringBootTest(classes = Luoshi.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = SampleDatabase.class)
@Import(WholeLoopBrowserTests.Later.class)
class WholeLoopBrowserTests {
    private static final String PLACE = "夜班录入台";

    @TestConfiguration
    static class Later {
        @Bean
        @Primary
        MovableClock movable() {
            return new MovableClock(Instant.parse("2026-10-02T01:40:00Z"), OffHours.CHINA);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    private JdbcClient owner;
    private long unit;
    private long area;
    private long clause;
    private String problem = "";

    @Test
    void goesOnceRound() throws Exception {
        owner = JdbcClient.create(access.source(access.owner()));
        unit = id("select id from organisation.unit where code = 'QS-4'");
        area = id("select id from organisation.area where code = 'JCJ'");
        clause = id("select id from rule.clause where title = '现场记录第二天前录完'");
        try (var instructor = Chromium.desktop(port).signIn("instructor", SampleDatabase.PASSWORD);
                var deputy = Chromium.phone(port).signIn("deputy", SampleDatabase.PASSWORD);
                var leader = Chromium.desktop(port).signIn("leader", SampleDatabase.PASSWORD);
                var chief = Chromium.desktop(port).signIn("chief", SampleDatabase.PASSWORD);
                var officer = Chromium.phone(port).signIn("officer", SampleDatabase.PASSWORD)) {
            seesItThreeTimes(instructor, deputy);
            isPutRight(chief, deputy, leader);
            isVerifiedAtTheSecondTime(chief, leader);
            theOfficerAnswers(officer, chief);
            isLookedBackAtAndSettled(chief);
        }
        assertThat(VerifyingLedger.verify(access.source(access.reader())).breaks())
                .isEmpty();
    }

    private void seesItThreeTimes(Chromium instructor, Chromium deputy) {
        check(instructor, "抽 4 起，1 起第二天才录。");
        assertThat(instructor.page.textContent("main")).contains("等改");
        check(instructor, "抽 3 起，1 起第二天才录。");
        check(deputy, "抽 5 起，2 起第二天才录。");

        deputy.shoot("loop-check").isClean();
        var link = deputy.page.locator("a[href^='/problems/of-finding/']").first();
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            deputy.page.reload();
            return link.count() > 0;
        });
        link.click();
        problem = deputy.page.url();
        assertThat(deputy.page.textContent("main")).contains("抽 5 起，2 起第二天才录。", "抽 4 起，1 起第二天才录。");
        assertThat(id(
                        "select count(*) from rectification.problem_finding pf join supervision.finding f on f.id = pf.finding_id"
                                + " where f.place = '" + PLACE + "'"))
                .isEqualTo(3);
    }

    private void check(Chromium checker, String seen) {
        checker.open("/checks/new?unit=" + unit + "&area=" + area);
        checker.page.locator("label.n:has(input[name='answer-" + clause + "'])").click();
        checker.page.selectOption("#whom-" + clause, person("郑宇航"));
        checker.page.fill("#seen-" + clause, seen);
        checker.page.fill("#place-" + clause, PLACE);
        checker.page.click("#record");
        checker.page.waitForURL(url -> url.contains("done=recorded"));
    }

    private void isPutRight(Chromium chief, Chromium deputy, Chromium leader) {
        act(chief, "assign");
        chief.page.selectOption("#assign-leader", person("罗绍文"));
        chief.page.fill("#assign-due", "2026-10-20");
        send(chief, "assign");

        act(deputy, "measures");
        deputy.page.fill("#measures-what", "夜班加一个录入席位");
        deputy.page.selectOption("#measures-doer", person("马志远"));
        deputy.page.fill("#measures-measure-due", "2026-10-15");
        deputy.page.fill("#measures-proof", "席位上看过");
        send(deputy, "measures");
        deputy.shoot("loop-measures").isClean();

        act(leader, "done");
        leader.page.fill("#done-note", "席位上看过，夜班有人");
        send(leader, "done");
        claim(leader);
    }

    private void claim(Chromium leader) {
        act(leader, "claim");
        leader.page.fill("#claim-text", "措施做完了，夜班连着五天当班录完");
        send(leader, "claim");
    }

    private void isVerifiedAtTheSecondTime(Chromium chief, Chromium leader) {
        leader.open(path());
        assertThat(leader.page.locator("#verify").count())
                .as("who did it does not verify")
                .isZero();

        verify(chief, "8", "抽 10 起，2 起还是晚");
        assertThat(chief.page.textContent("main")).contains("验收退回");
        claim(leader);
        verify(chief, "10", "抽 10 起，都是当班录的");
        chief.shoot("loop-verified").isClean();
        assertThat(chief.page.textContent("main")).contains("验收通过");
    }

    private void verify(Chromium chief, String good, String words) {
        act(chief, "verify");
        chief.page.fill("#verify-looked", "10");
        chief.page.fill("#verify-needed", "9");
        chief.page.fill("#verify-good", good);
        chief.page.fill("#verify-text", words);
        send(chief, "verify");
    }

    private void theOfficerAnswers(Chromium officer, Chromium chief) {
        officer.open("/me");
        officer.shoot("loop-officer").isClean();
        assertThat(officer.page.textContent("#rec")).contains("抽 5 起，2 起第二天才录。");
        var finding = id("select max(id) from supervision.finding where place = '" + PLACE + "'");
        officer.open("/findings/" + finding + "/statement");
        officer.page.fill("#text", "那天终端断网，我先记在纸上。");
        officer.page.click("main form button[type=submit]");
        officer.page.waitForLoadState();
        officer.open("/findings/" + finding + "/objection");
        officer.page.fill("#text", "其中 1 起不是我处的警，请核对。");
        officer.page.click("main form button[type=submit]");
        officer.page.waitForLoadState();
        officer.open("/me");
        officer.shoot("loop-voice").isClean();

        chief.open("/");
        chief.shoot("loop-today").isClean();
        var statement = id("select id from redress.statement where finding_id = " + finding);
        chief.open("/redress/statements/" + statement);
        assertThat(chief.page.textContent("main")).contains("那天终端断网");
        chief.page.fill("#text", "断网日志已核对，时间属实。");
        chief.page.locator("#answer button").nth(1).click();
        chief.page.waitForLoadState();
        officer.open("/me");
        assertThat(officer.page.textContent("#rec")).contains("断网日志已核对");
        assertThat(id("select count(*) from redress.objection where finding_id = " + finding))
                .isOne();
        assertThat(officer.page.textContent("body")).contains("周砚明");
    }

    private void isLookedBackAtAndSettled(Chromium chief) {
        for (var days : new int[] {30, 60, 90}) {
            ((MovableClock) clock).forward(Duration.ofDays(days));
            act(chief, "look-back");
            chief.page.fill("#look-back-text", "抽 5 起，都守住了");
            chief.page.locator("#look-back button[value=yes]").click();
            chief.page.waitForLoadState();
        }
        act(chief, "settle");
        send(chief, "settle");
        chief.shoot("loop-settled").isClean();

        assertThat(chief.page.textContent("main")).contains("了结");
        assertThat(owner.sql("select state from rectification.problem where id = :id")
                        .param("id", Long.parseLong(path().substring(path().lastIndexOf('/') + 1)))
                        .query(String.class)
                        .single())
                .isEqualTo("SETTLED");
    }

    private void act(Chromium who, String act) {
        who.open(path());
        var panel = who.page.locator("details#" + act);
        if (panel.getAttribute("open") == null) {
            panel.locator("summary").click();
        }
    }

    private static void send(Chromium who, String act) {
        who.page.locator("details#" + act + " button[type=submit]").first().click();
        who.page.waitForURL(url -> url.contains("done="));
    }

    private String path() {
        return problem.substring(problem.indexOf("/problems/")).replaceAll("[?#].*", "");
    }

    private String person(String name) {
        return String.valueOf(id("select id from organisation.person where name = '" + name + "'"));
    }

    private long id(String query) {
        return owner.sql(query).query(Long.class).single();
    }
}
