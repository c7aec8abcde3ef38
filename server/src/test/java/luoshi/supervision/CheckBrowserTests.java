package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Chromium;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A chief on a phone records one check with a photo, by the keyboard alone. */
@ServerTest
class CheckBrowserTests {
    private static final int KEYS_AT_MOST = 40;

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    @Test
    void recordsACheckByKeyboardOnAPhone() {
        var people = new Checkers(access, LocalDate.now(clock).minusDays(1));
        var name = SignIns.add(access, Role.CHIEF, people.world.station, people.chief, "周某");
        try (var phone = Chromium.phone(port)) {
            phone.signIn(name, SignIns.PASSWORD).open("/checks/new");
            phone.shoot("check-start").isClean();
            phone.open("/checks/new?unit=" + people.world.patrol + "&area=" + people.world.area);
            phone.shoot("check-blank").isClean();
            var keys = phone.page.keyboard();
            assertThat(phone.page.isVisible("#seen-" + people.clause)).isFalse();

            phone.page.focus("input[name='answer-" + people.clause + "'][value=COMPLIANT]");
            keys.press("Space");
            keys.press("ArrowRight");
            assertThat(phone.page.isVisible("#seen-" + people.clause)).isTrue();
            phone.isClean();
            keys.press("Tab");
            assertThat(at(phone)).isEqualTo("whom-" + people.clause);
            choose(phone, "#whom-" + people.clause, "郑某");
            keys.press("Tab");
            assertThat(at(phone)).isEqualTo("seen-" + people.clause);
            keys.type("20:00 接班栏空着。");
            keys.press("Tab");
            keys.type("巡逻交接台");
            until(phone, "photo-" + people.clause);
            phone.page.setInputFiles(
                    "#photo-" + people.clause,
                    new FilePayload("IMG_1.jpg", "image/jpeg", Pictures.of("jpg", 640, 480)));
            phone.shoot("check-filled");
            until(phone, "record");
            keys.press("Enter");
            phone.page.waitForURL(url -> url.contains("done=recorded"));

            phone.shoot("check-done").isClean();
            assertThat(phone.page.textContent("main")).contains("20:00 接班栏空着。", "郑某", "巡逻交接台");
            assertThat(phone.page.evaluate("document.querySelector('.thumb img').decode().then(() => true)"))
                    .isEqualTo(true);
            phone.open("/checks").shoot("check-list").isClean();
            phone.open("/checks?show=seen").shoot("check-seen").isClean();
            phone.open("/commendations/new?unit=" + people.world.patrol)
                    .shoot("commend")
                    .isClean();
        }
    }

    /** Goes down the list that has the focus until the name is chosen. */
    private static void choose(Chromium phone, String list, String name) {
        for (var n = 0; n < KEYS_AT_MOST && !chosen(phone, list).contains(name); n++) {
            phone.page.keyboard().press("ArrowDown");
        }
        assertThat(chosen(phone, list)).contains(name);
    }

    private static String chosen(Chromium phone, String list) {
        return String.valueOf(
                phone.page.evaluate("list => document.querySelector(list).selectedOptions[0].textContent", list));
    }

    private static String at(Chromium phone) {
        return String.valueOf(phone.page.evaluate("document.activeElement.id"));
    }

    private static void until(Chromium phone, String id) {
        for (var n = 0; n < KEYS_AT_MOST && !at(phone).equals(id); n++) {
            phone.page.keyboard().press("Tab");
        }
        assertThat(at(phone)).isEqualTo(id);
    }
}
