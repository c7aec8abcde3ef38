package luoshi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import luoshi.engine.calendar.WorkCalendar;
import luoshi.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class CalendarsIntegrationTests {
    @Autowired
    Calendars calendars;

    @Autowired
    FillingCalendars filling;

    @Autowired
    @Qualifier("readerJdbcClient")
    JdbcClient reader;

    @Test
    void findsTheArrangementsOfTheProgramAtTheFirstStart() {
        var calendar = calendars.current();

        assertThat(calendar.publishedYears()).contains(2007, 2026).hasSizeGreaterThanOrEqualTo(20);
        assertThat(calendar.kind(LocalDate.of(2026, 10, 2))).isEqualTo(WorkCalendar.Kind.OFF);
        assertThat(calendar.kind(LocalDate.of(2026, 10, 10))).isEqualTo(WorkCalendar.Kind.MAKE_UP);
        assertThat(calendar).isEqualTo(HolidayTable.published());
        assertThat(calendars.current()).isSameAs(calendar);
    }

    @Test
    void fillsOnlyOnce() {
        var entries = count("select count(*) from ledger.entry where action = 'CalendarFilled'");

        filling.afterPropertiesSet();

        assertThat(entries).isEqualTo(1);
        assertThat(count("select count(*) from ledger.entry where action = 'CalendarFilled'"))
                .isEqualTo(1);
    }

    private long count(String sql) {
        return reader.sql(sql).query(Long.class).single();
    }
}
