package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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
class CheckPagesIntegrationTests {
    private static final Pattern PHOTO = Pattern.compile("src=\"(/checks/photos/\\d+)\"");

    @Autowired
    DatabaseAccess access;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    Checkers people;
    Browsing chief;
    String blank;

    @BeforeEach
    void signsIn() {
        people = new Checkers(access, LocalDate.now(clock).minusDays(1));
        chief = visitor(Role.CHIEF, people.world.station, people.chief);
        blank = "/checks/new?unit=" + people.world.patrol + "&area=" + people.world.area;
    }

    @Test
    void asksWhereAndThenEveryClauseTheLeaderFirst() {
        assertThat(chief.get("/checks/new").body()).contains("巡逻防控队", "社区警务队", "所领导");

        var form = chief.get(blank).body();

        assertThat(form)
                .contains("先查负责的：何某", "交接班签字", "出车登记", "name=\"answer-" + people.clause + "\"")
                .contains("value=\"" + LocalDate.now(clock) + "\"");
        assertThat(form.indexOf("何某")).isLessThan(form.indexOf("郑某"));
    }

    @Test
    void putsTheLeaderOnDutyFirstAndNamesWhoIsOnDuty() {
        var yesterday = LocalDate.now(clock).minusDays(1);
        people.onDuty(people.neighbour, people.leaders, "LEAD", yesterday);
        people.onDuty(people.officer, people.world.patrol, "DAY", yesterday);

        var form = chief.get(blank + "&day=" + yesterday + "&time=10:00").body();

        assertThat(form).contains("先查带班领导：方某", "再查当班：郑某");
        assertThat(form.indexOf("value=\"" + people.neighbour + "\""))
                .isBetween(0, form.indexOf("value=\"" + people.head + "\""));
        assertThat(chief.post("/checks", form(Map.of("lead", String.valueOf(people.neighbour))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(chief.post("/checks", form(Map.of("lead", String.valueOf(people.neighbour), "time", "07:00")))
                        .body())
                .contains("href=\"#lead\"");
    }

    @Test
    void recordsAWholeCheckWithAPhotoThatOnlyThoseConcernedSee() throws IOException {
        chief.get(blank);
        var photo = Pictures.onItsSideWithPlace(Pictures.of("jpg", 400, 200));

        var one = chief.upload("/checks", form(Map.of()), "photo-" + people.clause, "台.jpg", photo);

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.uri().getPath()).matches("/checks/\\d+");
        assertThat(one.body()).contains("检查记下了", "接班人没有签字", "等改，到", "郑某", "不打招呼");
        var address = photoIn(one.body());
        var kept = chief.get(address, "Accept", "image/*");
        assertThat(kept.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(kept.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("private"));
        assertThat(kept.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(ImageIO.read(new ByteArrayInputStream(chief.download(address)))
                        .getHeight())
                .isEqualTo(400);

        var officer = visitor(Role.OFFICER, people.world.patrol, people.officer);
        assertThat(officer.get(one.uri().getPath()).body()).contains("接班人没有签字", "周某", address);
        assertThat(officer.get(address).statusCode()).isEqualTo(200);
        var neighbour = visitor(Role.TEAM_LEADER, people.world.community, people.neighbour);
        assertThat(neighbour.get(address).statusCode()).isEqualTo(404);
        assertThat(neighbour.get(one.uri().getPath()).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsTheFormWhereAPhotoIsNone() {
        chief.get(blank);

        for (var file : Map.of(
                        "reason.photo.none", "不是照片".getBytes(StandardCharsets.UTF_8),
                        "reason.photo.heic", "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                        "reason.photo.pixels", Pictures.pngHeader(10_000, 6_000))
                .entrySet()) {
            var again = chief.upload("/checks", form(Map.of()), "photo-" + people.clause, "a.jpg", file.getValue());

            assertThat(again.statusCode()).isEqualTo(422);
            assertThat(again.body())
                    .contains("role=\"alert\"", "href=\"#photo-" + people.clause, "接班人没有签字", "巡逻交接台")
                    .contains(
                            switch (file.getKey()) {
                                case "reason.photo.none" -> "这个文件不是照片";
                                case "reason.photo.heic" -> "兼容性最佳";
                                default -> "照片有 60 百万像素";
                            });
        }
        assertThat(people.visits()).isZero();
    }

    @Test
    void asksAgainForPhotosOfARefusedForm() {
        chief.get(blank);

        var again = chief.upload(
                "/checks",
                form(Map.of("seen-" + people.clause, "")),
                "photo-" + people.clause,
                "台.jpg",
                Pictures.of("jpg", 400, 200));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("照片没有留下，请再选一次", "href=\"#photo-" + people.clause);
        assertThat(people.visits()).isZero();
    }

    @Test
    void saysAtTheFieldWhatIsWrong() {
        chief.get(blank);

        var again = chief.post("/checks", form(Map.of("whom-" + people.clause, String.valueOf(people.chief))));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("不能查自己", "aria-invalid=\"true\"", "href=\"#whom-" + people.clause);
        assertThat(chief.post("/checks", form(Map.of("answer-" + people.clause, "", "answer-" + people.other, "")))
                        .body())
                .contains("先选合规、不合规还是不适用");
    }

    @Test
    void tellsAnAuxiliaryThatHeOnlyGoesAlong() {
        var auxiliary = visitor(Role.AUXILIARY, people.world.patrol, people.auxiliary);
        assertThat(auxiliary.get("/checks/new").statusCode()).isEqualTo(403);
        auxiliary.get("/account/password");

        var answer = auxiliary.post("/checks", form(Map.of()));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("辅警不能单独查");
    }

    @Test
    void listsChecksAndWhatWasSeen() {
        chief.get(blank);
        chief.post(
                "/checks",
                form(Map.of("praise", "EXAMPLE", "praise-whom", String.valueOf(people.head), "praise-seen", "带头补登")));

        var list = chief.get("/checks").body();
        assertThat(list).contains("近 30 天检查 1 次", "检查发现 1 条", "表扬示范 1 条", "合规 0 / 1", "开始检查");
        var seen = chief.get("/checks?show=seen&days=90&unit=" + people.world.patrol)
                .body();
        assertThat(seen).contains("接班人没有签字", "带头补登", "轻微", "示范");
        assertThat(chief.get("/checks?kind=DRAWN&before=1").body()).contains("这段时间没有检查");
    }

    @Test
    void offersTheCorrectionToThePersonConcernedAndTheHead() {
        chief.get(blank);
        var one = chief.post("/checks", form(Map.of())).uri().getPath();
        var head = visitor(Role.TEAM_LEADER, people.world.patrol, people.head);
        assertThat(head.get("/").body()).contains("改 交接班签字");
        var officer = visitor(Role.OFFICER, people.world.patrol, people.officer);
        assertThat(officer.get("/").body()).contains("改 交接班签字");
        var finding = people.world.count("select max(id) from supervision.finding");
        officer.get(one);

        assertThat(officer.post("/findings/" + finding + "/correct", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(422);
        var after = officer.post("/findings/" + finding + "/correct", Map.of("version", "0", "what", "补签了"));

        assertThat(after.body()).contains("立行立改", "补签了").doesNotContain("记下改好了什么");
        assertThat(head.get("/").body()).doesNotContain("改 交接班签字");
    }

    @Test
    void withdrawsByTwoPeople() {
        var deputy = visitor(Role.DEPUTY, people.world.station, people.deputy);
        deputy.get(blank);
        var one = deputy.post("/checks", form(Map.of())).uri().getPath();
        var finding = people.world.count("select max(id) from supervision.finding");
        deputy.get(one);
        assertThat(deputy.post("/findings/" + finding + "/withdraw", Map.of("reason", "记错了人"))
                        .body())
                .contains("已经提请撤销");
        var request = people.world.count("select max(id) from supervision.withdrawal");
        assertThat(chief.get("/").body()).contains("撤不撤销这条检查发现");
        chief.get(one);

        var after = chief.post("/findings/withdrawals/" + request, Map.of("version", "0", "grant", "yes"));

        assertThat(after.body()).contains("已撤销：记错了人", "接班人没有签字");
    }

    @Test
    void commendsWithoutACheck() {
        chief.get("/commendations/new?unit=" + people.world.patrol);
        var form = Map.of(
                "unit", String.valueOf(people.world.patrol),
                "day", LocalDate.now(clock).toString(),
                "praise", "COMMENDED",
                "praise-whom", String.valueOf(people.officer),
                "praise-seen", "下班后送老人回家",
                "once", Checkers.once());

        chief.post("/commendations", form);
        assertThat(chief.post("/commendations", form).body()).contains("表扬记下了", "下班后送老人回家");
        assertThat(people.world.count(
                        "select count(*) from supervision.commendation where person_id = " + people.officer))
                .isEqualTo(1);
    }

    private Browsing visitor(Role role, long unit, long person) {
        return SignIns.visitor(port, access, role, unit, person, "某人");
    }

    private static String photoIn(String body) {
        var found = PHOTO.matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Map<String, String> form(Map<String, String> changes) {
        var form = new HashMap<String, String>();
        form.put("unit", String.valueOf(people.world.patrol));
        form.put("area", String.valueOf(people.world.area));
        form.put("kind", "DIRECTED");
        form.put("announced", "no");
        form.put("day", LocalDate.now(clock).minusDays(1).toString());
        form.put("time", "10:00");
        form.put("lead", String.valueOf(people.head));
        form.put("once", Checkers.once());
        form.put("clause", String.valueOf(people.clause));
        form.put("answer-" + people.clause, "NOT_COMPLIANT");
        form.put("whom-" + people.clause, String.valueOf(people.officer));
        form.put("seen-" + people.clause, "接班人没有签字");
        form.put("place-" + people.clause, "巡逻交接台");
        form.put("severity-" + people.clause, "1");
        form.putAll(changes);
        return form;
    }
}
