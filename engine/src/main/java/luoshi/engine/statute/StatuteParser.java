package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import luoshi.engine.statute.Line.Shape;

/**
 * Reads a regulation into its 编, 章, 节, 条, 款, 项 and 目 with exact numbers and byte spans (制度解析). Plain text and Markdown;
 * whatever is no numbered part stays in the tree as free text, table or annex, so that nothing is lost. Pure: no state between
 * calls.
 */
public final class StatuteParser {
    private static final int LONGEST_TITLE = 240;
    private static final String TITLE_LAST = "例法定则度程范令决守）";

    private final byte[] b;
    private final LineScanner scanner;
    private final TreeBuilder tree;

    private StatuteParser(byte[] bytes) {
        this.b = bytes;
        this.scanner = new LineScanner(bytes);
        this.tree = new TreeBuilder(bytes, scanner);
    }

    /**
     * Parses the bytes of a file.
     *
     * @param utf8 the file, UTF-8 with or without byte order mark; not changed
     * @return the tree, with spans in bytes of that file
     * @throws IllegalArgumentException when the bytes are not UTF-8
     */
    public static Statute parse(byte[] utf8) {
        return new StatuteParser(utf8).parse();
    }

    /** Parses a text; spans count the bytes of its UTF-8 form. */
    public static Statute parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private Statute parse() {
        var header = new Header(b, scanner);
        int at = header.read();
        header.extra.forEach(tree::add);
        var contents = new Contents(b, scanner);
        while (at < b.length) {
            var line = scanner.read(at);
            if (line.shape == Shape.CONTENTS) {
                var table = contents.read(at);
                tree.contents(table);
                at = lineAfter(table.end);
                continue;
            }
            at = line.next;
            int start = line.start;
            boolean title = line.shape == Shape.TEXT && opensRegulation(line);
            if (line.start != start) {
                scanner.read(start);
            }
            if (title) {
                tree.title(line);
            } else {
                tree.take(line);
            }
        }
        return tree.finish(header.title, header.notes);
    }

    private int lineAfter(int i) {
        while (i < b.length && b[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, b.length);
    }

    /** Whether a line of text is the title of a further regulation: only notes stand between it and a number one. */
    private boolean opensRegulation(Line line) {
        int length = line.end - line.start;
        if (length > LONGEST_TITLE
                || !tree.hasArticles()
                || TITLE_LAST.indexOf(Utf8.at(b, line.end - 3, line.end)) < 0
                || !Headings.looksLikeTitle(Draft.text(b, line.start, line.end))) {
            return false;
        }
        for (int at = line.next; at < b.length; at = scanner.line.next) {
            var next = scanner.read(at);
            int c = Utf8.at(b, next.start, next.end);
            if (next.shape == Shape.NUMBERED) {
                return next.number == 1 && next.kind != NodeKind.PARAGRAPH;
            }
            if (next.shape != Shape.BLANK && c != '（' && c != '(' && !(c >= '0' && c <= '9')) {
                return next.shape == Shape.CONTENTS;
            }
        }
        return false;
    }
}
