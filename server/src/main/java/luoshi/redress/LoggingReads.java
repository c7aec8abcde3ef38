package luoshi.redress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import luoshi.database.Columns;
import luoshi.database.OneAtATime;
import luoshi.kernel.Actor;
import luoshi.ledger.Ledger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes who looked at whose records (谁看过), once per reader, person and hour, and shows it to the person. */
@Component
public class LoggingReads {
    private static final int DAYS = 30;

    private final JdbcClient sql;
    private final JdbcClient reader;
    private final Ledger ledger;
    private final Clock clock;

    LoggingReads(JdbcClient sql, @Qualifier("readerJdbcClient") JdbcClient reader, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What was looked at. */
    public enum What {
        /** 看记录 */
        PERSON,
        /** 答复说明 */
        STATEMENT,
        /** 办异议 */
        OBJECTION
    }

    /** One reader within the last days, with what he did last. */
    record Looked(String name, What what, int times, Instant last) {}

    /** Notes it in a transaction of its own, after the page was read; looking at oneself is nobody's business. */
    @Transactional
    public void note(Actor actor, long person, What what) {
        if (actor.personId() != null && actor.personId() == person) {
            return;
        }
        var now = clock.instant();
        OneAtATime.pass(sql, "reading", actor.accountId() + "/" + person);
        if (notedSince(actor, person, now.truncatedTo(ChronoUnit.HOURS))) {
            return;
        }
        ledger.append(new Ledger.Entry("RecordRead", "reading", person, null, person, Map.of("what", what.name())));
        sql.sql("""
                        insert into redress.reading (person_id, reader_id, reader_name, at, what)
                        values (:person, :reader, :name, :at, :what) on conflict do nothing
                        """)
                .param("person", person)
                .param("reader", actor.personId())
                .param("name", actor.name())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("what", what.name())
                .update();
    }

    private boolean notedSince(Actor actor, long person, Instant hour) {
        return reader.sql("""
                        select exists (select from redress.reading
                            where person_id = :person and coalesce(reader_id, 0) = :reader and reader_name = :name and at >= :hour)
                        """)
                .param("person", person)
                .param("reader", actor.personId() == null ? 0 : actor.personId())
                .param("name", actor.name())
                .param("hour", hour.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Who looked at the actor's own records in the last 30 days, the latest first. */
    @Transactional(readOnly = true)
    List<Looked> lookedAt(long person) {
        return sql.sql("""
                        select reader_name, count(*) as times, max(at) as last, (array_agg(what order by at desc))[1] as what
                        from redress.reading where person_id = :person and at >= :since
                        group by reader_id, reader_name order by max(at) desc
                        """)
                .param("person", person)
                .param("since", clock.instant().minus(Duration.ofDays(DAYS)).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Looked(
                        row.getString("reader_name"),
                        What.valueOf(row.getString("what")),
                        row.getInt("times"),
                        Columns.instant(row, "last")))
                .list();
    }
}
