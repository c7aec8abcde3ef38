package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two versions of a regulation side by side: reached from either and from its clauses, and only for those who see both. */
@ServerTest
class ComparingSourcesIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    RuleBook book;
    long before;
    long after;
    String page;

    @BeforeEach
    void hasTwoVersions() {
        book = new RuleBook(port, access);
        after = upload("后.md", Documents.LATER, "2031-06-01");
        before = upload("前.md", Documents.RULES, "2030-01-01");
        page = "/rules/sources/" + after + "/compare?with=" + before;
    }

    private long upload(String name, String text, String from) {
        return RuleBook.id(send(name, text, Map.of("from", from)), "/rules/sources/(\\d+)");
    }

    private HttpResponse<String> send(String name, String text, Map<String, String> more) {
        book.chief.get("/rules/upload");
        var form =
                new HashMap<>(Map.of("level", "STATION", "owner", "" + book.world.station, "title", "", "issuer", ""));
        form.putAll(more);
        var bytes = (text + "\n<!-- " + book.world.mark + " -->\n").getBytes(StandardCharsets.UTF_8);
        return book.chief.upload("/rules/upload", form, name, bytes);
    }

    @Test
    void showsWhatBecameOfEachArticle() {
        assertThat(book.chief.get("/rules/sources/" + after).body())
                .contains(href(page))
                .contains("与另一版对照");
        assertThat(book.chief.get("/rules/sources/" + before).body())
                .contains(href("/rules/sources/" + before + "/compare?with=" + after));

        var shown = book.chief.get(page);

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("两版对照：青石镇门岗值守办法（2031年修订）")
                .contains("旧版 4 条，新版 4 条")
                .contains("旧版，2030-01-01 起")
                .contains("门岗人员应当每班清点钥匙，并在<del class=\"diff\">交接簿</del>上签字。")
                .contains("门岗人员应当每班清点钥匙，并在<ins class=\"diff\">值班本</ins>上签字。")
                .contains("<del class=\"diff\">门岗人员不得离岗。</del>")
                .contains("<ins class=\"diff\">夜里的灯由最后离开的人熄灭。</ins>")
                .contains(">第三条 → 第二条</h2>")
                .contains("条号变了，也改了")
                .contains("<summary>1 条只改条号，字没有变</summary>")
                .contains("第五条 → 第四条")
                .contains("不一样的 5")
                .contains("没有变 0");
        assertThat(shown.body().indexOf("不得离岗")).isLessThan(shown.body().indexOf("第三条 → 第二条"));
        assertThat(book.patrolman().get(page).body()).contains("第三条 → 第二条");
        assertThat(book.chief.get(page + "&lang=en").body())
                .contains("Two versions")
                .contains("renumbered and changed")
                .contains("Earlier, since 2030-01-01");
        book.chief.get("/rules?lang=zh-CN");
    }

    @Test
    void putsTheEarlierFirstWhicheverIsAskedAndTurnsThemWhenTold() {
        var other = book.chief.get("/rules/sources/" + before + "/compare?with=" + after);
        assertThat(other.body()).contains("<del class=\"diff\">交接簿</del>");

        assertThat(book.chief.get(page).body()).contains(href(page + "&turn=on"));
        assertThat(book.chief.get(page + "&turn=on").body())
                .contains("<ins class=\"diff\">交接簿</ins>")
                .contains(href(page) + "\"");
    }

    @Test
    void showsOneFateOnly() {
        assertThat(book.chief.get(page).body()).contains(href(page + "&only=ADDED"));

        assertThat(book.chief.get(page + "&only=ADDED").body())
                .contains("夜里的灯")
                .contains("aria-current=\"true\"")
                .doesNotContain("不得离岗")
                .doesNotContain("交接簿");
        assertThat(book.chief.get(page + "&only=CHANGED").body())
                .contains("交接簿")
                .contains("有人翻墙")
                .doesNotContain("夜里的灯");
        assertThat(book.chief.get(page + "&only=RENUMBERED").body())
                .contains("第五条 → 第四条")
                .doesNotContain("交接簿");
        assertThat(book.chief.get(page + "&only=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void foldsWhatDidNotChangeIntoALine() {
        var third = upload("三.md", Documents.LATER.replace("1小时", "3小时"), "2032-01-01");

        var shown = book.chief.get("/rules/sources/" + third + "/compare").body();

        assertThat(shown)
                .contains("第一条没有变")
                .contains("2 条没有变：第三条至第四条")
                .contains("<del class=\"diff\">1</del>")
                .contains("2031-06-01 起")
                .contains("value=\"" + before + "\"");
    }

    @Test
    void tellsAClauseWhatBecameOfItsArticle() {
        var changed = book.clause(before, "第一条");
        var gone = book.clause(before, "第二条");
        var moved = book.clause(before, "第三条");
        var kept = book.clause(before, "第五条");

        assertThat(book.chief.get("/rules/clauses/" + changed + "?draft").body())
                .contains("原文的另一版")
                .contains("新版，2031-06-01 起")
                .containsPattern(
                        java.util.regex.Pattern.quote(href("/rules/sources/" + before + "/compare?with=" + after))
                                + "#a\\d+\"")
                .contains("改了");
        assertThat(book.chief.get("/rules/clauses/" + changed + "?draft").body())
                .contains("原文有新版，这一条改了");
        assertThat(book.chief.get("/rules/clauses/" + gone + "?draft").body())
                .contains("删去")
                .contains("原文有新版，这一条删了");
        assertThat(book.chief.get("/rules/clauses/" + moved + "?draft").body())
                .contains("<span class=\"nw\">第二条</span>")
                .contains("条号变了，也改了");
        assertThat(book.chief.get("/rules/clauses/" + kept + "?draft").body())
                .contains("<span class=\"nw\">第四条</span>")
                .contains("只改条号")
                .doesNotContain("原文有新版");
        assertThat(book.chief.get(page).body())
                .contains("href=\"/rules/clauses/" + gone + "\"")
                .contains("href=\"/rules/clauses/" + kept + "\"")
                .contains("立过条款：");
    }

    @Test
    void leadsFromTheClauseToThatArticleOnThePage() {
        var clause = book.clause(after, "第三条");

        var shown = book.chief.get("/rules/clauses/" + clause + "?draft").body();
        var link = java.util.regex.Pattern.compile("/compare\\?with=" + before + "#(a\\d+)")
                .matcher(shown);

        assertThat(link.find()).isTrue();
        assertThat(shown).contains("旧版，2030-01-01 起").contains("新增");
        assertThat(book.chief.get(page).body()).contains("<section class=\"panel\" id=\"" + link.group(1) + "\"");
    }

    @Test
    void refusesWhatCannotBeCompared() {
        var itself = book.chief.get("/rules/sources/" + after + "/compare?with=" + after);
        assertThat(itself.statusCode()).isEqualTo(422);
        assertThat(itself.body()).contains("选的是同一份").contains("value=\"" + before + "\"");

        var empty = upload("空.md", "青石镇门岗值守办法\n\n只有一句话。", "2033-01-01");
        var nothing = book.chief.get("/rules/sources/" + empty + "/compare?with=" + before);
        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(nothing.body()).contains("没有读到“第几条”");

        assertThat(book.chief
                        .get("/rules/sources/" + after + "/compare?with=999999999")
                        .statusCode())
                .isEqualTo(404);
        assertThat(book.chief.get("/rules/sources/" + after + "/compare?with=x").statusCode())
                .isEqualTo(404);
        assertThat(book.chief
                        .get("/rules/sources/999999999/compare?with=" + after)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void findsNoOtherVersionInAnotherStationOrUnderAnotherTitle() {
        var foreign = new RuleBook(port, access);
        var single = foreign.source();

        assertThat(foreign.chief.get("/rules/sources/" + single).body()).doesNotContain("/compare");
        assertThat(foreign.chief.get("/rules/sources/" + single + "/compare").statusCode())
                .isEqualTo(404);
        assertThat(foreign.chief
                        .get("/rules/sources/" + single + "/compare?with=" + before)
                        .statusCode())
                .isEqualTo(404);
        assertThat(foreign.chief.get(page).statusCode()).isEqualTo(404);

        var other = RuleBook.id(send("别的.md", Documents.RULES.replace("门岗", "渡口"), Map.of()), "/rules/sources/(\\d+)");
        assertThat(book.chief.get("/rules/sources/" + other).body()).doesNotContain("/compare");
        assertThat(book.chief
                        .get("/rules/sources/" + other + "/compare?with=" + before)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String href(String address) {
        return "href=\"" + address.replace("&", "&amp;");
    }
}
