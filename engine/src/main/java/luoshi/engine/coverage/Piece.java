package luoshi.engine.coverage;

import java.time.Instant;
import java.util.Comparator;
import luoshi.engine.coverage.CoverageFacts.Evidence;

/**
 * A piece of evidence with its day in China.
 *
 * @param day epoch day
 */
record Piece(Evidence evidence, int day) {
    /** The order of filling: act time, then ledger sequence. */
    static final Comparator<Piece> IN_ORDER = Comparator.<Piece, Instant>comparing(piece -> piece.evidence.at())
            .thenComparingLong(piece -> piece.evidence.entered())
            .thenComparingLong(piece -> piece.evidence.id());

    static Piece of(Evidence evidence) {
        return new Piece(evidence, World.day(evidence.at()));
    }

    /** Whether somebody knows of it who knows the ledger up to and including the sequence. */
    boolean knownAt(long sequence) {
        return evidence.entered() <= sequence
                && (evidence.withdrawn() == Long.MAX_VALUE || evidence.withdrawn() > sequence);
    }

    /** The last sequence at which something happened to it. */
    long sequence() {
        return evidence.withdrawn() == Long.MAX_VALUE
                ? evidence.entered()
                : Math.max(evidence.entered(), evidence.withdrawn());
    }
}
