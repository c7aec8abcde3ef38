package luoshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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
class EvidencePagesIntegrationTests {
    @Autowired
    DatabaseAccess access;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    Watchers people;
    Browsing officer;

    @BeforeEach
    void signsIn() {
        people = new Watchers(access);
        officer = SignIns.visitor(port, access, Role.OFFICER, people.world.patrol, people.officer, "郑某");
    }

    @Test
    void recordsInTwoStepsWithEverythingFilledIn() {
        assertThat(officer.get("/evidence/new").body()).contains("交接班签字", "/evidence/new?duty=" + people.duty);
        var form = officer.get("/evidence/new?duty=" + people.duty).body();
        assertThat(form)
                .contains("value=\"" + LocalDate.now(clock) + "\"", "现场所见", "系统记录")
                .doesNotContain(">会议<");

        var after = officer.post("/evidence", form(Map.of()));

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.uri().getQuery()).contains("done=recorded");
        assertThat(after.body())
                .contains("交接班签字", "撤回")
                .containsPattern("<a class=\"proof(?: wait)?\" href=\"/ledger/\\d+\"");
        assertThat(people.facts()).isEqualTo(1);
    }

    @Test
    void countsAFormSentTwiceOnce() {
        officer.get("/evidence/new?duty=" + people.duty);
        var form = form(Map.of("once", "same"));

        officer.post("/evidence", form);
        officer.post("/evidence", form);

        assertThat(people.facts()).isEqualTo(1);
    }

    @Test
    void showsTheFormAgainWithWhatIsWrong() {
        officer.get("/evidence/new?duty=" + people.duty);

        var answer = officer.post(
                "/evidence", form(Map.of("day", LocalDate.now(clock).plusDays(1).toString(), "note", "值班室看的")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"", "还没到", "aria-invalid=\"true\"", "值班室看的");
    }

    @Test
    void bearsGarbledFields() {
        officer.get("/evidence/new?duty=" + people.duty);

        assertThat(officer.post("/evidence", form(Map.of("day", "昨天", "time", "25:99", "kind", "X", "quantity", "-1")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(officer.post("/evidence", Map.of("duty", String.valueOf(people.duty)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(officer.post("/evidence", Map.of("duty", "abc")).statusCode())
                .isEqualTo(404);
        assertThat(officer.post("/evidence", Map.of()).statusCode()).isEqualTo(404);
        assertThat(officer.get("/evidence/new?duty=99999999999999999999").statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/evidence?before=never&person=x").statusCode()).isEqualTo(404);
        assertThat(officer.get("/evidence/abc/withdraw").statusCode()).isEqualTo(404);
        assertThat(people.facts()).isZero();
    }

    @Test
    void withdrawsAndStillShowsIt() {
        officer.get("/evidence/new?duty=" + people.duty);
        officer.post("/evidence", form(Map.of()));
        var id = people.world.count("select id from evidence.fact where duty_id = " + people.duty);
        assertThat(officer.get("/evidence/" + id + "/withdraw").body()).contains("为什么撤回");

        assertThat(officer.post("/evidence/" + id + "/withdraw", Map.of("reason", ""))
                        .statusCode())
                .isEqualTo(422);
        var after = officer.post("/evidence/" + id + "/withdraw", Map.of("reason", "记错了日期"));

        assertThat(after.body()).contains("已撤回", "记错了日期");
    }

    @Test
    void leadsNobodyToSomebodyElse() {
        var stranger = new Watchers(access);

        assertThat(officer.get("/evidence?person=" + people.colleague).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/evidence/new?person=" + people.colleague).statusCode())
                .isEqualTo(403);
        assertThat(officer.get("/evidence/new?duty=" + stranger.duty).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/evidence/shift/1").statusCode()).isEqualTo(404);
    }

    @Test
    void letsALeaderRecordForHisTeamAndReadsInEnglish() {
        var leader = SignIns.visitor(port, access, Role.TEAM_LEADER, people.world.patrol, people.leader, "罗某");

        assertThat(leader.get("/evidence/new?person=" + people.officer).body()).contains("郑某", "替谁记");
        assertThat(leader.get("/evidence/new?duty=" + people.duty + "&person=" + people.officer + "&lang=en")
                        .body())
                .contains("Record an act", "郑某");
        assertThat(leader.get("/evidence?mine=true&lang=en").body()).contains("Recorded for others");
        assertThat(leader.get("/evidence/shift").body()).contains("Confirm a watch");
    }

    private Map<String, String> form(Map<String, String> changed) {
        var form = new HashMap<>(Map.of(
                "duty",
                String.valueOf(people.duty),
                "day",
                LocalDate.now(clock).minusDays(1).toString(),
                "time",
                "21:40",
                "kind",
                "ACT",
                "quantity",
                "1",
                "once",
                java.util.UUID.randomUUID().toString()));
        form.putAll(changed);
        return form;
    }
}
