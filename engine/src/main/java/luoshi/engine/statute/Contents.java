package luoshi.engine.statute;

import luoshi.engine.statute.Line.Shape;

/** The table of contents (目录): its lines name parts that come later and are none themselves. */
final class Contents {
    private final byte[] b;
    private final LineScanner scanner;
    private int next;

    Contents(byte[] bytes, LineScanner scanner) {
        this.b = bytes;
        this.scanner = scanner;
    }

    /** Offset of the line behind the table read last. */
    int next() {
        return next;
    }

    /**
     * The table that starts with the line at {@code at}: it goes on until its first entry comes again or a line is no entry. One
     * entry directly before an article is the body, left over from a table that was cut out.
     */
    Draft read(int at) {
        var line = scanner.read(at);
        var contents = new Draft(NodeKind.FREE, Draft.HEADING, line.start, line.end);
        contents.heading(line.start, line.end);
        int titleEnd = line.end;
        int titleNext = line.next;
        next = titleNext;
        int entries = 0;
        var first = "";
        for (int from = line.next; from < b.length; from = line.next) {
            line = scanner.read(from);
            if (line.shape == Shape.BLANK) {
                continue;
            }
            boolean article = line.shape == Shape.NUMBERED && line.kind.compareTo(NodeKind.ARTICLE) >= 0;
            if (article && entries == 1) {
                contents.words(contents.start, contents.start);
                contents.end = titleEnd;
                next = titleNext;
                return contents;
            }
            var key = key(line);
            if (article || !isEntry(line) || entries > 0 && key.equals(first)) {
                return contents;
            }
            if (entries++ == 0) {
                first = key;
                contents.textStart = line.start;
            }
            contents.textEnd = line.end;
            contents.end = line.end;
            next = line.next;
        }
        return contents;
    }

    private static boolean isEntry(Line line) {
        return switch (line.shape) {
            case NUMBERED, LISTED, HEADING, ANNEX -> true;
            case BLANK, COMMENT, CONTENTS, TABLE, TEXT -> false;
        };
    }

    private String key(Line line) {
        boolean counted = line.shape == Shape.NUMBERED || line.shape == Shape.LISTED;
        return Headings.squeeze(Draft.read(b, line.start, counted ? line.numberEnd : line.end));
    }
}
