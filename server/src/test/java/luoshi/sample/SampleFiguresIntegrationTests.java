package luoshi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.engine.calendar.OffHours;
import luoshi.engine.coverage.CoverageIndex;
import luoshi.engine.coverage.CoverageQuery;
import luoshi.engine.coverage.CoverageView;
import luoshi.engine.coverage.DeadCorners;
import luoshi.engine.coverage.Standing;
import luoshi.engine.coverage.Targets;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of the sample world come out of its records, near the orders of magnitude of the reference pages. */
class SampleFiguresIntegrationTests {
    static final LocalDate TODAY = LocalDate.of(2026, 10, 2);
    static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    static final DatabaseAccess ACCESS = TestDatabase.fresh();
    static SampleFacts sample;
    static CoverageView view;
    static JdbcClient owner;

    @BeforeAll
    static void isWritten() {
        var morning = Clock.fixed(Instant.parse("2026-10-02T01:40:00Z"), OffHours.CHINA);
        SampleWorld.ensure(ACCESS, morning, "one-password");
        sample = new SampleFacts(ACCESS, TODAY);
        view = CoverageIndex.build(sample.facts, LocalDate.of(2025, 10, 1), LocalDate.of(2026, 11, 1))
                .at(TODAY);
        owner = JdbcClient.create(ACCESS.source(ACCESS.owner()));
    }

    @Test
    void owesAboutSeventeenHundredThingsInSeptemberAndDoesMostOfThem() {
        var tally =
                view.tally(CoverageQuery.all(SEPTEMBER, SEPTEMBER.plusMonths(1)).in(unit("QS")));

        assertThat(tally.owed()).isBetween(1_500L, 2_000L);
        assertThat(tally.rate()).isBetween(0.94, 0.97);
        assertThat(tally.debt()).isBetween(15L, 60L);
        assertThat(tally.weak()).isBetween(15L, 70L);
        assertThat(tally.late()).isBetween(30L, 90L);
        assertThat(tally.exempt()).isBetween(15L, 60L);
    }

    @Test
    void keepsEveryMonthOfTheYearNearTheSame() {
        for (var month = SEPTEMBER.minusMonths(10); month.isBefore(SEPTEMBER); month = month.plusMonths(1)) {
            var tally = view.tally(CoverageQuery.all(month, month.plusMonths(1)).in(unit("QS")));
            assertThat(tally.owed()).as(month.toString()).isBetween(1_200L, 2_300L);
            assertThat(tally.rate()).as(month.toString()).isBetween(0.92, 0.999);
        }
    }

    @Test
    void hasTheDeadCornersOfTheStory() {
        var teams = teams("QS");
        var corners = DeadCorners.of(Standing.of(sample.facts), sample.checks, sample.intervals, TODAY).stream()
                .filter(corner -> teams.contains(corner.unit()))
                .toList();

        assertThat(corners).hasSize(72);
        assertThat(corners.stream().filter(DeadCorners.Corner::applicable)).hasSize(53);
        assertThat(corners.stream()
                        .filter(DeadCorners.Corner::dead)
                        .map(corner -> corner.owners().isEmpty() ? 0 : corner.daysSince()))
                .containsExactlyInAnyOrder(0, 0, 52, 47, 33);
    }

    @Test
    void leavesThreePeopleOfTheStationWithoutTargets() {
        var ids = Targets.without(Standing.of(sample.facts), TODAY);

        var names = owner.sql("select name from organisation.person where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(String.class)
                .list();

        assertThat(names).contains("赵思源", "高远帆", "孙启明").hasSizeBetween(3, 3);
    }

    @Test
    void checksAboutTwelveHundredItemsInThirtyDays() {
        var teams = teams("QS");
        var drawn =
                sample
                        .visits
                        .drawn(TODAY.minusDays(29), TODAY.plusDays(1), luoshi.supervision.VisitFacts.ALL_KNOWN)
                        .stream()
                        .filter(results -> teams.contains(results.unitId()))
                        .toList();
        var seen = drawn.stream()
                .mapToInt(luoshi.supervision.VisitFacts.DrawnResults::seen)
                .sum();
        var bad = drawn.stream()
                .mapToInt(luoshi.supervision.VisitFacts.DrawnResults::notCompliant)
                .sum();

        assertThat(seen).isBetween(1_000, 1_500);
        assertThat(1 - (double) bad / seen).isBetween(0.93, 0.97);
    }

    private static long unit(String code) {
        return owner.sql("select id from organisation.unit where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private static List<Long> teams(String station) {
        return owner.sql("select id from organisation.unit where code like :code || '-%' and upper_inf(existence)")
                .param("code", station)
                .query(Long.class)
                .list();
    }
}
