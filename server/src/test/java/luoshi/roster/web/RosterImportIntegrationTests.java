package luoshi.roster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
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

/** A month sheet and a list of occasions on their way from Excel to the pages. */
@ServerTest
class RosterImportIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Station station;
    Browsing chief;
    YearMonth month;

    @BeforeEach
    void hasAStation() {
        station = new Station(access);
        station.officer("I" + station.mark + "1", "何晓东", station.patrol);
        station.officer("I" + station.mark + "2", "郑宇航", station.patrol);
        var boss = station.officer("I" + station.mark + "3", "周砚明", station.community);
        chief = SignIns.visitor(port, access, Role.CHIEF, station.station, boss, "周砚明");
        month = YearMonth.now(clock).plusMonths(1);
    }

    private byte[] sheet(String... firstCells) {
        var header = new ArrayList<String>(List.of("姓名"));
        var weekdays = new ArrayList<String>(List.of(""));
        for (var day = 1; day <= 28; day++) {
            header.add(String.valueOf(day));
            weekdays.add("一二三四五六日".substring(day % 7, day % 7 + 1));
        }
        var rows = new ArrayList<List<String>>();
        rows.add(header);
        rows.add(weekdays);
        rows.add(List.of("何晓东", firstCells[0], "夜", "休", "", "白"));
        rows.add(List.of("郑宇航", firstCells[1], "", "白/夜"));
        return Sheets.write(List.of(new Sheets.Page("值班表", List.of("巡逻防控队值班表"), rows, false)));
    }

    @Test
    void takesTheSheetThatStationsKeep() {
        chief.get("/imports?kind=roster-grid");

        var looked = chief.upload("/imports", Map.of("kind", "roster-grid"), "值班表 " + month + ".xlsx", sheet("白", "备"));
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        chief.post(looked.uri().getPath() + "/store", Map.of());

        assertThat(station.count("select count(*) from roster.shift where unit_id = " + station.patrol))
                .isEqualTo(6);
        assertThat(chief.get("/roster?unit=" + station.patrol + "&month=" + month)
                        .body())
                .contains("还没发布")
                .contains("夜班");
        var export = chief.download("/imports/exports/shifts.xlsx");
        assertThat(export).startsWith('P', 'K');
    }

    @Test
    void storesNothingWhileACellIsWrong() {
        chief.get("/imports?kind=roster-grid");

        var looked = chief.upload("/imports", Map.of("kind", "roster-grid"), "值班表 " + month + ".xlsx", sheet("午", "备"));
        assertThat(looked.body()).contains("不认识这种班");
        var stored = chief.post(looked.uri().getPath() + "/store", Map.of());

        assertThat(stored.statusCode()).isEqualTo(422);
        assertThat(station.count("select count(*) from roster.shift where unit_id = " + station.patrol))
                .isZero();
    }

    @Test
    void listsOccasionsAndTakesOneBackWithAReason() {
        var yesterday = LocalDate.now(clock).minusDays(1);
        var file = Sheets.write(List.of(new Sheets.Page(
                "逢事",
                List.of("系统", "编号", "种类", "警号", "时间", "简要案情"),
                List.of(List.of(
                        "警综平台", "J" + station.mark, "出警", "I" + station.mark + "1", yesterday + " 21:40", "不该进来的案情")),
                false)));
        chief.get("/imports?kind=occasions");
        var looked = chief.upload("/imports", Map.of("kind", "occasions"), "逢事.xlsx", file);
        chief.post(looked.uri().getPath() + "/store", Map.of());
        var address = "/roster/occasions?unit=" + station.station + "&month=" + YearMonth.from(yesterday);

        assertThat(chief.get(address).body())
                .contains("J" + station.mark)
                .contains("何晓东")
                .doesNotContain("不该进来");
        var id = station.count("select id from roster.occasion where unit_id = " + station.patrol);
        chief.get("/roster/occasions/" + id);
        assertThat(chief.post("/roster/occasions/" + id + "/withdraw", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(chief.post("/roster/occasions/" + id + "/withdraw", Map.of("reason", "导错了"))
                        .body())
                .contains("撤掉了");
        assertThat(chief.post("/roster/occasions/" + id + "/withdraw", Map.of("reason", "导错了"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(station.count("select count(*) from roster.occasion where unit_id = " + station.patrol))
                .isZero();
    }
}
