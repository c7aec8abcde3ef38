package luoshi.lens;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import luoshi.database.Reading;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DeadCorners;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.LastCheck;
import luoshi.engine.coverage.Responsibility;
import luoshi.engine.coverage.Targets;
import luoshi.lens.FollowingLedger.Place;
import luoshi.lens.FollowingLedger.Touch;
import luoshi.organisation.OrganisationFacts;
import luoshi.supervision.VisitFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Coverage (全面) kept in memory and current: every call sees whatever was committed before it, on this node or another.
 * It follows the sequence of the 审计链; evidence changes the index in place, anything else makes it derive again whom it
 * touches. It knows everybody: what a page shows of it is limited by what its reader may see.
 */
@Component
public class CoverageService {
    private final GatheringFacts gathering;
    private final FollowingLedger ledger;
    private final OrganisationFacts organisation;
    private final VisitFacts visits;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Known known;

    CoverageService(
            GatheringFacts gathering,
            FollowingLedger ledger,
            OrganisationFacts organisation,
            VisitFacts visits,
            Clock clock) {
        this.gathering = gathering;
        this.ledger = ledger;
        this.organisation = organisation;
        this.visits = visits;
        this.clock = clock;
    }

    /**
     * What is known at one place of the ledger.
     *
     * @param first first day on which a period of the index starts
     * @param end day after the last such day
     * @param place how far the ledger was followed
     */
    private record Known(CoverageIndex index, LocalDate first, LocalDate end, Place place, Answers answers) {
        Known at(Place later) {
            return later.equals(place) ? this : new Known(index, first, end, later, answers);
        }
    }

    /** Derives everything while the first reader is still on the way, and gives back the memory that reading it took. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("coverage").start(() -> {
            now();
            System.gc();
        });
    }

    /** Coverage as of a day (截至), with everything committed so far. */
    public CoverageView at(LocalDate asOf) {
        var now = now();
        return now.answers()
                .view(
                        asOf,
                        Long.MAX_VALUE,
                        () -> new RememberingView(now.index().at(asOf)));
    }

    /** The same as known at a sequence of the ledger (当时所知): evidence entered later is left out. */
    public CoverageView at(LocalDate asOf, long knownAt) {
        var now = now();
        return now.answers()
                .view(asOf, knownAt, () -> new RememberingView(now.index().at(asOf, knownAt)));
    }

    /** Every unit without children × area with its owners and last check (死角), in tree order, as of a day. */
    public List<Corner> corners(LocalDate asOf) {
        return corners(asOf, VisitFacts.ALL_KNOWN);
    }

    /** The same with the checks known at a sequence of the ledger. */
    public List<Corner> corners(LocalDate asOf, long knownAt) {
        var now = now();
        return now.answers().corners(asOf, knownAt, () -> {
            var checks = visits.lastChecks(asOf, knownAt).stream()
                    .map(check -> new LastCheck(check.unitId(), check.areaId(), check.day()))
                    .toList();
            return DeadCorners.of(now.index().facts(), checks, organisation.intervals(), asOf);
        });
    }

    /** Persons who work that day and whom no duty binds (没有指标的人), by id. */
    public List<Long> withoutTargets(LocalDate asOf) {
        var now = now();
        return now.answers().idle(asOf, () -> Targets.without(now.index().facts(), asOf));
    }

    /** Who answers for an area of a unit, from the top down (责任链). */
    public List<Responsibility.Link> chain(long unit, long area, LocalDate asOf) {
        return Responsibility.chain(facts(), unit, area, asOf);
    }

    /** Everything that coverage is derived from. */
    public CoverageFacts facts() {
        return now().index().facts();
    }

    /** The first day on which a period can start: nothing before it is known. */
    public LocalDate firstDay() {
        return now().first();
    }

    /** The newest sequence of the ledger that figures stand on (审计链所知). */
    public long head() {
        return now().place().head();
    }

    /** The state of now; within one reading (a page) always the same one. */
    private Known now() {
        var end = LocalDate.now(clock).plusMonths(2).withDayOfMonth(1);
        return Reading.once(new Now(end), () -> latest(end));
    }

    private record Now(LocalDate end) {}

    private Known latest(LocalDate end) {
        var held = known;
        if (held != null && held.end().equals(end)) {
            var news = ledger.since(held.place());
            if (!news.fresh()) {
                return settle(held, news.place());
            }
        }
        refreshing.lock();
        try {
            var fresh = refresh(known, end);
            known = fresh;
            return fresh;
        } catch (RuntimeException | Error failed) {
            // Half an update is no state to go on from: the next call reads everything.
            known = null;
            throw failed;
        } finally {
            refreshing.unlock();
        }
    }

    private Known settle(Known held, Place place) {
        var settled = held.at(place);
        if (settled != held && refreshing.tryLock()) {
            try {
                if (known == held) {
                    known = settled;
                }
            } finally {
                refreshing.unlock();
            }
        }
        return settled;
    }

    private Known refresh(@Nullable Known held, LocalDate end) {
        if (held == null || !held.end().equals(end)) {
            return build(end);
        }
        var news = ledger.since(held.place());
        if (!news.fresh()) {
            return held.at(news.place());
        }
        var index = held.index();
        if (news.touch() == Touch.STRUCTURE) {
            var facts = gathering.structure();
            if (gathering.firstDay(facts, LocalDate.now(clock)).isBefore(held.first())) {
                return build(end);
            }
            index.replace(facts);
        }
        if (news.touch() != Touch.NOTHING) {
            gathering
                    .evidenceSince(held.place().settled(), index.facts().duties())
                    .forEach(index::record);
        }
        return new Known(index, held.first(), end, news.place(), new Answers());
    }

    /** Reads the place in the ledger first: what commits in between is told again and borne twice. */
    private Known build(LocalDate end) {
        var place = ledger.since(Place.START).place();
        var facts = gathering.all();
        var first = gathering.firstDay(facts, LocalDate.now(clock));
        return new Known(CoverageIndex.build(facts, first, end), first, end, place, new Answers());
    }
}
