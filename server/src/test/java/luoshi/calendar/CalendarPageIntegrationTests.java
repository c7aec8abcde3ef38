package luoshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.Chromium;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class CalendarPageIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Calendars calendars;

    Station world;
    Browsing admin;

    @BeforeEach
    void hasAnAdministrator() {
        world = new Station(access);
        admin = SignIns.visitor(port, access, Role.ADMINISTRATOR, world.station, null, "管理员");
        world.owner.sql("delete from calendar.day where paper_year = 2040").update();
        world.owner.sql("delete from calendar.published_year where year = 2040").update();
        calendars.reload();
    }

    @Test
    void showsTheYearToEverybody() {
        var officer = SignIns.visitor(port, access, Role.OFFICER, world.patrol, null, "民警");

        var page = officer.get("/calendar/2026");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("国庆节").contains("09-25 至 10-07").doesNotContain("/calendar/2026/days");
        assertThat(officer.get("/calendar").statusCode()).isEqualTo(200);
        assertThat(officer.get("/calendar/2026?lang=en").body()).contains("make-up working day");
    }

    @Test
    void saysThatAYearIsUnknownUntilItIsPublished() {
        assertThat(admin.get("/calendar/2040").body()).contains("2040 年的放假安排还没公布");

        assertThat(name("2040-10-01", "国庆节", "off", "-1").statusCode()).isEqualTo(200);
        assertThat(calendars.current().isKnown(LocalDate.of(2040, 10, 1))).isFalse();
        assertThat(publish("yes").statusCode()).isEqualTo(200);

        assertThat(calendars.current().isKnown(LocalDate.of(2040, 10, 1))).isTrue();
        assertThat(calendars.current().isWorking(LocalDate.of(2040, 10, 1))).isFalse();
        assertThat(world.count("select count(*) from ledger.entry where action = 'YearPublished'"))
                .isPositive();
    }

    @Test
    void keepsTheDaysOfAYearThatIsTakenBack() {
        name("2040-10-01", "国庆节", "off", "-1");
        publish("yes");

        assertThat(publish("no").statusCode()).isEqualTo(200);

        assertThat(calendars.current().isWorking(LocalDate.of(2040, 10, 1))).isTrue();
        assertThat(world.count("select count(*) from calendar.day where paper_year = 2040"))
                .isEqualTo(1);
        assertThat(publish("no", "1").statusCode()).isEqualTo(409);
    }

    @Test
    void changesAndRemovesADay() {
        name("2040-10-01", "国庆", "off", "-1");

        assertThat(admin.get("/calendar/2040?day=2040-10-01").body()).contains("value=\"国庆\"");
        name("2040-10-01", "国庆节", "off", "0");
        assertThat(world.count("select count(*) from calendar.day where day = '2040-10-01' and name = '国庆节'"))
                .isEqualTo(1);
        admin.post("/calendar/2040/days/remove", Map.of("day", "2040-10-01", "version", "1"));

        assertThat(world.count("select count(*) from calendar.day where day = '2040-10-01'"))
                .isZero();
    }

    @Test
    void actsOnceWhenAFormIsSentTwiceOrIsStale() {
        name("2040-10-01", "国庆节", "off", "-1");

        assertThat(name("2040-10-01", "国庆节", "off", "-1").statusCode()).isEqualTo(409);
        assertThat(name("2040-10-01", "国庆", "off", "7").statusCode()).isEqualTo(409);
        assertThat(name("2040-10-01", "国庆", "off", "x").statusCode()).isEqualTo(409);
        assertThat(world.count("select version from calendar.day where day = '2040-10-01'"))
                .isZero();
    }

    @Test
    void saysWhatIsWrongAtTheField() {
        assertThat(publish("yes", "").statusCode()).isEqualTo(422);
        for (var bad : new String[][] {
            {"2041-01-01", "元旦", "off"},
            {"2039-11-30", "元旦", "off"},
            {"2040-02-30", "元旦", "off"},
            {"", "元旦", "off"},
            {"2040-10-01", " ", "off"},
            {"2040-10-01", "节".repeat(21), "off"},
            {"2040-10-01", "国庆节", "maybe"},
            {"2040-10-02", "国庆节", "make-up"},
            {"2026-10-01", "国庆节", "off"},
        }) {
            var answer = name(bad[0], bad[1], bad[2], "-1");
            assertThat(answer.statusCode()).as(String.join(" ", bad)).isEqualTo(422);
            assertThat(answer.body()).contains("role=\"alert\"").contains("aria-invalid=\"true\"");
        }
        assertThat(admin.get("/calendar/1999").statusCode()).isEqualTo(404);
        assertThat(admin.get("/calendar/next").statusCode()).isEqualTo(404);
        assertThat(admin.get("/calendar/2040?day=never").statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyElseChangeIt() {
        var chief = SignIns.visitor(port, access, Role.CHIEF, world.station, null, "所长");
        chief.get("/calendar/2040");

        var form = Map.of("day", "2040-10-01", "name", "国庆节", "kind", "off", "version", "-1");
        assertThat(chief.post("/calendar/2040/days", form).statusCode()).isEqualTo(403);
        assertThat(chief.post("/calendar/2040/days/remove", form).statusCode()).isEqualTo(403);
        assertThat(chief.post("/calendar/2026/publication", Map.of("published", "no", "version", "0"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void isCleanInEveryLook() {
        var user = SignIns.add(access, Role.ADMINISTRATOR, world.station, null, "管理员");
        for (var look : Chromium.looks()) {
            try (var browser = Chromium.with(port, look)) {
                browser.signIn(user, SignIns.PASSWORD)
                        .open("/calendar/2026")
                        .isClean()
                        .shoot("calendar-" + look.name());
                browser.open("/calendar/2041").isClean();
            }
        }
    }

    private HttpResponse<String> name(String day, String name, String kind, String version) {
        return admin.post("/calendar/2040/days", Map.of("day", day, "name", name, "kind", kind, "version", version));
    }

    private HttpResponse<String> publish(String published) {
        var version = world.count("select coalesce(max(version), 0) from calendar.published_year where year = 2040");
        return publish(published, Long.toString(version));
    }

    private HttpResponse<String> publish(String published, String version) {
        return admin.post("/calendar/2040/publication", Map.of("published", published, "version", version));
    }
}
