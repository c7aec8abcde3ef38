package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RulePagesIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    RuleBook book;

    @BeforeEach
    void hasAChief() {
        book = new RuleBook(port, access);
    }

    @Test
    void showsTheStructureOfAnUploadedRegulation() {
        var source = book.source();
        var page = book.chief.get("/rules/sources/" + source);

        assertThat(page.body())
                .contains("青石镇门岗值守办法")
                .contains("第一条")
                .contains("丢失钥匙")
                .contains("中间缺号")
                .contains("缺不办咋办")
                .contains("name=\"node\"");
        assertThat(new String(book.chief.download("/rules/sources/" + source + "/file"), StandardCharsets.UTF_8))
                .startsWith(Documents.RULES);
        assertThat(book.chief.get("/rules").body()).contains("青石镇门岗值守办法");
        assertThat(book.patrolman().get("/rules/sources/" + source).body())
                .contains("第一条")
                .doesNotContain("name=\"node\"");
    }

    @Test
    void linksWhatTheWordsPointTo() {
        var guards = RuleBook.id(
                book.upload(
                        "钥匙.md", ("青石镇钥匙管理规则" + book.world.mark + "\n\n第一条 钥匙入柜。\n").getBytes(StandardCharsets.UTF_8)),
                "/rules/sources/(\\d+)");
        var text = "青石镇巡门办法\n\n第一条 巡门每夜三次。\n\n第二条 违反第一条规定的，依照《青石镇钥匙管理规则" + book.world.mark
                + "》第一条处理，《青石镇没有的规则》除外。\n\n前款情形，见本条第一款。\n";
        var source = RuleBook.id(book.upload("巡门.md", text.getBytes(StandardCharsets.UTF_8)), "/rules/sources/(\\d+)");

        var page = book.chief.get("/rules/sources/" + source).body();

        var first = book.article(source, "第一条");
        assertThat(page)
                .contains("id=\"n" + first + "\"")
                .contains("<a href=\"#n" + first + "\">第一条</a>")
                .contains("<a href=\"/rules/sources/" + guards + "\">《青石镇钥匙管理规则" + book.world.mark + "》第一条</a>")
                .contains("，《青石镇没有的规则》除外。")
                .contains(">前款</a>情形")
                .contains(">本条第一款</a>");
    }

    @Test
    void findsTheSameFileASecondTimeAndLinksToIt() {
        var source = book.source();
        var again = book.upload("改名.md", book.chief.download("/rules/sources/" + source + "/file"));

        assertThat(RuleBook.id(again, "/rules/sources/(\\d+)")).isEqualTo(source);
        assertThat(again.body()).contains("以前传过");
        assertThat(book.world.count("select count(*) from rule.source where owner_unit_id = " + book.world.station))
                .isEqualTo(1);
    }

    @Test
    void makesADraftOfTheArticlesOwnWordsOnce() {
        var source = book.source();
        var clause = book.clause(source, "第一条");

        assertThat(book.chief.get("/rules/clauses/" + clause + "/edit").body())
                .contains("门岗人员应当每班清点钥匙，并在交接簿上签字。</textarea>")
                .contains("第一条");
        var again = book.chief.post(
                "/rules/sources/" + source,
                Map.of("node", Long.toString(book.article(source, "第一条")), "area", Long.toString(book.world.area)));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(book.world.count("select count(*) from rule.clause where source_id = " + source))
                .isEqualTo(1);
        var item = book.chief.post(
                "/rules/sources/" + source,
                Map.of("node", Long.toString(book.node(source, "门锁损坏")), "area", Long.toString(book.world.area)));
        assertThat(item.body()).contains("第三条第（二）项");
    }

    @Test
    void takesAProhibitionUpAsOne() {
        var clause = book.clause(book.source(), "第二条");

        assertThat(book.world.count("select count(*) from rule.clause_version where clause_id = " + clause
                        + " and should = '' and should_not like '门岗人员不得离岗%'"))
                .isEqualTo(1);
    }

    @Test
    void publishesAndBindsAndIsAcknowledged() {
        var clause = book.published();
        var officer = book.patrolman();

        assertThat(officer.get("/").body()).contains("每班清点钥匙").contains("/rules/clauses/" + clause);
        var page = officer.get("/rules/clauses/" + clause);
        assertThat(page.body())
                .contains("谁阅过第 1 版")
                .contains("我已阅")
                .contains("每月 2 次")
                .contains("巡逻防控队的人")
                .contains("五样都写了");
        var read = officer.post("/rules/clauses/" + clause + "/acknowledge", Map.of("number", "1"));
        assertThat(read.body()).contains("你已经阅过").doesNotContain("我已阅</button>");
        officer.post("/rules/clauses/" + clause + "/acknowledge", Map.of("number", "1"));
        assertThat(book.world.count("select count(*) from rule.acknowledgement where person_id = " + book.patrolman))
                .isEqualTo(1);
        assertThat(officer.get("/").body()).doesNotContain("/rules/clauses/" + clause + "\"");
        assertThat(book.chief.get("/rules/clauses/" + clause).body()).contains("1 / 1 人");
        assertThat(book.chief
                        .post("/rules/clauses/" + clause + "/acknowledge", Map.of("number", "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(book.world.count(
                        "select count(*) from ledger.entry where entity = 'clause' and entity_id = " + clause))
                .isEqualTo(3);
    }

    @Test
    void supersedesWithANewVersionAndKeepsTheOld() {
        var clause = book.published();
        var duty = book.duty(clause);
        var tomorrow = LocalDate.now(clock).plusDays(1);

        book.chief.post("/rules/clauses/" + clause + "/versions", Map.of("version", "" + book.lock(clause)));
        var form = book.draft(clause);
        form.put("should", "门岗人员应当每班清点钥匙两次，并在交接簿上签字。");
        form.put("d0.id", Long.toString(duty));
        form.put("d0.count", "4");
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).body())
                .contains("第 2 版，草稿");
        assertThat(book.publish(clause, "2026-02-01").statusCode()).isEqualTo(422);
        assertThat(book.publish(clause, tomorrow.toString()).statusCode()).isEqualTo(200);

        assertThat(book.chief.get("/rules/clauses/" + clause).body()).contains("每月 2 次");
        assertThat(book.chief.get("/rules/clauses/" + clause + "?version=2").body())
                .contains("每月 4 次")
                .contains("才生效");
        assertThat(book.world.count("select count(*) from rule.duty where clause_id = " + clause))
                .isEqualTo(1);
        assertThat(book.world.count("select count(*) from rule.clause_version where clause_id = " + clause
                        + " and number = 1 and upper(in_force) = '" + tomorrow + "'"))
                .isEqualTo(1);

        var back = book.chief.post("/rules/clauses/" + clause + "/withdraw", Map.of("version", "" + book.lock(clause)));
        assertThat(back.body()).contains("第 2 版，草稿");
        assertThat(book.world.count("select count(*) from rule.clause_version where clause_id = " + clause
                        + " and number = 1 and upper_inf(in_force)"))
                .isEqualTo(1);
    }

    @Test
    void repealsFromADayOnWithAReason() {
        var clause = book.published();
        var today = LocalDate.now(clock);
        var path = "/rules/clauses/" + clause + "/repeal";

        assertThat(book.chief
                        .post(
                                path,
                                Map.of(
                                        "version",
                                        "" + book.lock(clause),
                                        "on",
                                        today.minusDays(1).toString(),
                                        "reason",
                                        "合并"))
                        .body())
                .contains("过去的不能改");
        assertThat(book.chief
                        .post(path, Map.of("version", "" + book.lock(clause), "on", today.toString(), "reason", ""))
                        .statusCode())
                .isEqualTo(422);
        var page = book.chief.post(
                path, Map.of("version", "" + book.lock(clause), "on", today.toString(), "reason", "合并到新规定"));

        assertThat(page.body()).contains("废止：合并到新规定").contains("已失效");
        assertThat(book.world.count("select count(*) from rule.clause_version where clause_id = " + clause
                        + " and status = 'PUBLISHED' and upper(in_force) = '" + today + "'"))
                .isEqualTo(1);
    }

    @Test
    void answersForeignersAsIfThereWereNothing() {
        var clause = book.published();
        var other = new RuleBook(port, access);

        assertThat(other.chief.get("/rules/clauses/" + clause).statusCode()).isEqualTo(404);
        assertThat(other.chief.get("/rules").body()).doesNotContain("/rules/clauses/" + clause + "\"");
        assertThat(other.chief
                        .post("/rules/clauses/" + clause + "/edit", book.draft(clause))
                        .statusCode())
                .isEqualTo(404);
        var officer = book.patrolman();
        officer.get("/rules/clauses/" + clause);
        assertThat(officer.post("/rules/clauses/" + clause + "/versions", Map.of("version", "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(officer.get("/rules/upload").statusCode()).isEqualTo(403);
        var leader = book.visitor(Role.DEPUTY, book.world.station, null, "罗某");
        leader.get("/rules/clauses/" + clause);
        assertThat(leader.post(
                                "/rules/clauses/" + clause + "/repeal",
                                Map.of("version", "1", "on", "2099-01-01", "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
    }
}
