package luoshi.redress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.AtOnce;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the person concerned and of who hears him, over HTTP. */
@ServerTest
class RecordPagesIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Speakers people;
    long finding;
    Browsing officer;
    Browsing chief;

    @BeforeEach
    void hasRecords() {
        people = new Speakers(access, clock.instant());
        finding = people.finding(people.officer, people.head, 3);
        people.compliant(people.officer, people.head, 5);
        people.praise(people.officer, people.head, 9, "群众来电致谢");
        officer = visitor(Role.OFFICER, people.world.patrol, people.officer, "郑宇航");
        chief = visitor(Role.CHIEF, people.world.station, people.chief, "周砚明");
    }

    private Browsing visitor(Role role, long unit, long person, String name) {
        return SignIns.visitor(port, access, role, unit, person, name);
    }

    @Test
    void showsPraiseAndWhatWasWrongInOneListWithWhatCanBeSaidToIt() {
        var page = officer.get("/me").body();

        assertThat(page)
                .contains("关于我的记录", "夜班 6 起，1 起超过 2 小时", "群众来电致谢", "2 条合规", "谁看过")
                .contains("谁写的：何晓东；为什么：随机抽中，不打招呼；", "本所规定 第一条", "自动移出")
                .contains("/findings/" + finding + "/statement", "/findings/" + finding + "/objection")
                .contains("公务员法第 95 条")
                .doesNotContain("劳动争议仲裁");
        assertThat(page.indexOf("夜班 6 起")).isLessThan(page.indexOf("群众来电致谢"));
    }

    @Test
    void leavesOutWhatHasExpiredAndKeepsPraiseForLonger() {
        people.finding(people.officer, people.head, 200, "早就移出的一条");
        people.praise(people.officer, people.head, 300, "去年的表扬");
        people.praise(people.officer, people.head, 800, "前年的表扬");

        assertThat(officer.get("/me").body()).contains("去年的表扬").doesNotContain("早就移出的一条", "前年的表扬");
        assertThat(people.world.count("select count(*) from supervision.finding where seen = '早就移出的一条'"))
                .isPositive();
    }

    @Test
    void showsAnAuxiliaryTheWaysThatAreHis() {
        people.finding(people.auxiliary, people.head, 1);

        assertThat(visitor(Role.AUXILIARY, people.world.patrol, people.auxiliary, "辅小乙")
                        .get("/me")
                        .body())
                .contains("劳动争议仲裁")
                .doesNotContain("公务员法第 95 条");
    }

    @Test
    void leadsFromTheStatementOverItsAnswerToTheObjection() {
        var form = officer.get("/findings/" + finding + "/statement").body();
        assertThat(form).contains("写说明", "夜班 6 起", "三种");

        var after = officer.post("/findings/" + finding + "/statement", Map.of("text", "断网", "once", "one"));

        assertThat(after.uri().getPath()).isEqualTo("/people/" + people.officer);
        assertThat(after.body()).contains("本人说明：断网", "已说明，").doesNotContain("/" + finding + "/statement\"");
        var id = people.world.count("select id from redress.statement where finding_id = " + finding);
        assertThat(chief.get("/").body()).contains("郑宇航 写了说明", "/redress/statements/" + id);
        var hearing = chief.get("/redress/statements/" + id).body();
        assertThat(hearing).contains("断网", "采纳并更正", "部分采纳", "不采纳").doesNotContain("btn p");
        var again = chief.post("/redress/statements/" + id, Map.of("version", "0", "answer", "PARTLY", "text", ""));
        assertThat(again.statusCode()).isEqualTo(422);
        chief.post("/redress/statements/" + id, Map.of("version", "0", "answer", "REJECTED", "text", "台账上有"));
        assertThat(officer.get("/me").body())
                .contains("周砚明 答复，不采纳：台账上有", "答复后 30 天内可以提")
                .contains("/findings/" + finding + "/objection");
    }

    @Test
    void showsTheFormAgainWithWhatIsWrongAndSaysWhenItIsClosed() {
        officer.get("/findings/" + finding + "/statement");
        assertThat(officer.post("/findings/" + finding + "/statement", Map.of("text", "", "once", "a"))
                        .statusCode())
                .isEqualTo(422);
        var old = people.finding(people.officer, people.head, 70);

        assertThat(officer.get("/findings/" + old + "/objection").body()).contains("提异议到", "为止，已经过了");
        assertThat(chief.get("/findings/" + finding + "/statement").statusCode())
                .isEqualTo(403);
    }

    @Test
    void notesWhoLookedOnceAnHourAndShowsItToThePersonOnly() {
        chief.get("/people/" + people.officer);
        chief.get("/people/" + people.officer);
        officer.get("/me");

        assertThat(people.world.count("select count(*) from redress.reading where person_id = " + people.officer))
                .isEqualTo(1);
        assertThat(people.world.count("select count(*) from ledger.entry where action = 'RecordRead' and person_id = "
                        + people.officer))
                .isEqualTo(1);
        assertThat(officer.get("/me").body()).contains("近 30 天 1 人 1 次", "看记录");
        assertThat(officer.get("/").body())
                .contains("别人怎么记你的", "近 7 天有 1 人看过你的记录：周砚明", "/findings/" + finding + "/statement");
        assertThat(chief.get("/people/" + people.officer).body())
                .contains("夜班 6 起")
                .doesNotContain("id=\"who\"", "/findings/" + finding + "/statement");
        assertThat(people.unanswered()).isEmpty();
    }

    @Test
    void letsOneOfTwoAnswerAtOnce() throws Exception {
        officer.get("/findings/" + finding + "/statement");
        officer.post("/findings/" + finding + "/statement", Map.of("text", "断网", "once", "one"));
        var id = people.world.count("select id from redress.statement where finding_id = " + finding);
        var path = "/redress/statements/" + id;
        var instructor = visitor(Role.INSTRUCTOR, people.world.station, people.instructor, "林素珍");
        chief.get(path);
        instructor.get(path);

        AtOnce.oneWins(AtOnce.send(
                access,
                "redress.statement",
                () -> chief.post(path, Map.of("version", "0", "answer", "REJECTED", "text", "有记录")),
                () -> instructor.post(path, Map.of("version", "0", "answer", "ACCEPTED", "text", "属实"))));

        assertThat(people.entries("StatementAnswered")).isEqualTo(1);
        assertThat(people.unanswered()).isEmpty();
    }

    @Test
    void letsOneOfTwoDecideAtOnce() throws Exception {
        officer.get("/findings/" + finding + "/objection");
        officer.post("/findings/" + finding + "/objection", Map.of("text", "不是我", "once", "two"));
        var id = people.world.count("select id from redress.objection where finding_id = " + finding);
        var path = "/redress/objections/" + id;
        var instructor = visitor(Role.INSTRUCTOR, people.world.station, people.instructor, "林素珍");
        chief.get(path);
        instructor.get(path);

        AtOnce.oneWins(AtOnce.send(
                access,
                "redress.objection",
                () -> chief.post(path, Map.of("version", "0", "answer", "NOT_UPHELD", "text", "有记录")),
                () -> instructor.post(path, Map.of("version", "0", "answer", "UPHELD", "text", "属实"))));

        assertThat(people.entries("ObjectionDecided")).isEqualTo(1);
    }
}
