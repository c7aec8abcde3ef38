package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.exchange.ImportFile;
import luoshi.exchange.Importing;
import luoshi.exchange.Sheets;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RulesImporterIntegrationTests {
    private static final List<String> HEADERS =
            List.of("制度", "条款项", "名称", "工作领域", "应该怎么办", "责任", "频次", "次数", "管哪些单位", "拿什么证明", "生效日期", "逢什么事");

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Importing importing;

    RuleBook book;
    Actor chief;

    @BeforeEach
    void hasARegulation() {
        book = new RuleBook(port, access);
        book.source();
        var w = book.world;
        chief = new Actor(
                9,
                book.chiefPerson,
                "周某",
                Role.CHIEF,
                w.station,
                List.of(w.station, w.patrol, w.community),
                List.of(),
                List.of(w.station));
    }

    List<String> row(
            String reference, String title, String duty, String cadence, String unit, String from, String occasion) {
        var area = book.world
                .owner
                .sql("select code from organisation.area where id = :id")
                .param("id", book.world.area)
                .query(String.class)
                .single();
        return List.of(
                "青石镇门岗值守办法", reference, title, area, "门岗人员每班清点钥匙。", duty, cadence, "2", unit, "现场所见", from, occasion);
    }

    luoshi.exchange.ImportReport run(boolean dry, List<List<String>> rows) {
        var sheet = Sheets.write(List.of(new Sheets.Page("规矩", HEADERS, rows, false)));
        return Acting.as(chief, () -> importing.run("rules", new ImportFile("规矩.xlsx", sheet), dry));
    }

    @Test
    void writesClausesWithTheirDutiesAndPublishesWhereADayIsWritten() {
        var rows = List.of(
                row("第一条", "清点钥匙", "清点", "每月", "巡逻防控队", "2026-01-01", ""),
                row("第一条", "清点钥匙", "抽看", "每班", "巡逻防控队", "2026-01-01", ""),
                row("第三条第（一）项", "钥匙丢失", "报告", "逢事", "社区警务队", "", "丢钥匙"));

        assertThat(run(true, rows).failures()).isEmpty();
        assertThat(book.world.count("select count(*) from rule.clause where owner_unit_id = " + book.world.station))
                .isZero();
        assertThat(run(false, rows).failures()).isEmpty();

        assertThat(book.world.count("select count(*) from rule.clause where owner_unit_id = " + book.world.station))
                .isEqualTo(2);
        assertThat(book.world.count(
                        "select count(*) from rule.duty_version d join rule.clause_version v on v.id = d.clause_version_id join rule.clause c on c.id = v.clause_id where v.status = 'PUBLISHED' and c.owner_unit_id = "
                                + book.world.station))
                .isEqualTo(2);
        run(false, rows);
        assertThat(book.world.count("select count(*) from rule.clause where owner_unit_id = " + book.world.station))
                .isEqualTo(2);
    }

    @Test
    void namesEveryBadCellAndWritesNothing() {
        var report = run(
                false,
                List.of(
                        row("第一条", "清点钥匙", "清点", "每月", "巡逻防控队", "2026-01-01", ""),
                        row("第九十九条", "清点钥匙", "清点", "每小时", "别的队", "2026-02-30", ""),
                        row("第一条", "清点钥匙", "报告", "逢事", "巡逻防控队", "2026-01-01", "")));

        assertThat(report.failures())
                .extracting(failure -> failure.row() + " " + failure.column())
                .contains("3 cadence", "3 from", "4 occasion");
        assertThat(book.world.count("select count(*) from rule.clause where owner_unit_id = " + book.world.station))
                .isZero();
        assertThat(run(true, List.of(row("第九十九条", "x", "清点", "每月", "别的队", "2026-02-28", "")))
                        .failures())
                .extracting(failure -> failure.row() + " " + failure.column())
                .contains("2 reference", "2 units");
    }
}
