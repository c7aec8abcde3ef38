package luoshi.lens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 留住这一版: an address tells the same for good, whatever is entered or put right later. */
@ServerTest
class KeptVersionIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    LensWorld world;
    Browsing chief;

    @BeforeEach
    void hasAStation() {
        world = new LensWorld(access, LocalDate.now(clock));
        chief = SignIns.visitor(port, access, Role.CHIEF, world.station.station, world.chief, "周砚明");
    }

    @Test
    void keepsAVersionWhateverIsChangedLater() {
        var before = chief.get("/coverage").body();
        var kept = address(before, "留住这一版");
        assertThat(kept).isEqualTo("/coverage?asof=" + world.today + "&known=" + newest());
        putInCharge(world.station.community);

        var page = chief.get(kept).body();
        var now = chief.get("/coverage").body();

        assertThat(now).doesNotContain("当时所知").doesNotContain("社区警务队 × 值班备勤：死角，没有责任人");
        assertThat(said(page)).isEqualTo(said(before)).isNotEqualTo(said(now));
        assertThat(page).contains("当时所知").doesNotContain("留住这一版").contains("社区警务队 × 值班备勤：死角，没有责任人");
        assertThat(address(page, "看现在所知")).isEqualTo("/coverage");
        assertThat(chief.get("/coverage/by/areas" + kept.substring(kept.indexOf('?')))
                        .body())
                .contains("当时所知")
                .contains("看现在所知");
    }

    @Test
    void saysThatAnEntryIsNotThere() {
        for (var known : List.of("99999999", "-1", "x")) {
            var page = chief.get("/coverage?known=" + known);

            assertThat(page.statusCode()).as(known).isEqualTo(400);
            assertThat(page.body()).as(known).contains("先按最新所知").doesNotContain("当时所知");
        }
    }

    private void putInCharge(long unit) {
        var path = "/people/charges/new?unit=" + unit + "&area=" + world.station.area;
        var choice = chief.get(path).body().replaceAll("(?s).*<option value=\"(\\d+-\\d+)\".*", "$1");
        var sent = Map.of(
                "person", choice,
                "unit", Long.toString(unit),
                "area", Long.toString(world.station.area),
                "from", world.today.toString());
        assertThat(chief.post("/people/charges/new", sent).body()).contains("最后一步：定分管");
    }

    private long newest() {
        return world.station.count("select max(seq) from ledger.entry");
    }

    /** The conclusion and every cell in words. */
    private static List<String> said(String page) {
        return Pattern.compile("<h1>([^<]*)|aria-label=\"([^\"]* × [^\"]*)\"")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String address(String page, String label) {
        var link = Pattern.compile("href=\"([^\"]*)\">" + label).matcher(page);
        assertThat(link.find()).as(label).isTrue();
        return link.group(1).replace("&amp;", "&");
    }
}
