package luoshi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import luoshi.support.Chromium;
import luoshi.support.SampleDatabase;
import luoshi.support.SampleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An officer on a phone records an act in two taps; a duty leader sees the shifts of his watch. */
@SampleTest
@Tag("long")
class EvidenceBrowserTests {
    @LocalServerPort
    int port;

    @Test
    void leadsFromTheListToAFilledForm() {
        for (var look : Chromium.looks()) {
            try (var phone = Chromium.with(port, look)) {
                phone.signIn("officer", SampleDatabase.PASSWORD).open("/evidence");
                phone.shoot("evidence-list-" + look.name()).isClean();

                phone.page.click(".head a.btn.p");
                phone.shoot("evidence-choose-" + look.name()).isClean();
                phone.page.locator(".duties a").first().click();
                phone.shoot("evidence-new-" + look.name()).isClean();

                assertThat(phone.page.inputValue("#day")).isEqualTo("2026-10-02");
                assertThat(phone.page.inputValue("#time")).startsWith("09:");
                assertThat(phone.page.locator("input[name=kind]:checked").count())
                        .isOne();
            }
        }
    }

    @Test
    void showsADutyLeaderTheShiftsOfHisWatch() {
        for (var look : Chromium.looks()) {
            try (var leader = Chromium.with(port, look)) {
                leader.signIn("deputy", SampleDatabase.PASSWORD).open("/evidence/shift");
                leader.shoot("evidence-watch-" + look.name()).isClean();
                assertThat(leader.page.locator(".watch li").count()).isPositive();

                leader.open("/evidence/new");
                leader.shoot("evidence-for-others-" + look.name()).isClean();
            }
        }
    }
}
