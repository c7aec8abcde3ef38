package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two versions of a clause side by side: reached from the clause, drafts only for those who write. */
@ServerTest
class ComparingVersionsIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Clock clock;

    RuleBook book;
    long clause;
    String path;

    @BeforeEach
    void hasASecondVersion() {
        book = new RuleBook(port, access);
        clause = book.published();
        path = "/rules/clauses/" + clause;
        book.chief.post(path + "/versions", Map.of("version", "" + book.lock(clause)));
        var form = book.draft(clause);
        form.put("should", "门岗人员应当每班清点钥匙，并在系统里登记。");
        form.put("shouldNot", "不代签。");
        form.put("d0.id", "" + book.duty(clause));
        form.put("d0.count", "4");
        form.put("d1.row", "1");
        form.put("d1.title", "抽看交接簿");
        form.put("d1.kind", "PERFORM");
        form.put("d1.subject", "PERSON");
        form.put("d1.cadence", "WEEKLY");
        form.put("d1.count", "1");
        form.put("d1.accepts", "ACT");
        form.put("d1.units", "" + book.world.patrol);
        assertThat(book.chief.post(path + "/edit", form).statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhatWentAndWhatCame() {
        assertThat(book.chief.get(path).body()).contains(path + "/compare?from=1&amp;to=2");

        var page = book.chief.get(path + "/compare");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("门岗人员应当每班清点钥匙，<del class=\"diff\">并在交接簿上签字。</del>")
                .contains("门岗人员应当每班清点钥匙，<ins class=\"diff\">并在系统里登记。</ins>")
                .contains("<ins class=\"diff\">不代签。</ins>")
                .contains("没有变")
                .contains("抽看交接簿")
                .contains("加上了")
                .contains("改了");
        assertThat(book.chief.get(path + "/compare?from=1&to=2&lang=en").body())
                .contains("What changed in")
                .contains("added")
                .contains("Draft");
        book.chief.get(path + "?lang=zh-CN");
        assertThat(book.chief.get(path + "/compare?from=2&to=2").body()).contains("两版没有不一样的地方");
    }

    @Test
    void keepsDraftsFromThoseWhoOnlyRead() {
        var patrolman = book.patrolman();

        assertThat(patrolman.get(path).body()).doesNotContain("/compare");
        assertThat(patrolman.get(path + "/compare").statusCode()).isEqualTo(404);
        assertThat(patrolman.get(path + "/compare?from=1&to=2").statusCode()).isEqualTo(404);

        assertThat(book.publish(clause, LocalDate.now(clock).plusDays(3).toString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(patrolman.get(path).body()).contains("/compare");
        assertThat(patrolman.get(path + "/compare").body()).contains("并在系统里登记。");
    }

    @Test
    void answersNonsense() {
        assertThat(book.chief.get(path + "/compare?from=9&to=2").statusCode()).isEqualTo(404);
        assertThat(book.chief.get(path + "/compare?from=x&to=").statusCode()).isEqualTo(200);
        assertThat(new RuleBook(port, access).chief.get(path + "/compare").statusCode())
                .isEqualTo(404);
    }
}
