package luoshi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

@ServerTest
class SignInIntegrationTests {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    DatabaseAccess access;

    @Autowired
    WebApplicationContext context;

    String username = "";

    @BeforeEach
    void hasAnAccount() {
        var owner = JdbcClient.create(access.source(access.owner()));
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

        assertThat(page.uri().toString()).endsWith("/sign-in?expired");
        assertThat(visitor.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void speaksEnglishWhenAskedTo() {
        var visitor = new Browsing(port);
        visitor.signIn(username, "correct horse");

        assertThat(visitor.get("/?lang=en").body()).contains("Station chief").contains("lang=\"en\"");
        assertThat(visitor.get("/nowhere").body()).contains("There is no such page");
    }

    @Test
    void changesTheSessionWhenSomebodySignsInAndHidesItsCookieFromScripts() throws Exception {
        var client = HttpClient.newHttpClient();
        var form = client.send(request("/sign-in").build(), HttpResponse.BodyHandlers.ofString());
        var before = sessionOf(form);

        var inside = client.send(signInForm(form, before, "correct horse"), HttpResponse.BodyHandlers.ofString());

        assertThat(sessionOf(inside)).isNotEmpty().isNotEqualTo(before);
        assertThat(inside.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
    }

    @Test
    void takesTheFormSentTwiceForOnceAndShowsTheHomePage() throws Exception {
        var client = HttpClient.newHttpClient();
        var form = client.send(request("/sign-in").build(), HttpResponse.BodyHandlers.ofString());
        var first =
                client.send(signInForm(form, sessionOf(form), "correct horse"), HttpResponse.BodyHandlers.ofString());

        var second =
                client.send(signInForm(form, sessionOf(first), "correct horse"), HttpResponse.BodyHandlers.ofString());
        var after = client.send(
                request("/sign-in")
                        .header("Cookie", "session=" + sessionOf(first))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(second.statusCode()).isEqualTo(302);
        assertThat(second.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
        assertThat(after.statusCode()).isEqualTo(303);
        assertThat(after.headers().firstValue("Location").orElse("")).endsWith("/");
    }

    @Test
    void endsTheSessionOnSigningOutAndSaysThatItIsOverAfterwards() {
        var visitor = new Browsing(port);
        visitor.signIn(username, "correct horse");

        var out = visitor.post("/sign-out", Map.of());

        assertThat(out.body()).contains("已经退出登录");
        assertThat(visitor.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void refusesVeryLongAndStrangeNamesAndPasswordsLikeWrongOnes() {
        for (var name : List.of("9".repeat(100_000), "周\u0000某", "' or 1=1 --", "\n\r\t")) {
            var page = new Browsing(port).signIn(name, "x".repeat(50_000));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("警号和密码对不上");
        }
    }

    @Test
    void countsEveryWrongPasswordOfARushOfGuesses() throws Exception {
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var guess = 0; guess < 12; guess++) {
                rush.submit(() -> new Browsing(port).signIn(username, "guess"));
            }
        }

        var account = accounts.named(username).orElseThrow();
        assertThat(account.lockedUntil()).isNotNull();
        assertThat(account.failures()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void endsASessionThatLiesIdleForHalfAnHour() {
        assertThat(context.getServletContext()).isNotNull();
        assertThat(context.getServletContext().getSessionTimeout()).isEqualTo(30);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest signInForm(HttpResponse<String> page, String session, String password) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        var body = "username=" + username + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return request("/sign-in")
                .header("Cookie", "session=" + session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String sessionOf(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("session="))
                .map(cookie -> cookie.substring("session=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }
}
