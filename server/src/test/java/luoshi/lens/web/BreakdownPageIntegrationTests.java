package luoshi.lens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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

/** 分项看: the same figures by every group, each with its rows, to whom they are shown. */
@ServerTest
class BreakdownPageIntegrationTests {
    private static final List<String> GROUPS = List.of("areas", "sources", "clauses", "months", "posts", "persons");

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    LensWorld world;
    Browsing chief;

    @BeforeEach
    void hasAStation() {
        world = new LensWorld(access, LocalDate.now(clock));
        chief = SignIns.visitor(port, access, Role.CHIEF, world.station.station, world.chief, "周砚明");
    }

    private YearMonth ago(int months) {
        return YearMonth.from(world.today).minusMonths(months);
    }

    /** The figures of the row that sums all up, or of the first that begins with a text. */
    private static List<String> figures(String page, String label) {
        var row = Pattern.compile("(?s)<tr[^>]*><td>(?:<b>|<a[^>]*>)?" + Pattern.quote(label) + ".*?</tr>")
                .matcher(page);
        assertThat(row.find()).as("row %s", label).isTrue();
        return Pattern.compile("<td class=\"r[^\"]*\">(?:<b>|<a[^>]*>)?([^<]*)<")
                .matcher(row.group())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void addsUpToTheSameByEveryGroup() {
        world.evidence(world.monthly, world.patrolman, world.station.patrol, ago(2).atDay(5));
        var range = "?from=" + ago(3) + "&until=" + ago(1);
        var total = figures(chief.get("/coverage/by/areas" + range).body(), "合计");

        assertThat(Integer.parseInt(total.getFirst())).isPositive();
        for (var group : GROUPS) {
            var page = chief.get("/coverage/by/" + group + range);

            assertThat(page.statusCode()).as(group).isEqualTo(200);
            assertThat(figures(page.body(), "合计")).as(group).isEqualTo(total);
            assertThat(page.body()).contains("截至").contains("按审计链第");
        }
    }

    @Test
    void opensEachFigureToAsManyRows() {
        var page = chief.get("/coverage/by/persons?from=" + ago(3) + "&until=" + ago(1))
                .body();

        var links = Pattern.compile("href=\"(/coverage/cells[^\"]*)\">(\\d+)<")
                .matcher(page)
                .results()
                .toList();
        assertThat(links).isNotEmpty();
        for (var link : links) {
            var rows = chief.get(link.group(1).replace("&amp;", "&")).body();
            // Owed opens to all that is bound, also what is not due yet: here nothing is.
            assertThat(rows).as(link.group(1)).contains("<h1>" + link.group(2) + " 笔</h1>");
        }
    }

    @Test
    void listsPersonsByUnitAndNameWhateverTheyOwe() {
        var colleague = world.station.officer(world.station.number(7), "安静", world.station.patrol);
        world.evidence(world.monthly, colleague, world.station.patrol, ago(1).atDay(5));
        world.tell();

        var page = chief.get("/coverage/by/persons").body();

        assertThat(page).contains("不按数字排");
        assertThat(people(page)).containsExactly(world.chief, colleague, world.patrolman, world.visitor);
    }

    private static List<Long> people(String page) {
        return Pattern.compile("<td[^>]*><a href=\"/people/(\\d+)\"")
                .matcher(page)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .distinct()
                .toList();
    }

    @Test
    void asksAboutSomeClausesAndMonthsOnly() {
        var monthly = "clause=" + world.station.clauseOf(world.monthly);
        var range = "&from=" + ago(3) + "&until=" + ago(2);

        // Three people, two months, one duty a month.
        assertThat(figures(chief.get("/coverage/by/months?" + monthly + range).body(), "合计")
                        .getFirst())
                .isEqualTo("6");
        assertThat(chief.get("/coverage/cells?" + monthly + range + "&state=DEBT")
                        .body())
                .contains("<h1>6 笔</h1>")
                .contains("1 条条款")
                .doesNotContain("每周查一次装备");
        assertThat(chief.get("/coverage/cells?" + monthly + "&clause=" + world.station.clauseOf(world.daily) + range)
                        .body())
                .contains("2 条条款")
                .contains("每周查一次装备");
    }

    @Test
    void pagesDebtsInTheOrderOfUnits() {
        var question = "/coverage/cells?state=DEBT&from=" + ago(6) + "&until=" + ago(1);
        var first = chief.get(question).body();

        var next = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = chief.get(next.group(1).replace("&amp;", "&")).body();

        assertThat(first).contains("第 1 页");
        assertThat(people(first)).containsExactly(world.chief, world.patrolman);
        assertThat(second).contains("第 2 页");
        assertThat(people(second)).containsExactly(world.patrolman, world.visitor);
        assertThat(chief.get(question + "&page=99999").body()).contains("第 2 页");
    }

    @Test
    void answersAsKnownAtAnEarlierEntry() {
        var month = ago(1);
        var before = head();
        var question = "/coverage/by/months?month=" + month + "&clause=" + world.station.clauseOf(world.monthly);
        // The first piece fills the month before, which was still to be made up.
        world.evidence(world.monthly, world.patrolman, world.station.patrol, month.atDay(5));
        world.evidence(world.monthly, world.patrolman, world.station.patrol, month.atDay(6));

        assertThat(figures(chief.get(question).body(), "合计").get(4)).isNotEqualTo("3");
        assertThat(figures(chief.get(question + "&known=" + before).body(), "合计")
                        .get(4))
                .isEqualTo("3");
        assertThat(chief.get(question + "&known=" + before).body())
                .contains("按审计链第 " + before + " 条所知")
                .contains("known=" + before);
        assertThat(chief.get(question + "&known=999999999").statusCode()).isEqualTo(400);
    }

    private long head() {
        return world.station
                .owner
                .sql("select max(seq) from ledger.entry")
                .query(Long.class)
                .single();
    }

    @Test
    void keepsOthersOut() {
        var officer = SignIns.visitor(port, access, Role.OFFICER, world.station.patrol, world.patrolman, "郑宇航");
        var other = new LensWorld(access, world.today);

        for (var group : GROUPS) {
            assertThat(officer.get("/coverage/by/" + group).statusCode())
                    .as(group)
                    .isEqualTo(403);
            assertThat(chief.get("/coverage/by/" + group + "?unit=" + other.station.station)
                            .statusCode())
                    .as(group)
                    .isEqualTo(404);
        }
        assertThat(chief.get("/coverage/by/persons").body()).doesNotContain("/people/" + other.chief + "\"");
        assertThat(chief.get("/coverage/by/height").statusCode()).isEqualTo(404);
        assertThat(chief.get("/coverage/by/areas?source=999999999").statusCode())
                .isEqualTo(404);
        assertThat(chief.get("/coverage/by/areas?post=999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void showsAGuidingDepartmentNoPerson() {
        var guide = SignIns.visitor(port, access, Role.GUIDANCE, world.guiding(world.station.patrol), null, "治安");

        assertThat(guide.get("/coverage/by/persons").statusCode()).isEqualTo(404);
        assertThat(guide.get("/coverage/by/posts").statusCode()).isEqualTo(404);
        assertThat(guide.get("/coverage/by/clauses").body())
                .contains("每月谈心一次")
                .contains("不在业务指导的范围里")
                .doesNotContain("/coverage/by/persons")
                .doesNotContain("郑宇航");
        // Of the patrol alone: one person, one month.
        assertThat(figures(guide.get("/coverage/by/clauses?month=" + ago(1)).body(), "每月谈心一次")
                        .getFirst())
                .isEqualTo("1");
    }

    @Test
    void readsAnAddressKindly() {
        for (var bad : List.of(
                "from=x",
                "until=+999999999-12",
                "from=2999-01",
                "from=" + ago(1) + "&until=" + ago(2),
                "clause=1,x",
                "known=-1",
                "asof=x")) {
            var page = chief.get("/coverage/by/areas?" + bad.replace("+", "%2B"));

            assertThat(page.statusCode()).as(bad).isEqualTo(400);
            assertThat(page.body()).as(bad).contains("role=\"alert\"");
        }
        assertThat(chief.get("/coverage/by/persons?page=-3").statusCode()).isEqualTo(200);
        assertThat(chief.get("/coverage/by/persons?page=99999").statusCode()).isEqualTo(200);
        assertThat(chief.get("/coverage/by/areas?clause=999999999").body()).contains("这个范围里没有一笔");
    }
}
