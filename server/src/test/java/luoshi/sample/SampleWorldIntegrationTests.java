package luoshi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import luoshi.database.DatabaseAccess;
import luoshi.engine.calendar.OffHours;
import luoshi.ledger.VerifyingLedger;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SampleWorldIntegrationTests {
    static final Clock MORNING = Clock.fixed(Instant.parse("2026-10-02T01:40:00Z"), OffHours.CHINA);
    static final DatabaseAccess ACCESS = TestDatabase.fresh();
    static final JdbcClient OWNER = owner(ACCESS);

    @BeforeAll
    static void isWritten() {
        SampleWorld.ensure(ACCESS, MORNING, "one-password");
    }

    @Test
    void isTheSameTwice() {
        var again = TestDatabase.fresh();
        SampleWorld.ensure(again, MORNING, "another-password");

        for (var table : List.of(
                "organisation.person",
                "organisation.membership",
                "organisation.assignment",
                "roster.shift",
                "roster.occasion",
                "rule.duty_version",
                "rule.exemption",
                "evidence.fact",
                "supervision.visit",
                "supervision.result",
                "supervision.finding",
                "supervision.commendation",
                "rectification.problem",
                "rectification.measure",
                "rectification.step",
                "rectification.look_back")) {
            assertThat(digest(owner(again), table)).as(table).isEqualTo(digest(OWNER, table));
        }
    }

    /** A world of its own: other tests here write to theirs without an entry. */
    @Test
    void answersToTheChainRowByRow() throws Exception {
        var own = TestDatabase.fresh();
        SampleWorld.ensure(own, MORNING, "third-password");

        var found = VerifyingLedger.verify(own.source(own.reader()));

        assertThat(found.breaks()).isEmpty();
        assertThat(found.rows()).isGreaterThan(20_000);
    }

    @Test
    void staysAsItIsWhenAskedAgain() {
        var before = digest(OWNER, "evidence.fact");

        var signIns = SampleWorld.ensure(ACCESS, MORNING, "one-password");

        assertThat(signIns).hasSizeGreaterThan(8);
        assertThat(digest(OWNER, "evidence.fact")).isEqualTo(before);
    }

    @Test
    void refusesADatabaseWithOtherUnits() {
        var other = TestDatabase.fresh();
        new Station(other);

        assertThatThrownBy(() -> SampleWorld.ensure(other, MORNING, "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("data folder of its own");
        assertThat(owner(other)
                        .sql("select count(*) from organisation.person")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void standsOnAnyDayOfTheClock() {
        var other = TestDatabase.fresh();

        SampleWorld.ensure(other, Clock.fixed(Instant.parse("2025-02-28T16:30:00Z"), OffHours.CHINA), "x");

        assertThat(owner(other)
                        .sql("select count(*) from evidence.fact where act_at > '2025-02-28T16:30:00Z'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void hasThePeopleOfTheStory() {
        assertThat(count("select count(*) from organisation.person where departed is null"))
                .isEqualTo(405);
        assertThat(working("QS")).isEqualTo(88);
        assertThat(working("LH")).isEqualTo(64);
        assertThat(count("select count(distinct name) from organisation.person"))
                .isEqualTo(count("select count(*) from organisation.person"));
    }

    @Test
    void recordsEvidenceOnlyOfTheKindsThatTheDutyAccepts() {
        assertThat(count("""
                        select count(*) from evidence.fact f join rule.duty_version v on v.duty_id = f.duty_id
                        where f.kind <> all (v.accepts)""")).isZero();
        assertThat(count("select count(*) from evidence.fact where act_at > '2026-10-02T01:40:00Z'"))
                .isZero();
        assertThat(count("select count(*) from evidence.fact where entered_seq not in (select seq from ledger.entry)"))
                .isZero();
        assertThat(count("select count(*) from evidence.fact")).isBetween(20_000L, 70_000L);
    }

    @Test
    void leadsEveryFindingToAnEnd() {
        assertThat(count("select count(*) from supervision.finding"))
                .isEqualTo(count("select count(*) from supervision.result where outcome = 'NOT_COMPLIANT'"));
        assertThat(count("""
                        select count(*) from supervision.finding f
                        where (f.outcome = 'PROBLEM') <> exists (select from rectification.problem_finding p where p.finding_id = f.id)""")).isZero();
        assertThat(count("""
                        select count(*) from supervision.finding
                        where outcome = 'WAITING' and (found_at < '2026-09-26' or severity > 1 or zero_tolerance)""")).isZero();
        assertThat(count("select count(*) from rectification.step where at > '2026-10-02T01:40:00Z'"))
                .isZero();
        assertThat(count("""
                        select count(*) from rectification.problem p where state = 'SETTLED' and
                            (select count(*) filter (where held) from rectification.look_back l where l.problem_id = p.id) < 3""")).isZero();
    }

    @Test
    void hasAboutAsManyFindingsAndProblemsAsTheReferencePages() {
        var station =
                "(select organisation.subtree((select id from organisation.unit where code = 'QS'), '2026-10-02'))::bigint[]";
        var recent = "from supervision.finding where found_at > '2026-07-04' and unit_id = any (" + station + ")";
        assertThat(count("select count(*) " + recent)).isBetween(120L, 230L);
        assertThat(count("select count(*) " + recent + " and outcome = 'CORRECTED'"))
                .isBetween(70L, 150L);
        assertThat(count("select count(*) " + recent + " and severity = 9")).isBetween(1L, 8L);
        var open = "from rectification.problem where unit_id = any (" + station
                + ") and state in ('OPENED', 'ASSIGNED', 'PLANNED', 'UNDER_WAY', 'CLAIMED')";
        assertThat(count("select count(*) " + open)).isBetween(10L, 40L);
        assertThat(count("select count(*) " + open + " and due < '2026-10-02'")).isBetween(2L, 9L);
        assertThat(count("select count(distinct reason) from rectification.problem"))
                .isEqualTo(4);
    }

    @Test
    void letsTheProgramNumberItsNextRows() {
        assertThat(count("insert into organisation.area (code, name) values ('NEXT', '下一个') returning id"))
                .isEqualTo(13);
    }

    private static long working(String station) {
        return OWNER.sql("""
                        select count(*) from organisation.membership m
                        where m.line = 'WORKING' and m.validity @> date '2026-10-02'
                          and m.unit_id = any (organisation.subtree((select id from organisation.unit where code = :code), '2026-10-02'))
                        """).param("code", station).query(Long.class).single();
    }

    private static long count(String sql) {
        return OWNER.sql(sql).query(Long.class).single();
    }

    private static String digest(JdbcClient owner, String table) {
        return owner.sql(
                        "select count(*) || ' ' || md5(string_agg(t::text, ';' order by t::text)) from " + table + " t")
                .query(String.class)
                .single();
    }

    private static JdbcClient owner(DatabaseAccess access) {
        return JdbcClient.create(access.source(access.owner()));
    }
}
