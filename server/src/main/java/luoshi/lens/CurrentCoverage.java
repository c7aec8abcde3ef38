package luoshi.lens;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageFacts.Evidence;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.lens.FollowingLedger.News;
import luoshi.lens.FollowingLedger.Place;
import luoshi.lens.GatheringFacts.Gathered;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * The index of coverage, begun from the database or from the evidence snapshot, and kept current: it follows the sequence
 * of the 审计链; evidence changes the index in place, anything else makes it derive again whom it touches.
 */
@Component
final class CurrentCoverage {
    /** So many pieces are told one after the other at a start; more are read together with all others. */
    private static final int REPLAYED = 200_000;
    /** So long before a month turns its periods are derived. */
    private static final int DAYS_AHEAD = 7;

    private final GatheringFacts gathering;
    private final FollowingLedger ledger;
    private final KeptEvidence kept;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Known known;

    CurrentCoverage(GatheringFacts gathering, FollowingLedger ledger, KeptEvidence kept, Clock clock) {
        this.gathering = gathering;
        this.ledger = ledger;
        this.kept = kept;
        this.clock = clock;
    }

    /** With everything committed so far. */
    Known latest() {
        var end = end(LocalDate.now(clock));
        var held = known;
        if (held != null && held.reaches(end)) {
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
        } catch (NestedRuntimeException unread) {
            // All is read before anything is changed: what is held is as old as it was.
            throw unread;
        } catch (RuntimeException | Error failed) {
            // Half an update is no state to go on from: the next call reads everything.
            known = null;
            throw failed;
        } finally {
            refreshing.unlock();
        }
    }

    /** Whether anything was read yet. */
    boolean isBegun() {
        return known != null;
    }

    /** Derives the periods of the next month while readers still ask the index that ends before it. */
    void lookAhead() {
        var held = known;
        var end = end(LocalDate.now(clock).plusDays(DAYS_AHEAD));
        if (held == null || held.reaches(end)) {
            return;
        }
        held.index().extend(end);
        refreshing.lock();
        try {
            var present = known;
            if (present != null && present.index() == held.index()) {
                known = present.until(end);
            }
        } finally {
            refreshing.unlock();
        }
    }

    /** The periods of this month and the next are known. */
    private static LocalDate end(LocalDate day) {
        return day.plusMonths(2).withDayOfMonth(1);
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
        if (held == null) {
            return begin(end);
        }
        var news = ledger.since(held.place());
        var fresh = news.fresh() ? follow(held, news) : held.at(news.place());
        if (fresh.reaches(end)) {
            return fresh;
        }
        fresh.index().extend(end);
        return fresh.until(end);
    }

    private Known follow(Known held, News news) {
        var settled = held.place().settled();
        return switch (news.touch()) {
            case NOTHING -> told(held, List.of(), news);
            case EVIDENCE -> told(held, gathering.evidenceSince(settled, held.fits()), news);
            case STRUCTURE -> {
                var gathered =
                        gathering.after(settled, held.fits(), held.index().evidence());
                if (gathered.isEmpty()) {
                    yield all(held.end());
                }
                yield changed(held, gathered.get(), news.place());
            }
        };
    }

    private Known changed(Known held, Gathered gathered, Place place) {
        if (first(gathered.facts()).isBefore(held.first())) {
            return known(gathered, held.end(), place);
        }
        held.index().replace(gathered.facts());
        gathered.later().forEach(held.index()::record);
        return Known.of(held.index(), held.first(), held.end(), place, gathered.fits());
    }

    private static Known told(Known held, List<Evidence> later, News news) {
        later.forEach(held.index()::record);
        return news.evidenceAlone()
                ? held.told(news.place())
                : Known.of(held.index(), held.first(), held.end(), news.place(), held.fits());
    }

    /** From the snapshot and what came after it, or else from the database alone. */
    private Known begin(LocalDate end) {
        var found = kept.read();
        if (found.isPresent()) {
            var old = found.get();
            if (gathering.isFarBehind(old.settled(), REPLAYED)) {
                kept.unused("too much was entered since it was written");
                return all(end);
            }
            var place = ledger.begin(old.settled());
            var gathered = gathering.after(old.settled(), old.fits(), old.log());
            if (gathered.isPresent()) {
                return known(gathered.get(), end, place);
            }
            kept.unused("a duty has changed from people to units or back");
        }
        return all(end);
    }

    /** Reads the place in the ledger first: what commits in between is told again and borne twice. */
    private Known all(LocalDate end) {
        var place = ledger.begin(0);
        return known(gathering.all(), end, place);
    }

    private Known known(Gathered gathered, LocalDate end, Place place) {
        var first = first(gathered.facts());
        var index = CoverageIndex.build(gathered.facts(), first, end, gathered.log());
        gathered.later().forEach(index::record);
        return Known.of(index, first, end, place, gathered.fits());
    }

    private LocalDate first(CoverageFacts facts) {
        return gathering.firstDay(facts, LocalDate.now(clock));
    }
}
