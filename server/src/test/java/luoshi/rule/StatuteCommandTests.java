package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class StatuteCommandTests {
    @TempDir
    Path folder;

    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int run(String... arguments) {
        return new CommandLine(new StatuteCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void printsOneObjectForOneFile() throws IOException {
        assertThat(run("--json", file("a.md", Documents.RULES))).isZero();

        var json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("title").stringValue()).isEqualTo("青石镇门岗值守办法");
        assertThat(json.has("file")).isFalse();
        assertThat(json.get("problems").get(0).get("code").stringValue()).isEqualTo("gap");
    }

    @Test
    void printsAnArrayForSeveralAndExitsTwoWhenOneCannotBeRead() throws IOException {
        var good = file("a.md", Documents.RULES);
        var gb = folder.resolve("b.txt");
        Files.write(gb, Documents.RULES.getBytes(Charset.forName("GB18030")));
        var absent = folder.resolve("c.md").toString();

        assertThat(run("--json", good, absent, gb.toString())).isEqualTo(2);

        var json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.size()).isEqualTo(3);
        assertThat(json.get(0).get("file").stringValue()).isEqualTo(good);
        assertThat(json.get(1).get("file").stringValue()).isEqualTo(absent);
        assertThat(json.get(1).get("error").stringValue()).isNotBlank();
        assertThat(json.get(1).has("nodes")).isFalse();
        assertThat(json.get(2).get("nodes").size())
                .isEqualTo(json.get(0).get("nodes").size());
        assertThat(err.toString()).contains(absent).contains("GB 18030");
    }

    @Test
    void exitsOneWhenALintedClauseLacksSomething() throws IOException {
        assertThat(run("--json", "--lint", file("a.md", Documents.RULES))).isEqualTo(1);
        assertThat(out.toString()).contains("\"modality\":\"must\"").contains("\"lacks\":[\"countermeasure\"]");

        assertThat(run("--json", "--lint", file("b.md", "第一条 本办法自发布之日起施行。\n"))).isZero();
    }

    @Test
    void listsReferencesWhenAskedTo() throws IOException {
        var text = file("a.md", "第一条 看门。\n第二条 依照第一条、第九条和《门岗规则》第三条。\n");

        assertThat(run("--json", "--references", text)).isZero();

        var references = JsonMapper.shared().readTree(out.toString()).get("references");
        assertThat(references.size()).isEqualTo(3);
        assertThat(references.get(0).toString())
                .isEqualTo(
                        "{\"words\":\"第一条\",\"span\":[36,45],\"text\":null,\"from\":\"1\",\"to\":null,\"target\":[0,19]}");
        assertThat(references.get(1).get("target").isNull()).isTrue();
        assertThat(references.get(2).get("text").stringValue()).isEqualTo("《门岗规则》");
        assertThat(run("--references", text)).isZero();
        assertThat(out.toString()).contains("第一条 → 1").contains("第九条 → 9").contains("→ 《门岗规则》 3");
    }

    @Test
    void printsForPeopleWithoutJson() throws IOException {
        assertThat(run("--lint", file("a.md", Documents.RULES))).isEqualTo(1);
        assertThat(out.toString())
                .contains("  第一条 门岗人员应当")
                .contains("    （一） 丢失钥匙")
                .contains("! ");
    }

    @Test
    void refusesToRunWithoutAFile() {
        assertThat(run("--json")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(run(folder.toString())).isEqualTo(2);
    }
}
