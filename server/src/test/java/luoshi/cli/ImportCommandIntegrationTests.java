package luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import luoshi.database.FolderDatabase;
import luoshi.database.Migrations;
import luoshi.exchange.Sheets;
import luoshi.kernel.Role;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of table by the command line, into the database of a folder that another process may use meanwhile. */
class ImportCommandIntegrationTests {
    @TempDir
    static Path folder;

    private static FolderDatabase database;
    private static Station world;
    private static String user;
    private static LocalDate today;

    private record Answer(int exit, String said) {}

    @BeforeAll
    static void hasAStation() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        database = FolderDatabase.open(folder.resolve("data"));
        Migrations.run(database.access());
        world = new Station(database.access());
        today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var chief = world.officer(world.number(90), "周某", world.station);
        world.officer(world.number(91), "郑某", world.patrol);
        user = SignIns.add(database.access(), Role.CHIEF, world.station, chief, "周某");
        world.owner
                .sql(
                        "insert into organisation.post (code, name, name_en, leads) values ('patrol', '巡逻民警', 'Patrol', false)")
                .update();
    }

    @AfterAll
    static void stops() {
        database.close();
    }

    @Test
    void takesPeopleAndTheSecondTimeNobodyAndThenOnlyWhatChanged() throws Exception {
        var header = List.of("警号", "姓名", "警衔", "工作单位", "岗位", "任职起");
        var he = List.of(world.number(1), "何某", "二级警员", "巡逻防控队", "巡逻民警", "2023-07-01");
        var xu = List.of(world.number(2), "许某", "二级警员", "巡逻防控队", "", "2023-07-01");

        assertThat(run("roster", header, List.of(he, xu), "--dry-run").said()).contains("2 行，0 行已有；没有写");
        assertThat(people()).isZero();
        once("roster", header, List.of(he, xu), this::people, 2);

        var raised = List.of(world.number(1), "何某", "一级警员", "巡逻防控队", "巡逻民警", "2023-07-01");
        var changed = run("roster", header, List.of(raised, xu));
        assertThat(changed.exit()).isZero();
        assertThat(changed.said()).contains("第 2 行 何某：警衔：二级警员 → 一级警员").contains("1 行已有；已全部写入");
        assertThat(people()).isEqualTo(2);
    }

    @Test
    void takesShiftsOnce() throws Exception {
        var month = YearMonth.from(today).plusMonths(1);
        once(
                "shifts",
                List.of("警号", "日期", "班次"),
                List.of(
                        List.of(world.number(91), month.atDay(11).toString(), "夜"),
                        List.of(world.number(91), month.atDay(14).toString(), "白")),
                () -> world.count("select count(*) from roster.shift"),
                2);
    }

    @Test
    void takesRulesOnce() throws Exception {
        var source = world.owner
                .sql("""
                        insert into rule.source (title, issuer, level, owner_unit_id, in_force, file_name, sha256, content, uploaded_at)
                        values ('门岗值守办法', '试点派出所', 'STATION', :unit, '[2026-01-01,)', 'a.md', 'a', '', '2026-01-01Z') returning id
                        """)
                .param("unit", world.station)
                .query(Long.class)
                .single();
        world.owner.sql("""
                        insert into rule.node (source_id, position, kind, number, text, span_start, span_end)
                        values (:source, 0, 'ARTICLE', '第一条', '门岗每班清点钥匙。', 0, 0)
                        """).param("source", source).update();
        var area = world.owner
                .sql("select code from organisation.area where id = " + world.area)
                .query(String.class)
                .single();

        once(
                "rules",
                List.of("制度", "条款项", "名称", "工作领域", "应该怎么办", "责任", "频次", "管哪些单位", "生效日期"),
                List.of(List.of("门岗值守办法", "第一条", "清点钥匙", area, "门岗人员每班清点钥匙。", "清点", "每月", "巡逻防控队", "2026-01-01")),
                () -> world.count("select count(*) from rule.clause where source_id = " + source),
                1);
    }

    @Test
    void takesEvidenceOnce() throws Exception {
        var duty = world.duty("E-" + world.mark, "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
        var header = List.of("责任代码", "警号", "时间", "凭据", "外部编号");
        var at = today.minusDays(1) + " 10:00";

        once(
                "evidence",
                header,
                List.of(
                        List.of("E-" + world.mark, world.number(91), at, "系统记录", "JQ-1"),
                        List.of("E-" + world.mark, world.number(91), at, "系统记录", "JQ-2")),
                () -> world.count("select count(*) from evidence.fact where duty_id = " + duty),
                2);
    }

    @Test
    void namesEveryBadRowAndWritesNone() throws Exception {
        var header = List.of("警号", "姓名", "工作单位", "任职起");
        var rows = List.of(
                List.of(world.number(5), "吴某", "巡逻防控队", "2023-07-01"),
                List.of("04321", "王某", "巡逻防控队", "2023-07-01"),
                List.of(world.number(6), "冯某", "治安组", "2026-02-30"));

        var told = run("roster", header, rows);
        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.said())
                .contains("第 3 行「警号」 04321：不像警号")
                .contains("第 4 行「任职起」 2026-02-30：没有这一天")
                .contains("3 行里有 2 行要改，什么也没写");
        var json = run("roster", header, rows, "--json");
        assertThat(json.exit()).isEqualTo(2);
        assertThat(json.said())
                .contains("\"row\":3,\"column\":\"number\",\"value\":\"04321\"")
                .contains("\"written\":false");
        assertThat(world.count("select count(*) from organisation.person where number = '" + world.number(5) + "'"))
                .isZero();

        var shifts = run("shifts", List.of("警号", "日期", "班次"), List.of(List.of(world.number(91), "哪天", "夜")));
        assertThat(shifts.exit()).isEqualTo(2);
        assertThat(shifts.said()).contains("第 2 行「日期」 哪天：看不出是哪一天");
    }

    private long people() {
        return world.count("select count(*) from organisation.person where number in ('" + world.number(1) + "', '"
                + world.number(2) + "')");
    }

    /** The first time all rows, the second time none. */
    private void once(
            String kind,
            List<String> header,
            List<List<String>> rows,
            java.util.function.LongSupplier stored,
            int count)
            throws Exception {
        var first = run(kind, header, rows);
        assertThat(first.exit()).as(first.said()).isZero();
        assertThat(first.said()).contains("已全部写入 / " + rows.size() + " rows");
        assertThat(stored.getAsLong()).isEqualTo(count);

        var second = run(kind, header, rows);
        assertThat(second.exit()).as(second.said()).isZero();
        assertThat(second.said()).contains(rows.size() + " 行已有；没有写");
        assertThat(stored.getAsLong()).isEqualTo(count);
    }

    private static Answer run(String kind, List<String> header, List<List<String>> rows, String... more)
            throws Exception {
        var file = folder.resolve(kind + ".xlsx");
        Files.write(file, Sheets.write(List.of(new Sheets.Page("表", header, rows, false))));
        var arguments = new ArrayList<>(List.of(
                "import",
                kind,
                file.toString(),
                "--as",
                user,
                "--data",
                folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        var said = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            var exit = Main.run(arguments.toArray(String[]::new));
            return new Answer(exit, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
