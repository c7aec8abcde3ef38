package luoshi.engine.statute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Invented regulations among the test resources, and how tests look at a tree. */
public final class Texts {
    private Texts() {}

    public static byte[] bytes(String name) {
        try (var in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no test resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Statute parse(String name) {
        return StatuteParser.parse(bytes(name));
    }

    /** The rows of a table of tabs, without its first line. */
    public static List<List<String>> table(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /** One line per part: indent, kind, number, ordinal, heading, text. */
    public static List<String> outline(List<Node> nodes) {
        var out = new ArrayList<String>();
        outline(nodes, "", out);
        return out;
    }

    private static void outline(List<Node> nodes, String indent, List<String> out) {
        for (var node : nodes) {
            var line = new StringBuilder(indent).append(node.kind().word());
            if (node.number() != null) {
                line.append(' ').append(node.number());
            }
            line.append(' ').append(node.ordinal());
            if (node.heading() != null) {
                line.append(" <").append(node.heading()).append('>');
            }
            if (!node.text().isEmpty()) {
                line.append(' ').append(node.text().replaceAll("[\\s\u3000]+", " "));
            }
            out.add(line.toString());
            outline(node.children(), indent + "  ", out);
        }
    }
}
