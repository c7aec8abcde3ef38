package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

/** A roster of people on its way in, over HTTP: 88 rows at once, every bad row, nothing half-written, nothing doubled. */
@ServerTest
class RosterImportIntegrationTests {
    private static final List<String> HEADER =
            List.of("警号", "辅警号", "姓名", "人员类别", "警衔", "工作单位", "岗位", "分管", "到岗日期", "任职起", "任职止（最后一天）");

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    Station world;
    long leaders;
    Browsing chief;

    @BeforeEach
    void hasAStationWithAChief() {
        world = new Station(access);
        leaders = world.unit("所领导", "LEADERS", world.station);
        world.owner
                .sql(
                        "insert into organisation.post (code, name, name_en, leads) values ('chief', '所长', 'Chief', true), ('patrol', '巡逻民警', 'Patrol', false) on conflict do nothing")
                .update();
        chief = SignIns.visitor(port, access, Role.CHIEF, world.station, null, "周某");
        chief.get("/imports");
    }

    @Test
    void takesEightyEightPeopleAtOnceAndTheSecondTimeNone() {
        var file = file(people(88));

        var page = chief.upload("/imports", Map.of("kind", "roster"), "名册 10 月.xlsx", file);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("导入人员名册：88 行，88 行都能进").contains("存进去 88 行");
        assertThat(count("person where number like '" + prefix() + "%'")).isZero();
        var done = chief.post(page.uri().getPath() + "/store", Map.of());

        assertThat(done.body()).contains("人员名册：88 行已经存好");
        assertThat(working(world.patrol)).isEqualTo(87);
        assertThat(working(leaders)).isEqualTo(1);
        assertThat(count("charge where overall and unit_id = " + world.station)).isEqualTo(1);
        assertThat(count("charge where area_id = " + world.area + " and unit_id = " + world.station))
                .isEqualTo(1);
        assertThat(world.count("select count(*) from ledger.entry where action = 'PersonImported' and unit_id in ("
                        + world.patrol + ", " + leaders + ")"))
                .isEqualTo(88);

        var again = chief.upload("/imports", Map.of("kind", "roster"), "名册 10 月.xlsx", file);
        assertThat(again.body())
                .contains("88 行，一行也不用存")
                .contains("这个文件")
                .contains("已经存过一次")
                .contains("88 行系统里已经有了");
        assertThat(chief.post(again.uri().getPath() + "/store", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(working(world.patrol)).isEqualTo(87);
    }

    @Test
    void namesEveryBadRowByRowColumnValueAndReasonAndStoresNone() {
        var known = world.auxiliary(auxiliary(), "孔某", world.patrol);
        var rows = new ArrayList<>(people(3));
        rows.add(row("04321", "", "甲", "民警", "", "巡逻防控队", "", "", "", "2023-07-01", ""));
        rows.add(row(number(1), "", "乙", "", "", "巡逻防控队", "巡逻民警", "", "", "2023-07-01", ""));
        rows.add(row("", auxiliary(), "丙", "辅警", "", "巡逻防控队", "", "", "", "2023-07-01", ""));
        rows.add(row(number(11), "", "", "民警", "", "巡逻防控队", "", "", "", "2023-07-01", ""));
        rows.add(row(number(12), "", "丁", "协警", "", "巡逻防控队", "", "", "", "2023-07-01", ""));
        rows.add(row("", "F99001", "戊", "辅警", "三级警司", "巡逻防控队", "", "", "", "2023-07-01", ""));
        rows.add(row(number(13), "", "己", "民警", "", "治安组", "", "", "", "2023-07-01", ""));
        rows.add(row(number(14), "", "庚", "民警", "", "巡逻防控队", "", "", "", "2026-02-30", ""));
        rows.add(row(number(15), "", "辛", "民警", "", "巡逻防控队", "", "", "", "2026-07-01", "2026-01-01"));
        rows.add(row(number(16), "", "壬", "民警", "", "巡逻防控队", "舰长", "", "", "2023-07-01", ""));
        rows.add(row(number(17), "", "癸", "民警", "", "巡逻防控队", "巡逻民警", "值班备勤", "", "2023-07-01", ""));
        rows.add(row(number(2), "", "巡 2", "民警", "三级警司", "社区警务队", "巡逻民警", "", "", "2024.1.1", ""));
        rows.add(row(number(2), "", "巡 2", "民警", "三级警司", "巡逻防控队", "巡逻民警", "", "", "2024/1/1", ""));
        rows.add(row(number(18), "", "子", "民警", "", "巡逻防控队", "", "", "2024-01-01", "2023-07-01", ""));

        var page = chief.upload("/imports", Map.of("kind", "roster"), "a.xlsx", file(rows));

        assertThat(page.body())
                .contains("少 1 位")
                .contains("号码和第 3 行重复")
                .contains("已经是孔某的号码")
                .contains("没有写")
                .contains("不认识这个词")
                .contains("辅警没有警衔")
                .contains("没有这个单位")
                .contains("没有这一天")
                .contains("止在起前面")
                .contains("没有这个岗位")
                .contains("不是领导岗位，不能分管")
                .contains("和第 4 行同一天有两个工作单位")
                .contains("和第 4 行岗位、日期重叠")
                .contains("比到岗日期 2024-01-01 还早")
                .contains("17 行，3 行能进，14 行要改")
                .doesNotContain("/store\"");
        assertThat(chief.post(page.uri().getPath() + "/store", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(working(world.patrol)).isEqualTo(1);
        assertThat(known).isPositive();
    }

    @Test
    void letsABadCellBeMendedAndARowLeftOutOnThePage() {
        var rows = new ArrayList<>(people(2));
        rows.add(row("04321", "", "甲", "民警", "", "巡逻防控队", "", "", "", "2023-07-01", ""));
        rows.add(row("04322", "", "乙", "民警", "", "巡逻防控队", "", "", "", "2023-07-01", ""));
        var page = chief.upload("/imports", Map.of("kind", "roster"), "a.xlsx", file(rows));
        var path = page.uri().getPath();

        chief.post(path + "/corrections", Map.of("row", "4", "column", "number", "value", number(40)));
        var mended = chief.post(path + "/corrections", Map.of("row", "5", "column", "number", "leave", "1"));

        assertThat(mended.body()).contains("3 行，3 行都能进").contains("已去掉 1 行");
        chief.post(path + "/store", Map.of());
        assertThat(count("person where number = '" + number(40) + "'")).isEqualTo(1);
        assertThat(chief.post(path + "/corrections", Map.of("row", "x", "column", "number"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void readsGb18030AndEnglishHeadersAndRemembersWhichColumnIsWhich() {
        var csv = "Number,Name,Dienststelle,From\n" + number(1) + ",郑某,巡逻防控队,2026/10/2\n";
        var page =
                chief.upload("/imports", Map.of("kind", "roster"), "a.csv", csv.getBytes(Charset.forName("GB18030")));
        assertThat(page.body()).contains("表里没有这一列").contains("Dienststelle").contains("工作单位");

        var mapped = chief.post(
                page.uri().getPath() + "/mapping",
                Map.of("column-0", "number", "column-1", "name", "column-2", "unit", "column-3", "from"));
        assertThat(mapped.body()).contains("1 行，1 行都能进");

        var next = chief.upload(
                "/imports",
                Map.of("kind", "roster"),
                "b.csv",
                csv.replace(number(1), number(2)).getBytes(StandardCharsets.UTF_8));
        assertThat(next.body()).contains("1 行，1 行都能进").contains("存进去 1 行");
    }

    @Test
    void saysWhyAFileCannotBeReadAndKeepsNothingOfIt() {
        for (var bad : Map.of(
                        "broken.xlsx",
                        "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1),
                        "old.xls",
                        new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
                        "picture.png",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0},
                        "empty.csv",
                        " ".getBytes(StandardCharsets.UTF_8))
                .entrySet()) {
            var page = chief.upload("/imports", Map.of("kind", "roster"), bad.getKey(), bad.getValue());
            assertThat(page.statusCode()).as(bad.getKey()).isEqualTo(422);
            assertThat(page.body()).as(bad.getKey()).contains("role=\"alert\"");
        }
        assertThat(chief.upload("/imports", Map.of("kind", "roster"), "", new byte[0])
                        .statusCode())
                .isEqualTo(422);
        assertThat(chief.upload("/imports", Map.of("kind", "nothing"), "a.csv", new byte[] {'a'})
                        .statusCode())
                .isEqualTo(422);
        assertThat(chief.post("/imports", Map.of("kind", "roster")).statusCode())
                .isEqualTo(422);
        assertThat(world.count("select count(*) from exchange.upload where unit_id = " + world.station))
                .isZero();
    }

    @Test
    void saysThatAFileOfTwentyFiveMegabytesIsTooLarge() {
        var page = chief.upload("/imports", Map.of("kind", "roster"), "big.csv", new byte[25 * 1024 * 1024]);

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("文件太大，没有收");
    }

    @Test
    void keepsOthersAway() {
        var page = chief.upload("/imports", Map.of("kind", "roster"), "a.xlsx", file(people(1)));
        var colleague = SignIns.visitor(port, access, Role.INSTRUCTOR, world.station, null, "林某");
        var stranger = SignIns.visitor(port, access, Role.CHIEF, new Station(access).station, null, "别所长");
        var officer = SignIns.visitor(port, access, Role.OFFICER, world.patrol, null, "郑某");

        assertThat(colleague.get(page.uri().getPath()).statusCode()).isEqualTo(404);
        assertThat(stranger.get(page.uri().getPath()).statusCode()).isEqualTo(404);
        assertThat(officer.get("/imports").statusCode()).isEqualTo(403);
        assertThat(officer.get("/imports/templates/roster.xlsx").statusCode()).isEqualTo(403);
        stranger.get("/imports");
        var unitOfOurs = row(number(1), "", "甲", "", "", code(world.patrol), "", "", "", "2023-07-01", "");
        assertThat(stranger.upload("/imports", Map.of("kind", "roster"), "a.xlsx", file(List.of(unitOfOurs)))
                        .body())
                .contains("没有这个单位，或不归你管");
    }

    @Test
    void offersATemplateThatCanBeHandedInAsItIs() {
        var template = chief.download("/imports/templates/roster.xlsx");

        var page = chief.upload("/imports", Map.of("kind", "roster"), "人员名册.xlsx", template);

        assertThat(page.body()).contains("1 行，1 行都能进").contains("043217").contains("巡逻防控队");
    }

    @Test
    void givesBackTheTableWithRemarks() {
        var rows = List.of(row("04321", "", "=1+1", "民警", "", "巡逻防控队", "", "", "", "2023-07-01", ""));
        var page = chief.upload("/imports", Map.of("kind", "roster"), "a.xlsx", file(rows));

        var remarks = chief.download(page.uri().getPath() + "/annotated.xlsx");

        assertThat(new String(remarks, 0, 2, StandardCharsets.UTF_8)).isEqualTo("PK");
    }

    private List<List<String>> people(int count) {
        var rows = new ArrayList<List<String>>();
        rows.add(row(number(0), "", "所 0", "民警", "一级警督", "所领导", "所长", "全面、A" + world.mark, "", "2023-07-01", ""));
        for (var index = 1; index < count; index++) {
            rows.add(row(number(index), "", "巡 " + index, "民警", "三级警司", "巡逻防控队", "巡逻民警", "", "", "2023-07-01", ""));
        }
        return rows;
    }

    private String number(int index) {
        return world.number(index);
    }

    private String auxiliary() {
        return "F" + number(0).substring(1);
    }

    private String prefix() {
        return number(0).substring(0, 4);
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    private static byte[] file(List<List<String>> rows) {
        return Sheets.write(List.of(new Sheets.Page("名册", HEADER, rows, false)));
    }

    private String code(long unit) {
        return world.owner
                .sql("select code from organisation.unit where id = ?")
                .param(unit)
                .query(String.class)
                .single();
    }

    private long working(long unit) {
        return count("membership where line = 'WORKING' and unit_id = " + unit);
    }

    private long count(String from) {
        return world.count("select count(*) from organisation." + from);
    }
}
