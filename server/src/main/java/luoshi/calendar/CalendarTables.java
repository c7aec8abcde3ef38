package luoshi.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Years and days of arrangements as they stand in the tables, drafts included. */
@Repository
class CalendarTables {
    private static final String YEAR =
            "select year, published, version from calendar.published_year where year = :year";
    private static final String DAY = "select day, name, off, paper_year, version from calendar.day where day = :day";
    private static final String DAYS = """
            select day, name, off, paper_year, version from calendar.day where paper_year = :year order by day
            """;
    private static final String ADD_YEAR = """
            insert into calendar.published_year (year, edited, published) values (:year, true, false) on conflict do nothing
            """;
    private static final String TOUCH_YEAR = "update calendar.published_year set edited = true where year = :year";
    private static final String PUBLISH = """
            update calendar.published_year set published = :published, edited = true, version = version + 1
            where year = :year and version = :version
            """;
    private static final String ADD = """
            insert into calendar.day (day, name, off, paper_year) values (:day, :name, :off, :year) on conflict do nothing
            """;
    private static final String CHANGE = """
            update calendar.day set name = :name, off = :off, version = version + 1
            where day = :day and paper_year = :year and version = :version
            """;
    private static final String REMOVE =
            "delete from calendar.day where day = :day and paper_year = :year and version = :version";

    private final JdbcClient sql;

    CalendarTables(JdbcClient sql) {
        this.sql = sql;
    }

    record Year(int year, boolean published, int version) {}

    record Day(LocalDate day, String name, boolean off, int paperYear, int version) {}

    Optional<Year> year(int year) {
        return sql.sql(YEAR)
                .param("year", year)
                .query((row, number) ->
                        new Year(row.getInt("year"), row.getBoolean("published"), row.getInt("version")))
                .optional();
    }

    Optional<Day> day(LocalDate day) {
        return sql.sql(DAY).param("day", day).query(CalendarTables::read).optional();
    }

    List<Day> daysOf(int year) {
        return sql.sql(DAYS).param("year", year).query(CalendarTables::read).list();
    }

    void addYear(int year) {
        sql.sql(ADD_YEAR).param("year", year).update();
        sql.sql(TOUCH_YEAR).param("year", year).update();
    }

    boolean publish(PublishYear command) {
        return sql.sql(PUBLISH)
                        .param("published", command.published())
                        .param("year", command.year())
                        .param("version", command.version())
                        .update()
                == 1;
    }

    boolean add(NameDay command) {
        return write(ADD, command) == 1;
    }

    boolean change(NameDay command) {
        return sql.sql(CHANGE)
                        .param("name", command.name())
                        .param("off", command.off())
                        .param("day", command.day())
                        .param("year", command.paperYear())
                        .param("version", command.version())
                        .update()
                == 1;
    }

    boolean remove(RemoveDay command) {
        return sql.sql(REMOVE)
                        .param("day", command.day())
                        .param("year", command.paperYear())
                        .param("version", command.version())
                        .update()
                == 1;
    }

    private int write(String statement, NameDay command) {
        return sql.sql(statement)
                .param("day", command.day())
                .param("name", command.name())
                .param("off", command.off())
                .param("year", command.paperYear())
                .update();
    }

    private static Day read(ResultSet row, int number) throws SQLException {
        return new Day(
                row.getObject("day", LocalDate.class),
                row.getString("name"),
                row.getBoolean("off"),
                row.getInt("paper_year"),
                row.getInt("version"));
    }
}
