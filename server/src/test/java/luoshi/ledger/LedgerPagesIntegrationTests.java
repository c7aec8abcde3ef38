package luoshi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** The chain on the screen: who sees which entry, what an entry says, and that anybody can compute it anew. */
@ServerTest
class LedgerPagesIntegrationTests {
    private static final Pattern STEPS = Pattern.compile("(?s)<div class=\"hx\" id=\"lines\"[^>]*>(.*?)</div>");
    private static final Pattern EXPECTED = Pattern.compile("<code class=\"cellvalue\">([0-9a-f]{64})</code></p>");

    @TempDir
    Path folder;

    @Autowired
    DatabaseAccess access;

    @LocalServerPort
    int port;

    Station world;
    long officer;
    long author;
    Browsing chief;

    @BeforeEach
    void hasAStation() {
        world = new Station(access);
        officer = world.officer(world.number(1), "郑某", world.patrol);
        author = world.officer(world.number(2), "吴某", world.community);
        chief = visitor(Role.CHIEF, world.station, world.officer(world.number(0), "周某", world.station));
    }

    private Browsing visitor(Role role, long unit, Long person) {
        return SignIns.visitor(port, access, role, unit, person, role.name());
    }

    @Test
    void showsEachReaderHisEntriesNewestFirstAndHidesTheOthers() {
        var first = append(world.patrol, officer, "EvidenceRecorded", "evidence", "{\"reason\": \"头一条\"}");
        var second = append(world.patrol, null, "ShiftPlanned", "shift", "{\"reason\": \"第二条\"}");
        var stranger = new Station(access);
        var strange =
                visitor(Role.CHIEF, stranger.station, stranger.officer(stranger.number(0), "陌某", stranger.station));
        var self = visitor(Role.OFFICER, world.patrol, officer);

        var page = chief.get("/ledger").body();

        assertThat(page).contains("审计链：", "条已封存", "佐证：头一条", "郑某", "排班");
        assertThat(page.indexOf("第二条")).isLessThan(page.indexOf("头一条"));
        assertThat(self.get("/ledger").body()).contains("头一条").doesNotContain("第二条");
        assertThat(self.get("/ledger/" + second).statusCode()).isEqualTo(404);
        assertThat(self.get("/ledger/" + first).statusCode()).isEqualTo(200);
        assertThat(strange.get("/ledger").body()).doesNotContain("头一条", "第二条");
        assertThat(strange.get("/ledger/" + first).statusCode()).isEqualTo(404);
        assertThat(chief.get("/ledger/" + Long.MAX_VALUE).statusCode()).isEqualTo(404);
    }

    @Test
    void findsByWhoWhatAndDay() {
        append(world.patrol, officer, "EvidenceRecorded", "evidence", "{\"reason\": \"要找的\"}");
        append(world.patrol, officer, "ShiftPlanned", "shift", "{\"reason\": \"不要的\"}");

        for (var query : new String[] {"entity=evidence", "action=EvidenceRecorded", "who=%E5%86%99&entity=evidence"}) {
            assertThat(chief.get("/ledger?" + query).body()).contains("要找的").doesNotContain("不要的");
        }
        assertThat(chief.get("/ledger?who=nobody").body()).contains("没有合条件的记录");
        assertThat(chief.get("/ledger?to=2001-01-01").body()).contains("没有合条件的记录");
        assertThat(chief.get("/ledger?from=2001-01-01&to=9999-12-31&before=x").body())
                .contains("要找的");
    }

    @Test
    void turnsThePagesWithoutLosingAnEntry() {
        for (var n = 0; n < 60; n++) {
            append(world.patrol, null, "ShiftChanged", "shift", "{\"reason\": \"次序%02d\"}".formatted(n));
        }

        var first = chief.get("/ledger?action=ShiftChanged").body();
        var older = Pattern.compile("href=\"(/ledger\\?[^\"]*before=[^\"]*)\"").matcher(first);
        assertThat(older.find()).isTrue();
        var second = chief.get(HtmlUtils.htmlUnescape(older.group(1))).body();

        assertThat(first).contains("次序59", "次序10").doesNotContain("次序09");
        assertThat(second).contains("次序09", "次序00", "回到最新的").doesNotContain("次序10");
    }

    @Test
    void canBeComputedAnewByHand() throws Exception {
        var seq = append(world.patrol, officer, "EvidenceRecorded", "evidence", "{\"reason\": \"引号'和\\\\反斜杠\\n%s\"}");
        var page = sealed(seq);
        var steps = STEPS.matcher(page);
        var expected = EXPECTED.matcher(page);
        assertThat(steps.find() && expected.find()).isTrue();

        var bash = new ProcessBuilder("bash", "-s").directory(folder.toFile()).start();
        try (var in = bash.getOutputStream()) {
            in.write((HtmlUtils.htmlUnescape(steps.group(1)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(printed).startsWith(expected.group(1));
    }

    @Test
    void keepsTheContentOfSealedMattersToTheirAuthor() {
        var seq = world.owner
                .sql(
                        "select ledger.append(now(), :author, '写的人', :unit, :person, 'SampleDayRecorded', 'complaint', 7, '{\"reason\": \"不给人看的话\"}')")
                .param("author", author)
                .param("unit", world.community)
                .param("person", officer)
                .query(Long.class)
                .single();

        assertThat(sealed(seq)).contains("内容不显示", "sed -n").doesNotContain("不给人看的话");
        assertThat(chief.get("/ledger").body()).contains("内容不显示").doesNotContain("不给人看的话");
        assertThat(visitor(Role.OFFICER, world.patrol, officer)
                        .get("/ledger/" + seq)
                        .body())
                .contains("内容不显示")
                .doesNotContain("不给人看的话");
        assertThat(visitor(Role.OFFICER, world.community, author)
                        .get("/ledger/" + seq)
                        .body())
                .contains("不给人看的话");
    }

    @Test
    void saysWhetherTheRowsAreStillAsTheEntryLeftThem() throws Exception {
        long written;
        long changed;
        try (var owner = connect()) {
            written = area(
                    owner,
                    "insert into organisation.area (code, name, name_en) values ('L" + world.mark + "', '领域', 'Area')");
            assertThat(chief.get("/ledger/" + written).body()).contains("organisation.area", "和写下时一样");
            changed = area(owner, "update organisation.area set name = '改了' where code = 'L" + world.mark + "'");
            assertThat(chief.get("/ledger/" + written).body()).contains("后来又改过", "/ledger/" + changed);
            owner.setAutoCommit(true);
            try (var statement = owner.createStatement()) {
                statement.execute("begin; set local session_replication_role = replica;"
                        + " update organisation.area set name = '暗改' where code = 'L" + world.mark + "'; commit");
            } catch (SQLException noRight) {
                try (var statement = owner.createStatement()) {
                    statement.execute("rollback");
                    statement.execute("begin; alter table organisation.area disable trigger user;"
                            + " update organisation.area set name = '暗改' where code = 'L" + world.mark
                            + "'; alter table organisation.area enable trigger user; commit");
                }
            }
        }
        assertThat(chief.get("/ledger/" + changed).body()).contains("不符，没有记录说明", "1 行不符");
    }

    /** Everything here was written behind the program's back, so there is enough to find. */
    @Test
    void verifiesForWhoMayAndSaysWhatToDo() {
        assertThat(visitor(Role.OFFICER, world.patrol, officer)
                        .post("/ledger/verify", Map.of())
                        .statusCode())
                .isEqualTo(403);
        chief.get("/ledger");

        var after = chief.post("/ledger/verify", Map.of());

        assertThat(after.statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(chief.get("/ledger").body())
                        .contains("先别改库", "有一次改动没有记录，不是经程序写的", "从头算过一遍")
                        .doesNotContain("正在从头算"));
        assertThat(chief.get("/ledger?lang=en").body())
                .contains("disagreements", "Change nothing in the database", "Computed anew at");
        assertThat(world.count("select count(*) from ledger.entry where action = 'LedgerVerified'"))
                .isPositive();
    }

    @Test
    void letsNobodyCarryAwayWhatHeCouldNotRead() {
        append(new Station(access).patrol, null, "ShiftPlanned", "shift", "{}");
        var audit = visitor(Role.AUDIT_ADMINISTRATOR, world.station, null);

        assertThat(chief.get("/ledger/export").statusCode()).isEqualTo(403);
        assertThat(audit.get("/ledger/export").statusCode()).isEqualTo(403);
        assertThat(audit.get("/ledger").body()).doesNotContain("/ledger/export");
    }

    /** The page of the entry once it is sealed. */
    private String sealed(long seq) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> chief.get("/ledger/" + seq).body(), page -> page.contains("id=\"lines\""));
    }

    private long append(long unit, Long person, String action, String entity, String body) {
        return world.owner
                .sql(
                        "select ledger.append(now(), null, '写的人', :unit, :person, :action, :entity, null, cast(:body as jsonb))")
                .param("unit", unit)
                .param("person", person)
                .param("action", action)
                .param("entity", entity)
                .param("body", body)
                .query(Long.class)
                .single();
    }

    private Connection connect() throws SQLException {
        return access.source(access.owner()).getConnection();
    }

    /** Changes a row with an entry that the chief may read. */
    private long area(Connection owner, String change) throws SQLException {
        owner.setAutoCommit(false);
        long seq;
        try (var statement = owner.createStatement()) {
            statement.execute(change);
            try (var row = statement.executeQuery("select ledger.append(now(), null, '写的人', " + world.station
                    + ", null, 'AreaChanged', 'organisation.area', null, '{}')")) {
                row.next();
                seq = row.getLong(1);
            }
        }
        owner.commit();
        return seq;
    }
}
