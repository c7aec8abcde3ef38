package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Chromium;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of rules in a real browser: every width, theme and language, clean for everybody. */
@ServerTest
@Tag("long")
class RuleBrowserTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Test
    void looksRightAndCleanInEveryLook() {
        var book = new RuleBook(port, access);
        var source = book.source();
        var later = RuleBook.id(
                book.upload(
                        "新门岗.md",
                        (Documents.LATER + "\n<!-- " + book.world.mark + " -->\n").getBytes(StandardCharsets.UTF_8)),
                "/rules/sources/(\\d+)");
        var draft = book.clause(source, "第二条");
        book.chief.post("/rules/clauses/" + draft + "/edit", book.draft(draft));
        var clause = book.published(source);
        book.world
                .owner
                .sql(
                        "insert into rule.not_applicable (unit_id, area_id, reason, signed_by, signed_on, review_on) values (:unit, :area, '不值班', :by, '2025-11-01', '2026-11-01')")
                .param("unit", book.world.community)
                .param("area", book.world.area)
                .param("by", book.chiefPerson)
                .update();
        book.world
                .owner
                .sql(
                        "insert into rule.exemption (duty_id, person_id, unit_id, validity, reason, approved_by, approved_on) values (:duty, :person, :unit, '[2026-01-01,2027-01-01)', '集训', :by, '2026-01-01')")
                .param("duty", book.duty(clause))
                .param("person", book.patrolman)
                .param("unit", book.world.patrol)
                .param("by", book.chiefPerson)
                .update();
        var leader = book.world.officer("R3" + book.world.mark, "林某", book.world.station);
        var username = SignIns.add(access, Role.INSTRUCTOR, book.world.station, leader, "林某");
        for (var look : Chromium.looks()) {
            try (var browser = Chromium.with(port, look)) {
                browser.signIn(username, SignIns.PASSWORD);
                browser.open("/rules").isClean().shoot("rules-" + look.name());
                browser.open("/rules/upload").isClean().shoot("rules-upload-" + look.name());
                browser.open("/rules/sources/" + source).isClean().shoot("rules-source-" + look.name());
                browser.open("/rules/sources/" + later + "/compare?with=" + source)
                        .isClean()
                        .shoot("rules-source-compare-" + look.name());
                browser.open("/rules/sources/" + later + "/compare?with=" + later)
                        .isClean();
                browser.open("/rules/clauses/" + clause).isClean().shoot("rules-clause-" + look.name());
                browser.open("/rules/clauses/" + draft + "/edit").isClean().shoot("rules-edit-" + look.name());
                browser.open("/rules/clauses/" + draft + "?draft").isClean().shoot("rules-draft-" + look.name());
                browser.open("/rules/clauses/" + draft + "/what-if").isClean().shoot("rules-what-if-" + look.name());
                browser.open("/rules/exceptions").isClean().shoot("rules-exceptions-" + look.name());
                browser.open("/rules/exemptions/new").isClean().shoot("rules-exemption-" + look.name());
                browser.open("/rules/exclusions/new").isClean();
            }
        }
    }

    @Test
    void filtersTheListAndSavesADraftByKeyboard() {
        var book = new RuleBook(port, access);
        var clause = book.published();
        var leader = book.world.officer("R4" + book.world.mark, "林某", book.world.station);
        var username = SignIns.add(access, Role.INSTRUCTOR, book.world.station, leader, "林某");
        try (var browser = Chromium.desktop(port)) {
            browser.signIn(username, SignIns.PASSWORD).open("/rules");
            browser.page.locator("#state").selectOption("ENDED");
            browser.page.waitForURL("**/rules?*state=ENDED*");
            assertThat(browser.page.locator("#board").textContent()).contains("没有这样的条款");

            browser.open("/rules/clauses/" + clause);
            browser.page.getByText("起草新版").click();
            browser.page.waitForURL("**/edit");
            browser.page.locator("#note").fill("次数加倍");
            browser.page.locator("#note").focus();
            browser.page.locator("[id='d0.count']").fill("4");
            browser.page.keyboard().press("Enter");
            browser.page.waitForURL("**?draft*");
            assertThat(browser.page.locator("main").textContent())
                    .contains("第 2 版，草稿")
                    .contains("次数加倍");
        }
    }
}
