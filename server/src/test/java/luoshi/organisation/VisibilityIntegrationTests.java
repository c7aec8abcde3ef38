package luoshi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Acting;
import luoshi.kernel.Actor;
import luoshi.kernel.Role;
import luoshi.support.ServerTest;
import luoshi.support.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sees which units and people, through the lookups and straight against the role of the application. */
@ServerTest
class VisibilityIntegrationTests {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 2);
    private static int people;

    @Autowired
    DatabaseAccess access;

    @Autowired
    Units units;

    @Autowired
    People lookup;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Station here;
    Station there;
    long ours;
    long theirs;

    @BeforeEach
    void hasTwoStations() {
        here = new Station(access);
        there = new Station(access);
        ours = here.officer(number(), "郑某", here.patrol);
        theirs = there.officer(number(), "韩某", there.patrol);
    }

    @Test
    void showsTheOwnBranchInTreeOrderAndNothingOfAnotherStation() {
        var leaders = here.unit("所领导", "LEADERS", here.station);

        var tree = Acting.as(chief(here, leaders), () -> units.tree(DAY));

        assertThat(tree).extracting(Unit::id).containsExactly(here.station, leaders, here.patrol, here.community);
        assertThat(tree).extracting(Unit::depth).containsExactly(0, 1, 1, 1);
        assertThat(Acting.as(chief(here, leaders), () -> units.leaves(here.station, DAY)))
                .extracting(Unit::id)
                .containsExactly(leaders, here.patrol, here.community);
    }

    @Test
    void neverShowsAnotherStationsPeople() {
        var found = Acting.as(chief(here), () -> lookup.byIds(List.of(ours, theirs)));

        assertThat(found).containsOnlyKeys(ours);
        for (var table : List.of("person where id", "membership where person_id", "absence where person_id")) {
            assertThat(count(chief(here), "select count(*) from organisation." + table + " = " + theirs))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void neverLetsAStationWriteIntoAnother() {
        assertThatThrownBy(() -> run(
                        chief(here),
                        "insert into organisation.membership (person_id, unit_id, line, reason, validity) values ("
                                + ours + ", " + there.patrol + ", 'WORKING', 'LOAN', '[2030-01-01,)')"))
                .isInstanceOf(DataAccessException.class);
        assertThat(run(chief(here), "update organisation.person set name = '别人' where id = " + theirs))
                .isZero();
        assertThat(run(chief(here), "update organisation.unit set name = '别人' where id = " + there.patrol))
                .isZero();
        assertThat(run(chief(here), "delete from organisation.membership where person_id = " + theirs))
                .isZero();
    }

    @Test
    void showsTheHomeUnitOfSomebodyOnLoanForTheTimeOfTheLoanOnly() {
        here.owner
                .sql(
                        "update organisation.membership set validity = '[2023-01-01,2026-09-28)' where person_id = ? and line = 'WORKING'")
                .param(theirs)
                .update();
        here.owner
                .sql(
                        "insert into organisation.membership (person_id, unit_id, line, reason, validity) values (?, ?, 'WORKING', 'LOAN', '[2026-09-28,2027-03-28)')")
                .param(theirs)
                .param(here.patrol)
                .update();

        assertThat(Acting.as(chief(here), () -> lookup.find(theirs))).isPresent();
        assertThat(Acting.as(chief(here), () -> units.nameOf(there.patrol))).isEqualTo("巡逻防控队");
        assertThat(count(
                        chief(here),
                        "select count(*) from organisation.membership where line = 'HOME' and person_id = " + theirs))
                .isEqualTo(1);
        assertThat(count(
                        chief(here),
                        "select count(*) from organisation.membership where line = 'WORKING' and person_id = "
                                + theirs))
                .isEqualTo(1);
    }

    @Test
    void showsAnOfficerHimselfAndTheNamesOfHisUnits() {
        var officer = new Actor(7, ours, "郑某", Role.OFFICER, here.patrol, List.of(), List.of(), List.of(here.patrol));
        var colleague = here.officer(number(), "吕某", here.patrol);

        assertThat(Acting.as(officer, () -> lookup.byIds(List.of(ours, colleague))))
                .containsOnlyKeys(ours);
        assertThat(Acting.as(officer, () -> units.tree(DAY)))
                .extracting(Unit::id)
                .containsExactly(here.station, here.patrol);
    }

    @Test
    void countsClosedAndFutureUnitsIntoABranchButNotWhatMovedAway() {
        var closed = here.unit("旧队", "TEAM", here.station);
        var moved = here.unit("走队", "TEAM", here.station);
        var future = here.unit("新队", "TEAM", null);
        place(closed, here.station, "[2020-01-01,2026-01-01)", true);
        place(moved, here.station, "[2020-01-01,2026-01-01)", true);
        place(moved, there.station, "[2026-01-01,)", false);
        place(future, here.station, "[2027-01-01,)", false);

        var branch = here.owner
                .sql("select unnest(organisation.branch(?, '2026-10-02'))")
                .param(here.station)
                .query(Long.class)
                .list();

        assertThat(branch)
                .containsExactlyInAnyOrder(here.station, here.patrol, here.community, closed, future)
                .doesNotContain(moved);
    }

    private void place(long unit, long parent, String validity, boolean instead) {
        if (instead) {
            here.owner
                    .sql("delete from organisation.placement where unit_id = ?")
                    .param(unit)
                    .update();
        }
        here.owner
                .sql("insert into organisation.placement (unit_id, parent_id, validity) values (?, ?, ?::daterange)")
                .param(unit)
                .param(parent)
                .param(validity)
                .update();
    }

    private long count(Actor actor, String query) {
        return Acting.as(
                actor,
                () -> transaction.execute(
                        status -> sql.sql(query).query(Long.class).single()));
    }

    private int run(Actor actor, String command) {
        return Acting.as(
                actor, () -> transaction.execute(status -> sql.sql(command).update()));
    }

    private static synchronized String number() {
        return "%06d".formatted(770_000 + ++people);
    }

    private static Actor chief(Station at, long... more) {
        var scope = new java.util.ArrayList<>(List.of(at.station, at.patrol, at.community));
        for (var unit : more) {
            scope.add(unit);
        }
        return new Actor(1, null, "周某", Role.CHIEF, at.station, scope, List.of(), List.of(at.station));
    }
}
