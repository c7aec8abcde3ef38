package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CellState;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DeadCorners.Corner;
import luoshi.engine.coverage.DeadCorners.CornerState;
import luoshi.engine.coverage.Responsibility;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class CoverageServiceIntegrationTests {
    static final LocalDate TODAY = LocalDate.of(2026, 10, 2);
    static final String ENTRY =
            "insert into ledger.entry (at, actor_name, action, entity, body) values ('2026-09-01Z', '试', 'Tried', ?, '{}') returning seq";

    final DatabaseAccess access = TestDatabase.fresh();
    final Station world = new Station(access);
    final long person = world.officer("043217", "郑某", world.patrol);
    final long duty = world.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");
    final JdbcTemplate owner = new JdbcTemplate(access.source(access.owner()));
    final ServiceOverDatabase over = new ServiceOverDatabase(access, TODAY);

    @AfterEach
    void closes() {
        over.close();
    }

    @Test
    void seesWhatWasCommittedBeforeTheQuestion() {
        assertThat(september().state()).isEqualTo(CellState.DEBT);

        evidence(owner, "2026-09-10");

        assertThat(september().state()).isEqualTo(CellState.MET);
        assertThat(over.coverage.head()).isEqualTo(newest());
    }

    @Test
    void forgetsWhatWasWithdrawn() {
        evidence(owner, "2026-09-10");
        assertThat(september().state()).isEqualTo(CellState.MET);

        var seq = entry(owner, "evidence");
        owner.update("update evidence.fact set withdrawn_seq = ?, withdrawal_reason = '记错了'", seq);

        assertThat(september().state()).isEqualTo(CellState.DEBT);
        assertThat(state(over.coverage.at(TODAY, seq - 1))).isEqualTo(CellState.MET);
        assertThat(state(over.coverage.at(TODAY, seq))).isEqualTo(CellState.DEBT);
    }

    @Test
    void followsATransferAndLeavesThePastWhereItWas() {
        assertThat(september().unit()).isEqualTo(world.patrol);

        owner.update("update organisation.membership set validity = '[2023-01-01,2026-10-01)' where line = 'WORKING'");
        owner.update(
                "insert into organisation.membership (person_id, unit_id, line, reason, validity) values (?, ?, 'WORKING', 'REGULAR', '[2026-10-01,)')",
                person,
                world.community);
        entry(owner, "organisation.membership");

        assertThat(cells(over.coverage.at(TODAY)))
                .filteredOn(cell -> cell.period().equals("2026-10"))
                .extracting(Cell::unit)
                .containsExactly(world.community);
        assertThat(september().unit()).isEqualTo(world.patrol);
    }

    @Test
    void doesNotLoseASequenceThatCommitsLate() throws SQLException {
        assertThat(september().state()).isEqualTo(CellState.DEBT);
        try (var late = connection()) {
            late.setAutoCommit(false);
            var slow = new JdbcTemplate(new SingleConnectionDataSource(late, true));
            evidence(slow, "2026-09-10");

            for (var i = 0; i < 40; i++) {
                entry(owner, "account");
                assertThat(september().state()).isEqualTo(CellState.DEBT);
            }
            evidence(owner, "2026-08-10");
            assertThat(cells(over.coverage.at(TODAY)))
                    .filteredOn(cell -> cell.state() == CellState.MET)
                    .extracting(Cell::period)
                    .containsExactly("2026-08");

            late.commit();
        }

        assertThat(september().state()).isEqualTo(CellState.MET);
    }

    @Test
    void comesBackAfterTheDatabaseFailedIt() throws SQLException {
        assertThat(september().state()).isEqualTo(CellState.DEBT);
        over.breakConnection();

        assertThat(catchThrowable(() -> over.coverage.at(TODAY))).isNotNull();
        over.mendConnection();
        evidence(owner, "2026-09-10");

        assertThat(september().state()).isEqualTo(CellState.MET);
    }

    @Test
    void findsDeadCornersAndForgetsThemWithACheckOrACharge() {
        assertThat(corner().state()).isEqualTo(CornerState.NO_OWNER);

        owner.update(
                "insert into organisation.charge (person_id, unit_id, validity) values (?, ?, '[2026-01-01,)')",
                person,
                world.patrol);
        entry(owner, "charge");
        assertThat(corner().state()).isEqualTo(CornerState.OVERDUE);
        assertThat(Responsibility.chain(over.coverage.standing(Long.MAX_VALUE), world.patrol, world.area, TODAY))
                .isNotEmpty();

        var seq = entry(owner, "supervision.visit");
        owner.update(
                "insert into supervision.visit (unit_id, area_id, at, kind, announced, off_hours, checker_unit_id, entered_seq) values (?, ?, '2026-09-20T02:00Z', 'DIRECTED', false, false, ?, ?)",
                world.patrol,
                world.area,
                world.station,
                seq);
        entry(owner, "supervision.visit");
        assertThat(corner().state()).isEqualTo(CornerState.OK);
        assertThat(over.coverage.corners(TODAY, seq - 1).all())
                .filteredOn(corner -> corner.unit() == world.patrol)
                .extracting(Corner::state)
                .containsExactly(CornerState.OVERDUE);
    }

    @Test
    void namesWhoHasNoTarget() {
        assertThat(over.coverage.withoutTargets(TODAY, Long.MAX_VALUE)).isEmpty();

        var free = world.auxiliary("F00001", "吴某", world.patrol);
        owner.update("update rule.duty_version set scope_staff = '{OFFICER}'");
        entry(owner, "person");

        assertThat(over.coverage.withoutTargets(TODAY, Long.MAX_VALUE)).containsExactly(free);
    }

    private Corner corner() {
        return over.coverage.corners(TODAY, Long.MAX_VALUE).all().stream()
                .filter(corner -> corner.unit() == world.patrol && corner.area() == world.area)
                .findFirst()
                .orElseThrow();
    }

    private Cell september() {
        return cells(over.coverage.at(TODAY)).stream()
                .filter(cell -> cell.period().equals("2026-09"))
                .findFirst()
                .orElseThrow();
    }

    private CellState state(CoverageView view) {
        return cells(view).stream()
                .filter(cell -> cell.period().equals("2026-09"))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<Cell> cells(CoverageView view) {
        return view.cells(CoverageQuery.all(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))
                .person(person));
    }

    /** Twice on one day: the month before lacks as well and comes first. */
    private void evidence(JdbcTemplate through, String day) {
        through.update("""
                insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, quantity, origin, entered_seq)
                values (?, ?, ?, ?::timestamptz, 'ACT', 2, 'HAND', ?)
                """, duty, world.patrol, person, day + "T10:00+08:00", entry(through, "evidence"));
    }

    private static long entry(JdbcTemplate through, String entity) {
        return Objects.requireNonNull(through.queryForObject(ENTRY, Long.class, entity));
    }

    private long newest() {
        return world.count("select max(seq) from ledger.entry");
    }

    private Connection connection() throws SQLException {
        return access.source(access.owner()).getConnection();
    }
}
