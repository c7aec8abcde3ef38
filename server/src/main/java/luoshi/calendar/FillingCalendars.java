package luoshi.calendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luoshi.calendar.HolidayTable.Row;
import luoshi.ledger.Ledger;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the arrangements that come with the program into the tables: only years that were never there. */
@Component
final class FillingCalendars implements InitializingBean {
    private static final String KNOWN = "select year from calendar.published_year";
    private static final String YEAR =
            "insert into calendar.published_year (year) values (:year) on conflict do nothing";
    private static final String DAY = """
            insert into calendar.day (day, name, off, paper_year) values (:day, :name, :off, :year) on conflict do nothing
            """;

    private final JdbcClient sql;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    FillingCalendars(JdbcClient sql, Ledger ledger, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.sql = sql;
        this.ledger = ledger;
        this.transaction = transaction;
        this.events = events;
    }

    /** At start-up, before the first page is served. */
    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> fill());
    }

    private void fill() {
        var known = new HashSet<Integer>(sql.sql(KNOWN).query(Integer.class).list());
        var fresh = new TreeMap<Integer, List<Row>>();
        for (var row : HolidayTable.rows()) {
            if (!known.contains(row.paperYear())) {
                fresh.computeIfAbsent(row.paperYear(), year -> new ArrayList<>())
                        .add(row);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        fresh.forEach((year, rows) -> {
            sql.sql(YEAR).param("year", year).update();
            rows.forEach(this::insert);
        });
        var seq = ledger.append(
                new Ledger.Entry("CalendarFilled", "calendar", null, null, null, Map.of("years", fresh.keySet())));
        events.publishEvent(new CalendarChanged(seq));
    }

    private void insert(Row row) {
        sql.sql(DAY)
                .param("day", row.day().date())
                .param("name", row.day().name())
                .param("off", row.day().off())
                .param("year", row.paperYear())
                .update();
    }
}
