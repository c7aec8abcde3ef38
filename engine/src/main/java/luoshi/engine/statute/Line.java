package luoshi.engine.statute;

import java.util.List;

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
    /** The highest number an item may have: «2026、» is none. */
    static final int MAX_LIST = 999;

    Shape shape = Shape.BLANK;
    NodeKind kind = NodeKind.FREE;
    /** Offset of the line itself, blanks and # included. */
    int from;
    /** First byte that is neither blank, # nor *; and one past the last that is not blank. */
    int start;

    int end;
    /** Offset of the next line. */
    int next;
    /** Number of leading #. */
    int hashes;
    /** How many “ and ” the line holds. */
    int opened;

    int closed;
    /** Whether further numbers may stand behind the first: a bracket or 第 after a blank, a colon or a full stop. */
    boolean mayRun;

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
        return ordinal(number, sub, subNumbers);
    }

    /** 第十条之一 as [10, 1]. */
    static List<Integer> ordinal(int number, int[] sub, int subs) {
        return switch (subs) {
            case 0 -> List.of(number);
            case 1 -> List.of(number, sub[0]);
            case 2 -> List.of(number, sub[0], sub[1]);
            default -> List.of(number, sub[0], sub[1], sub[2]);
        };
    }
}
