package luoshi.roster.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import luoshi.database.DatabaseAccess;
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

/** The pages of the roster in a real browser, in every width, theme and language. */
@ServerTest
@Tag("long")
class RosterBrowserTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    Station station;
    YearMonth month;
    long he;
    String chief = "";
    String officer = "";

    @BeforeEach
    void hasAMonthInTurns() {
        station = new Station(access);
        month = YearMonth.now(clock);
        var leaders = station.unit("所领导", "LEADERS", station.station);
        var boss = station.officer("B" + station.mark + "01", "周砚明", leaders);
        var deputy = station.officer("B" + station.mark + "02", "陶立群", leaders);
        he = station.officer("B" + station.mark + "11", "何晓东", station.patrol);
        var zheng = station.officer("B" + station.mark + "12", "郑宇航", station.patrol);
        var kong = station.auxiliary("B" + station.mark + "13", "孔德海", station.patrol);
        for (var day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
            shift(leaders, day.getDayOfMonth() % 2 == 0 ? boss : deputy, "LEAD", day, "08:30", 1);
            shift(station.patrol, day.getDayOfMonth() % 3 == 0 ? he : zheng, "DAY", day, "08:30", 0);
            shift(station.patrol, day.getDayOfMonth() % 3 == 0 ? zheng : he, "NIGHT", day, "20:30", 1);
            if (day.getDayOfMonth() % 4 == 1) {
                shift(station.patrol, kong, "STANDBY", day, "08:30", 1);
            }
        }
        station.owner
                .sql("insert into roster.seat (unit_id, name, kind, days) values (:unit, '前台', 'DAY', 'OFF')")
                .param("unit", station.patrol)
                .update();
        station.publishRoster(leaders, month.atDay(1));
        chief = SignIns.add(access, Role.CHIEF, station.station, boss, "周砚明");
        officer = SignIns.add(access, Role.OFFICER, station.patrol, he, "何晓东");
    }

    private void shift(long unit, long person, String kind, LocalDate day, String from, int days) {
        station.shift(
                unit,
                person,
                kind,
                day + "T" + from + "+08:00",
                day.plusDays(days) + (kind.equals("DAY") ? "T20:30+08:00" : "T08:30+08:00"));
    }

    @Test
    void isCleanInEveryLook() {
        for (var look : Chromium.looks()) {
            try (var browser = Chromium.with(port, look)) {
                browser.signIn(chief, SignIns.PASSWORD);
                browser.open("/roster").isClean().shoot("roster-month-" + look.name());
                browser.open("/roster?unit=" + station.patrol).isClean().shoot("roster-team-" + look.name());
                browser.open("/roster/shifts/new?unit=" + station.station)
                        .isClean()
                        .shoot("roster-new-" + look.name());
                browser.open("/roster/seats?unit=" + station.station).isClean();
                browser.open("/roster/holiday?unit=" + station.station)
                        .isClean()
                        .shoot("roster-holiday-" + look.name());
            }
            try (var browser = Chromium.with(port, look)) {
                browser.signIn(officer, SignIns.PASSWORD);
                browser.open("/roster").isClean().shoot("roster-own-" + look.name());
            }
        }
    }

    @Test
    void letsAnOfficerAskForASwapAndTheChiefDecide() {
        station.publishRoster(station.patrol, month.atDay(1));
        var next = month.plusMonths(1);
        station.publishRoster(station.patrol, next.atDay(1));
        var shift = station.shift(
                station.patrol, he, "NIGHT", next.atDay(11) + "T20:30+08:00", next.atDay(12) + "T08:30+08:00");
        try (var browser = Chromium.phone(port)) {
            browser.signIn(officer, SignIns.PASSWORD).open("/roster/shifts/" + shift);
            browser.page.selectOption("#swap-to", new SelectOption().setIndex(1));
            browser.page.fill("#swap-reason", "家里有事");
            browser.page.click("text=请批换班");
            assertThat(browser.page.locator(".tag").last()).hasText("等批");
            browser.isClean();
        }
        try (var browser = Chromium.desktop(port)) {
            browser.signIn(chief, SignIns.PASSWORD).open("/roster?unit=" + station.station + "&month=" + next);
            browser.page.locator("text=同意换班").first().click();
            assertThat(browser.page.locator("[role=status]")).containsText("同意了");
            assertThat(browser.page.locator(".ros .x").first()).isVisible();
            browser.isClean();
        }
    }
}
