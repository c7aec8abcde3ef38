package luoshi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import luoshi.database.DatabaseAccess;
import luoshi.engine.calendar.Cadence;
import luoshi.engine.calendar.KeyTime;
import luoshi.engine.coverage.CoverageFacts.EvidenceKind;
import luoshi.engine.coverage.CoverageFacts.Exclusion;
import luoshi.engine.coverage.CoverageFacts.Exemption;
import luoshi.engine.coverage.CoverageFacts.Staff;
import luoshi.support.Station;
import luoshi.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RuleFactsIntegrationTests {
    DatabaseAccess access = TestDatabase.fresh();
    Station world = new Station(access);
    RuleFacts facts = new RuleFacts(JdbcClient.create(access.source(access.reader())));

    @Test
    void bindsTheOwnersSubtreeWhereNoUnitIsNamed() {
        var duty = world.duty("D-1", "交接班签字", "PERFORM", "PERSON", "MONTHLY", "ACT,RECORD");

        var read = facts.duties().getFirst();

        assertThat(read.duty()).isEqualTo(duty);
        assertThat(read.cadence()).isEqualTo(Cadence.MONTHLY);
        assertThat(read.accepts()).containsExactlyInAnyOrder(EvidenceKind.ACT, EvidenceKind.RECORD);
        assertThat(read.scope().units()).containsExactly(world.station);
        assertThat(read.scope().leaves()).isFalse();
        assertThat(read.from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(read.to()).isEqualTo(LocalDate.MAX);
    }

    @Test
    void bindsTheLeavesBelowTheOwnerByAUnitDuty() {
        world.duty("D-1", "每月点验", "BE_CHECKED", "UNIT", "MONTHLY", "ACT");
        assertThat(facts.duties().getFirst().scope().leaves()).isTrue();

        set("scope_units = array[" + world.patrol + "]");
        assertThat(facts.duties().getFirst().scope().leaves()).isFalse();
        assertThat(facts.duties().getFirst().scope().units()).containsExactly(world.patrol);
    }

    @Test
    void readsScopeQuotasAndStages() {
        world.duty("D-1", "节中检查", "PERFORM", "PERSON", "KEY_TIME_STAGE", "ACT");
        set(
                "scope_staff = '{OFFICER}', scope_posts = '{7}', leaders_only = true, include_standby = true, key_stages = '{DURING,AFTER}', count = 3, night_share = 0.25");

        var read = facts.duties().getFirst();

        assertThat(read.scope().staff()).containsExactly(Staff.OFFICER);
        assertThat(read.scope().posts()).containsExactly(7L);
        assertThat(read.scope().leadersOnly()).isTrue();
        assertThat(read.scope().standby()).isTrue();
        assertThat(read.stages()).isEqualTo(Set.of(KeyTime.Part.DURING, KeyTime.Part.AFTER));
        assertThat(read.count()).isEqualTo(3);
        assertThat(read.quotas().night()).isEqualTo(0.25);
    }

    @Test
    void leavesDraftsOutAndKeepsWhatWasRepealed() {
        world.duty("D-1", "甲", "PERFORM", "PERSON", "DAILY", "ACT");
        world.owner.sql("update rule.clause_version set status = 'DRAFT'").update();
        assertThat(facts.duties()).isEmpty();

        world.owner
                .sql("update rule.clause_version set status = 'REPEALED', in_force = '[2026-01-01,2026-03-01)'")
                .update();
        assertThat(facts.duties()).singleElement().matches(read -> read.to().equals(LocalDate.of(2026, 3, 1)));
    }

    @Test
    void readsExemptionsAndExclusionsAlsoRevokedOnes() {
        var duty = world.duty("D-1", "甲", "PERFORM", "PERSON", "DAILY", "ACT");
        var person = world.officer("043217", "郑某", world.patrol);
        world.owner
                .sql("""
                        insert into rule.exemption (duty_id, person_id, unit_id, validity, reason, approved_by, approved_on)
                        values (:duty, :person, :unit, '[2026-05-01,2026-06-01)', '临时任务', :person, '2026-04-30')
                        """)
                .param("duty", duty)
                .param("person", person)
                .param("unit", world.patrol)
                .update();
        exclude(person, "area_id", world.area, null);
        exclude(person, "duty_id", duty, "2026-08-01");
        exclude(person, "duty_id", duty, "2026-04-01");

        assertThat(facts.exemptions())
                .containsExactly(new Exemption(
                        duty,
                        person,
                        world.patrol,
                        LocalDate.of(2026, 5, 1),
                        LocalDate.of(2026, 6, 1),
                        LocalDate.of(2026, 4, 30)));
        assertThat(facts.exclusions())
                .containsExactly(
                        new Exclusion(world.patrol, world.area, 0, LocalDate.of(2026, 4, 1), LocalDate.MAX),
                        new Exclusion(world.patrol, 0, duty, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 8, 1)));
    }

    private void set(String assignment) {
        world.owner.sql("update rule.duty_version set " + assignment).update();
    }

    private void exclude(long person, String column, long id, @org.jspecify.annotations.Nullable String revoked) {
        world.owner
                .sql(
                        "insert into rule.not_applicable (unit_id, " + column
                                + ", reason, signed_by, signed_on, review_on, revoked_on) values (:unit, :id, '本队无此业务', :person, '2026-04-01', '2027-04-01', cast(:revoked as date))")
                .param("unit", world.patrol)
                .param("id", id)
                .param("person", person)
                .param("revoked", revoked)
                .update();
    }
}
