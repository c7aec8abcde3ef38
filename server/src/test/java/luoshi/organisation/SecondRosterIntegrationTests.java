package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.exchange.Sheets;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The roster of the next month: what it changes is shown first, goes through the use cases of the pages, and goes once. */
@ServerTest
class SecondRosterIntegrationTests {
    private static final List<String> HEADER =
            List.of("警号", "姓名", "警衔", "工作单位", "编制单位", "借调止", "岗位", "分管", "到岗日期", "任职起", "任职止（最后一天）");

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Station world;
    Browsing chief;
    LocalDate today;

    @BeforeEach
    void hasImportedAFirstRoster() {
        world = new Station(access);
        today = LocalDate.now(clock);
        world.owner
                .sql(
                        "insert into organisation.post (code, name, name_en, leads) values ('chief', '所长', 'Chief', true), ('patrol', '巡逻民警', 'Patrol', false), ('window', '户籍民警', 'Window', false) on conflict do nothing")
                .update();
        chief = SignIns.visitor(port, access, Role.CHIEF, world.station, null, "周某");
        chief.get("/imports");
        var stored = store(hand(List.of(zheng(), row(1, "何某", "二级警员", "巡逻防控队", "巡逻民警", "2023-07-01"))));
        assertThat(stored.body()).contains("2 行已经存好");
    }

    @Test
    void changesARank() {
        var page = hand(List.of(row(0, "郑某", "一级警员", "巡逻防控队", "巡逻民警", "2023-07-01"), he()));

        assertThat(page.body())
                .contains("2 行，1 行都能进")
                .contains("要改的资料")
                .contains("警衔：二级警员 → 一级警员")
                .contains("1 行系统里已经有了")
                .contains("存进去 1 行");
        assertThat(text("select rank from organisation.person where number = '" + world.number(0) + "'"))
                .isEqualTo("二级警员");
        var path = page.uri().getPath();
        assertThat(chief.get(path + "?lang=en").body())
                .contains("Rank: 二级警员 → 一级警员")
                .contains("What is changed");
        chief.get(path + "?lang=zh-CN");

        assertThat(store(page).body()).contains("1 行已经存好");
        assertThat(text("select rank from organisation.person where number = '" + world.number(0) + "'"))
                .isEqualTo("一级警员");
        assertThat(steps(0)).containsExactly("Corrected");
        assertThat(count("ledger.entry where action = 'PersonCorrected' and person_id = " + id(0)))
                .isEqualTo(1);
    }

    @Test
    void movesSomebodyFromTheDayThatTheRowNames() {
        var on = today.minusDays(3);
        var rows = List.of(row(0, "郑某", "二级警员", "社区警务队", "户籍民警", on.toString()), he());
        var page = hand(rows);

        assertThat(page.body()).contains(on + " 起从巡逻防控队调到社区警务队，任户籍民警");
        store(page);

        assertThat(stays(0, "WORKING")).containsExactly("巡逻防控队 2023-07-01 " + on, "社区警务队 " + on + " null");
        assertThat(stays(0, "HOME")).containsExactly("巡逻防控队 2023-07-01 " + on, "社区警务队 " + on + " null");
        assertThat(count("organisation.assignment where upper_inf(validity) and person_id = " + id(0)))
                .isEqualTo(1);
        assertThat(count("organisation.assignment where upper(validity) = '" + on + "' and person_id = " + id(0)))
                .isEqualTo(1);
        assertThat(steps(0)).containsExactly("Transferred");

        var again = hand(rows);
        assertThat(again.body()).contains("2 行，一行也不用存").doesNotContain("要改的资料");
        assertThat(store(again).statusCode()).isEqualTo(422);
        assertThat(steps(0)).containsExactly("Transferred");
    }

    @Test
    void takesAMoveToComeAndTheSameTableAgain() {
        var on = today.plusDays(6);
        var rows = List.of(
                row(0, "郑某", "二级警员", "巡逻防控队", "", "", "巡逻民警", "", "", "2023-07-01", on.minusDays(1) + ""),
                row(0, "郑某", "二级警员", "社区警务队", "巡逻民警、户籍民警", on.toString()),
                he());
        store(hand(rows));

        assertThat(stays(0, "WORKING")).containsExactly("巡逻防控队 2023-07-01 " + on, "社区警务队 " + on + " null");
        assertThat(steps(0)).containsExactly("Unassigned", "Transferred", "Assigned");
        assertThat(hand(rows).body()).contains("3 行，一行也不用存");
        assertThat(hand(List.of(zheng(), he())).body())
                .as("the old table still holds")
                .contains("一行也不用存");
    }

    @Test
    void givesAnotherPostAndEndsOne() {
        var last = today.plusDays(20);
        var rows = List.of(
                row(0, "郑某", "二级警员", "巡逻防控队", "", "", "巡逻民警", "", "", "2023-07-01", last.toString()),
                row(0, "郑某", "二级警员", "巡逻防控队", "户籍民警", today.toString()));
        var page = hand(rows);

        assertThat(page.body()).contains(today + " 起在巡逻防控队任户籍民警").contains(last.plusDays(1) + " 起在巡逻防控队不再任巡逻民警");
        store(page);

        assertThat(steps(0)).containsExactlyInAnyOrder("Unassigned", "Assigned");
        assertThat(hand(rows).body()).contains("2 行，一行也不用存");
    }

    @Test
    void lendsSomebodyUntilADay() {
        var back = today.plusDays(30);
        var rows = List.of(row(0, "郑某", "二级警员", "社区警务队", "巡逻防控队", back.toString(), "", "", "", today.toString(), ""));
        store(hand(rows));

        assertThat(stays(0, "HOME")).containsExactly("巡逻防控队 2023-07-01 null");
        assertThat(stays(0, "WORKING"))
                .containsExactly(
                        "巡逻防控队 2023-07-01 " + today,
                        "社区警务队 " + today + " " + back.plusDays(1),
                        "巡逻防控队 " + back.plusDays(1) + " null");
        assertThat(hand(rows).body()).contains("1 行，一行也不用存");
        assertThat(hand(List.of(row(
                                0, "郑某", "二级警员", "巡逻防控队", "", today.plusDays(1).toString())))
                        .body())
                .contains("系统里还借在社区警务队");
    }

    @Test
    void refusesWhatWouldRewriteHistoryAndStoresNothingOfTheRest() {
        var page = hand(List.of(
                row(0, "郑某", "二级警员", "社区警务队", "户籍民警", "2022-01-01"),
                row(1, "何某", "一级警员", "巡逻防控队", "巡逻民警", "2023-07-01")));

        assertThat(page.body())
                .contains("不晚于系统里现在这一段的开头（2023-07-01 起在巡逻防控队）")
                .contains("2 行，1 行能进，1 行要改")
                .doesNotContain("/store\"");
        assertThat(store(page).statusCode()).isEqualTo(422);
        assertThat(steps(0)).isEmpty();
        assertThat(steps(1)).isEmpty();
        assertThat(hand(List.of(row(0, "郑某", "二级警员", "社区警务队", "户籍民警", "2023-08-01")))
                        .body())
                .as("too long ago for the pages, too")
                .contains("离今天太远");
    }

    @Test
    void refusesAnotherNameAndRowsThatContradictEachOther() {
        assertThat(hand(List.of(row(0, "赵某", "二级警员", "巡逻防控队", "", "2023-07-01")))
                        .body())
                .contains("已经是郑某的号码");
        assertThat(hand(List.of(
                                row(0, "郑某", "二级警员", "社区警务队", "", today.toString()),
                                row(0, "郑某", "二级警员", "巡逻防控队", "", today.toString())))
                        .body())
                .contains("同一天有两个工作单位")
                .doesNotContain("/store\"");
        world.depart(id(0), today.minusDays(1));
        assertThat(hand(List.of(zheng())).body()).contains("已经离开");
    }

    @Test
    void changesNothingThatWasNotSeen() {
        var page = hand(List.of(row(0, "郑某", "一级警员", "巡逻防控队", "巡逻民警", "2023-07-01")));
        world.owner
                .sql("update organisation.person set rank = '三级警司', version = version + 1 where id = :id")
                .param("id", id(0))
                .update();

        var answer = chief.post(page.uri().getPath() + "/store", Map.of("seen", seen(page)));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("你看过以后，系统里的资料又变了").contains("警衔：三级警司 → 一级警员");
        assertThat(text("select rank from organisation.person where id = " + id(0)))
                .isEqualTo("三级警司");
        assertThat(store(answer, page.uri().getPath()).body()).contains("1 行已经存好");
        assertThat(text("select rank from organisation.person where id = " + id(0)))
                .isEqualTo("一级警员");
    }

    private List<String> zheng() {
        return row(0, "郑某", "二级警员", "巡逻防控队", "巡逻民警", "2023-07-01");
    }

    private List<String> he() {
        return row(1, "何某", "二级警员", "巡逻防控队", "巡逻民警", "2023-07-01");
    }

    private List<String> row(int index, String name, String rank, String unit, String post, String from) {
        return row(index, name, rank, unit, "", "", post, "", "", from, "");
    }

    private List<String> row(int index, String... cells) {
        var row = new ArrayList<String>();
        row.add(world.number(index));
        row.addAll(List.of(cells));
        return row;
    }

    private HttpResponse<String> hand(List<List<String>> rows) {
        return chief.upload(
                "/imports",
                Map.of("kind", "roster"),
                "名册.xlsx",
                Sheets.write(List.of(new Sheets.Page("名册", HEADER, rows, false))));
    }

    private HttpResponse<String> store(HttpResponse<String> page) {
        return store(page, page.uri().getPath());
    }

    private HttpResponse<String> store(HttpResponse<String> page, String path) {
        return chief.post(path + "/store", Map.of("seen", seen(page)));
    }

    private static String seen(HttpResponse<String> page) {
        var found = java.util.regex.Pattern.compile("name=\"seen\" value=\"([^\"]*)\"")
                .matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    private long id(int index) {
        return world.count("select id from organisation.person where number = '" + world.number(index) + "'");
    }

    private List<String> stays(int index, String line) {
        return world.owner
                .sql("""
                        select u.name || ' ' || lower(m.validity) || ' ' || coalesce(upper(m.validity)::text, 'null')
                        from organisation.membership m join organisation.unit u on u.id = m.unit_id
                        where m.person_id = :person and m.line = :line order by lower(m.validity)
                        """)
                .param("person", id(index))
                .param("line", line)
                .query(String.class)
                .list();
    }

    private List<String> steps(int index) {
        return world.owner
                .sql("select kind from organisation.step where person_id = :person order by id")
                .param("person", id(index))
                .query(String.class)
                .list();
    }

    private String text(String sql) {
        return world.owner.sql(sql).query(String.class).single();
    }

    private long count(String from) {
        return world.count("select count(*) from " + from);
    }
}
