package luoshi.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells what committed to the 审计链 since a place in it. A transaction may take a lower sequence and commit later than
 * another, also on another node: a sequence is settled only when every transaction that ran beside it has ended.
 */
@Component
final class FollowingLedger {
    /** With the sequence in it, so that the plan is made for the few entries after it. */
    private static final String SINCE = """
            select s.low, s.high, e.seq, e.entity
            from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as low,
                         pg_snapshot_xmax(pg_current_snapshot())::text::bigint as high) s
            left join ledger.entry e on e.seq > %d
            order by e.seq
            """;
    /**
     * The last entry of the newest seal that was made by a transaction older than any that runs. What runs now began
     * after that seal, and takes a sequence after all that the seal holds.
     */
    private static final String FLOOR = """
            select l.seq from ledger.seal s join ledger.link l on l.position = s.size
            where age(s.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)
            order by s.number desc limit 1
            """;
    /** A sequence is taken a moment before its transaction has a number: so many newest ones are always read again. */
    private static final int MARGIN = 8;

    private final JdbcClient reader;

    FollowingLedger(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** What an entry means for coverage. */
    enum Touch {
        /** Nothing of what coverage is derived from. */
        NOTHING,
        /** Evidence only. */
        EVIDENCE,
        /** Anything else: organisation, rosters, rules, calendar. */
        STRUCTURE;

        /** Kinds of record from which no obligation is derived; checks are asked anew after any entry. */
        private static final Set<String> APART = Set.of(
                "visit",
                "finding",
                "commendation",
                "withdrawal",
                "problem",
                "reading",
                "complaint",
                "referral",
                "ledger");

        static Touch of(String entity) {
            if (isOfAccounts(entity) || APART.contains(entity)) {
                return NOTHING;
            }
            return isEvidence(entity) ? EVIDENCE : STRUCTURE;
        }

        static boolean isEvidence(String entity) {
            return entity.startsWith("evidence");
        }

        /** Who signs in and has read something. */
        static boolean isOfAccounts(String entity) {
            return entity.startsWith("account") || entity.endsWith("acknowledgement");
        }
    }

    /**
     * How far somebody has followed.
     *
     * @param settled every sequence up to here is known for good
     * @param head the newest sequence known
     * @param awaited once no transaction below this number runs, everything up to {@code head} is settled
     * @param seen sequences above {@code settled} that are known
     */
    record Place(long settled, long head, long awaited, Set<Long> seen) {}

    /**
     * What came.
     *
     * @param place where to follow on from
     * @param touch the strongest of the new entries, or nothing
     * @param fresh whether there was any new entry
     * @param evidenceAlone whether nothing of them but evidence can be seen on a page of figures
     */
    record News(Place place, Touch touch, boolean fresh, boolean evidenceAlone) {}

    private record Line(long low, long high, long seq, String entity) {}

    /**
     * The place of somebody who is about to read everything, or everything after a sequence that is settled. He need not
     * look at a ledger of years: what the seals hold is settled.
     */
    Place begin(long settled) {
        var sealed = reader.sql(FLOOR).query(Long.class).optional().orElse(0L);
        var floor = Math.max(settled, sealed - MARGIN);
        return since(new Place(floor, floor, 0, Set.of())).place();
    }

    News since(Place place) {
        var lines = reader.sql(SINCE.formatted(place.settled()))
                .query((row, number) -> new Line(
                        row.getLong("low"),
                        row.getLong("high"),
                        row.getLong("seq"),
                        String.valueOf(row.getString("entity"))))
                .list();
        return follow(place, lines);
    }

    private static News follow(Place place, List<Line> lines) {
        var touch = Touch.NOTHING;
        var head = place.head();
        var seqs = new ArrayList<Long>();
        var fresh = false;
        var evidenceAlone = true;
        for (var line : lines) {
            if (line.seq() == 0) {
                continue;
            }
            seqs.add(line.seq());
            head = Math.max(head, line.seq());
            if (!place.seen().contains(line.seq())) {
                fresh = true;
                evidenceAlone &= Touch.isEvidence(line.entity()) || Touch.isOfAccounts(line.entity());
                var meant = Touch.of(line.entity());
                touch = meant.compareTo(touch) > 0 ? meant : touch;
            }
        }
        var awaited = fresh ? lines.getFirst().high() : place.awaited();
        var settled = lines.getFirst().low() < awaited ? place.settled() : Math.max(place.settled(), head - MARGIN);
        if (!fresh && settled == place.settled()) {
            return new News(place, Touch.NOTHING, false, true);
        }
        seqs.removeIf(seq -> seq <= settled);
        return new News(new Place(settled, head, awaited, Set.copyOf(seqs)), touch, fresh, evidenceAlone);
    }
}
