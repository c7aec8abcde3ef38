package luoshi.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees which rows of a roster, straight against the role of the application. */
class RosterVisibilityIntegrationTests {
    DatabaseAccess access;
    Station mine;
    Station other;
    long he;

    @BeforeEach
    void hasTwoStations() {
        access = TestDatabase.fresh();
        mine = new Station(access);
        other = new Station(access);
        he = fill(mine, "100001");
        fill(other, "200001");
    }

    private static long fill(Station station, String number) {
        var person = station.officer(number, "何晓东", station.patrol);
        var stands = station.officer(number + "9", "郑宇航", station.patrol);
        var shift = station.shift(station.patrol, stands, "DAY", "2026-10-11T08:30+08:00", "2026-10-11T20:30+08:00");
        station.shift(station.patrol, person, "NIGHT", "2026-10-12T20:30+08:00", "2026-10-13T08:30+08:00");
        station.publishRoster(station.patrol, LocalDate.of(2026, 10, 1));
        station.owner
                .sql("""
                        insert into roster.swap (shift_id, unit_id, from_person, to_person, reason, at)
                        values (:shift, :unit, :from, :to, 'x', '2026-10-01Z')
                        """)
                .param("shift", shift)
                .param("unit", station.patrol)
                .param("from", stands)
                .param("to", person)
                .update();
        station.owner
                .sql("""
                        insert into roster.occasion (source, external_id, kind, unit_id, person_id, occurred)
                        values ('警综', :number, '出警', :unit, :person, '2026-10-01Z')
                        """)
                .param("number", number)
                .param("unit", station.patrol)
                .param("person", person)
                .update();
        station.owner
                .sql("insert into roster.seat (unit_id, name, kind, days) values (:unit, '前台', 'DAY', 'ALL')")
                .param("unit", station.patrol)
                .update();
        return person;
    }

    @ParameterizedTest
    @CsvSource({"month, 1", "shift, 2", "swap, 1", "occasion, 1", "seat, 1"})
    void showsAPlannerTheRowsOfHisUnitsOnly(String table, int rows) throws Exception {
        try (var app = app("{" + mine.station + "," + mine.patrol + "}", "", "{}")) {
            assertThat(count(app, table)).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @CsvSource({"month, 1", "shift, 1", "swap, 1", "occasion, 1", "seat, 0"})
    void showsAnOfficerWhatIsHisOwn(String table, int rows) throws Exception {
        try (var app = app("{}", String.valueOf(he), "{" + mine.patrol + "}")) {
            assertThat(count(app, table)).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @CsvSource({"month", "shift", "swap", "occasion", "seat"})
    void showsNothingWithoutAnActor(String table) throws Exception {
        try (var app = app("", "", "")) {
            assertThat(count(app, table)).isZero();
        }
    }

    @Test
    void writesNothingIntoARosterOfAnotherStation() throws Exception {
        try (var app = app("{" + mine.station + "," + mine.patrol + "}", "", "{}");
                var statement = app.createStatement()) {
            assertThat(statement.executeUpdate("update roster.shift set kind = 'FULL' where unit_id = " + other.patrol))
                    .isZero();
            assertThatThrownBy(() -> statement.executeUpdate("""
                            insert into roster.shift (unit_id, person_id, kind, starts, ends)
                            values (%d, %d, 'DAY', '2026-11-11Z', '2026-11-12Z')
                            """.formatted(other.patrol, he)))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void stopsTwoShiftsOfOnePersonAtOneTimeInTheTableItself() {
        assertThatThrownBy(
                        () -> mine.shift(mine.patrol, he, "FULL", "2026-10-13T08:00+08:00", "2026-10-14T08:00+08:00"))
                .hasMessageContaining("exclusion");
    }

    private Connection app(String scope, String self, String home) throws SQLException {
        var app = access.source(access.app()).getConnection();
        app.setAutoCommit(false);
        try (var statement = app.prepareStatement(
                "select set_config('luoshi.scope', ?, true), set_config('luoshi.self', ?, true), set_config('luoshi.home', ?, true)")) {
            statement.setString(1, scope);
            statement.setString(2, self);
            statement.setString(3, home);
            statement.execute();
        }
        return app;
    }

    private static int count(Connection app, String table) throws SQLException {
        try (var rows = app.createStatement().executeQuery("select count(*) from roster." + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
