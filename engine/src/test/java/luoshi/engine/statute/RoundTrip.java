package luoshi.engine.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What every tree must keep of its file, whatever the file holds. */
final class RoundTrip {
    private RoundTrip() {}

    static void check(byte[] file, Statute statute) {
        var rebuilt = new ByteArrayOutputStream();
        int at = 0;
        for (var leaf : statute.leaves()) {
            assertThat(leaf.span().start()).as("start of %s", leaf).isGreaterThanOrEqualTo(at);
            rebuilt.write(file, at, leaf.span().start() - at);
            rebuilt.write(
                    file, leaf.span().start(), leaf.span().end() - leaf.span().start());
            at = leaf.span().end();
            var bytes =
                    Arrays.copyOfRange(file, leaf.span().start(), leaf.span().end());
            var words = new String(bytes, StandardCharsets.UTF_8);
            assertThat(words).contains(leaf.text());
            if (leaf.number() != null) {
                assertThat(words).startsWith(leaf.number());
                assertThat(leaf.text()).doesNotStartWith(leaf.number());
            }
        }
        rebuilt.write(file, at, file.length - at);
        assertThat(rebuilt.toByteArray()).isEqualTo(file);
        nests(statute.nodes());
        statute.nodes().forEach(node -> node.walk(part -> wordsLieWhereTheySay(file, part)));
    }

    private static void wordsLieWhereTheySay(byte[] file, Node part) {
        int length = part.text().getBytes(StandardCharsets.UTF_8).length;
        assertThat(new String(file, part.textAt(), length, StandardCharsets.UTF_8))
                .isEqualTo(part.text());
    }

    private static void nests(List<Node> siblings) {
        int at = 0;
        for (var node : siblings) {
            assertThat(node.span().start()).isGreaterThanOrEqualTo(at);
            at = node.span().end();
            for (var child : node.children()) {
                assertThat(node.span().contains(child.span()))
                        .as("%s contains %s", node.span(), child.span())
                        .isTrue();
            }
            nests(node.children());
        }
    }
}
