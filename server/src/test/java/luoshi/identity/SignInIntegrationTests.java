package luoshi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ServerTest
class SignInIntegrationTests {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    DatabaseAccess access;

    String username = "";

    @BeforeEach
    void hasAnAccount() {
        var owner = JdbcClient.create(new DriverManagerDataSource(
                access.url(), access.owner().user(), access.owner().password()));
        var number = COUNT.incrementAndGet();
        var unit = owner.sql(
                        "insert into organisation.unit (code, name, kind, existence) values (?, '试点派出所', 'STATION', '[2020-01-01,)') returning id")
                .param("S" + number)
                .query(Long.class)
                .single();
        username = "%06d".formatted(number);
        accounts.add(new Accounts.NewAccount(username, "correct horse", null, Role.CHIEF, unit, "周某"));
    }

    @Test
    void showsTheHomePageAfterSigningIn() {
        var visitor = new Browsing(port);

        var page = visitor.signIn(username, "correct horse");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("周某").contains("所长").contains("今日");
    }

    @Test
    void sendsAStrangerToTheSignInPage() {
        var page = new Browsing(port).get("/");

        assertThat(page.uri().getPath()).isEqualTo("/sign-in");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void saysTheSameForAnUnknownNameAndAWrongPassword() {
        var wrong = new Browsing(port).signIn(username, "guess");
        var unknown = new Browsing(port).signIn("999999", "guess");

        assertThat(wrong.body()).contains("警号和密码对不上");
        assertThat(unknown.body().replace("999999", username)).contains("警号和密码对不上");
        assertThat(unknown.uri().getQuery().replace("999999", username))
                .isEqualTo(wrong.uri().getQuery());
    }

    @Test
    void locksTheAccountAfterFiveWrongPasswordsEvenForTheRightOne() {
        for (var attempt = 0; attempt < 5; attempt++) {
            new Browsing(port).signIn(username, "guess");
        }

        var page = new Browsing(port).signIn(username, "correct horse");

        assertThat(page.body()).contains("暂时锁住了");
    }

    @Test
    void refusesAFormWithoutTheTokenOfItsPage() {
        var visitor = new Browsing(port);

        visitor.get("/sign-in");
        visitor.forgetToken();

        var page = visitor.post("/sign-in", Map.of("username", username, "password", "correct horse"));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(visitor.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void speaksEnglishWhenAskedTo() {
        var visitor = new Browsing(port);
        visitor.signIn(username, "correct horse");

        assertThat(visitor.get("/?lang=en").body()).contains("Station chief").contains("lang=\"en\"");
        assertThat(visitor.get("/nowhere").body()).contains("There is no such page");
    }
}
