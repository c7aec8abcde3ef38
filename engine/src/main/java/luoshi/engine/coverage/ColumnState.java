package luoshi.engine.coverage;

/**
 * The bits of one period of a duty, one for each row: who is bound, exempt, a leader; whose cell was met by due, late,
 * or weak with all evidence known. Never changed once others can see it; a plane without bits has no words.
 */
final class ColumnState {
    static final int BOUND = 0;
    static final int EXEMPT = 1;
    static final int LEADER = 2;
    static final int MET = 3;
    static final int LATE = 4;
    static final int WEAK = 5;
    private static final int PLANES = 6;
    private static final long[] NO_BITS = {};

    static final ColumnState EMPTY =
            new ColumnState(new long[][] {NO_BITS, NO_BITS, NO_BITS, NO_BITS, NO_BITS, NO_BITS});

    private final long[][] planes;

    private ColumnState(long[][] planes) {
        this.planes = planes;
    }

    long[] plane(int plane) {
        return planes[plane];
    }

    long word(int plane, int word) {
        var words = planes[plane];
        return word < words.length ? words[word] : 0;
    }

    /** Whose cells in a word are past due on a day. */
    long closed(Column column, int word, int day) {
        if (day > column.due()) {
            return -1;
        }
        return day > column.leaderDue() ? word(LEADER, word) : 0;
    }

    /** Whose cells in a word are in a state that the query asks for. */
    long wanted(CoverageQuery query, int word, long closed) {
        var bound = word(BOUND, word);
        if (query.states().isEmpty()) {
            return bound;
        }
        var exempt = bound & word(EXEMPT, word);
        var owed = bound & ~exempt & closed;
        var found = 0L;
        for (var state : query.states()) {
            found |= switch (state) {
                case EXEMPT -> exempt;
                case OPEN -> bound & ~exempt & ~closed;
                case MET -> owed & word(MET, word);
                case LATE -> owed & word(LATE, word);
                case WEAK -> owed & word(WEAK, word);
                case DEBT -> owed & ~(word(MET, word) | word(LATE, word) | word(WEAK, word));
            };
        }
        return found;
    }

    boolean has(int plane, int row) {
        return (word(plane, row >> 6) >>> row & 1) != 0;
    }

    /** A copy being changed; it owns the planes that it copied. */
    static final class Draft {
        private final long[][] planes;
        private final boolean[] owned = new boolean[PLANES];
        final ColumnState state;

        Draft(ColumnState from) {
            planes = from.planes.clone();
            state = new ColumnState(planes);
        }

        void put(int plane, int row, boolean on, int words) {
            if (!owned[plane]) {
                planes[plane] = planes[plane].length == 0 ? new long[words] : planes[plane].clone();
                owned[plane] = true;
            }
            if (on) {
                planes[plane][row >> 6] |= 1L << row;
            } else {
                planes[plane][row >> 6] &= ~(1L << row);
            }
        }
    }
}
