package luoshi.engine.coverage;

import java.util.Comparator;
import luoshi.engine.coverage.CoverageFacts.Evidence;

/**
 * A piece of evidence with its day in China.
 *
 * @param day epoch day
 */
record Piece(Evidence evidence, int day) {
    /** The order of filling: act time, then ledger sequence. */
    static final Comparator<Piece> IN_ORDER = Piece::inOrder;

    private static int inOrder(Piece one, Piece other) {
        var time = one.day != other.day
                ? Integer.compare(one.day, other.day)
                : one.evidence.at().compareTo(other.evidence.at());
        if (time != 0) {
            return time;
        }
        var entry = Long.compare(one.evidence.entered(), other.evidence.entered());
        return entry != 0 ? entry : Long.compare(one.evidence.id(), other.evidence.id());
    }

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
