package luoshi.lens;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import luoshi.database.Columns;
import luoshi.engine.coverage.CoverageFacts;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.engine.coverage.CoverageThen;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Coverage as it was known at sequences of the 审计链 (当时所知): what changed since then is taken back on a copy of the
 * index, beside those who ask the index of now.
 */
@Component
final class PastCoverage {
    private static final int KEPT = 4;

    private static final String ENTERED = "select at from ledger.entry where seq <= :seq order by seq desc limit 1";
    private static final String REMEMBERED = "select coalesce(max(since), 0) from ledger.remembered";

    private final GatheringFacts gathering;
    private final JdbcClient reader;
    private final Map<Moment, CoverageThen> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Moment, CoverageThen> eldest) {
            return size() > KEPT;
        }
    };

    private record Moment(long knownAt, LocalDate first, LocalDate end) {}

    PastCoverage(GatheringFacts gathering, @Qualifier("readerJdbcClient") JdbcClient reader) {
        this.gathering = gathering;
        this.reader = reader;
    }

    Optional<Instant> enteredAt(long seq) {
        return reader.sql(ENTERED)
                .param("seq", seq)
                .query((row, number) -> Columns.instant(row, "at"))
                .optional();
    }

    long rememberedSince() {
        return reader.sql(REMEMBERED).query(Long.class).single();
    }

    /** As known at a sequence; empty when nothing but evidence came since. */
    Optional<CoverageThen> of(Known now, long knownAt) {
        if (knownAt >= now.place().head()) {
            return Optional.empty();
        }
        var moment = new Moment(knownAt, now.first(), now.end());
        synchronized (kept) {
            var known = kept.get(moment);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var found = gathering.structureAt(knownAt).map(facts -> derive(now, facts, knownAt));
        if (knownAt <= now.place().settled()) {
            found.ifPresent(then -> {
                synchronized (kept) {
                    kept.put(moment, then);
                }
            });
        }
        return found;
    }

    private CoverageThen derive(Known now, CoverageFacts facts, long knownAt) {
        var fits = Fits.of(facts.duties());
        if (now.fits().agreesWith(fits) && now.fits().newIn(fits).isEmpty()) {
            return now.index().then(facts, knownAt);
        }
        // Evidence of then was left out because it fits no duty of now.
        return CoverageIndex.build(facts, now.first(), now.end(), gathering.log(fits))
                .then(facts, knownAt);
    }
}
