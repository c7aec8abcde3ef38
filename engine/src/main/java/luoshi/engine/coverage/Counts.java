package luoshi.engine.coverage;

import java.util.Set;

/** Counts of cells by state being added up. */
final class Counts {
    private final long[] counts = new long[CellState.values().length];

    void add(CellState state, long cells) {
        counts[state.ordinal()] += cells;
    }

    void add(Counts other) {
        for (var i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Adds what was counted for a strand. */
    void add(int[][] byStrand, int strand) {
        for (var state : CellState.values()) {
            var numbers = byStrand[state.ordinal()];
            counts[state.ordinal()] += numbers.length == 0 ? 0 : numbers[strand];
        }
    }

    /** Adds what a cube keeps for a strand. */
    void add(Numbers[] byState, int strand) {
        for (var state = 0; state < counts.length; state++) {
            counts[state] += byState[state].size() == 0 ? 0 : byState[state].get(strand);
        }
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

    private long count(CellState state, Set<CellState> wanted) {
        return wanted.isEmpty() || wanted.contains(state) ? counts[state.ordinal()] : 0;
    }
}
