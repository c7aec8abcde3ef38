package luoshi.lens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class CoveragePageIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    LensWorld world;
    LensWorld other;

    @Nullable
    Browsing chief;

    @BeforeEach
    void hasTwoStations() {
        world = new LensWorld(access, LocalDate.now(clock));
        other = new LensWorld(access, LocalDate.now(clock));
    }

    private Browsing chief() {
        if (chief == null) {
            chief = SignIns.visitor(port, access, Role.CHIEF, world.station.station, world.chief, "周砚明");
        }
        return chief;
    }

    private String cell(long unit) {
        return "/coverage/" + unit + "/" + world.station.area;
    }

    @Nested
    class ForTheChief {
        @Test
        void showsEveryUnitLeadersFirstAndCountsDeadCorners() {
            var page = chief().get("/coverage").body();

            assertThat(page)
                    .contains("一、抓全面，全面抓")
                    .contains("全面：3 格里还有 2 个死角")
                    .contains("巡逻防控队 × 值班备勤：履责率")
                    .contains("社区警务队 × 值班备勤：死角，没有责任人")
                    .contains("灯下黑")
                    .contains("按审计链第");
            assertThat(page.indexOf("所领导 × ")).isLessThan(page.indexOf("巡逻防控队 × "));
        }

        @Test
        void showsTheFourModes() {
            var visitor = chief();

            assertThat(visitor.get("/coverage?mode=compliance").body()).contains("近 30 天没有抽查");
            assertThat(visitor.get("/coverage?mode=last").body()).contains("3 天前查过，应 30 天内一查");
            assertThat(visitor.get("/coverage?mode=owner").body()).contains("责任人 周砚明");
        }

        @Test
        void tellsTheChainOfACellAndTheDutiesBehindIt() {
            var page = chief().get(cell(world.station.community)).body();

            assertThat(page)
                    .contains("一把手负总责")
                    .contains("责任人空缺")
                    .contains("/people/charges/new?unit=" + world.station.community + "&amp;area=" + world.station.area)
                    .contains("每月谈心一次");
        }

        @Test
        void listsTheRowsBehindAFigureAndWhyTheyStandSo() {
            // The first piece fills the month before, which was still to be made up; the second is in time.
            world.evidence(world.monthly, world.patrolman, world.station.patrol, month(2));
            world.evidence(world.monthly, world.patrolman, world.station.patrol, month(2));

            var page = chief().get(
                            "/coverage/cells?unit=" + world.station.patrol + "&month=" + YearMonth.from(month(2)))
                    .body();

            assertThat(page)
                    .contains("郑宇航")
                    .contains("每月谈心一次")
                    .contains("按期")
                    .contains("现场和记录 1 / 1")
                    .contains("在岗在责")
                    .doesNotContain("戴永清");
        }

        @Test
        void showsTheFiguresOfTheDayToWhichTheSliderGoesBack() {
            var visitor = chief();
            var before = month(2).plusMonths(1).withDayOfMonth(1).minusDays(5);
            var then = "/coverage?asof=" + before;
            var page = visitor.get(then).body();

            world.move(world.patrolman, world.station.community, world.today.minusDays(2));
            world.evidence(world.monthly, world.visitor, world.station.community, before.plusDays(1));

            assertThat(figures(visitor.get(then).body())).isEqualTo(figures(page));
            assertThat(figures(visitor.get("/coverage").body())).isNotEqualTo(figures(page));
        }

        @Test
        void countsPeopleWithoutTargets() {
            world.station
                    .owner
                    .sql("update rule.duty_version set scope_units = array[cast(:unit as bigint)] where duty_id in"
                            + " (:duties)")
                    .param("unit", world.station.patrol)
                    .param("duties", List.of(world.monthly, world.daily))
                    .update();
            world.tell();

            assertThat(chief().get("/coverage").body()).contains("2 个人没有目标").contains("3 人（民警 3、辅警 0）中 2 人");
        }

        @Test
        void givesTheScriptOnlyWhatChanges() {
            assertThat(chief().get("/coverage", "HX-Request", "true", "HX-Target", "board")
                            .body())
                    .contains("id=\"matrix\"")
                    .doesNotContain("<html");
            assertThat(chief().get(cell(world.station.patrol), "HX-Request", "true", "HX-Target", "chain")
                            .body())
                    .contains("责任链")
                    .doesNotContain("id=\"matrix\"");
        }
    }

    @Nested
    class ForOthers {
        @Test
        void keepsAnOfficerOut() {
            var officer = SignIns.visitor(port, access, Role.OFFICER, world.station.patrol, world.patrolman, "郑宇航");

            assertThat(officer.get("/coverage").statusCode()).isEqualTo(403);
            assertThat(officer.get(cell(world.station.patrol)).statusCode()).isEqualTo(403);
            assertThat(officer.get("/coverage/cells").statusCode()).isEqualTo(403);
            assertThat(officer.get("/coverage/cells?person=" + world.visitor).statusCode())
                    .isEqualTo(404);
            assertThat(officer.get("/coverage/cells?person=" + world.patrolman).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void answersAnotherStationsUnitsAsIfTheyWereNotThere() {
            var visitor = chief();

            assertThat(visitor.get("/coverage?unit=" + other.station.station).statusCode())
                    .isEqualTo(404);
            assertThat(visitor.get("/coverage/" + other.station.patrol + "/" + other.station.area)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(visitor.get("/coverage/cells?unit=" + other.station.patrol)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(visitor.get("/coverage/cells?person=" + other.patrolman).statusCode())
                    .isEqualTo(404);
            assertThat(visitor.get("/coverage/" + world.station.patrol + "/999999999")
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void showsAGuidingDepartmentItsSliceAndNoPerson() {
            var department = world.guiding(world.station.patrol);
            var guide = SignIns.visitor(port, access, Role.GUIDANCE, department, null, "治安");

            var page = guide.get("/coverage").body();

            assertThat(page)
                    .contains("全面：1 格都有人管")
                    .contains("巡逻防控队")
                    .doesNotContain("社区警务队")
                    .doesNotContain("所领导 × ")
                    .doesNotContain("周砚明")
                    .doesNotContain("郑宇航")
                    .doesNotContain("没有目标");
            assertThat(guide.get("/coverage?mode=owner").body()).doesNotContain("周砚明");
            assertThat(guide.get(cell(world.station.patrol)).body()).doesNotContain("周砚明");
            assertThat(guide.get(cell(world.station.community)).statusCode()).isEqualTo(404);
            assertThat(guide.get("/coverage?unit=" + world.station.station).statusCode())
                    .isEqualTo(404);
            assertThat(guide.get("/imports/exports/cells.xlsx").statusCode()).isEqualTo(200);
            assertThat(guide.get("/coverage/cells?unit=" + world.station.patrol).body())
                    .contains("0 笔")
                    .contains("不在业务指导的范围里")
                    .doesNotContain("郑宇航");
        }

        @Test
        void letsABureauDrillDownToItsStations() {
            var bureau = world.station.unit("湖东分局", "BUREAU", null);
            for (var station : List.of(world.station.station, other.station.station)) {
                world.station
                        .owner
                        .sql("insert into organisation.placement (unit_id, parent_id, validity) values (:unit,"
                                + " :parent, '[2020-01-01,)')")
                        .param("unit", station)
                        .param("parent", bureau)
                        .update();
            }
            world.tell();
            var inspector = SignIns.visitor(port, access, Role.INSPECTOR, bureau, null, "秦越");

            var page = inspector.get("/coverage").body();

            // Who leads a station sees the bureau's name, not the bureau's figures.
            assertThat(chief().get("/coverage?unit=" + bureau).statusCode()).isEqualTo(404);
            assertThat(page)
                    .contains("全面：6 格里还有 4 个死角")
                    .contains("里面有 2 个死角")
                    .contains("/coverage?unit=" + other.station.station);
            assertThat(inspector.get("/coverage?unit=" + world.station.station).body())
                    .contains("全面：3 格里还有 2 个死角")
                    .contains("巡逻防控队");
        }
    }

    @Nested
    class WithABadAddress {
        @Test
        void saysWhatItCouldNotReadAndShowsTheNewest() {
            var visitor = chief();

            var garbled =
                    "asof=garbage asof=2999-01-01 asof=0001-01-01 asof=2026-02-30 month=13 month=2999-01 mode=x unit=x"
                            + " step=x&shown=1 unit=99999999999999999999";
            for (var bad : garbled.split(" ")) {
                var page = visitor.get("/coverage?" + bad);

                assertThat(page.statusCode()).as(bad).isEqualTo(400);
                assertThat(page.body()).as(bad).contains("role=\"alert\"").contains("3 格里还有");
            }
            assertThat(visitor.get("/coverage?asof=garbage").body()).contains("“garbage”不是日期");
            assertThat(visitor.get("/coverage?asof=2999-01-01").body()).contains("2999-01-01 还没到");
        }

        @Test
        void answersNumbersThatNameNothingAsNotFound() {
            var visitor = chief();

            for (var path : List.of(
                    "/coverage?unit=999999999",
                    "/coverage/1/x",
                    "/coverage/99999999999999999999/1",
                    "/coverage/999999999/1",
                    "/coverage/cells?unit=999999999",
                    "/coverage/cells?area=999999999")) {
                assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
            }
        }

        @Test
        void readsTheListOfCellsKindly() {
            var visitor = chief();

            for (var bad : List.of("page=x", "duty=x", "state=x", "area=x", "month=x")) {
                assertThat(visitor.get("/coverage/cells?" + bad).statusCode())
                        .as(bad)
                        .isEqualTo(400);
            }
            assertThat(visitor.get("/coverage/cells?page=-3").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/coverage/cells?page=99999").statusCode()).isEqualTo(200);
        }
    }

    /** The first days of a month that ended some months ago. */
    private LocalDate month(int ago) {
        return world.today.minusMonths(ago).withDayOfMonth(5);
    }

    /** Everything between the title and the lists, without the number of the newest entry. */
    private static String figures(String page) {
        return page.substring(page.indexOf("<h1>"), page.indexOf("id=\"gaps\""))
                .replaceAll("按审计链第 \\d+ 条|known=\\d+", "")
                .replaceAll("(?s)<form class=\"row w asof\".*?</form>", "");
    }
}
