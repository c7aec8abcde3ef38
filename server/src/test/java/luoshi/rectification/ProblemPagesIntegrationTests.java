package luoshi.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
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

/** The pages of 整改 over HTTP. */
@ServerTest
class ProblemPagesIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    OpeningProblems opening;

    @Autowired
    Clock clock;

    ProblemWorld people;
    LocalDate today;
    long problem;
    Browsing chief;

    @BeforeEach
    void hasAProblem() {
        people = new ProblemWorld(access, clock);
        today = LocalDate.now(clock);
        var finding = people.finding(people.officer, 3, false, "夜班席位", today, false);
        problem = opening.follow(finding, people.world.patrol).orElseThrow();
        chief = visitor(Role.CHIEF, people.chief, people.world.station);
    }

    private Browsing visitor(Role role, long person, long unit) {
        return SignIns.visitor(port, access, role, unit, person, "某" + person);
    }

    private Map<String, String> assigning(LocalDate due) {
        return Map.of(
                "version", "0",
                "leader", Long.toString(people.deputy),
                "unit", Long.toString(people.world.patrol),
                "due", due.toString());
    }

    @Test
    void listsProblemsWithoutNamesOfThoseConcerned() {
        var page = chief.get("/problems");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("接处警现场记录 · 夜班席位", "整改进度表").doesNotContain("郑宇航");
        assertThat(chief.get("/problems?state=overdue").body()).doesNotContain("接处警现场记录 · 夜班席位");
        assertThat(chief.get("/problems?state=plan&leader=&unit=" + people.world.patrol)
                        .body())
                .contains("接处警现场记录 · 夜班席位");
        assertThat(chief.get("/problems?from=garbled&leader=x").statusCode()).isEqualTo(200);
    }

    @Test
    void offersExactlyWhatTheReaderMayDo() {
        assertThat(chief.get("/problems/" + problem).body())
                .contains("id=\"assign\"", "id=\"withdrawal\"", "夜班记录次日才录")
                .doesNotContain("id=\"verify\"", "id=\"claim\"", "id=\"measures-");
        var officer = visitor(Role.OFFICER, people.officer, people.world.patrol);
        assertThat(officer.get("/problems/" + problem).body())
                .contains("夜班记录次日才录")
                .doesNotContain("<details class=\"panel\"");
        var neighbour = visitor(Role.OFFICER, people.neighbour, people.world.community);
        assertThat(neighbour.get("/problems/" + problem).statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheFormAgainWithWhatIsWrong() {
        chief.get("/problems/" + problem);

        var answer = chief.post("/problems/" + problem + "/assign", assigning(today.minusDays(1)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("已经过了，改成").contains("href=\"#assign-due\"");
        assertThat(people.state(problem)).isEqualTo("OPENED");
        assertThat(chief.post("/problems/" + problem + "/assign", assigning(today.plusDays(9)))
                        .body())
                .contains("记下了", "罗绍文");
        assertThat(chief.post("/problems/" + problem + "/assign", assigning(today.plusDays(9)))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void opensOneForAFormSentTwice() {
        chief.get("/problems/new");
        var form = Map.of(
                "once",
                UUID.randomUUID().toString(),
                "unit",
                Long.toString(people.world.community),
                "area",
                Long.toString(people.world.area),
                "title",
                "接待没有登记",
                "facts",
                "三次来访没有登记",
                "severity",
                "1");

        assertThat(chief.post("/problems", form).body()).contains("接待没有登记");
        chief.post("/problems", form);

        assertThat(people.count("select count(*) from rectification.problem where reason = 'DECISION' and station_id = "
                        + people.world.station))
                .isEqualTo(1);
    }

    @Test
    void leadsFromAFindingToItsProblem() {
        var finding =
                people.count("select finding_id from rectification.problem_finding where problem_id = " + problem);

        assertThat(chief.get("/problems/of-finding/" + finding).body()).contains("夜班记录次日才录");
        assertThat(chief.get("/problems/of-finding/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheChiefWhatWaitsForHim() {
        assertThat(chief.get("/").body()).contains("定人", "接处警现场记录 · 夜班席位");
    }

    @Test
    void letsOneOfTwoDecideOnAnExtension() throws Exception {
        var instructor = visitor(Role.INSTRUCTOR, people.instructor, people.world.station);
        var deputy = visitor(Role.DEPUTY, people.deputy, people.world.station);
        chief.get("/problems/" + problem);
        chief.post("/problems/" + problem + "/assign", assigning(today.plusDays(9)));
        deputy.get("/problems/" + problem);
        deputy.post(
                "/problems/" + problem + "/extension",
                Map.of("version", "1", "until", today.plusDays(20).toString(), "reason", "等装财科"));
        chief.get("/problems/" + problem);
        instructor.get("/problems/" + problem);
        assertThat(chief.get("/").body()).contains("申请延期到");

        AtOnce.oneWins(AtOnce.send(
                access,
                "rectification.problem",
                () -> chief.post(
                        "/problems/" + problem + "/decide-extension",
                        Map.of("version", "2", "granted", "yes", "answer", "可以")),
                () -> instructor.post(
                        "/problems/" + problem + "/decide-extension",
                        Map.of("version", "2", "granted", "no", "answer", "先改"))));

        assertThat(people.count(
                        "select count(*) from rectification.extension where decided_by is not null and problem_id = "
                                + problem))
                .isEqualTo(1);
        assertThat(people.count(
                        "select count(*) from ledger.entry where action in ('ProblemExtended', 'ProblemExtensionRefused') and entity_id = "
                                + problem))
                .isEqualTo(1);
    }
}
