package luoshi.engine.coverage;

import java.util.Set;
import luoshi.engine.coverage.Layout.Span;
import luoshi.engine.coverage.plane.Block;
import luoshi.engine.coverage.plane.Plane;

/** Which rows of a block have a cell of one period and strand in each state: one bit a row, a word for each state. */
final class StateWords {
    private static final CellState[] STATES = CellState.values();

    private final int day;
    private final long[] words = new long[STATES.length];

    /** Of states as of a day. */
    StateWords(int day) {
        this.day = day;
    }

    /** Reads a period of a strand, and tells which rows are bound; where none is, the words are those of before. */
    long read(Block block, int grid, int period, int strand, Span span) {
        var bound = block.word(grid, Plane.BOUND, period, strand);
        if (bound == 0) {
            return 0;
        }
        var closed = span.isClosed(day) ? -1L : 0;
        if (closed == 0 && span.isClosedForLeaders(day)) {
            closed = block.word(grid, Plane.LEADER, period, strand);
        }
        var exempt = bound & block.word(grid, Plane.EXEMPT, period, strand);
        var owed = bound & ~exempt & closed;
        var done = block.word(grid, Plane.DONE, period, strand);
        var late = block.word(grid, Plane.LATE, period, strand);
        var weak = block.word(grid, Plane.WEAK, period, strand);
        for (var state : STATES) {
            words[state.ordinal()] = switch (state) {
                case EXEMPT -> exempt;
                case OPEN -> bound & ~exempt & ~closed;
                case MET -> owed & done & ~late;
                case LATE -> owed & late;
                case WEAK -> owed & weak;
                case DEBT -> owed & ~(done | weak);
            };
        }
        return bound;
    }

    /** Rows in a state, as last read. */
    long of(CellState state) {
        return words[state.ordinal()];
    }

    /** Rows in any of the states, as last read. */
    long of(Set<CellState> states) {
        var found = 0L;
        for (var state : states) {
            found |= of(state);
        }
        return found;
    }
}
