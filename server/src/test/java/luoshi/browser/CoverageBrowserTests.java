package luoshi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.lens.web.LensWorld;
import luoshi.support.Chromium;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 全面, 今日 and a person's page in a real browser: by mouse, by keyboard, without script. */
@ServerTest
class CoverageBrowserTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    LensWorld world;
    String chief = "";
    String officer = "";

    @BeforeEach
    void hasAStation() {
        world = new LensWorld(access, LocalDate.now(clock));
        chief = SignIns.add(access, Role.CHIEF, world.station.station, world.chief, "周砚明");
        officer = SignIns.add(access, Role.OFFICER, world.station.patrol, world.patrolman, "郑宇航");
    }

    @Test
    void isCleanInEveryLook() {
        for (var look : Chromium.looks()) {
            try (var visitor = Chromium.with(port, look)) {
                visitor.signIn(chief, SignIns.PASSWORD).isClean().shoot("today-chief-" + look.name());
                visitor.open("/coverage").isClean().shoot("coverage-" + look.name());
                visitor.open("/coverage?mode=owner").isClean();
                visitor.open("/coverage?known=5").isClean().shoot("coverage-known-" + look.name());
                visitor.open("/coverage/cells").isClean().shoot("cells-" + look.name());
                for (var group : List.of("persons", "months", "clauses")) {
                    visitor.open("/coverage/by/" + group).isClean().shoot("by-" + group + "-" + look.name());
                }
                visitor.open("/people/" + world.patrolman).isClean().shoot("person-" + look.name());
                visitor.open("/search?q=%E9%83%91").isClean().shoot("search-" + look.name());
            }
            try (var visitor = Chromium.with(port, look)) {
                visitor.signIn(officer, SignIns.PASSWORD).isClean().shoot("today-officer-" + look.name());
                visitor.open("/me").isClean().shoot("me-" + look.name());
            }
        }
    }

    @Test
    void changesTheChainWhenACellIsChosenByKeyboard() {
        try (var visitor = Chromium.desktop(port)) {
            visitor.signIn(chief, SignIns.PASSWORD).open("/coverage");
            var cell = visitor.page.locator(".cell[aria-label^='巡逻防控队']");
            cell.focus();
            visitor.page.keyboard().press("Enter");

            assertThat(visitor.page.locator("#chain h2 + span")).hasText("巡逻防控队 × 值班备勤");
            assertThat(cell).hasAttribute("aria-pressed", "true");
            assertThat(cell).isFocused();
            visitor.isClean();
        }
    }

    @Test
    void goesBackInTimeWithTheSliderAndKeepsTheAddress() {
        try (var visitor = Chromium.desktop(port)) {
            visitor.signIn(chief, SignIns.PASSWORD).open("/coverage");
            visitor.page.locator("#asof-slider").focus();
            for (var week = 0; week < 4; week++) {
                visitor.page.keyboard().press("ArrowLeft");
            }

            var then = world.today.minusWeeks(4);
            assertThat(visitor.page).hasURL(Pattern.compile("asof=" + then));
            assertThat(visitor.page.locator("#asof-date")).hasValue(then.toString());
            assertThat(visitor.page.locator("#matrix footer")).containsText(then.getDayOfMonth() + " 日");
            assertThat(visitor.page.locator("#asof-slider")).isFocused();
            visitor.page.reload();
            assertThat(visitor.page.locator("#asof-date")).hasValue(then.toString());
            visitor.isClean();
        }
    }

    @Test
    void findsWithTheBoxThatTheShortcutOpens() {
        try (var visitor = Chromium.desktop(port)) {
            visitor.signIn(chief, SignIns.PASSWORD).open("/");
            visitor.page.keyboard().press("Control+k");
            visitor.page.keyboard().type("郑宇");
            visitor.page.keyboard().press("Enter");

            assertThat(visitor.page.locator("main")).containsText("郑宇航");
        }
    }
}
