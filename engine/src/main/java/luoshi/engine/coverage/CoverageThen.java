package luoshi.engine.coverage;

import java.time.LocalDate;

/**
 * Who owed what as it was known at a sequence of the ledger (当时所知): the organisation, rosters, rules and calendar of
 * then over the evidence of then. It never changes.
 */
public final class CoverageThen {
    private final Snapshot snapshot;
    private final long knownAt;

    CoverageThen(Snapshot snapshot, long knownAt) {
        this.snapshot = snapshot;
        this.knownAt = knownAt;
    }

    /** As of a day. */
    public CoverageView at(LocalDate asOf) {
        return new PlaneView(snapshot, asOf, knownAt);
    }

    /** What applies where and who answers, by the same facts. */
    public Standing standing() {
        return snapshot.world().standing();
    }

    /** The facts of then, without evidence. */
    public CoverageFacts facts() {
        return snapshot.world().facts();
    }
}
