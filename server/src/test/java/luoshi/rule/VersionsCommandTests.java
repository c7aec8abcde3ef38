package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class VersionsCommandTests {
    private final Locale machine = Locale.getDefault();

    @TempDir
    Path folder;

    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    @BeforeEach
    void speaksChinese() {
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void speaksAsBefore() {
        Locale.setDefault(machine);
    }

    int run(String... arguments) {
        return new CommandLine(new VersionsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void countsFirstThenGivesALineForEachArticleThatDiffers() throws IOException {
        assertThat(run(file("a.md", Documents.RULES), file("b.md", Documents.LATER)))
                .isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "青石镇门岗值守办法（4 条）→ 青石镇门岗值守办法（2031年修订）（4 条）",
                        "没有变 0 条；改了 2 条，其中 1 条条号也变了；只改条号 1 条；新增 1 条；删去 1 条。",
                        "第一条　改了：去掉“交接簿”，加上“值班本”",
                        "第二条　删去：门岗人员不得离岗。",
                        "第三条 → 第二条　条号变了，也改了：去掉“2”，加上“1”，加上“（三）有人翻墙。”",
                        "第三条　新增：夜里的灯由最后离开的人熄灭。",
                        "第五条 → 第四条　只改条号");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void speaksTheLanguageOfTheMachine() throws IOException {
        Locale.setDefault(Locale.ENGLISH);

        assertThat(run(file("a.md", Documents.RULES), file("b.md", Documents.LATER)))
                .isZero();

        assertThat(out.toString())
                .contains("0 unchanged; 2 changed, 1 of them renumbered; 1 renumbered only; 1 added; 1 removed.")
                .contains("第五条 → 第四条  renumbered only");
    }

    @Test
    void printsOneObject() throws IOException {
        assertThat(run("--json", file("a.md", Documents.RULES), file("b.md", Documents.LATER)))
                .isZero();

        var json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("old").get("title").stringValue()).isEqualTo("青石镇门岗值守办法");
        assertThat(json.get("old").get("articles").intValue()).isEqualTo(4);
        assertThat(json.get("new").get("articles").intValue()).isEqualTo(4);
        assertThat(json.get("added").toString())
                .matches("\\[\\{\"number\":\"第三条\",\"ordinal\":\\[3],\"span\":\\[\\d+,\\d+]}]");
        assertThat(json.get("removed").get(0).get("ordinal").get(0).intValue()).isEqualTo(2);
        assertThat(json.get("changed").size()).isEqualTo(2);
        var first = json.get("changed").get(0);
        assertThat(first.get("from").get("number").stringValue()).isEqualTo("第一条");
        assertThat(first.get("to").get("number").stringValue()).isEqualTo("第一条");
        assertThat(first.get("similarity").doubleValue()).isBetween(0.5, 0.999);
        assertThat(first.get("changes").toString())
                .isEqualTo("[{\"kind\":\"same\",\"text\":\"门岗人员应当每班清点钥匙，并在\"},{\"kind\":\"removed\",\"text\":\"交接簿\"},"
                        + "{\"kind\":\"added\",\"text\":\"值班本\"},{\"kind\":\"same\",\"text\":\"上签字。\"}]");
        assertThat(json.get("renumbered").size()).isEqualTo(2);
        assertThat(json.get("renumbered").get(0).get("changed").booleanValue()).isTrue();
        assertThat(json.get("renumbered").get(1).get("changed").booleanValue()).isFalse();
        assertThat(json.get("same").intValue()).isZero();
        assertThat(json.get("elsewhere").booleanValue()).isFalse();
        assertThat(json.get("headings").get("renamed").isEmpty()).isTrue();
    }

    @Test
    void pointsAtTheBytesOfTheFiles() throws IOException {
        run("--json", file("a.md", Documents.RULES), file("b.md", Documents.LATER));

        var span =
                JsonMapper.shared().readTree(out.toString()).get("added").get(0).get("span");
        var bytes = Files.readAllBytes(folder.resolve("b.md"));
        int from = span.get(0).intValue();
        assertThat(new String(bytes, from, span.get(1).intValue() - from, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("第三条 夜里的灯由最后离开的人熄灭。");
    }

    @Test
    void readsWordAndOtherEncodings() throws IOException {
        var word = Files.write(folder.resolve("a.docx"), Documents.word(Documents.RULES))
                .toString();
        var gb = Files.write(folder.resolve("b.txt"), Documents.RULES.getBytes(Charset.forName("GB18030")))
                .toString();

        assertThat(run(word, gb)).isZero();

        assertThat(out.toString()).contains("没有变 3 条；改了 1 条").contains("第五条　改了：去掉“|时刻|| ||巡门|”");
        assertThat(err.toString()).contains("a.docx: 这是 Word 文件").contains("b.txt: 这个文件是 GB 18030 编码");
    }

    @Test
    void namesChaptersThatCameWentOrHaveAnotherName() throws IOException {
        run(
                file("a.md", "第一章 总则\n第一条 看门。\n第二章 门岗\n第二条 扫院子里的落叶。\n第三章 杂项\n第三条 渡船满员即开。"),
                file("b.md", "第一章 总则\n第一条 看门。\n第二章 院子\n第二条 扫院子里的落叶。\n第三章 井\n第三条 井口应当加盖。"));

        assertThat(out.toString())
                .contains("第二章 门岗 改名为 第二章 院子")
                .contains("新增 第三章 井")
                .contains("删去 第三章 杂项");
    }

    @Test
    void saysWhenOnlyParagraphsAreDividedOtherwiseAndWhenThereIsNoArticle() throws IOException {
        assertThat(run(file("a.md", "第一条 看门。扫院子。"), file("b.md", "第一条 看门。\n扫院子。")))
                .isZero();
        assertThat(out.toString()).contains("第一条　改了：字没有变，分段不同");

        assertThat(run(file("c.md", "只有一句话。"), folder.resolve("a.md").toString()))
                .isZero();
        assertThat(err.toString()).contains("没有读到“第几条”");
    }

    @Test
    void exitsTwoWhenAFileCannotBeReadAndNamesEach() throws IOException {
        var good = file("a.md", Documents.RULES);
        var absent = folder.resolve("c.md").toString();

        assertThat(run(good, absent)).isEqualTo(2);
        assertThat(run("--json", folder.toString(), absent)).isEqualTo(2);
        assertThat(run(good)).isEqualTo(2);
        assertThat(run(good, good, good)).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(absent + ": 没有这个文件").contains(folder + ": 读不了这个文件");
    }
}
