package luoshi.engine.statute;

import java.util.Arrays;

/**
 * Cuts a line on which several numbered parts stand one behind the other (一行多项): «下列材料：（一）申请书；（二）证明。»,
 * «……。 第四十四条 ……». A number opens a part only where the run has come to it: it is the next one, it stands behind a full
 * stop, semicolon, colon or blank, and no reference goes on with it.
 */
final class Runs {
    private final byte[] b;
    private final Line probe = new Line();
    private int[] cuts = new int[16];
    private int size;

    Runs(byte[] bytes) {
        this.b = bytes;
    }

    /** Number of parts found by the last {@link #cut}; one when the line is a single part. */
    int size() {
        return size;
    }

    int start(int k) {
        return cuts[k];
    }

    /** Looks through a line that was classified. */
    void cut(Line line) {
        size = 0;
        add(line.start);
        boolean articles = line.shape == Line.Shape.NUMBERED && line.kind != NodeKind.PARAGRAPH;
        int article = articles && line.kind == NodeKind.ARTICLE ? line.number : -1;
        boolean listed = line.shape == Line.Shape.LISTED;
        int style = listed ? line.style : -1;
        int item = listed ? line.number : 0;
        int before = ' ';
        boolean blank = true;
        for (int i = line.textStart; i < line.end; ) {
            int c = Utf8.at(b, i, line.end);
            if (i > line.textStart && articles && c == '第' && blank && opensArticle(i, line.end, article)) {
                add(i);
                article = probe.number;
                item = 0;
                style = -1;
            } else if (i > line.textStart
                    && mayOpen(c, blank, before)
                    && ListMarker.read(b, at(i, line.end), Line.MAX_LIST)) {
                boolean first =
                        probe.number == 1 && (before == '：' || before == ':') && probe.style == ListMarker.BRACKET;
                boolean next = item > 0 && probe.style == style && probe.number == item + 1 && !namesItem(probe);
                if (first || next) {
                    add(i);
                    style = probe.style;
                    item = probe.number;
                    i = probe.numberEnd - 1;
                    c = ' ';
                }
            }
            blank = Blanks.isBlank(c);
            before = blank ? before : c;
            i += Utf8.width(b, i);
        }
    }

    private Line at(int i, int end) {
        probe.start = i;
        probe.end = end;
        return probe;
    }

    private static boolean mayOpen(int c, boolean blank, int before) {
        boolean bracket = c == '（' || c == '(';
        boolean digit = c >= '0' && c <= '9' || c >= '①' && c <= '⒛';
        boolean stop = "：；。，:;".indexOf(before) >= 0;
        return bracket && (blank || stop) || digit && (blank || stop && before != '，');
    }

    /** «（二）项» speaks of an item. */
    private boolean namesItem(Line marker) {
        return Utf8.at(b, marker.numberEnd, marker.end) == '项';
    }

    private boolean opensArticle(int i, int end, int article) {
        int from = Utf8.skipBlanks(b, i + 3, end);
        int to = ChineseNumeral.scan(b, from, end);
        if (to == from || Utf8.at(b, to, end) != '条' || !Blanks.isBlank(Utf8.at(b, to + 3, end))) {
            return false;
        }
        int number = ChineseNumeral.value(b, from, to);
        if (number < 1 || article >= 0 && number != article + 1) {
            return false;
        }
        probe.number = number;
        return true;
    }

    private void add(int start) {
        if (size == cuts.length) {
            cuts = Arrays.copyOf(cuts, size * 2);
        }
        cuts[size++] = start;
    }
}
