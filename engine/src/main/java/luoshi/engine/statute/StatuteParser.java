package luoshi.engine.statute;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import luoshi.engine.statute.Line.Shape;

/**
 * Reads a regulation into its 编, 章, 节, 条, 款, 项 and 目 with exact numbers and byte spans (制度解析). Plain text and Markdown;
 * whatever is no numbered part stays in the tree as free text, table or annex, so that nothing is lost. Pure: no state between
 * calls.
 */
public final class StatuteParser {
    private static final int LONGEST_TITLE = 240;
    /** Notes that may stand below the title of a further regulation. */
    private static final int MOST_NOTES = 20;

    private final byte[] b;
    private final LineScanner scanner;
    private final TreeBuilder tree;
    private final Runs runs;

    private StatuteParser(byte[] bytes) {
        this.b = bytes;
        this.scanner = new LineScanner(bytes);
        this.tree = new TreeBuilder(bytes, scanner);
        this.runs = new Runs(bytes);
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

    /**
     * Parses a text; spans count the bytes of its UTF-8 form.
     *
     * @throws IllegalArgumentException when half of a surrogate pair stands alone, since that has no such form
     */
    public static Statute parse(String text) {
        try {
            var utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return parse(Arrays.copyOf(utf8.array(), utf8.limit()));
        } catch (CharacterCodingException alone) {
            throw new IllegalArgumentException("half of a surrogate pair stands alone in the text", alone);
        }
    }

    private Statute parse() {
        var header = new Header(b, scanner);
        int at = header.read();
        header.extra.forEach(tree::add);
        var contents = new Contents(b, scanner);
        while (at < b.length) {
            var line = scanner.read(at);
            if (line.shape == Shape.CONTENTS) {
                tree.contents(contents.read(at));
                at = contents.next();
                continue;
            }
            at = line.next;
            if (line.shape == Shape.TEXT && opensRegulation(line)) {
                tree.title(scanner.read(line.from));
            } else if (line.mayRun && line.shape != Shape.TABLE || mayCount(line)) {
                take(line);
            } else {
                tree.take(line);
            }
        }
        return tree.finish(header.title, header.notes);
    }

    private static boolean mayCount(Line line) {
        return line.shape == Shape.LISTED && (line.style == ListMarker.DIGIT_DOT || line.style == ListMarker.CIRCLE);
    }

    /** Takes the parts of a line one after the other. */
    private void take(Line line) {
        runs.cut(line);
        int end = line.end;
        for (int k = 0; k < runs.size(); k++) {
            if (k > 0) {
                line.hashes = 0;
                line.opened = 0;
                line.closed = 0;
            }
            line.end = k + 1 < runs.size() ? Utf8.trimEnd(b, runs.start(k), runs.start(k + 1)) : end;
            if (runs.size() > 1) {
                scanner.classify(runs.start(k));
            }
            tree.take(line);
        }
    }

    /** Whether a line of text is the title of a further regulation: only notes stand between it and a number one. */
    private boolean opensRegulation(Line line) {
        int length = line.end - line.start;
        if (length < 3
                || length > LONGEST_TITLE
                || !tree.hasArticles()
                || !endsTitle(Utf8.at(b, line.end - 3, line.end))
                || !Headings.looksLikeTitle(Draft.read(b, line.start, line.end))) {
            return false;
        }
        int from = line.from;
        boolean opens = numberOneFollows(line.next);
        scanner.read(from);
        return opens;
    }

    private static boolean endsTitle(int c) {
        return switch (c) {
            case '例', '法', '定', '则', '度', '程', '范', '令', '决', '守', '）' -> true;
            default -> false;
        };
    }

    private boolean numberOneFollows(int start) {
        int notes = 0;
        for (int at = start; at < b.length && notes <= MOST_NOTES; at = scanner.line.next) {
            var next = scanner.read(at);
            int c = Utf8.at(b, next.start, next.end);
            if (next.shape == Shape.NUMBERED) {
                return next.number == 1 && next.kind != NodeKind.PARAGRAPH;
            }
            if (next.shape == Shape.BLANK) {
                continue;
            }
            if (c != '（' && c != '(' && !(c >= '0' && c <= '9')) {
                return next.shape == Shape.CONTENTS;
            }
            notes++;
        }
        return false;
    }
}
