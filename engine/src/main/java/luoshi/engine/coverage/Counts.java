package luoshi.engine.coverage;

import java.util.Set;

/** Counts of cells by state being added up. */
final class Counts {
    private final int[] counts = new int[CellState.values().length];

    void add(CellState state, int cells) {
        counts[state.ordinal()] += cells;
    }

    /** Adds the cells of one word of a column. */
    void add(ColumnState column, int word, long mask, long closed) {
        var bound = column.word(ColumnState.BOUND, word) & mask;
        if (bound == 0) {
            return;
        }
        var exempt = bound & column.word(ColumnState.EXEMPT, word);
        var owed = bound & ~exempt & closed;
        var met = owed & column.word(ColumnState.MET, word);
        var late = owed & column.word(ColumnState.LATE, word);
        var weak = owed & column.word(ColumnState.WEAK, word);
        add(CellState.EXEMPT, Long.bitCount(exempt));
        add(CellState.OPEN, Long.bitCount(bound & ~exempt & ~closed));
        add(CellState.MET, Long.bitCount(met));
        add(CellState.LATE, Long.bitCount(late));
        add(CellState.WEAK, Long.bitCount(weak));
        add(CellState.DEBT, Long.bitCount(owed & ~(met | late | weak)));
    }

    Tally tally(Set<CellState> wanted) {
        return new Tally(
                count(CellState.MET, wanted),
                count(CellState.LATE, wanted),
                count(CellState.WEAK, wanted),
                count(CellState.DEBT, wanted),
                count(CellState.OPEN, wanted),
                count(CellState.EXEMPT, wanted));
    }

    private int count(CellState state, Set<CellState> wanted) {
        return wanted.isEmpty() || wanted.contains(state) ? counts[state.ordinal()] : 0;
    }
}
