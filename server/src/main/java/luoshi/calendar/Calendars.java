package luoshi.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import luoshi.engine.calendar.HolidayDay;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.ledger.KnownAt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The working calendar as the tables say it (工作日历), kept until an administrator changes it. */
@Component
public class Calendars {
    private static final String YEARS = "select year from calendar.published_year where published order by year";
    private static final String DAYS = """
            select d.day, d.name, d.off from calendar.day d
            join calendar.published_year y on y.year = d.paper_year and y.published order by d.day
            """;

    private final JdbcClient reader;
    private final AtomicInteger generation = new AtomicInteger();
    private volatile @Nullable WorkCalendar kept;

    Calendars(@Qualifier("readerJdbcClient") JdbcClient reader) {
        this.reader = reader;
    }

    /** The calendar of all published years. */
    public WorkCalendar current() {
        var calendar = kept;
        if (calendar == null) {
            var before = generation.get();
            calendar = load(KnownAt.NOW);
            if (generation.get() == before) {
                kept = calendar;
            }
        }
        return calendar;
    }

    /** Reads it anew, for one who learnt that another node may have changed it. */
    public WorkCalendar reload() {
        forget();
        return current();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void changed(CalendarChanged changed) {
        forget();
    }

    private void forget() {
        generation.incrementAndGet();
        kept = null;
    }

    /** The calendar as it was known at a sequence of the 审计链 (当时所知). */
    public WorkCalendar knownAt(long seq) {
        return load(new KnownAt(seq));
    }

    private WorkCalendar load(KnownAt known) {
        var years = new HashSet<Integer>(
                reader.sql(known.in(YEARS)).query(Integer.class).list());
        var days = reader.sql(known.in(DAYS))
                .query((row, number) -> new HolidayDay(
                        row.getObject("day", LocalDate.class), row.getString("name"), row.getBoolean("off")))
                .list();
        return WorkCalendar.of(days, years);
    }
}
