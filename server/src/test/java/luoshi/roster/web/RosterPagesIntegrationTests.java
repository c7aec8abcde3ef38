package luoshi.roster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RosterPagesIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Station station;
    long he;
    long zheng;
    YearMonth month;
    Browsing chief;

    @BeforeEach
    void hasAStation() {
        station = new Station(access);
        he = station.officer("H" + station.mark + "1", "何晓东", station.patrol);
        zheng = station.officer("H" + station.mark + "2", "郑宇航", station.patrol);
        var boss = station.officer("H" + station.mark + "3", "周砚明", station.community);
        chief = SignIns.visitor(port, access, Role.CHIEF, station.station, boss, "周砚明");
        month = YearMonth.now(clock).plusMonths(1);
    }

    private String address() {
        return "/roster?unit=" + station.station + "&month=" + month;
    }

    private Map<String, String> form(long person, LocalDate day, String kind) {
        return Map.of(
                "unit", String.valueOf(station.station),
                "person", String.valueOf(person),
                "kind", kind,
                "day", day.toString(),
                "seat", "巡逻一班");
    }

    private long onlyShift() {
        return station.count("select max(id) from roster.shift where unit_id = " + station.patrol);
    }

    @Test
    void plansAShiftThroughTheFormAndShowsItInTheMonth() {
        assertThat(chief.get(address()).body()).contains("还没排").contains("接着上月轮");
        chief.get("/roster/shifts/new?unit=" + station.station);

        var after = chief.post("/roster/shifts", form(he, month.atDay(12), "NIGHT"));

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains("排上了").contains("何晓东").contains("巡逻一班");
        assertThat(chief.get(address() + "&by=person").body()).contains("/roster/shifts/" + onlyShift());
        assertThat(chief.get(address() + "&lang=en").body()).contains("Duty leader");
        chief.get(address() + "&lang=zh-CN");
    }

    @Test
    void refusesTheSameFormSentTwice() {
        chief.get("/roster/shifts/new?unit=" + station.station);
        chief.post("/roster/shifts", form(he, month.atDay(12), "NIGHT"));

        var again = chief.post("/roster/shifts", form(he, month.atDay(12), "NIGHT"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("这段时间已经有班").contains("role=\"alert\"");
        assertThat(station.count("select count(*) from roster.shift where unit_id = " + station.patrol))
                .isEqualTo(1);
    }

    @Test
    void saysAtEachFieldWhatIsWrongWithIt() {
        chief.get("/roster/shifts/new?unit=" + station.station);

        var page = chief.post(
                "/roster/shifts",
                Map.of(
                        "unit", String.valueOf(station.station),
                        "person", "x",
                        "kind", "LUNCH",
                        "day", "2026-02-30",
                        "from", "99:99",
                        "seat", "\u0001'\"<script>"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("id=\"person-e\"")
                .contains("id=\"kind-e\"")
                .contains("id=\"day-e\"")
                .contains("id=\"from-e\"")
                .doesNotContain("<script>'");
        assertThat(chief.post("/roster/shifts", Map.of("unit", String.valueOf(station.station)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(chief.post("/roster/shifts", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void answersNonsenseAddressesWithoutAnError() {
        for (var path : new String[] {
            "/roster?month=2026-13",
            "/roster?month=x",
            "/roster?unit=x",
            "/roster?unit=999999999",
            "/roster/shifts/999999999",
            "/roster/swaps/999999999",
            "/roster/shifts/new",
            "/roster/holiday",
            "/roster/holiday?unit=" + station.station + "&first=1999-01-01",
            "/roster/seats"
        }) {
            assertThat(chief.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(chief.get("/roster/shifts/abc").statusCode()).isBetween(400, 404);
        assertThat(chief.get("/roster/shifts/new?unit=" + station.station + "&day=tomorrow&kind=9")
                        .statusCode())
                .isEqualTo(200);
        assertThat(chief.get(address() + "&day=zzz&by=zzz&done=zzz&n=%3Cb%3E").statusCode())
                .isEqualTo(200);
    }

    @Test
    void hidesAnotherStation() {
        var other = new Station(access);
        var person = other.officer("H" + other.mark + "1", "外单位", other.patrol);
        var shift = other.shift(other.patrol, person, "DAY", month + "-11T08:30+08:00", month + "-11T20:30+08:00");

        assertThat(chief.get("/roster?unit=" + other.station).statusCode()).isEqualTo(404);
        assertThat(chief.get("/roster/shifts/" + shift).statusCode()).isEqualTo(404);
        chief.get(address());
        assertThat(chief.post("/roster/shifts/" + shift + "/remove", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(chief.post(
                                "/roster/publish",
                                Map.of("unit", String.valueOf(other.station), "month", month.toString()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsAnOfficerHisOwnShiftsAndTakesHisRequest() {
        var shift = station.shift(station.patrol, he, "NIGHT", month + "-11T20:30+08:00", month + "-12T08:30+08:00");
        station.shift(station.patrol, zheng, "DAY", month + "-14T08:30+08:00", month + "-14T20:30+08:00");
        station.publishRoster(station.patrol, month.atDay(1));
        var officer = SignIns.visitor(port, access, Role.OFFICER, station.patrol, he, "何晓东");

        assertThat(officer.get("/roster?month=" + month).body())
                .contains("我的班")
                .contains("夜班")
                .doesNotContain("郑宇航");
        assertThat(officer.get("/roster/shifts/new?unit=" + station.patrol).statusCode())
                .isEqualTo(403);
        var page = officer.get("/roster/shifts/" + shift);
        assertThat(page.body()).contains("请批换班").contains("郑宇航").doesNotContain("存改动");
        var asked = officer.post(
                "/roster/shifts/" + shift + "/swap",
                Map.of("version", "0", "to", String.valueOf(zheng), "reason", "家里有事"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("等批");

        var swap = station.count("select max(id) from roster.swap where shift_id = " + shift);
        assertThat(officer.get("/roster/swaps/" + swap).body()).contains("收回换班").doesNotContain("同意换班");
        assertThat(chief.get("/").body()).contains("郑宇航替何晓东");
        chief.get(address());
        var approved = chief.post("/roster/swaps/" + swap + "/approve", Map.of("version", "0"));
        assertThat(approved.body()).contains("同意了");
        assertThat(chief.post("/roster/swaps/" + swap + "/approve", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(officer.get("/roster?month=" + month).body()).doesNotContain("夜班");
        var undone = chief.post("/roster/swaps/" + swap + "/undo", Map.of("version", "1", "reason", "不用换了"));
        assertThat(undone.body()).contains("撤销了");
        assertThat(officer.get("/roster?month=" + month).body()).contains("夜班");
    }

    @Test
    void publishesAMonthOnce() {
        station.shift(station.patrol, he, "DAY", month + "-11T08:30+08:00", month + "-11T20:30+08:00");
        var form = Map.of("unit", String.valueOf(station.station), "month", month.toString());
        assertThat(chief.get(address()).body()).contains("还没发布").contains("郑宇航");

        var published = chief.post("/roster/publish", form);
        var again = chief.post("/roster/publish", form);

        assertThat(published.body()).contains("发布了 1 个单位的值班表").contains("没有带班领导");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("没有可发布的班次");
    }

    @Test
    void namesAnEmptySeatUntilItIsFilled() {
        station.shift(station.patrol, he, "DAY", month + "-11T08:30+08:00", month + "-11T20:30+08:00");
        chief.get("/roster/seats?unit=" + station.station);
        var seat = Map.of(
                "unit", String.valueOf(station.station),
                "of", String.valueOf(station.patrol),
                "name", "前台",
                "kind", "DAY",
                "days", "ALL",
                "headcount", "1");

        assertThat(chief.post("/roster/seats", seat).body()).contains("加上了").contains("前台");
        assertThat(chief.post("/roster/seats", seat).statusCode()).isEqualTo(422);
        assertThat(chief.post("/roster/seats", Map.of("unit", String.valueOf(station.station), "headcount", "many"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(chief.get(address()).body()).contains("前台 缺 1 人");
    }

    @Test
    void printsTheDutyListOfAKeyTime() {
        var page = chief.get("/roster/holiday?unit=" + station.station + "&first=2026-09-25");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("节前").contains("节中").contains("节后").contains("10-07 周三");
    }
}
