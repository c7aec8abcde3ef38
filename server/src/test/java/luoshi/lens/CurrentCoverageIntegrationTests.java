package luoshi.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.engine.coverage.Cell;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CurrentCoverageIntegrationTests {
    static final LocalDate TODAY = LocalDate.of(2026, 10, 2);

    final DatabaseAccess access = TestDatabase.fresh();
    final Station world = new Station(access);
    final long person = world.officer("043217", "郑某", world.patrol);
    final long duty = world.duty("D-1", "每月一次", "PERFORM", "PERSON", "MONTHLY", "ACT");
    final JdbcTemplate owner = new JdbcTemplate(access.source(access.owner()));
    final ServiceOverDatabase over = new ServiceOverDatabase(access, TODAY);

    @BeforeEach
    void isAsked() {
        evidence(duty, person, "2026-09-10");
        over.coverage.head();
    }

    @AfterEach
    void closes() {
        over.close();
    }

    @Nested
    class WhenTheMonthTurns {
        @Test
        void hasTheNewMonthBeforeAnybodyAsks() {
            over.clock.forward(Duration.ofDays(23));
            var before = over.current.latest();
            assertThat(before.end()).isEqualTo(LocalDate.of(2026, 12, 1));

            over.tending.tend();
            over.clock.forward(Duration.ofDays(8));
            var after = over.current.latest();

            assertThat(after.end()).isEqualTo(LocalDate.of(2027, 1, 1));
            assertThat(after.index()).isSameAs(before.index());
            assertThat(cells(over)).isEqualTo(fresh(LocalDate.of(2026, 11, 2)));
        }

        @Test
        void doesNotAskTheDatabaseAgainWhenNobodyTendedIt() {
            var before = over.current.latest();

            over.clock.forward(Duration.ofDays(70));

            assertThat(over.current.latest().index()).isSameAs(before.index());
            assertThat(cells(over)).isEqualTo(fresh(TODAY.plusDays(70)));
        }

        @Test
        void goesOnFollowing() {
            over.clock.forward(Duration.ofDays(28));
            over.tending.tend();
            evidence(duty, person, "2026-10-20");
            over.clock.forward(Duration.ofDays(5));
            evidence(duty, person, "2026-11-01");

            assertThat(cells(over)).isEqualTo(fresh(TODAY.plusDays(33)));
        }
    }

    @Nested
    class WhenADutyChanges {
        @Test
        void readsTheEvidenceOfOneThatIsPublishedAfterwards() {
            var other = world.duty("D-2", "再一次", "PERFORM", "PERSON", "MONTHLY", "ACT");
            owner.update("update rule.clause_version set status = 'DRAFT' where should = '再一次'");
            evidence(other, person, "2026-08-10");
            assertThat(cells(over)).extracting(Cell::duty).containsOnly(duty);

            owner.update("update rule.clause_version set status = 'PUBLISHED' where should = '再一次'");
            entry("clause");

            assertThat(cells(over)).extracting(Cell::duty).contains(other);
            assertThat(cells(over)).isEqualTo(fresh(TODAY));
        }

        @Test
        void readsAllWhenItTurnsFromPeopleToUnits() {
            var before = over.current.latest();
            owner.update(
                    "insert into evidence.fact (duty_id, unit_id, act_at, kind, origin, entered_seq) values (?, ?, '2026-07-10Z', 'ACT', 'HAND', ?)",
                    duty,
                    world.patrol,
                    entry("evidence"));
            over.coverage.head();

            owner.update("update rule.duty_version set subject = 'UNIT'");
            entry("clause");

            assertThat(cells(over)).isEqualTo(fresh(TODAY));
            assertThat(over.current.latest().index()).isNotSameAs(before.index());
        }
    }

    @Test
    void keepsWhatItHasWhenTheDatabaseFails() {
        var before = over.current.latest();
        over.breakConnection();
        assertThat(catchThrowable(over.current::latest)).isNotNull();
        over.tending.tend();

        over.mendConnection();
        evidence(duty, person, "2026-08-10");

        assertThat(over.current.latest().index()).isSameAs(before.index());
        assertThat(cells(over)).isEqualTo(fresh(TODAY));
    }

    private void evidence(long of, long who, String day) {
        owner.update(
                "insert into evidence.fact (duty_id, unit_id, person_id, act_at, kind, origin, entered_seq) values (?, ?, ?, ?::timestamptz, 'ACT', 'HAND', ?)",
                of,
                world.patrol,
                who,
                day + "T10:00+08:00",
                entry("evidence"));
    }

    private long entry(String entity) {
        return world.owner
                .sql(
                        "insert into ledger.entry (at, actor_name, action, entity, body) values ('2026-09-01Z', '试', 'Tried', :entity, '{}') returning seq")
                .param("entity", entity)
                .query(Long.class)
                .single();
    }

    private List<Cell> fresh(LocalDate today) {
        try (var service = new ServiceOverDatabase(access, today)) {
            return cells(service);
        }
    }

    private static List<Cell> cells(ServiceOverDatabase service) {
        return service.coverage
                .at(LocalDate.now(service.clock))
                .cells(CoverageQuery.all(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 1)));
    }
}
