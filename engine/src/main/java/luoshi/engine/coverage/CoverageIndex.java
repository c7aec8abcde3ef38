package luoshi.engine.coverage;

import java.time.LocalDate;
import luoshi.engine.coverage.CoverageFacts.Evidence;

/**
 * Who owes what (全面): every cell whose period starts in a range of days, with its state as of any day and as known at
 * any sequence (domain §3). Nothing is stored but facts; all is derived again when they change.
 *
 * <p>The range belongs to the answer: evidence fills the oldest cell of the index that lacks, so {@code from} should be
 * fixed, at or before the day on which the first duty came into force, and not slide with the present.
 *
 * <p>One thread writes at a time (the methods are exclusive); readers take a {@link CoverageView} without waiting and
 * never see half an update.
 */
public final class CoverageIndex {
    private CoverageIndex() {}

    /** Derives all cells whose period starts in [from, to). */
    public static CoverageIndex build(CoverageFacts facts, LocalDate from, LocalDate to) {
        throw new IllegalStateException("not yet: " + facts.duties().size() + " duties " + from + " " + to);
    }

    /** As of a day, with everything that the index knows. */
    public CoverageView at(LocalDate asOf) {
        throw new IllegalStateException("not yet: " + asOf);
    }

    /** As of a day, as known at a sequence of the ledger (organisation, rosters and rules: as known now). */
    public CoverageView at(LocalDate asOf, long knownAt) {
        throw new IllegalStateException("not yet: " + asOf + " " + knownAt);
    }

    /** The facts behind the newest view, evidence included. */
    public CoverageFacts facts() {
        throw new IllegalStateException("not yet");
    }

    /** Takes a piece of evidence in, in place; the same piece again, or now withdrawn, replaces what was known of it. */
    public void record(Evidence evidence) {
        throw new IllegalStateException("not yet: " + evidence);
    }

    /**
     * Withdraws a piece, in place; its subject × duty is filled again from scratch.
     *
     * @return false when no such piece is known
     */
    public boolean withdraw(long evidenceId, long sequence) {
        throw new IllegalStateException("not yet: " + evidenceId + " " + sequence);
    }

    /**
     * Takes in changed facts of any kind: transfers, absences, exemptions, swaps, revisions, reorganisation, calendar,
     * evidence. The index compares them with those it has and derives again only whom and what they touch.
     */
    public void replace(CoverageFacts facts) {
        throw new IllegalStateException("not yet: " + facts.duties().size() + " duties");
    }
}
