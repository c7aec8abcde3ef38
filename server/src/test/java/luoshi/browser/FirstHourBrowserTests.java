package luoshi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import luoshi.Luoshi;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.ledger.Verification;
import luoshi.ledger.VerifyingLedger;
import luoshi.support.Chromium;
import luoshi.support.FreshDatabase;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/**
 * A station's first hour in a real browser, on 2 October 2026: its people and two regulations come in from files, three
 * clauses become duties, and debts and dead corners appear, move with a transfer, and stay as they were on the days
 * before it.
 */
@SpringBootTest(
        classes = Luoshi.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "luoshi.now=2026-10-02T09:40+08:00")
@ContextConfiguration(initializers = FreshDatabase.class)
class FirstHourBrowserTests {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Path INVENTED = Path.of("../engine/src/test/resources/luoshi/engine/statute/gate-duty.md");
    private static final Path STATUTE = Path.of("../../shared/data/laws/行政法规/公安机关督察条例(2011-08-31).md");

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Test
    void showsWhoOwesWhatFromFilesThatNobodyHereWrote() throws Exception {
        var world = new Station(access);
        FirstHour.prepare(world);
        var name = SignIns.add(access, Role.CHIEF, world.station, null, "所长");
        var prepared = breaks();
        try (var chief = Chromium.desktop(port)) {
            chief.signIn(name, SignIns.PASSWORD);

            refusesThePeopleAsLongAsOneRowIsWrong(chief);
            bringIn(chief, "roster", FirstHour.people());
            assertThat(world.owner
                            .sql("select count(*) from organisation.person")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(FirstHour.OFFICERS + FirstHour.AUXILIARIES);

            readsTheRealStatuteWhereItIs(chief);
            var source = upload(chief, INVENTED);
            publish(chief, world, source, 0, "每月自查", "MONTHLY", "");
            publish(chief, world, source, 1, "每班交接", "PER_SHIFT", "");
            publish(chief, world, source, 2, "出警录像", "PER_OCCASION", "出警");

            bringIn(chief, "shifts", FirstHour.shifts());
            publishTheRoster(chief, world);
            bringIn(chief, "occasions", FirstHour.occasions());

            var occasions = 2;
            chief.open("/coverage?asof=2026-10-02&month=2026-10");
            assertThat(debts(chief, "tr.sum")).isEqualTo(FirstHour.ON_SHIFT);
            chief.open("/coverage?asof=2026-10-02&month=2026-09");
            assertThat(debts(chief, "tr.sum")).isEqualTo(88 + occasions);
            assertThat(debts(chief, "tr:has-text('社区警务队')")).isEqualTo(26);
            assertThat(debts(chief, "tr:has-text('巡逻防控队')")).isEqualTo(21 + occasions);
            assertThat(chief.page.locator("#matrix .cell.l0").count()).isPositive();
            chief.isClean().shoot("first-hour-coverage");
            var before = asOf(chief, "2026-08-31");

            transfer(chief, world);

            chief.open("/coverage?asof=2026-10-02&month=2026-09");
            assertThat(debts(chief, "tr.sum")).isEqualTo(88 + occasions);
            assertThat(debts(chief, "tr:has-text('社区警务队')")).isEqualTo(25);
            assertThat(debts(chief, "tr:has-text('户籍窗口')")).isEqualTo(8);
            assertThat(asOf(chief, "2026-08-31")).isEqualTo(before);
        }
        assertThat(breaks()).as("the hour's every row answers to the chain").isEqualTo(prepared);
    }

    /** What does not answer to the chain: only what the test itself prepared. */
    private List<Verification.Break> breaks() throws SQLException {
        return VerifyingLedger.verify(access.source(access.reader())).breaks();
    }

    private void refusesThePeopleAsLongAsOneRowIsWrong(Chromium chief) {
        handIn(chief, "roster", FirstHour.peopleWithAMistake());

        assertThat(chief.page.locator("#bad ~ *, section:has(#bad)").first().innerText())
                .contains("没有这个队");
        assertThat(chief.page.locator("form[action$='/store']").count()).isZero();
        chief.page.click("form[action$='/drop'] button");
    }

    private static void handIn(Chromium chief, String kind, byte[] file) {
        chief.open("/imports");
        chief.page.selectOption("#kind", kind);
        chief.page.setInputFiles("#file", new FilePayload(kind + ".xlsx", XLSX, file));
        chief.page.click("form[action='/imports'] button[type=submit]");
        chief.page.waitForURL("**/imports/*");
    }

    private static void bringIn(Chromium chief, String kind, byte[] file) {
        handIn(chief, kind, file);
        assertThat(chief.page.locator("[role=alert]").allInnerTexts()).isEmpty();
        chief.page.click("form[action$='/store'] button");
        assertThat(chief.page.locator("[role=alert]").allInnerTexts()).isEmpty();
    }

    private static void readsTheRealStatuteWhereItIs(Chromium chief) {
        if (!Files.exists(STATUTE)) {
            System.err.println("skipped: " + STATUTE + " is absent, only the invented regulation was uploaded");
            return;
        }
        upload(chief, STATUTE);
        assertThat(chief.page.locator("input[name=node]").count()).isGreaterThanOrEqualTo(19);
    }

    private static String upload(Chromium chief, Path file) {
        chief.open("/rules/upload");
        chief.page.setInputFiles("#file", file);
        chief.page.fill("#from", "2026-01-01");
        chief.page.click("form[action='/rules/upload'] button[type=submit]");
        chief.page.waitForURL("**/rules/sources/*");
        return chief.page.url();
    }

    private static void publish(
            Chromium chief, Station world, String source, int article, String title, String cadence, String occasion) {
        var page = chief.page;
        page.navigate(source);
        page.locator("input[name=node]").nth(article).check();
        page.selectOption("#area", new SelectOption().setLabel("巡逻接警"));
        page.click("form[action^='/rules/sources/'] button[type=submit]");
        page.waitForURL("**/edit");
        if (page.locator("[id='d0.title']").count() == 0) {
            page.click("button[value=add]");
        }
        page.fill("[id='d0.title']", title);
        page.selectOption("[id='d0.kind']", "PERFORM");
        page.selectOption("[id='d0.cadence']", cadence);
        page.selectOption("[id='d0.subject']", "PERSON");
        page.fill("[id='d0.occasion']", occasion);
        page.check("input[name='d0.accepts'][value=ACT]");
        page.check("input[name='d0.accepts'][value=RECORD]");
        page.check("input[name='d0.units'][value='" + world.station + "']");
        page.click("button.p[value=save]");
        page.waitForURL(url -> url.contains("?draft"));
        page.fill("#from", "2026-07-01");
        page.click("form[action$='/publish'] button");
        assertThat(page.locator("[role=alert]").allInnerTexts()).isEmpty();
    }

    private static void publishTheRoster(Chromium chief, Station world) {
        chief.open("/roster?unit=" + world.patrol + "&month=2026-10");
        chief.page.click("form[action='/roster/publish'] button");
        assertThat(chief.page.locator("[role=alert]").allInnerTexts()).isEmpty();
    }

    private static void transfer(Chromium chief, Station world) {
        var person = world.owner
                .sql("select id from organisation.person where number = :number")
                .param("number", FirstHour.inTheCommunity())
                .query(Long.class)
                .single();
        chief.open("/people/" + person + "/transfer");
        chief.page.selectOption("#unit", new SelectOption().setLabel("\u3000户籍窗口"));
        chief.page.fill("#on", "2026-09-07");
        chief.page.click("form[action$='/transfer'] button[type=submit]");
        assertThat(chief.page.locator("[role=alert]").allInnerTexts()).isEmpty();
    }

    private static int debts(Chromium chief, String row) {
        return Integer.parseInt(chief.page
                .locator("#debts " + row)
                .last()
                .locator("td")
                .nth(5)
                .innerText()
                .strip());
    }

    private static String asOf(Chromium chief, String day) {
        chief.open("/coverage?asof=" + day);
        return chief.page.locator("#matrix table").innerText()
                + chief.page.locator("#debts table").innerText();
    }
}
