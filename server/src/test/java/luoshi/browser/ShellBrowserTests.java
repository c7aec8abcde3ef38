package luoshi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Chromium;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What surrounds every page, in a real browser. */
@ServerTest
class ShellBrowserTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Test
    void isCleanOnDesktopAndPhoneInBothThemesAndLanguages() {
        var station = new Station(access);
        var chief = SignIns.add(access, Role.CHIEF, station.station, null, "周所长");

        for (var look : Chromium.looks()) {
            try (var visitor = Chromium.with(port, look)) {
                visitor.open("/sign-in").isClean().shoot("sign-in-" + look.name());
                visitor.signIn(chief, SignIns.PASSWORD).isClean().shoot("today-empty-" + look.name());
                visitor.open("/more").isClean().shoot("more-" + look.name());
                visitor.open("/nowhere").isClean().shoot("missing-" + look.name());
            }
        }
    }

    @Test
    void keepsThePageAndItsQueryWhenTheLanguageChanges() {
        var station = new Station(access);
        var chief = SignIns.add(access, Role.CHIEF, station.station, null, "周所长");

        try (var visitor = Chromium.desktop(port)) {
            visitor.signIn(chief, SignIns.PASSWORD).open("/more?q=%E5%91%A8&x=1");
            visitor.page.click(".top a[hreflang=en]");

            assertThat(visitor.page.url()).contains("/more?q=%E5%91%A8&x=1&lang=en");
            assertThat(visitor.page.locator("html").getAttribute("lang")).isEqualTo("en");
        }
    }

    @Test
    void letsTheKeyboardSkipToTheContent() {
        var station = new Station(access);
        var chief = SignIns.add(access, Role.CHIEF, station.station, null, "周所长");

        try (var visitor = Chromium.desktop(port)) {
            visitor.signIn(chief, SignIns.PASSWORD).open("/");
            visitor.page.keyboard().press("Tab");
            visitor.page.keyboard().press("Enter");

            assertThat(visitor.page.evaluate("document.activeElement.id")).isEqualTo("main");
        }
    }
}
