package luoshi.engine.statute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line opens with. One instance is reused for the whole file, so that scanning allocates nothing: fields are valid
 * until the next line.
 */
final class Line {
    /** Shapes of a line's beginning. */
    enum Shape {
        BLANK,
        COMMENT,
        /** 第N编, 分编, 章, 节, 条 or a numbered 款: see {@link #kind}. */
        NUMBERED,
        /** （一）, 一、, 1., （1） or ①: see {@link #style}. */
        LISTED,
        ANNEX,
        TABLE,
        /** 目录. */
        CONTENTS,
        /** A markdown heading without a number, and 附则 or 序言 alone on a line. */
        HEADING,
        TEXT
    }

    static final int MAX_SUB_NUMBERS = 3;

    Shape shape = Shape.BLANK;
    NodeKind kind = NodeKind.FREE;
    /** First byte that is neither blank, # nor *; and one past the last that is not blank. */
    int start;

    int end;
    /** Offset of the next line. */
    int next;
    /** Number of leading #. */
    int hashes;

    int numberEnd;
    int textStart;
    int number;
    int subNumbers;
    final int[] sub = new int[MAX_SUB_NUMBERS];
    /** Rank of a list marker, 0 一、 1（一） 2 1. 3（1） 4 ①. */
    int style;
    /** No blank parts the number of a 条 from what follows: may be a reference at the start of a wrapped line. */
    boolean glued;

    List<Integer> ordinal() {
        var out = new ArrayList<Integer>(1 + subNumbers);
        out.add(number);
        for (int k = 0; k < subNumbers; k++) {
            out.add(sub[k]);
        }
        return out;
    }

    @Nullable
    String number(byte[] b) {
        return numberEnd > start ? new String(b, start, numberEnd - start, StandardCharsets.UTF_8) : null;
    }
}
