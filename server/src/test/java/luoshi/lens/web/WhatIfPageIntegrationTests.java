package luoshi.lens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 要是这样发布: what a draft would come to, before anybody is bound by it. */
@ServerTest
class WhatIfPageIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    LensWorld world;
    Browsing chief;
    long clause;

    @BeforeEach
    void draftsANewVersion() {
        world = new LensWorld(access, LocalDate.now(clock));
        chief = SignIns.visitor(port, access, Role.CHIEF, world.station.station, world.chief, "周砚明");
        clause = world.station.clauseOf(world.monthly);
        var lock = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(chief.get("/rules/clauses/" + clause).body());
        assertThat(lock.find()).isTrue();
        chief.post("/rules/clauses/" + clause + "/versions", Map.of("version", lock.group(1)));
    }

    private String path() {
        return "/rules/clauses/" + clause + "/what-if";
    }

    /** What a row says it would be, and is now. */
    private static List<String> row(String page, String label) {
        var row = Pattern.compile("(?s)<th scope=\"row\">" + label + ".*?</tr>").matcher(page);
        assertThat(row.find()).as(label).isTrue();
        return Pattern.compile("<td class=\"r\">(?:<b>)?(\\d+)")
                .matcher(row.group())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void saysWhoWouldBeBoundAndWhatItWouldCostBesideNow() {
        var page = chief.get(path()).body();

        assertThat(row(page, "管到多少人")).containsExactly("3", "3");
        assertThat(row(page, "一年要办多少次")).containsExactly("36", "36");
        assertThat(row(page, "其中这一期多少次")).containsExactly("3", "3");
        assertThat(page).contains("所领导").contains("巡逻防控队").contains("社区警务队");
    }

    @Test
    void triesAnotherCadenceAndCount() {
        var page = chief.get(path() + "?c" + world.monthly + "=QUARTERLY&n" + world.monthly + "=5")
                .body();

        assertThat(row(page, "一年要办多少次")).containsExactly(Integer.toString(3 * 4 * 5), "36");
        assertThat(row(page, "其中这一期多少次")).containsExactly("15", "3");
    }

    @Test
    void countsTheDebtsThatThereWouldBeWithWhatWasDone() {
        var month = YearMonth.from(world.today).minusMonths(2);
        var before = row(chief.get(path()).body(), "到今天欠多少笔");
        world.evidence(world.monthly, world.patrolman, world.station.patrol, month.atDay(5));

        var once = row(chief.get(path()).body(), "到今天欠多少笔");
        var twice = row(chief.get(path() + "?n" + world.monthly + "=2").body(), "到今天欠多少笔");

        assertThat(before.getFirst()).isEqualTo(before.getLast());
        assertThat(once).allMatch(debts -> Integer.parseInt(debts) == Integer.parseInt(before.getFirst()) - 1);
        assertThat(twice).containsExactly(before.getFirst(), once.getLast());
    }

    @Test
    void touchesNoFigureOfToday() {
        var figures = "/coverage/by/clauses?clause=" + clause;
        var before = chief.get(figures).body();

        chief.get(path() + "?n" + world.monthly + "=9");

        assertThat(table(chief.get(figures).body())).isEqualTo(table(before)).contains("每月谈心一次");
    }

    private static String table(String page) {
        return page.substring(page.indexOf("<table"), page.indexOf("</table>"));
    }

    @Test
    void saysWhatItCouldNotTry() {
        for (var bad : List.of(
                "n" + world.monthly + "=0", "n" + world.monthly + "=x", "c" + world.monthly + "=PER_OCCASION")) {
            var page = chief.get(path() + "?" + bad);

            assertThat(page.statusCode()).as(bad).isEqualTo(422);
            assertThat(row(page.body(), "管到多少人")).containsExactly("3", "3");
        }
    }

    @Test
    void isForWhoMayWriteTheClause() {
        var other = new LensWorld(access, world.today);
        var stranger = SignIns.visitor(port, access, Role.CHIEF, other.station.station, other.chief, "周砚明");
        var officer = SignIns.visitor(port, access, Role.OFFICER, world.station.patrol, world.patrolman, "郑宇航");
        var deputy = SignIns.visitor(port, access, Role.DEPUTY, world.station.station, null, "林素珍");

        assertThat(officer.get(path()).statusCode()).isEqualTo(403);
        assertThat(stranger.get(path()).statusCode()).isEqualTo(404);
        assertThat(deputy.get(path()).statusCode()).isEqualTo(200);
        assertThat(chief.get("/rules/clauses/" + world.station.clauseOf(world.daily) + "/what-if")
                        .statusCode())
                .isEqualTo(404);
        assertThat(chief.get("/rules/clauses/" + clause + "?draft").body()).contains(path());
        assertThat(chief.get("/rules/clauses/" + clause + "/edit").body()).contains(path());
        assertThat(officer.get("/rules/clauses/" + clause).body()).doesNotContain("what-if");
    }
}
