package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import luoshi.database.DatabaseAccess;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RuleBadInputIntegrationTests {
    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    RuleBook book;

    @BeforeEach
    void hasAChief() {
        book = new RuleBook(port, access);
    }

    void refuses(String name, byte[] bytes, String words) {
        var page = book.upload(name, bytes);
        assertThat(page.statusCode()).as(name).isEqualTo(422);
        assertThat(page.body()).as(name).contains("role=\"alert\"").contains(words);
    }

    @Test
    void refusesBadFilesAndSaysWhatToDo() {
        refuses("a.txt", new byte[0], "文件是空的");
        refuses("a.docx", "不是压缩包".getBytes(StandardCharsets.UTF_8), "另存为 .docx");
        refuses("a.docx", Documents.bomb(), "大得不正常");
        refuses("a.docm", Documents.wordWithMacros(), "有宏");
        refuses("a.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "旧版 .doc");
        refuses("a.txt", new byte[] {1, 2, 0, 4}, "不是文本文件");
        refuses("a.exe", "MZ".getBytes(StandardCharsets.UTF_8), ".md、.txt、.docx");
        assertThat(book.world.count("select count(*) from rule.source where owner_unit_id = " + book.world.station))
                .isZero();
    }

    @Test
    void takesGb18030WithANoteAndRefusesWhatIsTooLarge() {
        var page = book.upload("旧.txt", Documents.RULES.getBytes(Charset.forName("GB18030")));
        assertThat(page.body()).contains("青石镇门岗值守办法").contains("GB 18030");

        assertThat(book.upload("大.txt", new byte[21 << 20]).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesAnUploadWithoutAFileOrForAForeignUnit() {
        book.chief.get("/rules/upload");
        assertThat(book.chief
                        .post("/rules/upload", Map.of("level", "NONE", "from", "gestern"))
                        .statusCode())
                .isEqualTo(422);
        var foreign = new RuleBook(port, access).world.station;
        var page = book.chief.upload(
                "/rules/upload",
                Map.of("level", "STATION", "owner", Long.toString(foreign)),
                "a.md",
                Documents.RULES.getBytes(StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(422);
    }

    @Test
    void refusesToTakeUpNothingOrSomethingElse() {
        var source = book.source();
        var other = book.upload("b.md", "第一条 民警应当每班签字。\n".getBytes(StandardCharsets.UTF_8));
        var foreign = book.article(RuleBook.id(other, "/rules/sources/(\\d+)"), "第一条");
        var path = "/rules/sources/" + source;

        assertThat(book.chief.post(path, Map.of("area", "" + book.world.area)).statusCode())
                .isEqualTo(422);
        assertThat(book.chief
                        .post(path, Map.of("node", "" + foreign, "area", "" + book.world.area))
                        .body())
                .contains("一处也没有勾");
        assertThat(book.chief.post(path, Map.of("node", "x", "area", "y")).statusCode())
                .isEqualTo(422);
        assertThat(book.chief.get("/rules/sources/999999999").statusCode()).isEqualTo(404);
        assertThat(book.chief.get("/rules/sources/x").statusCode()).isEqualTo(404);
    }

    @Test
    void showsEachFaultOfADraftAtItsField() {
        var clause = book.clause(book.source(), "第一条");
        var form = book.draft(clause);
        form.put("title", "");
        form.put("area", "999999");
        form.put("d0.title", "");
        form.put("d0.cadence", "HOURLY");
        form.put("d0.count", "0");
        form.put("d0.night", "120");
        form.remove("d0.accepts");
        form.put("d0.units", "" + new RuleBook(port, access).world.patrol);

        var page = book.chief.post("/rules/clauses/" + clause + "/edit", form);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#title\"")
                .contains("href=\"#d0.title\"")
                .contains("href=\"#d0.cadence\"")
                .contains("href=\"#d0.count\"")
                .contains("href=\"#d0.night\"")
                .contains("href=\"#d0.accepts\"");
        form = book.draft(clause);
        form.put("d0.units", "" + new RuleBook(port, access).world.patrol);
        form.put("area", "999999");
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).body())
                .contains("href=\"#d0.units\"")
                .contains("href=\"#area\"");
        form = book.draft(clause);
        form.put("d0.cadence", "PER_OCCASION");
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).body())
                .contains("href=\"#d0.occasion\"");
        assertThat(book.world.count("select count(*) from rule.duty where clause_id = " + clause))
                .isZero();
    }

    @Test
    void addsAndRemovesADutyWithoutSaving() {
        var clause = book.clause(book.source(), "第一条");
        var form = book.draft(clause);
        form.put("action", "add");
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).body())
                .contains("name=\"d1.title\"")
                .contains("清点钥匙");
        form.put("action", "remove-0");
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).body())
                .doesNotContain("name=\"d0.title\"")
                .contains("每班清点钥匙");
        form.put("action", "lint");
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).body())
                .contains("五样都写了");
    }

    @Test
    void refusesAStaleDraftAndASecondPublication() {
        var clause = book.clause(book.source(), "第一条");
        var form = book.draft(clause);
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).statusCode())
                .isEqualTo(200);
        assertThat(book.chief.post("/rules/clauses/" + clause + "/edit", form).statusCode())
                .isEqualTo(409);

        var publish = Map.of("version", "" + book.lock(clause), "from", "2026-01-01");
        assertThat(book.chief
                        .post("/rules/clauses/" + clause + "/publish", publish)
                        .statusCode())
                .isEqualTo(200);
        assertThat(book.chief
                        .post("/rules/clauses/" + clause + "/publish", publish)
                        .statusCode())
                .isEqualTo(409);
        assertThat(book.world.count(
                        "select count(*) from ledger.entry where action = 'ClausePublished' and entity_id = " + clause))
                .isEqualTo(1);
    }

    @Test
    void refusesToPublishWithoutADutyOrADay() {
        var clause = book.clause(book.source(), "第一条");

        assertThat(book.publish(clause, "2026-01-01").body()).contains("还没有责任");
        assertThat(book.publish(clause, "bald").body()).contains("看不懂");
        assertThat(book.publish(clause, "").statusCode()).isEqualTo(422);
        assertThat(book.chief
                        .post("/rules/clauses/" + clause + "/discard", Map.of("version", "" + book.lock(clause)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(book.world.count("select count(*) from rule.clause where id = " + clause))
                .isZero();
    }
}
