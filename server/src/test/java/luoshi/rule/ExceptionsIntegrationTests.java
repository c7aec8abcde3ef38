package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ExceptionsIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    RuleBook book;
    long duty;
    LocalDate today;

    @BeforeEach
    void hasADuty() {
        book = new RuleBook(port, access);
        duty = book.world.duty("X-" + book.world.mark, "抽看记录", "PERFORM", "PERSON", "MONTHLY", "ACT");
        today = LocalDate.now(clock);
        book.chief.get("/rules/exemptions/new");
    }

    Map<String, String> exemption() {
        var form = new HashMap<String, String>();
        form.put("duty", Long.toString(duty));
        form.put("person", Long.toString(book.patrolman));
        form.put("from", today.toString());
        form.put("last", today.plusDays(9).toString());
        form.put("reason", "参加省里集训");
        return form;
    }

    long id(String table) {
        return book.world.count("select max(id) from rule." + table + " where unit_id in (" + book.world.patrol + ","
                + book.world.community + ")");
    }

    @Test
    void approvesAnExemptionThatEndsByItself() {
        var page = book.chief.post("/rules/exemptions/new", exemption());

        assertThat(page.body()).contains("参加省里集训").contains("正在豁免").contains("郑某");
        assertThat(book.world.count("select count(*) from rule.exemption where id = " + id("exemption")
                        + " and upper(validity) = '" + today.plusDays(10) + "' and approved_by = " + book.chiefPerson))
                .isEqualTo(1);
        assertThat(book.patrolman().get("/rules/exceptions").body()).contains("参加省里集训");
    }

    @Test
    void refusesWhatIsNotToBeExempt() {
        book.chief.post("/rules/exemptions/new", exemption());

        var twice = book.chief.post("/rules/exemptions/new", exemption());
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("已经有一项同样的豁免");
        refused("person", Long.toString(book.chiefPerson), "不能给自己批豁免");
        refused("person", Long.toString(new RuleBook(port, access).patrolman), "从列表里选一个");
        refused("last", today.plusDays(800).toString(), "366 天");
        refused("last", today.minusDays(2).toString(), "结束在开始前面");
        refused("from", "2026-02-30", "看不懂");
        refused("duty", "77777777", "从列表里选一个");
        refused("reason", "", "这里没有写");
        assertThat(book.patrolman().post("/rules/exemptions/new", exemption()).statusCode())
                .isEqualTo(403);
    }

    void refused(String field, String value, String words) {
        var form = exemption();
        form.put(field, value);
        var page = book.chief.post("/rules/exemptions/new", form);
        assertThat(page.statusCode()).as(field).isEqualTo(422);
        assertThat(page.body()).as(field).contains(words);
    }

    @Test
    void endsAnExemptionEarlierOnce() {
        book.chief.post("/rules/exemptions/new", exemption());
        var path = "/rules/exemptions/" + id("exemption") + "/end";
        var form = Map.of(
                "shown", today.plusDays(10).toString(), "end", today.plusDays(3).toString(), "reason", "提前回来");

        assertThat(book.chief.post(path, form).body()).contains("提前结束：提前回来");
        assertThat(book.chief.post(path, form).statusCode()).isEqualTo(422);
        assertThat(book.chief
                        .post(
                                path,
                                Map.of(
                                        "shown",
                                        today.plusDays(10).toString(),
                                        "end",
                                        today.plusDays(1).toString(),
                                        "reason",
                                        "x"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(book.chief
                        .post(
                                path,
                                Map.of("shown", "x", "end", today.minusDays(1).toString(), "reason", "x"))
                        .body())
                .contains("过去的不能改");
    }

    @Test
    void signsReviewsAndRevokesNotApplicable() {
        var form = Map.of("unit", "" + book.world.community, "area", "" + book.world.area, "reason", "不值班");
        assertThat(book.chief.post("/rules/exclusions/new", form).body())
                .contains("不值班")
                .contains("再看一年");
        assertThat(book.chief.post("/rules/exclusions/new", form).body()).contains("已经签认过");
        var both = new HashMap<>(form);
        both.put("duty", "" + duty);
        assertThat(book.chief.post("/rules/exclusions/new", both).body()).contains("只选一个");
        var id = id("not_applicable");
        book.world
                .owner
                .sql("update rule.not_applicable set signed_on = '2025-01-01', review_on = :on where id = :id")
                .param("on", today.plusDays(5))
                .param("id", id)
                .update();
        assertThat(book.chief.get("/").body()).contains("复核不适用");

        book.chief.get("/rules/exceptions");
        assertThat(book.chief
                        .post("/rules/exclusions/" + id + "/review", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(book.chief
                        .post("/rules/exclusions/" + id + "/review", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(book.world.count("select count(*) from rule.not_applicable where review_on = '" + today.plusYears(1)
                        + "' and id = " + id))
                .isEqualTo(1);
        book.chief.get("/rules/exceptions");
        assertThat(book.chief
                        .post("/rules/exclusions/" + id + "/revoke", Map.of("version", "1"))
                        .body())
                .contains("撤回");
        assertThat(new RuleBook(port, access)
                        .chief
                        .post("/rules/exclusions/" + id + "/revoke", Map.of("version", "2"))
                        .statusCode())
                .isEqualTo(404);
    }
}
