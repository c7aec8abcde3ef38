package luoshi.engine.coverage;

/** How many cells each of 64 rows has in each state; kept as binary digits, a word for each digit of all rows. */
final class RowCounts {
    private static final CellState[] STATES = CellState.values();

    private final long[][] digits = new long[STATES.length][Integer.SIZE - 1];

    /** Adds one cell to each row of a word. */
    void add(CellState state, long rows) {
        var digit = digits[state.ordinal()];
        var carry = rows;
        for (var place = 0; carry != 0; place++) {
            var before = digit[place];
            digit[place] = before ^ carry;
            carry &= before;
        }
    }

    /** Adds the counts of a row, of whose number the last six bits count. */
    void addTo(Counts counts, int row) {
        for (var state : STATES) {
            var count = 0;
            for (var place = 0; place < Integer.SIZE - 1; place++) {
                count |= (int) (digits[state.ordinal()][place] >>> row & 1) << place;
            }
            counts.add(state, count);
        }
    }
}
