package luoshi.supervision;

import static luoshi.supervision.VisitFacts.ALL_KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import luoshi.database.DatabaseAccess;
import luoshi.supervision.VisitFacts.DrawnResults;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class VisitFactsIntegrationTests {
    DatabaseAccess access = TestDatabase.fresh();
    Station world = new Station(access);
    VisitFacts facts = new VisitFacts(JdbcClient.create(access.source(access.reader())));
    long clause;

    @BeforeEach
    void hasAClause() {
        clause = world.clauseOf(world.duty("D-2", "在岗在位", "PERFORM", "PERSON", "MONTHLY", "ACT"));
    }

    @Test
    void findsTheLastCheckOfAnyKindUpToTheWholeDay() {
        visit("2026-09-01T02:00:00Z", "DRAWN", 5, 0, 0, 0);
        visit("2026-09-10T15:59:00Z", "COMPLAINT", 6, 0, 0, 0);
        visit("2026-09-10T16:00:00Z", "DRAWN", 7, 0, 0, 0);

        assertThat(facts.lastChecks(LocalDate.of(2026, 9, 10), ALL_KNOWN))
                .singleElement()
                .satisfies(last -> assertThat(last.day()).isEqualTo(LocalDate.of(2026, 9, 10)))
                .satisfies(last -> assertThat(last.unitId()).isEqualTo(world.patrol));
        assertThat(facts.lastChecks(LocalDate.of(2026, 9, 11), ALL_KNOWN)
                        .getFirst()
                        .day())
                .isEqualTo(LocalDate.of(2026, 9, 11));
        assertThat(facts.lastChecks(LocalDate.of(2026, 9, 11), 5).getFirst().day())
                .isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(facts.lastChecks(LocalDate.of(2026, 8, 31), ALL_KNOWN)).isEmpty();
    }

    @Test
    void countsDrawnResultsOnlyAndLeavesOutWhatDoesNotApply() {
        visit("2026-09-01T02:00:00Z", "DRAWN", 5, 3, 1, 2);
        visit("2026-09-02T02:00:00Z", "DIRECTED", 6, 9, 9, 9);
        visit("2026-09-30T16:00:00Z", "DRAWN", 7, 4, 0, 0);

        assertThat(facts.drawn(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1), ALL_KNOWN))
                .containsExactly(new DrawnResults(world.patrol, world.area, 3, 1));
    }

    private void visit(String at, String kind, long seq, int compliant, int not, int none) {
        var id = world.owner
                .sql("""
                        insert into supervision.visit (unit_id, area_id, at, kind, announced, off_hours, checker_unit_id, entered_seq)
                        values (:unit, :area, cast(:at as timestamptz), :kind, false, false, :station, :seq) returning id
                        """)
                .param("unit", world.patrol)
                .param("area", world.area)
                .param("at", at)
                .param("kind", kind)
                .param("station", world.station)
                .param("seq", seq)
                .query(Long.class)
                .single();
        results(id, "COMPLIANT", compliant);
        results(id, "NOT_COMPLIANT", not);
        results(id, "NOT_APPLICABLE", none);
    }

    private void results(long visit, String outcome, int count) {
        for (var number = 0; number < count; number++) {
            world.owner
                    .sql("""
                            insert into supervision.result (visit_id, clause_id, unit_id, area_id, outcome)
                            values (:visit, :clause, :unit, :area, :outcome)
                            """)
                    .param("visit", visit)
                    .param("clause", clause)
                    .param("unit", world.patrol)
                    .param("area", world.area)
                    .param("outcome", outcome)
                    .update();
        }
    }
}
