package luoshi.lens;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.database.Reading;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageThen;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DeadCorners;
import luoshi.engine.coverage.DeadCorners.LastCheck;
import luoshi.engine.coverage.Standing;
import luoshi.engine.coverage.Targets;
import luoshi.organisation.OrganisationFacts;
import luoshi.supervision.VisitFacts;
import org.springframework.stereotype.Component;

/**
 * Coverage (全面) kept in memory and current: every call sees whatever was committed before it, on this node or another.
 * It knows everybody: what a page shows of it is limited by what its reader may see.
 */
@Component
public class CoverageService {
    private final CurrentCoverage current;
    private final OrganisationFacts organisation;
    private final VisitFacts visits;
    private final PastCoverage then;

    CoverageService(CurrentCoverage current, PastCoverage then, OrganisationFacts organisation, VisitFacts visits) {
        this.current = current;
        this.then = then;
        this.organisation = organisation;
        this.visits = visits;
    }

    /** Coverage as of a day (截至), with everything committed so far. */
    public CoverageView at(LocalDate asOf) {
        return at(asOf, Long.MAX_VALUE);
    }

    /**
     * The same as known at a sequence of the ledger (当时所知): evidence, organisation, rosters, rules and calendar as they
     * were then, however they were put right later. A sequence that is still to come stands for everything so far.
     */
    public CoverageView at(LocalDate asOf, long knownAt) {
        var now = now();
        var seq = Math.min(knownAt, now.place().head());
        return now.views()
                .of(
                        asOf,
                        seq,
                        () -> new RememberingView(
                                seq,
                                then.of(now, seq)
                                        .map(known -> known.at(asOf))
                                        .orElseGet(() -> seq < now.place().head()
                                                ? now.index().at(asOf, seq)
                                                : now.index().at(asOf))));
    }

    /** Who is in charge and when somebody last looked (死角), as of a day, as known at a sequence of the ledger. */
    public Corners corners(LocalDate asOf, long knownAt) {
        var now = now();
        return now.grounds().corners().of(asOf, knownAt, () -> {
            var checks = visits.lastChecks(asOf, knownAt).stream()
                    .map(check -> new LastCheck(check.unitId(), check.areaId(), check.day()))
                    .toList();
            return new Corners(DeadCorners.of(
                    standing(now, knownAt),
                    checks,
                    organisation.knownAt(knownAt).intervals(),
                    asOf));
        });
    }

    /** Persons who work that day and whom no duty binds (没有指标的人), by id, as known at a sequence of the ledger. */
    public List<Long> withoutTargets(LocalDate asOf, long knownAt) {
        var now = now();
        return now.grounds().idle().of(asOf, knownAt, () -> Targets.without(standing(now, knownAt), asOf));
    }

    /** What applies where and who answers, as known at a sequence of the ledger. */
    public Standing standing(long knownAt) {
        return standing(now(), knownAt);
    }

    private Standing standing(Known now, long knownAt) {
        return then.of(now, knownAt)
                .map(CoverageThen::standing)
                .orElseGet(() -> now.index().standing());
    }

    /** Everything that coverage is derived from. */
    public CoverageFacts facts() {
        return now().index().facts();
    }

    /** The same as known at a sequence of the ledger. */
    public CoverageFacts facts(long knownAt) {
        return facts(now(), knownAt);
    }

    private CoverageFacts facts(Known now, long knownAt) {
        return then.of(now, knownAt)
                .map(CoverageThen::facts)
                .orElseGet(() -> now.index().facts());
    }

    /** The first day on which a period can start: nothing before it is known. */
    public LocalDate firstDay() {
        return now().first();
    }

    /** The newest sequence of the ledger that figures stand on (审计链所知). */
    public long head() {
        return now().place().head();
    }

    /** When the newest entry up to a sequence was made. */
    public Optional<Instant> enteredAt(long seq) {
        return then.enteredAt(seq);
    }

    /** The entry from which on it is known what organisation, rosters and rules were; before it they are told as then. */
    public long rememberedSince() {
        return then.rememberedSince();
    }

    /** The state of now; within one reading (a page) always the same one. */
    private Known now() {
        return Reading.once(new Now(), current::latest);
    }

    private record Now() {}
}
