package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import luoshi.engine.coverage.CoverageFacts.Evidence;

/**
 * Who owes what (全面): every cell whose period starts in a range of days, with its state as of any day and as known at
 * any sequence (domain §3). Nothing is stored but facts; all is derived again when they change.
 *
 * <p>The range belongs to the answer: evidence fills the oldest cell of the index that lacks, so {@code from} should be
 * fixed, at or before the day on which the first duty came into force, and not slide with the present.
 *
 * <p>A change of units, of their places in the tree or of the calendar derives everything again; any other touches only
 * the persons and duties that it names, and the leaders under whom they stand.
 *
 * <p>One thread writes at a time (the methods are exclusive); readers take a {@link CoverageView} without waiting and
 * never see half an update.
 */
public final class CoverageIndex {
    private final LocalDate from;
    private final LocalDate to;
    private final Map<Long, Evidence> known = new HashMap<>();
    private volatile Snapshot now;

    private CoverageIndex(CoverageFacts facts, LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
        facts.evidence().forEach(evidence -> known.put(evidence.id(), evidence));
        this.now = Snapshot.of(new World(facts, from, to), known.values());
    }

    /** Derives all cells whose period starts in [from, to). */
    public static CoverageIndex build(CoverageFacts facts, LocalDate from, LocalDate to) {
        return new CoverageIndex(facts, from, to);
    }

    /** As of a day, with everything that the index knows. */
    public CoverageView at(LocalDate asOf) {
        var seen = now;
        return new PlaneView(seen, asOf, Math.max(seen.lastSequence(), 0));
    }

    /** As of a day, as known at a sequence of the ledger (organisation, rosters and rules: as known now). */
    public CoverageView at(LocalDate asOf, long knownAt) {
        return new PlaneView(now, asOf, knownAt);
    }

    /** The facts last handed in whole; evidence taken in since then is seen by views, not here. */
    public CoverageFacts facts() {
        return now.world().facts;
    }

    /**
     * Takes a piece of evidence in, in place. The same piece may come again, and replaces what was known of it; once
     * withdrawn it stays so.
     */
    public synchronized void record(Evidence evidence) {
        now = taken(now, evidence);
    }

    /**
     * Withdraws a piece, in place; its subject × duty is filled again from scratch.
     *
     * @return false when no such piece is known
     */
    public synchronized boolean withdraw(long evidenceId, long sequence) {
        var piece = known.get(evidenceId);
        if (piece == null) {
            return false;
        }
        now = taken(now, piece.withdrawnAt(sequence));
        return true;
    }

    /**
     * Takes in changed facts of any kind: transfers, absences, exemptions, swaps, revisions, reorganisation, calendar,
     * evidence. The index compares them with those it has and derives again only whom and what they touch. Evidence
     * that the facts do not name is kept.
     */
    public synchronized void replace(CoverageFacts facts) {
        var next = now.changed(new World(facts, from, to), known.values());
        for (var evidence : facts.evidence()) {
            next = taken(next, evidence);
        }
        now = next;
    }

    private Snapshot taken(Snapshot snapshot, Evidence evidence) {
        var before = known.get(evidence.id());
        if (evidence.equals(before)
                || (before != null
                        && evidence.withdrawn() == Long.MAX_VALUE
                        && before.withdrawnAt(Long.MAX_VALUE).equals(evidence))) {
            return snapshot;
        }
        known.put(evidence.id(), evidence);
        var without = before != null && (before.duty() != evidence.duty() || before.subject() != evidence.subject())
                ? snapshot.without(before)
                : snapshot;
        return without.with(evidence);
    }
}
