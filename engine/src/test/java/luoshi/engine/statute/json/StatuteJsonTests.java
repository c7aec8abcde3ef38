package luoshi.engine.statute.json;

import static org.assertj.core.api.Assertions.assertThat;

import luoshi.engine.statute.Problem;
import luoshi.engine.statute.StatuteParser;
import org.junit.jupiter.api.Test;

class StatuteJsonTests {
    @Test
    void writesTheContract() {
        var statute = StatuteParser.parse("""
                第一条 看门：
                （一）白天；
                第三条 说“好”。
                """);

        assertThat(StatuteJson.write(statute))
                .isEqualTo("{\"title\":\"\",\"notes\":[],\"nodes\":["
                        + "{\"kind\":\"article\",\"number\":\"第一条\",\"ordinal\":[1],\"heading\":null,\"text\":\"\",\"span\":[0,38],\"children\":["
                        + "{\"kind\":\"paragraph\",\"number\":null,\"ordinal\":[1],\"heading\":null,\"text\":\"看门：\",\"span\":[10,38],\"children\":["
                        + "{\"kind\":\"item\",\"number\":\"（一）\",\"ordinal\":[1],\"heading\":null,\"text\":\"白天；\",\"span\":[20,38],\"children\":[]}]}]},"
                        + "{\"kind\":\"article\",\"number\":\"第三条\",\"ordinal\":[3],\"heading\":null,\"text\":\"说“好”。\",\"span\":[39,64],\"children\":[]}],"
                        + "\"problems\":[{\"code\":\"gap\",\"at\":39,\"message\":\"第一条之后是第三条，中间缺号\"}]}");
    }

    @Test
    void escapesWhatJsonForbids() {
        var statute = StatuteParser.parse("第一条 甲\"乙\\丙\t丁\u0001。");

        assertThat(StatuteJson.write(statute)).contains("甲\\\"乙\\\\丙\\t丁\\u0001。");
    }

    @Test
    void namesTheFileFirst() {
        var statute = StatuteParser.parse("第一条 甲。");

        assertThat(StatuteJson.write("a.md", statute, Problem::messageKey)).startsWith("{\"file\":\"a.md\",\"title\"");
        assertThat(StatuteJson.unreadable("b.md", "not \"UTF-8\""))
                .isEqualTo("{\"file\":\"b.md\",\"error\":\"not \\\"UTF-8\\\"\"}");
    }
}
