package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.Station;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes wrong has a page of the program: what happened and what to do. */
@ServerTest
class ProblemPagesIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Test
    void saysWhatToDoAboutAnAddressThatDoesNotExist() {
        var page = visitor().get("/nowhere");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有这一页，或者你看不到它").contains("回到今日");
    }

    @Test
    void saysThatAFormWithAnOldTokenWasNotSaved() {
        var visitor = visitor();
        visitor.forgetToken();

        var page = visitor.post("/", Map.of());

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("这一页放得太久");
    }

    @Test
    void saysThatAWrongMethodMakesNoSense() {
        var visitor = visitor();
        visitor.get("/more");

        var page = visitor.post("/more", Map.of());

        assertThat(page.statusCode()).isEqualTo(405);
        assertThat(page.body()).contains("这个请求看不懂");
    }

    private Browsing visitor() {
        var station = new Station(access);
        return SignIns.visitor(port, access, Role.CHIEF, station.station, null, "周所长");
    }
}
