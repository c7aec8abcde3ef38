package luoshi.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.exchange.Sheets;
import luoshi.kernel.Role;
import luoshi.support.Chromium;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 队伍, 单位 and 导入 in a real browser, in every width, theme and language. */
@ServerTest
@Tag("long")
class PeoplePagesBrowserTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Staff staff;
    Station world;
    LocalDate today;
    long person;

    @BeforeEach
    void hasAStation() {
        today = LocalDate.now(clock);
        staff = new Staff(port, access, today);
        world = staff.world;
        person = staff.person;
    }

    @Test
    void looksRightOnEveryScreen() {
        var bad = Sheets.write(List.of(new Sheets.Page(
                "名册",
                List.of("警号", "姓名", "工作单位", "岗位", "任职起"),
                List.of(
                        List.of("043215", "林素珍", "巡逻防控队", "", "2023-07-01"),
                        List.of("04321", "罗绍文", "治安组", "", "2026-02-30"),
                        List.of("043217", "", "巡逻防控队", "舰长", "2023-07-01")),
                false)));
        var sender = staff.chief();
        sender.get("/imports");
        var upload = sender.upload("/imports", Map.of("kind", "roster"), "青石路名册 10 月.xlsx", bad)
                .uri()
                .getPath();
        sender.post("/people/" + person + "/transfer", staff.transfer("0", String.valueOf(world.community)));
        var admin = SignIns.add(access, Role.ADMINISTRATOR, world.station, null, "陈某");
        for (var look : Chromium.looks()) {
            try (var browser = Chromium.with(port, look)) {
                browser.signIn(staff.chiefName, SignIns.PASSWORD);
                for (var page : Map.of(
                                "people", "/people",
                                "person-new", "/people/new",
                                "record", "/people/" + person + "/record",
                                "transfer", "/people/" + person + "/transfer",
                                "units", "/units",
                                "imports", "/imports",
                                "import", upload)
                        .entrySet()) {
                    browser.open(page.getValue()).isClean().shoot(page.getKey() + "-" + look.name());
                }
                browser.open("/people/" + person + "/transfer");
                browser.page.click("main button[type=submit]:has-text(\"" + (look.english() ? "Move" : "从这天起") + "\")");
                browser.isClean();
            }
        }
        try (var browser = Chromium.desktop(port)) {
            browser.signIn(admin, SignIns.PASSWORD).open("/taxonomy").isClean().shoot("taxonomy");
        }
    }
}
