package luoshi.identity;

import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Chromium;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class AccountsBrowserTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Test
    void readsWellOnEveryScreen() {
        var world = new Station(access);
        world.officer("519001", "高远帆", world.patrol);
        var username = SignIns.add(access, Role.SECURITY_ADMINISTRATOR, world.station, null, "安全员");
        try (var browser = Chromium.desktop(port)) {
            browser.signIn(username, SignIns.PASSWORD);
            browser.open("/accounts/new");
            browser.page.fill("#number", "519001");
            browser.page.click("form[action='/accounts/new'] button");
            browser.isClean().shoot("account-opened");
            var place = browser.page.url().replaceFirst(".*(/accounts/\\d+)$", "$1");
            var link = browser.page.locator("code.wrap").innerText().replaceFirst(".*(/account/link/.*)$", "$1");
            for (var look : Chromium.looks()) {
                look(look, username, place, link);
            }
        }
    }

    private void look(Chromium.Look look, String username, String place, String link) {
        try (var browser = Chromium.with(port, look)) {
            browser.open(link).isClean().shoot("link-" + look.name());
            browser.signIn(username, SignIns.PASSWORD);
            for (var page : new String[] {"/accounts", "/accounts/new", place, "/account/password"}) {
                browser.open(page).isClean().shoot(page.replaceAll("\\W+", "-") + "-" + look.name());
            }
        }
    }
}
