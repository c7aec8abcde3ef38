package luoshi.engine.coverage;

import java.time.LocalDate;
import java.util.function.Consumer;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.log.EvidenceLog;
import org.jspecify.annotations.Nullable;

/**
 * Who owes what (全面): every cell whose period starts in a range of days, with its state as of any day and as known at
 * any sequence (domain §3). Nothing is stored but facts; all is derived again when they change.
 *
 * <p>The range belongs to the answer: evidence fills the oldest cell of the index that lacks, so {@code from} should be
 * fixed, at or before the day on which the first duty came into force, and not slide with the present.
 *
 * <p>A change of the calendar derives everything again; any other touches only the persons, units and duties that it
 * names, and the leaders under whom they stand.
 *
 * <p>One thread writes at a time (the methods are exclusive); readers take a {@link CoverageView} without waiting and
 * never see half an update.
 */
public final class CoverageIndex {
    private final EvidenceLog log;
    private final LastUnitAreas last = new LastUnitAreas();
    private volatile Snapshot now;

    private CoverageIndex(CoverageFacts facts, LocalDate from, LocalDate to, EvidenceLog log) {
        this.log = log;
        var lastDay = Integer.MIN_VALUE;
        var lastSequence = Long.MIN_VALUE;
        for (var entry = 0; entry < log.size(); entry++) {
            lastDay = Math.max(lastDay, World.day(log.at(entry)));
            lastSequence = Math.max(lastSequence, log.sequence(entry));
        }
        this.now =
                Snapshot.of(World.of(facts, Days.epoch(from), Days.epoch(to)), log, log.size(), lastDay, lastSequence);
    }

    /** Derives all cells whose period starts in [from, to). */
    public static CoverageIndex build(CoverageFacts facts, LocalDate from, LocalDate to) {
        return build(facts, from, to, facts.evidence()::forEach);
    }

    /**
     * The same with evidence that is handed over piece by piece and need not be held anywhere else; that of the facts is not
     * looked at.
     *
     * @param evidence hands all pieces to whom it is given, once, in any order
     */
    public static CoverageIndex build(
            CoverageFacts facts, LocalDate from, LocalDate to, Consumer<Consumer<Evidence>> evidence) {
        var log = new EvidenceLog();
        evidence.accept(log::append);
        return build(facts, from, to, log);
    }

    /** The same with a log of evidence, to which nobody else appends from now on. */
    public static CoverageIndex build(CoverageFacts facts, LocalDate from, LocalDate to, EvidenceLog log) {
        return new CoverageIndex(facts, from, to, log);
    }

    /** All evidence that it knows: to be read, not to be appended to. */
    public EvidenceLog evidence() {
        return log;
    }

    /** As of a day, with everything that the index knows. */
    public CoverageView at(LocalDate asOf) {
        var seen = now;
        return new PlaneView(seen, asOf, Math.max(seen.lastSequence(), 0), last);
    }

    /** As of a day, with the evidence known at a sequence of the ledger; all other facts as known now ({@link #then}). */
    public CoverageView at(LocalDate asOf, long knownAt) {
        return new PlaneView(now, asOf, knownAt);
    }

    /**
     * What was known at a sequence: other facts over the same evidence, apart from this index, which neither waits for it
     * nor is changed by it.
     *
     * @param facts organisation, rosters, rules and calendar as they were known; evidence of theirs is not looked at
     */
    public CoverageThen then(CoverageFacts facts, long knownAt) {
        Snapshot apart;
        synchronized (this) {
            apart = now.apart();
        }
        return new CoverageThen(
                apart.changed(CoverageChange.between(apart.world().facts(), facts)), knownAt);
    }

    /** The facts last handed in whole, without evidence. */
    public CoverageFacts facts() {
        return now.world().facts();
    }

    /** What applies where and who answers, by the same facts. */
    public Standing standing() {
        return now.world().standing();
    }

    /**
     * Takes a piece of evidence in, in place, or another state of one: a withdrawn one makes its subject × duty be filled
     * again from scratch. The same piece may come again, and replaces what was known of it; once withdrawn it stays so. A
     * piece never changes its duty or subject.
     */
    public synchronized void record(Evidence evidence) {
        var before = known(evidence);
        if (before == null
                || !(evidence.equals(before)
                        || (evidence.withdrawn() == Long.MAX_VALUE
                                && before.withdrawnAt(Long.MAX_VALUE).equals(evidence)))) {
            now = now.with(evidence, log.append(evidence));
        }
    }

    private @Nullable Evidence known(Evidence evidence) {
        if (log.isNew(evidence.id())) {
            return null;
        }
        var size = log.size();
        for (var entry = log.last(evidence.duty(), evidence.subject(), size);
                entry >= 0;
                entry = log.before(entry, size)) {
            if (log.get(entry).id() == evidence.id()) {
                return log.get(entry);
            }
        }
        return null;
    }

    /**
     * Takes in changed facts of any kind: transfers, absences, exemptions, swaps, revisions, reorganisation, calendar,
     * evidence. The index compares them with those it has and derives again only whom and what they touch. Evidence
     * that the facts do not name is kept.
     */
    public synchronized void replace(CoverageFacts facts) {
        change(CoverageChange.between(now.world().facts(), facts));
        facts.evidence().forEach(this::record);
    }

    /**
     * Takes in a change of facts, in place: it costs what it touches, however many others there are. Only another calendar
     * derives everything again.
     */
    public synchronized void change(CoverageChange change) {
        now = now.changed(change);
    }

    /**
     * Derives the cells up to a later end as well. Readers and the writer go on meanwhile with those that there are; the
     * writer waits only while what it wrote in between is told to the new ones.
     */
    public void extend(LocalDate later) {
        var seen = now;
        var before = seen.world();
        var longer = seen.under(before.facts(), before.from, Days.epoch(later));
        synchronized (this) {
            var after = now.world();
            if (after != before) {
                longer = longer.changed(CoverageChange.between(before.facts(), after.facts()));
            }
            for (var entry = longer.size(); entry < now.size(); entry++) {
                longer = longer.with(log.get(entry), entry);
            }
            now = longer;
        }
    }
}
