package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Straight against the database role: what is read below is written only above. */
class RuleVisibilityIntegrationTests {
    DatabaseAccess access = TestDatabase.fresh();
    Station world = new Station(access);
    long bureau;
    long duty;
    long officer;
    Connection app;

    @BeforeEach
    void hasAClauseOfTheStation() throws SQLException {
        bureau = world.unit("分局", "BUREAU", null);
        world.owner
                .sql(
                        "insert into organisation.placement (unit_id, parent_id, validity) values (:unit, :parent, '[2020-01-01,)')")
                .param("unit", world.station)
                .param("parent", bureau)
                .update();
        duty = world.duty("V-1", "抽看记录", "PERFORM", "PERSON", "MONTHLY", "ACT");
        officer = world.officer("V00001", "郑某", world.patrol);
        app = access.source(access.app()).getConnection();
        app.setAutoCommit(false);
    }

    @AfterEach
    void closes() throws SQLException {
        app.rollback();
        app.close();
    }

    void act(long self, List<Long> scope, List<Long> home) throws SQLException {
        app.rollback();
        try (var bind = app.createStatement()) {
            bind.execute("select set_config('luoshi.self', '" + (self == 0 ? "" : self)
                    + "', true), set_config('luoshi.scope', '" + array(scope) + "', true), set_config('luoshi.home', '"
                    + array(home) + "', true)");
        }
    }

    static String array(List<Long> ids) {
        return ids.toString().replace('[', '{').replace(']', '}').replace(" ", "");
    }

    long count(String sql) throws SQLException {
        try (var statement = app.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    int change(String sql) throws SQLException {
        try (var statement = app.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Test
    void showsAClauseToThoseBelowItsOwnerAndAboveIt() throws SQLException {
        act(officer, List.of(), List.of(world.patrol));
        assertThat(count("select count(*) from rule.clause")).isEqualTo(1);
        assertThat(count("select count(*) from rule.duty_version")).isEqualTo(1);
        act(0, List.of(bureau, world.station, world.patrol), List.of());
        assertThat(count("select count(*) from rule.clause")).isEqualTo(1);
        act(0, List.of(world.unit("别所", "STATION", bureau)), List.of());
        assertThat(count("select count(*) from rule.clause")).isZero();
        act(0, List.of(), List.of());
        assertThat(count("select count(*) from rule.source")).isZero();
    }

    @Test
    void letsNobodyBelowTheOwnerChangeIt() throws SQLException {
        act(officer, List.of(world.patrol), List.of(world.patrol));
        assertThat(change("update rule.clause_version set should = 'x'")).isZero();
        assertThat(change("update rule.clause set title = 'x'")).isZero();
        assertThat(change("delete from rule.duty_version")).isZero();
        assertThatThrownBy(() -> change(
                        "insert into rule.duty (clause_id, code, title) select clause_id, 'Z', 'z' from rule.duty"))
                .hasMessageContaining("row-level security");
        act(0, List.of(world.station), List.of());
        assertThat(change("update rule.clause_version set should = 'x'")).isEqualTo(1);
    }

    @Test
    void letsEverybodyAcknowledgeForHimselfOnly() throws SQLException {
        var insert =
                "insert into rule.acknowledgement (clause_version_id, person_id, at) select id, %d, now() from rule.clause_version";
        act(officer, List.of(), List.of(world.patrol));
        assertThat(change(insert.formatted(officer))).isEqualTo(1);
        var other = world.officer("V00002", "孙某", world.patrol);
        act(officer, List.of(world.patrol), List.of(world.patrol));
        assertThatThrownBy(() -> change(insert.formatted(other))).hasMessageContaining("row-level security");
    }

    @Test
    void showsAnExemptionToThePersonAndTheUnitsLeadersOnly() throws SQLException {
        world.owner
                .sql(
                        "insert into rule.exemption (duty_id, person_id, unit_id, validity, reason, approved_by, approved_on) values (:duty, :person, :unit, '[2026-01-01,2026-02-01)', '集训', :person, '2026-01-01')")
                .param("duty", duty)
                .param("person", officer)
                .param("unit", world.patrol)
                .update();
        act(officer, List.of(), List.of(world.patrol));
        assertThat(count("select count(*) from rule.exemption")).isEqualTo(1);
        assertThat(change("update rule.exemption set reason = 'x'")).isZero();
        act(world.officer("V00003", "旁人", world.patrol), List.of(), List.of(world.patrol));
        assertThat(count("select count(*) from rule.exemption")).isZero();
        act(0, List.of(world.community), List.of());
        assertThat(count("select count(*) from rule.exemption")).isZero();
    }
}
